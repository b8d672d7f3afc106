/** What an article is compared by: stems of its words and pairs of neighbouring stems, hashed, each with how often it stands there. */
import { fold, indexText, isStopWord, stem } from '../words/words.ts';
import type { DeskArticle } from './model.ts';
import { allSignals } from './signals.ts';
import type { Signals } from './signals.ts';

/**
 * A packed feature is `hash * 16 + level`: 28 bits of hash, 4 of level. Levels are the logarithm of the count in steps, so that ten mentions weigh
 * about three times one.
 */
export const levelOf = (packed: number): number => packed & 15;
export const featureOf = (packed: number): number => packed >>> 4;

const levelSteps = 3.5;
/** The weight of a level: 1 + ln(count). */
export const levelWeights: readonly number[] = Array.from({ length: 16 }, (_, level) => level / levelSteps);
const levelFor = (count: number, share: number): number =>
  Math.max(1, Math.min(15, Math.round(share * (1 + Math.log(Math.max(count, 0.5))) * levelSteps)));

/** The story's first part says what it is about; a long read is compared by this much of it. */
const comparedCharacters = 8_000;
const titleCount = 1.5;
/** A capitalised word inside a sentence is a name, or part of one: it counts for this much more. */
const nameCount = 0.3;
/** A pair of words that stand together weighs this much of a single word. */
const pairShare = 0.85;
const stemsRemembered = 50_000;

/** FNV-1a over UTF-16 units, 28 bits. */
export const hashOf = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value ^= value >>> 15;
  return (Math.imul(value, 0x2c1b3c6d) >>> 4) & 0x0fffffff;
};

const nameInside = /(?<=[\p{L},'’"”] )\p{Lu}[\p{L}\p{M}]+/gu;

const stems = new Map<string, string>();
/** The stem of a folded word; empty for a stop word or a lone Latin letter. */
const stemOf = (word: string): string => {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= stemsRemembered) stems.clear();
  const found = isSilent(word) ? '' : stem(word);
  stems.set(word, found);
  return found;
};
const isSilent = (word: string): boolean => isStopWord(word) || /^[a-z]$/.test(word);

export type CountedFeatures = {
  /** Single stems. */
  readonly words: ReadonlyMap<number, number>;
  /** Pairs of neighbours. */
  readonly pairs: ReadonlyMap<number, number>;
};

/** Counts the features of an article: headline and standfirst for more than the body. */
export const countFeatures = (
  article: Pick<DeskArticle, 'title' | 'standfirst' | 'text' | 'categories'>,
  signals: Signals = allSignals,
): CountedFeatures => {
  const formOf = signals.stems ? stemOf : (word: string): string => (isSilent(word) ? '' : word);
  const words = new Map<number, number>();
  const pairs = new Map<number, number>();
  const count = (text: string, weight: number): void => {
    let before: string | null = null;
    for (const each of indexText(text).split(' ')) {
      const word = formOf(each);
      if (word === '') continue;
      const feature = hashOf(word);
      words.set(feature, (words.get(feature) ?? 0) + weight);
      if (before !== null && signals.pairs) {
        const pair = hashOf(`${before} ${word}`);
        pairs.set(pair, (pairs.get(pair) ?? 0) + weight);
      }
      before = word;
    }
    if (!signals.names) return;
    for (const name of text.matchAll(nameInside)) {
      const word = formOf(fold(name[0]));
      if (word === '') continue;
      const feature = hashOf(word);
      words.set(feature, (words.get(feature) ?? 0) + nameCount * weight);
    }
  };
  count(article.title, titleCount);
  if (article.standfirst !== null) count(article.standfirst, 1);
  count(article.text.slice(0, comparedCharacters), 1);
  for (const category of article.categories) count(category, 0.5);
  return { words, pairs };
};

/** At most `limit` packed features in rising order: those of most weight by `idf`. */
export const packFeatures = (
  counted: CountedFeatures,
  idf: (feature: number) => number,
  limit: number,
): { readonly all: Uint32Array<ArrayBuffer>; readonly words: readonly number[] } => {
  const weighed: { packed: number; weight: number; isWord: boolean }[] = [];
  const take = (features: ReadonlyMap<number, number>, isWord: boolean): void => {
    for (const [feature, count] of features) {
      const level = levelFor(count, isWord ? 1 : pairShare);
      weighed.push({ packed: feature * 16 + level, weight: (levelWeights[level] ?? 0) * idf(feature), isWord });
    }
  };
  take(counted.words, true);
  take(counted.pairs, false);
  weighed.sort((a, b) => b.weight - a.weight || Number(b.isWord) - Number(a.isWord) || a.packed - b.packed);
  const kept = weighed.slice(0, limit);
  return {
    all: Uint32Array.from(kept, (each) => each.packed).sort(),
    words: kept.filter((each) => each.isWord).map((each) => each.packed),
  };
};
