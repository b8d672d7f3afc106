/** The part of the map of calls that is about searching. */
import { call, id, title } from './call.ts';
import { limits } from './limits.ts';
import { integer, nothing, object, oneOf, optional, text } from './schema.ts';
import type { SavedSearch, SearchPage } from './searches.ts';

export const searchCalls = {
  'search.query': call(
    object({
      query: text(limits.queryCharacters),
      order: optional(oneOf('relevance', 'date')),
      offset: optional(integer(0, 100_000)),
      limit: optional(integer(1, 100)),
    }),
  ).answers<SearchPage>(),

  /** Keeps a search as a smart section, after the others. */
  'searches.save': call(object({ title, query: text(limits.queryCharacters) })).answers<SavedSearch>(),
  'searches.update': call(
    object({
      id,
      title: optional(title),
      query: optional(text(limits.queryCharacters)),
      /** Its place among the others, from 0. */
      position: optional(integer(0, limits.savedSearches)),
    }),
  ).answers<SavedSearch>(),
  'searches.remove': call(object({ id })).answers<{ readonly undo: string }>(),
  /** Searches made lately, newest first. */
  'searches.recent': call(nothing).answers<readonly string[]>(),
  'searches.remember': call(object({ query: text(limits.queryCharacters) })).answers<readonly string[]>(),
  /** One, or, without a query, all. */
  'searches.forget': call(object({ query: optional(text(limits.queryCharacters)) })).answers<readonly string[]>(),
} as const;
