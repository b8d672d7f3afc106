/** Moving through the list at hand by key. */
import { headlineAtCursor, loadMore, neighbour, useListing } from '../../state/listing.ts';
import { openArticle, openArticleId, usePlace } from '../../state/place.ts';
import { isNarrow } from '../../state/window.ts';

/** Moves to the next or previous headline; where a reader stands beside the list (or is already open), the story opens with it. */
export const moveCursor = (step: 1 | -1): void => {
  const headline = neighbour(step);
  if (headline === null) {
    void loadMore();
    return;
  }
  useListing.setState({ cursorId: headline.id });
  const reading = openArticleId(usePlace.getState().place) !== null;
  if (!isNarrow() || reading) openArticle(headline.id, headline.sectionId);
};

/** Opens the story under the cursor; where it is open already, moves the keyboard into it. */
export const openAtCursor = (): void => {
  const headline = headlineAtCursor();
  if (headline === null) return;
  if (openArticleId(usePlace.getState().place) === headline.id) {
    document.querySelector<HTMLElement>('[data-keys="reader"]')?.focus();
    return;
  }
  openArticle(headline.id, headline.sectionId);
};
