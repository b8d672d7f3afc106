/** Which month or weekday a word names, in the languages that feeds are written in. */
import { dayNames, monthNames } from './names.ts';

const english = `january february march april may june july august september october november december`.split(' ');
const englishDays = `sunday monday tuesday wednesday thursday friday saturday`.split(' ');

const tableOf = (rows: readonly string[]): ReadonlyMap<string, number> => {
  const table = new Map<string, number>();
  for (const [index, row] of rows.entries()) for (const word of row.split(' ')) table.set(word, index);
  return table;
};

const months = tableOf(monthNames);
const days = tableOf(dayNames);

/** Lower case without marks: `Déc` is `dec`. */
const plainWord = (word: string): string =>
  word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ');

/** English names may be cut after any letter from the third on. */
const startOf = (names: readonly string[], word: string): number =>
  word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word));

/** A name cut after the fourth letter or later, when all names that begin so mean the same. */
const byStart = (table: ReadonlyMap<string, number>, word: string): number | null => {
  if (word.length < 4) return null;
  const values = new Set<number>();
  for (const [name, value] of table) if (name.startsWith(word)) values.add(value);
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
};

/** 1 to 12, or `null`. */
export const monthOf = (word: string): number | null => {
  const plain = plainWord(word);
  const index = startOf(english, plain);
  if (index >= 0) return index + 1;
  const found = months.get(plain) ?? byStart(months, plain);
  return found === null ? null : found + 1;
};

/** 0 (Sunday) to 6, or `null`. */
export const dayOf = (word: string): number | null => {
  const plain = plainWord(word);
  const index = startOf(englishDays, plain);
  return index >= 0 ? index : (days.get(plain) ?? byStart(days, plain));
};
