/** The searches made lately: bounded, newest first, forgotten one by one or all at once. */
import { limits } from '../../contract/limits.ts';
import type { Core } from '../core.ts';
import { fold } from '../words/words.ts';

const same = (one: string, other: string): boolean => fold(one) === fold(other);

export const recentSearches = (core: Core): readonly string[] => core.store.reading.data.searches;

/** The same search in other letters takes the place of the one before. */
export const rememberSearch = async (core: Core, query: string): Promise<readonly string[]> => {
  const wanted = query.replace(/\s+/g, ' ').trim();
  if (wanted === '') return recentSearches(core);
  const reading = await core.store.reading.update((before) => {
    if (before.searches[0] === wanted) return before;
    const others = before.searches.filter((each) => !same(each, wanted));
    return { ...before, searches: [wanted, ...others].slice(0, limits.recentSearches) };
  });
  return reading.searches;
};

/** Forgets one, or, without a query, all. */
export const forgetSearches = async (core: Core, query?: string): Promise<readonly string[]> => {
  const reading = await core.store.reading.update((before) => ({
    ...before,
    searches: query === undefined ? [] : before.searches.filter((each) => !same(each, query)),
  }));
  return reading.searches;
};
