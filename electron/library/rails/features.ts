/** What an article is compared by: stems of its words and pairs of neighbouring stems, hashed, each with how often it stands there. */
import { fold, indexText, isStopWord, stem } from '../words/words.ts';
import { grown } from './growing.ts';
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
const wordsRemembered = 50_000;

/** FNV-1a over UTF-16 units, 28 bits. */
export const hashOf = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value ^= value >>> 15;
  return (Math.imul(value, 0x2c1b3c6d) >>> 4) & 0x0fffffff;
};

const nameInside = /(?<=[\p{L},'’"”] )\p{Lu}[\p{L}\p{M}]+/gu;
const plainNameInside = /(?<=[A-Za-z,'"] )[A-Z][A-Za-z]+/g;
const onlyAscii = /^\p{ASCII}*$/u;

/** What a stop word, a lone Latin letter or an empty word answers. */
const silent = -1;
const isSilent = (word: string): boolean => word === '' || isStopWord(word) || /^[a-z]$/.test(word);

/** A folded word's feature, or `silent`; remembered, because a paper uses the same words again and again. */
const rememberFeatures = (formOf: (word: string) => string): ((word: string) => number) => {
  const features = new Map<string, number>();
  return (word) => {
    const known = features.get(word);
    if (known !== undefined) return known;
    if (features.size >= wordsRemembered) features.clear();
    const found = isSilent(word) ? silent : hashOf(formOf(word));
    features.set(word, found);
    return found;
  };
};
const featureOfStem = rememberFeatures(stem);
const featureOfWord = rememberFeatures((word) => word);

/** The feature of two neighbours in their order. */
const pairOf = (one: number, other: number): number => {
  let value = Math.imul(one, 0x9e3779b1) ^ Math.imul(other + 0x7f4a7c15, 0x85ebca6b);
  value ^= value >>> 15;
  return (Math.imul(value, 0x2c1b3c6d) >>> 4) & 0x0fffffff;
};

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
  const featureFor = signals.stems ? featureOfStem : featureOfWord;
  const words = new Map<number, number>();
  const pairs = new Map<number, number>();
  const count = (text: string, weight: number): void => {
    let before = silent;
    for (const word of indexText(text).split(' ')) {
      const feature = featureFor(word);
      if (feature === silent) continue;
      words.set(feature, (words.get(feature) ?? 0) + weight);
      if (before !== silent && signals.pairs) {
        const pair = pairOf(before, feature);
        pairs.set(pair, (pairs.get(pair) ?? 0) + weight);
      }
      before = feature;
    }
    if (!signals.names) return;
    for (const name of text.match(onlyAscii.test(text) ? plainNameInside : nameInside) ?? []) {
      const feature = featureFor(fold(name));
      if (feature !== silent) words.set(feature, (words.get(feature) ?? 0) + nameCount * weight);
    }
  };
  count(article.title, titleCount);
  if (article.standfirst !== null) count(article.standfirst, 1);
  count(article.text.slice(0, comparedCharacters), 1);
  for (const category of article.categories) count(category, 0.5);
  return { words, pairs };
};

/**
 * Sorting keys are whole numbers below 2^53: the weight in these steps, one bit for single words, and the place in the text: of features
 * that weigh the same, those that come first say more.
 */
const weightSteps = 16_384;
const weightCeiling = 2 ** 21 - 1;
const placeCeiling = 2 ** 24 - 1;
let keys = new Float64Array(1_024);
let candidates = new Uint32Array(1_024);

/** At most `limit` packed features in rising order: those of most weight by `idf`. `words` are the single ones, the weightiest first. */
export const packFeatures = (
  counted: CountedFeatures,
  idf: (feature: number) => number,
  limit: number,
): { readonly all: Uint32Array<ArrayBuffer>; readonly words: readonly number[] } => {
  const total = counted.words.size + counted.pairs.size;
  keys = grown(keys, total);
  candidates = grown(candidates, total);
  let at = 0;
  const take = (features: ReadonlyMap<number, number>, isWord: number): void => {
    for (const [feature, count] of features) {
      const level = levelFor(count, isWord === 1 ? 1 : pairShare);
      const weight = Math.round((levelWeights[level] ?? 0) * idf(feature) * weightSteps);
      candidates[at] = feature * 16 + level;
      keys[at] = (Math.max(0, Math.min(weightCeiling, weight)) * 2 + isWord) * (placeCeiling + 1) + placeCeiling - at;
      at += 1;
    }
  };
  take(counted.words, 1);
  take(counted.pairs, 0);
  const rising = keys.subarray(0, total).sort();
  const all = new Uint32Array(Math.min(limit, total));
  const words: number[] = [];
  for (let place = 0; place < all.length; place += 1) {
    const origin = placeCeiling - ((rising[total - 1 - place] ?? 0) % (placeCeiling + 1));
    const packed = candidates[origin] ?? 0;
    all[place] = packed;
    if (origin < counted.words.size) words.push(packed);
  }
  return { all: all.sort(), words };
};
