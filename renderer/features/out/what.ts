/** What can be taken out or printed: a story, what a list shows, or the day's paper. */
import type { Exported } from '../../../electron/contract/call.ts';
import { filterInput, useListing } from '../../state/listing.ts';
import { openArticleId, usePlace } from '../../state/place.ts';

/** All that the list at hand shows, or `null` where there is none. */
export const shownList = (): Exported | null => {
  const { query } = useListing.getState();
  return query?.of === 'list' ? { filter: filterInput(query) } : null;
};

/** What stands before the reader: the open story, else the list, else the front page. */
export const atHand = (): Exported | null => {
  const { place } = usePlace.getState();
  const articleId = openArticleId(place);
  if (articleId !== null) return { ids: [articleId] };
  if (place.screen === 'front') return { edition: 'paper' };
  return place.screen === 'list' ? shownList() : null;
};
