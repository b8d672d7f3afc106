/**
 * The first letters of words, kept apart: a word of three or four letters that is still being typed begins words in half of all articles, and
 * putting the lists of all those words together takes FTS5 a hundred times as long as reading one list of their beginnings.
 */
import type { Database } from './database.ts';
import { isText } from './match-expression.ts';
import type { SearchQuery, TextPart } from './query.ts';

const keptLetters = 4;
const leastLetters = 3;
/** Scripts whose words do not change at their beginning: what is typed is how the word begins. */
const plainWord = /^[a-z0-9\u0370-\u03ff\u0400-\u04ff]+$/;
/** Beginnings of words in titles carry this; they are one longer than any other. */
const titleMark = '0';

/** The beginnings of the words of a text that was made for the index, each once. */
export const beginningsOf = (title: string, ...others: readonly string[]): string => {
  const found = new Set<string>();
  const take = (text: string, mark: string): void => {
    for (const word of text.split(' ')) {
      if (word.length >= leastLetters && plainWord.test(word)) found.add(mark + word.slice(0, keptLetters));
    }
  };
  take(title, titleMark);
  for (const text of [title, ...others]) take(text, '');
  return [...found].join(' ');
};

export type UnfinishedQuery = { readonly word: string; readonly others: SearchQuery };

const isShortBeginning = (part: TextPart): boolean => {
  const [word, next] = part.words;
  return (
    word !== undefined &&
    next === undefined &&
    part.prefix &&
    part.column === null &&
    word.length >= leastLetters &&
    word.length <= keptLetters &&
    plainWord.test(word)
  );
};

/** The query's one unfinished short word apart from the rest; `null` where there is none. */
export const unfinishedWord = (query: SearchQuery): UnfinishedQuery | null => {
  const at = query.findLastIndex((clause) => {
    const [part, other] = clause.alternatives;
    return !clause.negative && other === undefined && part !== undefined && isText(part) && isShortBeginning(part);
  });
  const part = query[at]?.alternatives[0];
  if (part === undefined || !isText(part)) return null;
  return { word: part.words[0] ?? '', others: query.toSpliced(at, 1) };
};

export const createBeginnings = (database: Database) => {
  const listing = database.prepareNumbers(
    'select rowid from beginnings where beginnings match ? and rowid between ? and ? order by rowid desc limit ?',
  );
  const expression = (word: string, mark: string): string =>
    word.length < keptLetters ? `"${mark}${word}" *` : `"${mark}${word}"`;
  const listed = (word: string, mark: string, limit: number, least = 0, most = Number.MAX_SAFE_INTEGER) =>
    listing(expression(word, mark), least, most, limit).map(([number = 0]) => number);
  return {
    /** Numbers of articles with a word that begins so, newest first. */
    newest: (word: string, limit: number): readonly number[] => listed(word, '', limit),
    /** The same, of titles alone. */
    inTitles: (word: string, limit: number): readonly number[] => listed(word, titleMark, limit),
    /** Those between two numbers. */
    between: (word: string, least: number, most: number): ReadonlySet<number> =>
      new Set(listed(word, '', Number.MAX_SAFE_INTEGER, least, most)),
  };
};
