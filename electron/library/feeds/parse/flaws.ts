/** What was wrong in a document and was read anyway. */
import type { FeedFlaw } from '../model.ts';

const mostFlaws = 20;

export type FlawList = {
  /** `at`: offset in the document, or `null` where the flaw has no place. The first few of each document are kept, one of a code per line. */
  readonly add: (code: string, at: number | null) => void;
  readonly list: () => readonly FeedFlaw[];
};

export const flawList = (text: string): FlawList => {
  const found: { readonly code: string; readonly at: number | null }[] = [];
  return {
    add: (code, at) => {
      if (found.length < mostFlaws) found.push({ code, at });
    },
    list: () => {
      const seen = new Set<string>();
      return found
        .map(({ code, at }) => ({ code, ...position(text, at) }))
        .filter(({ code, line }) => {
          const key = `${code} ${line}`;
          if (seen.has(key)) return false;
          seen.add(key);
          return true;
        });
    },
  };
};

const position = (
  text: string,
  at: number | null,
): { readonly line: number | null; readonly column: number | null } => {
  if (at === null) return { line: null, column: null };
  const before = text.slice(0, at);
  let line = 1;
  for (let from = before.indexOf('\n'); from >= 0; from = before.indexOf('\n', from + 1)) line += 1;
  return { line, column: at - before.lastIndexOf('\n') };
};
