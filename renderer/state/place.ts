/** Where in the paper the reader stands. It lives in the page's address, so that back, forward and reload work. */
import { create } from 'zustand';
import type { Place } from './place-address.ts';
import { addressOf, placeOf } from './place-address.ts';

export type { ListPlace, Place, SearchPlace } from './place-address.ts';
export { addressOf } from './place-address.ts';

type PlaceState = {
  readonly place: Place;
  /** In a narrow window: whether the sidebar covers the page. */
  readonly sidebarOpen: boolean;
};

export const usePlace = create<PlaceState>(() => ({ place: placeOf(location.hash), sidebarOpen: false }));

/** Goes to a place. `replace` leaves no step to come back to, for what changes with each key press. */
export const goTo = (place: Place, how: 'push' | 'replace' = 'push'): void => {
  const address = addressOf(place);
  if (how === 'push' && address !== location.hash) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  usePlace.setState({ place, sidebarOpen: false });
};

export const setSidebarOpen = (sidebarOpen: boolean): void => usePlace.setState({ sidebarOpen });

/** The story that stands open, if any. */
export const openArticleId = (place: Place): string | null =>
  place.screen === 'list' || place.screen === 'search' ? place.articleId : null;

/** The same list without its story, for the way back in a narrow window. */
export const withoutArticle = (place: Place): Place =>
  place.screen === 'list' || place.screen === 'search' ? { ...place, articleId: null } : place;

/** Opens a story in the list at hand, or, from elsewhere, in the list of its section. */
export const openArticle = (articleId: string, sectionId: string | null): void => {
  const { place } = usePlace.getState();
  if (place.screen === 'list' || place.screen === 'search') {
    goTo({ ...place, articleId }, place.articleId === null ? 'push' : 'replace');
    return;
  }
  goTo({ screen: 'list', kind: sectionId === null ? 'latest' : 'section', id: sectionId, articleId });
};

window.addEventListener('popstate', () => usePlace.setState({ place: placeOf(location.hash), sidebarOpen: false }));
