/** A page of search results as the contract shows it. */
import type { CallInput } from '../contract/calls.ts';
import type { SearchPage } from '../contract/searches.ts';
import { createPlacing, listed } from './articles/view.ts';
import type { Core } from './core.ts';

const pageLength = 20;

/** Rejects with `search-unavailable`. */
export const searchPage = async (core: Core, input: CallInput<'search.query'>): Promise<SearchPage> => {
  const offset = input.offset ?? 0;
  const limit = input.limit ?? pageLength;
  const { found, total, isMore, troubles } = await core.search.query({
    query: input.query,
    order: input.order ?? 'relevance',
    offset,
    limit,
  });
  const placing = createPlacing(core);
  const hits = found.flatMap(({ id, snippet }) => {
    const entry = core.headlines.get(id);
    return entry === undefined ? [] : [{ headline: listed(core, entry, placing), snippet }];
  });
  const end = offset + limit;
  const goesOn = end < total || (isMore && found.length === limit);
  return { hits, total, isMore, troubles, next: goesOn ? end : null };
};
