/** The place in a text where the searched words stand, as plain text with marks. */
import { indexWordsOf, tokensOf, variantsOf } from '../words/words.ts';
import type { SearchQuery, TextPart } from './query.ts';
import { isText } from './match-expression.ts';

export type Snippet = { readonly text: string; readonly marks: readonly (readonly [number, number])[] };

const snippetCharacters = 220;
/** How far into a text words are looked for: deeper finds cost more time than they are worth in a list. */
const scannedCharacters = 20_000;
/** Enough to choose the best place from; a common word need not be marked to the end of the text. */
const marksPerText = 16;

type Wanted = {
  readonly words: ReadonlySet<string>;
  readonly prefixes: readonly string[];
};

/** The positive words of a query in the forms that may stand in a text. */
export const wantedWords = (query: SearchQuery): Wanted => {
  const words = new Set<string>();
  const prefixes: string[] = [];
  const take = (part: TextPart): void => {
    for (const word of part.words) {
      words.add(word);
      if (!part.exact && part.words.length === 1) for (const form of variantsOf(word)) words.add(form);
    }
    const last = part.words.at(-1);
    if (part.prefix && last !== undefined) prefixes.push(last);
  };
  for (const clause of query) {
    if (clause.negative) continue;
    for (const part of clause.alternatives) if (isText(part)) take(part);
  }
  return { words, prefixes };
};

const markDense = (word: string, start: number, end: number, wanted: Wanted, marks: [number, number][]): void => {
  const pairs = indexWordsOf({ word, start, end, script: 'dense' }, true);
  let at = start;
  for (const pair of pairs) {
    const first = Array.from(pair)[0] ?? '';
    const hit = wanted.words.has(pair) || wanted.prefixes.some((prefix) => pair.startsWith(prefix));
    const length = wanted.words.has(pair) ? pair.length : first.length;
    if (hit) {
      const last = marks.at(-1);
      if (last !== undefined && last[1] >= at) last[1] = Math.min(end, at + length);
      else marks.push([at, Math.min(end, at + length)]);
    }
    at += first.length;
  }
};

const marksIn = (text: string, wanted: Wanted): [number, number][] => {
  const marks: [number, number][] = [];
  for (const token of tokensOf(text)) {
    if (marks.length >= marksPerText) break;
    if (token.script === 'dense') markDense(token.word, token.start, token.end, wanted, marks);
    else if (wanted.words.has(token.word) || wanted.prefixes.some((prefix) => token.word.startsWith(prefix))) {
      marks.push([token.start, token.end]);
    }
  }
  return marks;
};

/** Where a window of the snippet's length holds most different words, the earlier of equals. */
const bestStart = (text: string, marks: readonly (readonly [number, number])[]): number => {
  let best = 0;
  let bestScore = -1;
  for (const [from, first] of marks.entries()) {
    const seen = new Set<string>();
    for (let at = from; at < marks.length; at += 1) {
      const mark = marks[at];
      if (mark === undefined || mark[1] > first[0] + snippetCharacters - 40) break;
      seen.add(text.slice(mark[0], mark[1]).toLowerCase());
    }
    if (seen.size > bestScore) {
      bestScore = seen.size;
      best = first[0];
    }
  }
  return best;
};

/** Cuts text around the best place. Without a find the text's beginning stands for it. */
export const snippetOf = (text: string, wanted: Wanted): Snippet => {
  const scanned = text.slice(0, scannedCharacters);
  const found = marksIn(scanned, wanted);
  const hit = found.length === 0 ? 0 : bestStart(scanned, found);
  let start = Math.max(0, hit - 40);
  if (start > 0) {
    const space = scanned.indexOf(' ', start);
    start = space !== -1 && space < hit ? space + 1 : start;
    if (/[\udc00-\udfff]/.test(scanned.charAt(start))) start += 1;
  }
  let end = Math.min(scanned.length, start + snippetCharacters);
  if (end < text.length) {
    const space = scanned.lastIndexOf(' ', end);
    if (space > start + snippetCharacters / 2) end = space;
    else if (/[\udc00-\udfff]/.test(scanned.charAt(end))) end -= 1;
  }
  const head = start > 0 ? '… ' : '';
  const tail = end < text.length ? ' …' : '';
  // One mark a character long replaces each line break: offsets stay.
  const body = scanned.slice(start, end).replace(/\s/g, ' ');
  const marks = found
    .filter((mark) => mark[0] >= start && mark[1] <= end)
    .map((mark) => [mark[0] - start + head.length, mark[1] - start + head.length] as const);
  return { text: head + body + tail, marks };
};
