/** The reader's saved searches, in their order: durable, told, and taking one away can be taken back. */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { SavedSearch } from '../../contract/searches.ts';
import type { Core } from '../core.ts';
import { rememberUndo } from '../reading/undo.ts';

type Searches = readonly SavedSearch[];

/** Rejects with `search-not-found`. */
export const searchById = (searches: Searches, id: string): SavedSearch => {
  const found = searches.find((search) => search.id === id);
  if (found === undefined) throw new Failure('search-not-found', { id });
  return found;
};

const clean = (text: string, of: string): string => {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  if (trimmed === '') throw new Failure('bad-input', { detail: `a saved search needs a ${of}` });
  return trimmed;
};

const change = async (core: Core, make: (searches: Searches) => Searches): Promise<Searches> => {
  const paper = await core.store.paper.update((before) => ({ ...before, searches: make(before.searches) }));
  core.teller.tell('paper.changed', {});
  return paper.searches;
};

/** Adds a search at the end. Rejects with `bad-input`, `too-many-searches`. */
export const saveSearch = async (core: Core, title: string, query: string): Promise<SavedSearch> => {
  const search = {
    id: `q${randomUUID().replaceAll('-', '').slice(0, 12)}`,
    title: clean(title, 'title'),
    query: clean(query, 'query'),
  };
  await change(core, (searches) => {
    if (searches.length >= limits.savedSearches) {
      throw new Failure('too-many-searches', { limit: limits.savedSearches });
    }
    return [...searches, search];
  });
  return search;
};

/** Renames it, gives it another query, moves it to a place among the others. Rejects with `search-not-found`, `bad-input`. */
export const updateSearch = async (
  core: Core,
  id: string,
  part: { readonly title?: string; readonly query?: string; readonly position?: number },
): Promise<SavedSearch> => {
  const searches = await change(core, (before) => {
    const search = searchById(before, id);
    const next = {
      id,
      title: part.title === undefined ? search.title : clean(part.title, 'title'),
      query: part.query === undefined ? search.query : clean(part.query, 'query'),
    };
    const at = part.position ?? before.indexOf(search);
    return before.filter((each) => each.id !== id).toSpliced(at, 0, next);
  });
  return searchById(searches, id);
};

/** Answers the undo. Rejects with `search-not-found`. */
export const removeSearch = async (core: Core, id: string): Promise<string> => {
  const { searches } = core.store.paper.data;
  const search = searchById(searches, id);
  const position = searches.indexOf(search);
  await change(core, (before) => before.filter((each) => each.id !== id));
  return rememberUndo(core, { kind: 'search', search, position });
};

/** Puts a removed search back where it stood. */
export const restoreSearch = async (core: Core, search: SavedSearch, position: number): Promise<void> => {
  await change(core, (before) => before.filter((each) => each.id !== search.id).toSpliced(position, 0, search));
};
