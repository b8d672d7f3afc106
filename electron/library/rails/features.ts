/** What an article is compared by: stems of its words and pairs of neighbouring stems, hashed, each with how often it stands there. */
import { indexText, isStopWord, stem } from '../words/words.ts';
import type { DeskArticle } from './model.ts';

/**
 * A packed feature is `hash * 16 + level`: 28 bits of hash, 4 of level. Levels are the logarithm of the count in steps, so that ten mentions weigh
 * about three times one.
 */
export const levelOf = (packed: number): number => packed & 15;
export const featureOf = (packed: number): number => packed >>> 4;

const levelSteps = 3.5;
/** The weight of a level: 1 + ln(count). */
export const levelWeights: readonly number[] = Array.from({ length: 16 }, (_, level) => level / levelSteps);
const levelFor = (count: number): number =>
  Math.max(1, Math.min(15, Math.round((1 + Math.log(Math.max(count, 0.5))) * levelSteps)));

/** The story's first part says what it is about; a long read is compared by this much of it. */
const comparedCharacters = 8_000;
const titleCount = 1.5;
const stemsRemembered = 50_000;

/** FNV-1a over UTF-16 units, 28 bits. */
export const hashOf = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value ^= value >>> 15;
  return (Math.imul(value, 0x2c1b3c6d) >>> 4) & 0x0fffffff;
};

const stems = new Map<string, string>();
const stemOf = (word: string): string => {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= stemsRemembered) stems.clear();
  const found = isStopWord(word) || (word.length < 2 && /^[a-z]$/.test(word)) ? '' : stem(word);
  stems.set(word, found);
  return found;
};

/** Stems of a text in order, stop words left out. */
export const stemsOf = (text: string): string[] =>
  indexText(text)
    .split(' ')
    .map(stemOf)
    .filter((word) => word !== '');

export type CountedFeatures = {
  /** Single stems. */
  readonly words: ReadonlyMap<number, number>;
  /** Pairs of neighbours. */
  readonly pairs: ReadonlyMap<number, number>;
};

/** Counts the features of an article: headline and standfirst for more than the body. */
export const countFeatures = (
  article: Pick<DeskArticle, 'title' | 'standfirst' | 'text' | 'categories'>,
): CountedFeatures => {
  const words = new Map<number, number>();
  const pairs = new Map<number, number>();
  const count = (text: string, weight: number): void => {
    let before: string | null = null;
    for (const word of stemsOf(text)) {
      const feature = hashOf(word);
      words.set(feature, (words.get(feature) ?? 0) + weight);
      if (before !== null) {
        const pair = hashOf(`${before} ${word}`);
        pairs.set(pair, (pairs.get(pair) ?? 0) + weight);
      }
      before = word;
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
      const level = levelFor(count);
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
