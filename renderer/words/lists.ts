/** Names of the places in the paper that are not sections, and what their empty states say. */
import type { ListKind } from '../../electron/contract/models.ts';

export type FixedList = Exclude<ListKind, 'section' | 'source' | 'tag' | 'search'>;

export const listTitles: Readonly<Record<FixedList, string>> = {
  all: 'All stories',
  latest: 'Latest',
  'must-read': 'Must read',
  recommended: 'Recommended',
  saved: 'Saved',
  starred: 'Starred',
  files: 'Local files',
  hidden: 'Hidden by filters',
};

/** Title and line of an empty list. */
export const wordEmptyList = (kind: ListKind, filter: 'unread' | 'all' | 'starred' | 'by-story'): [string, string] => {
  if (filter === 'starred') return ['Nothing starred here', 'Press S on a story to star it.'];
  if (filter === 'unread') return ['Nothing unread', 'Choose All to see what was read.'];
  switch (kind) {
    case 'saved':
      return ['Nothing saved', 'Press B on a story to save it. Saved stories stay for good.'];
    case 'files':
      return ['No local files', 'Drop files anywhere in the window, or add them with the plus sign.'];
    case 'must-read':
      return ['Nothing stands out', 'Stories that several of your sources tell appear here.'];
    case 'recommended':
      return ['Nothing to recommend yet', 'It follows what you read, on this machine only.'];
    case 'tag':
      return ['No stories with this tag', 'Filters put tags on stories.'];
    case 'hidden':
      return ['Nothing is hidden', 'Stories that a filter hides can be read here, and brought back.'];
    case 'search':
      return ['Nothing found', 'Stories that the search finds appear here as they come.'];
    case 'source':
      return ['No stories yet', 'They appear when the source has been read.'];
    default:
      return ['No stories here yet', 'Add a source to this section with the plus sign.'];
  }
};
