/** Where in the paper the reader stands. It lives in the page's address, so that back, forward and reload work. */
import { create } from 'zustand';
import type { ListKind } from '../../electron/contract/models.ts';
import { listKinds } from '../../electron/contract/models.ts';

export type ListPlace = {
  readonly screen: 'list';
  readonly kind: ListKind;
  /** Section or source, for the kinds of that name. */
  readonly id: string | null;
  readonly articleId: string | null;
};
export type SearchPlace = { readonly screen: 'search'; readonly query: string; readonly articleId: string | null };
export type Place =
  | { readonly screen: 'front' }
  | ListPlace
  | SearchPlace
  | { readonly screen: 'sources' }
  | { readonly screen: 'settings' };

/** The place as the part of an address after the page's own. */
export const addressOf = (place: Place): string => {
  const parts = new URLSearchParams();
  if (place.screen === 'search') parts.set('query', place.query);
  if ((place.screen === 'list' || place.screen === 'search') && place.articleId !== null) {
    parts.set('story', place.articleId);
  }
  const path =
    place.screen === 'list'
      ? `list/${place.kind}${place.id === null ? '' : `/${encodeURIComponent(place.id)}`}`
      : place.screen;
  const rest = parts.toString();
  return `#/${path}${rest === '' ? '' : `?${rest}`}`;
};

const isListKind = (kind: string): kind is ListKind => (listKinds as readonly string[]).includes(kind);

/** The place an address names; the front page for anything else. */
export const placeOf = (address: string): Place => {
  const [path = '', rest = ''] = address.replace(/^#\/?/, '').split('?', 2);
  const parts = new URLSearchParams(rest);
  const [screen = '', kind = '', id = ''] = path.split('/');
  const articleId = parts.get('story');
  if (screen === 'sources' || screen === 'settings') return { screen };
  if (screen === 'search') return { screen, query: parts.get('query') ?? '', articleId };
  if (screen !== 'list' || !isListKind(kind)) return { screen: 'front' };
  return { screen, kind, id: id === '' ? null : decodeURIComponent(id), articleId };
};

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
