/** Words inside words of headlines ("minister" in "Verkehrsminister"): looked for only when little else was found. */
import type { Lookup } from './lookup.ts';
import { anyOf, isText } from './match-expression.ts';
import type { SearchQuery, TextPart } from './query.ts';

const shortest = 4;

const isInner = (part: TextPart): boolean =>
  part.words.length === 1 &&
  !part.exact &&
  (part.column === null || part.column === 'title') &&
  Array.from(part.words[0] ?? '').length >= shortest;

/**
 * Numbers of articles that hold every word of the query, some of them only inside words of the headline, newest first. None for a query with
 * filters, exclusions or too short words.
 */
export const findInnerWords = (lookup: Lookup, query: SearchQuery): readonly number[] => {
  if (query.some((clause) => clause.negative || !clause.alternatives.every(isText))) return [];
  const sets: Set<number>[] = [];
  for (const clause of query) {
    const parts = clause.alternatives.filter(isText);
    const inner = parts.filter(isInner).flatMap((part) => lookup.insideTitles(part.words[0] ?? ''));
    if (inner.length === 0) return [];
    sets.push(new Set([...inner, ...lookup.newest(anyOf(parts), 5_000)]));
  }
  const [first = new Set<number>(), ...others] = sets;
  return [...first].filter((number) => others.every((set) => set.has(number))).sort((a, b) => b - a);
};
