/** The few words of an article that a reader would name: people, places, organisations, and in scripts without capitals its rarest words. */
import { fold, isStopWord, stem, tokensOf } from '../words/words.ts';
import { grown } from './growing.ts';
import type { DeskArticle } from './model.ts';

export const keyTermsKept = 12;
const searchedCharacters = 2_000;
/** Without capitals every longer word is looked at: of the story's beginning only. */
const searchedWithoutCapitals = 800;

export type KeyTerms = {
  /** Remembers the terms of a slot. */
  readonly add: (slot: number, terms: readonly KeyTerm[]) => void;
  readonly remove: (slot: number) => void;
  /** Numbers of the slot's terms, the weightiest first. */
  readonly of: (slot: number) => readonly number[];
  /** As first written. */
  readonly written: (term: number) => string;
  readonly keyOf: (term: number) => string;
  /** In how many articles the term stands. */
  readonly count: (term: number) => number;
};

const namePattern =
  /\p{Lu}[\p{L}\p{M}\p{N}’'-]*(?: (?:(?:of|de|del|al|bin|van|von|der|el|la|du) )?\p{Lu}[\p{L}\p{M}\p{N}’'-]*){0,3}/gu;
const sentenceStart = /(?:^|[.!?:;”"“»„‘(\n\u2013\u2014] {0,2})$/;
const possessive = /['’]s?$/;

const keys = new Map<string, string>();
const keysRemembered = 60_000;
/** What all forms of a name share; remembered, because the same names come again and again. */
export const keyOf = (name: string): string => {
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= keysRemembered) keys.clear();
  const key = [...tokensOf(name)].map((token) => stem(token.word)).join(' ');
  keys.set(name, key);
  return key;
};

/** Letters of scripts other than Latin, Greek and Cyrillic stand here (and a few signs, which cost a closer look). */
const otherScripts = /[\u0530-\u1dff\u2c00-\uffff]/;

/** A name without a stop word before it ("The Hague" is found as Hague). */
const withoutFirstStopWord = (name: string): string => {
  const space = name.indexOf(' ');
  if (!isStopWord(fold(space === -1 ? name : name.slice(0, space)))) return name;
  return space === -1 ? '' : name.slice(space + 1);
};

/** Capitalised names with how often they stand inside sentences. */
const namesIn = (text: string): Map<string, number> => {
  const names = new Map<string, number>();
  for (const match of text.matchAll(namePattern)) {
    const name = match[0].replace(possessive, '');
    const atStart = sentenceStart.test(text.slice(Math.max(0, match.index - 3), match.index));
    const trimmed = withoutFirstStopWord(name);
    if (trimmed.length < 2 || (trimmed !== name && isStopWord(fold(trimmed)))) continue;
    // A lone word that begins a sentence is capitalised for that reason alone.
    const weight = atStart && !trimmed.includes(' ') ? 0.3 : 1;
    names.set(trimmed, (names.get(trimmed) ?? 0) + weight);
  }
  return names;
};

/** In scripts without capitals: longer words, by how often they stand there. */
const wordsIn = (text: string): Map<string, number> => {
  const words = new Map<string, number>();
  if (!otherScripts.test(text)) return words;
  for (const token of tokensOf(text)) {
    if (/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u.test(token.word)) continue;
    if (token.script === 'spaced' && (token.word.length < 4 || isStopWord(token.word))) continue;
    if (token.script === 'dense' && (token.word.length < 2 || token.word.length > 6)) continue;
    const written = text.slice(token.start, token.end);
    words.set(written, (words.get(written) ?? 0) + 1);
  }
  return words;
};

/** A term as written, and what all its forms share. */
export type KeyTerm = { readonly key: string; readonly written: string };

/** The article's terms, the weightiest first, at most `keyTermsKept`. */
export const keyTermsOf = (article: Pick<DeskArticle, 'title' | 'standfirst' | 'text'>): readonly KeyTerm[] => {
  const head = `${article.title}\n${article.standfirst ?? ''}`;
  const body = article.text.slice(0, searchedCharacters);
  const best = new Map<string, KeyTerm & { readonly weight: number }>();
  const take = (terms: ReadonlyMap<string, number>, share: number): void => {
    for (const [written, weight] of terms) {
      const key = keyOf(written);
      if (key === '') continue;
      const known = best.get(key);
      best.set(key, { key, written: known?.written ?? written, weight: (known?.weight ?? 0) + weight * share });
    }
  };
  take(namesIn(body), 1);
  // Headlines in title case capitalise every word: what the body confirms counts, the rest hardly.
  take(namesIn(head), body === '' ? 1 : 0.6);
  take(wordsIn(head), 1.5);
  take(wordsIn(body.slice(0, searchedWithoutCapitals)), 0.7);
  return [...best.values()]
    .filter((term) => term.weight >= 0.6)
    .sort((a, b) => b.weight - a.weight || (a.written < b.written ? -1 : 1))
    .slice(0, keyTermsKept)
    .map(({ key, written }) => ({ key, written }));
};

export const createKeyTerms = (): KeyTerms => {
  const numbers = new Map<string, number>();
  const known: (KeyTerm | undefined)[] = [];
  const counts: number[] = [];
  /** Numbers of terms that stand nowhere any more. */
  const free: number[] = [];
  let rows = new Int32Array(64 * keyTermsKept).fill(-1);

  const numberOf = (term: KeyTerm): number => {
    const found = numbers.get(term.key);
    if (found !== undefined) return found;
    const number = free.pop() ?? known.length;
    numbers.set(term.key, number);
    known[number] = term;
    counts[number] = 0;
    return number;
  };

  const of = (slot: number): readonly number[] => {
    const terms: number[] = [];
    for (let at = slot * keyTermsKept; at < (slot + 1) * keyTermsKept; at += 1) {
      const term = rows[at] ?? -1;
      if (term === -1) break;
      terms.push(term);
    }
    return terms;
  };

  const dropOne = (number: number): void => {
    const left = (counts[number] ?? 0) - 1;
    counts[number] = left;
    const term = known[number];
    if (left > 0 || term === undefined) return;
    numbers.delete(term.key);
    known[number] = undefined;
    free.push(number);
  };

  return {
    of,
    add: (slot, terms) => {
      rows = grown(rows, (slot + 1) * keyTermsKept, -1);
      for (const [at, term] of terms.slice(0, keyTermsKept).entries()) {
        const number = numberOf(term);
        rows[slot * keyTermsKept + at] = number;
        counts[number] = (counts[number] ?? 0) + 1;
      }
    },
    remove: (slot) => {
      for (const number of of(slot)) dropOne(number);
      rows.fill(-1, slot * keyTermsKept, (slot + 1) * keyTermsKept);
    },
    written: (term) => known[term]?.written ?? '',
    keyOf: (term) => known[term]?.key ?? '',
    count: (term) => counts[term] ?? 0,
  };
};
