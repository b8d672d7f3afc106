/**
 * For each feature the articles that have it, newest added first: one linked list through fixed places. Every slot owns `wordsIndexed` places, so
 * that adding and removing cost the same however large the library is, and nothing is ever moved.
 */
import { featureOf, levelOf } from './packed-features.ts';
import { grown } from './growing.ts';

/** By how many of its words an article can be found. */
export const wordsIndexed = 48;

export type PostingLists = {
  /** `words` are packed features; those beyond `wordsIndexed` are left out. */
  readonly add: (slot: number, words: readonly number[] | Uint32Array) => void;
  readonly remove: (slot: number) => void;
  /** Calls `each` for the newest that have the feature, at most `limit`; answers how many there were. */
  readonly newest: (feature: number, limit: number, each: (slot: number, level: number) => void) => number;
  /** The slot's indexed words as they were added. */
  readonly wordsOf: (slot: number) => Uint32Array;
};

const heads = 1 << 19;

export const createPostingLists = (): PostingLists => {
  /** First place of the lists whose features fall here, plus one; features that share a list are told apart at each place. */
  const first = new Uint32Array(heads);
  let words = new Uint32Array(64 * wordsIndexed);
  /** Places plus one; zero is the end. */
  let older = new Uint32Array(64 * wordsIndexed);
  let newer = new Uint32Array(64 * wordsIndexed);
  const headOf = (feature: number): number => Math.imul(feature, 0x9e3779b1) >>> 13;

  const remove = (slot: number): void => {
    for (let at = slot * wordsIndexed; at < (slot + 1) * wordsIndexed; at += 1) {
      const word = words[at] ?? 0;
      if (word === 0) break;
      const [after, before] = [older[at] ?? 0, newer[at] ?? 0];
      if (before === 0) first[headOf(featureOf(word))] = after;
      else older[before - 1] = after;
      if (after !== 0) newer[after - 1] = before;
      words[at] = 0;
    }
  };

  return {
    remove,
    add: (slot, added) => {
      const end = (slot + 1) * wordsIndexed;
      words = grown(words, end);
      older = grown(older, end);
      newer = grown(newer, end);
      const count = Math.min(wordsIndexed, added.length);
      for (let place = 0; place < count; place += 1) {
        const at = slot * wordsIndexed + place;
        const word = added[place] ?? 0;
        const head = headOf(featureOf(word));
        const after = first[head] ?? 0;
        words[at] = word;
        older[at] = after;
        newer[at] = 0;
        if (after !== 0) newer[after - 1] = at + 1;
        first[head] = at + 1;
      }
    },
    newest: (feature, limit, each) => {
      let found = 0;
      for (let at = first[headOf(feature)] ?? 0; at !== 0 && found < limit; at = older[at - 1] ?? 0) {
        const word = words[at - 1] ?? 0;
        if (featureOf(word) !== feature) continue;
        found += 1;
        each(Math.floor((at - 1) / wordsIndexed), levelOf(word));
      }
      return found;
    },
    wordsOf: (slot) => {
      const row = words.subarray(slot * wordsIndexed, (slot + 1) * wordsIndexed);
      const end = row.indexOf(0);
      return end === -1 ? row : row.subarray(0, end);
    },
  };
};
