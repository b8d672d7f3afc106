/** What an article is compared by: stems of its words and pairs of neighbouring stems, hashed, each with how often it stands there. */
import { fold, indexText, isStopWord, stem } from '../words/words.ts';
import { levelSteps, levelWeights } from './packed-features.ts';
import { grown } from './growing.ts';
import type { DeskArticle } from './model.ts';
import { allSignals } from './signals.ts';
import type { Signals } from './signals.ts';
import { createSparseVector } from './sparse-vector.ts';
import { createWordMemory } from './word-memory.ts';

const levelFor = (count: number, share: number): number =>
  Math.max(1, Math.min(15, Math.round(share * (1 + Math.log(Math.max(count, 0.5))) * levelSteps)));

/** The story's first part says what it is about; a long read is compared by this much of it. */
const comparedCharacters = 8_000;
const titleCount = 1.5;
/** A capitalised word inside a sentence is a name, or part of one: it counts for this much more. */
const nameCount = 0.3;
/** A pair of words that stand together weighs this much of a single word. */
const pairShare = 0.85;

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

const memories = (formOf: (word: string) => string) => {
  const numberOf = (word: string): number => (isSilent(word) ? silent : hashOf(formOf(word)));
  return { ofWord: createWordMemory(numberOf), ofName: createWordMemory((name) => numberOf(fold(name))) };
};
const stems = memories(stem);
const wholes = memories((word) => word);

/** The feature of two neighbours in their order. */
const pairOf = (one: number, other: number): number => {
  let value = Math.imul(one, 0x9e3779b1) ^ Math.imul(other + 0x7f4a7c15, 0x85ebca6b);
  value ^= value >>> 15;
  return (Math.imul(value, 0x2c1b3c6d) >>> 4) & 0x0fffffff;
};

/** How often each feature stands in the article at hand: single stems, and pairs of neighbours; in the order they are met. */
const words = createSparseVector();
const pairs = createSparseVector();

/** Counts the features of an article: headline and standfirst for more than the body. */
const count = (article: ComparedArticle, signals: Signals): void => {
  const memory = signals.stems ? stems : wholes;
  words.clear();
  pairs.clear();
  const take = (text: string, weight: number): void => {
    const spaced = indexText(text);
    let before = silent;
    for (let start = 0; start < spaced.length;) {
      const space = spaced.indexOf(' ', start);
      const end = space === -1 ? spaced.length : space;
      const feature = memory.ofWord(spaced, start, end);
      start = end + 1;
      if (feature === silent) continue;
      words.add(feature, weight);
      if (before !== silent && signals.pairs) pairs.add(pairOf(before, feature), weight);
      before = feature;
    }
    if (!signals.names) return;
    for (const name of text.match(onlyAscii.test(text) ? plainNameInside : nameInside) ?? []) {
      const feature = memory.ofName(name, 0, name.length);
      if (feature !== silent) words.add(feature, nameCount * weight);
    }
  };
  take(article.title, titleCount);
  if (article.standfirst !== null) take(article.standfirst, 1);
  take(article.text.slice(0, comparedCharacters), 1);
  for (const category of article.categories) take(category, 0.5);
};

/**
 * Sorting keys are whole numbers below 2^53: the weight in these steps, one bit for single words, and the place in the text: of features
 * that weigh the same, those that come first say more.
 */
const weightSteps = 16_384;
const weightCeiling = 2 ** 21 - 1;
const placeCeiling = 2 ** 24 - 1;
let keys = new Float64Array(1_024);
let features = new Uint32Array(1_024);
let counts = new Float64Array(1_024);
let candidates = new Uint32Array(1_024);

export type ComparedArticle = Pick<DeskArticle, 'title' | 'standfirst' | 'text' | 'categories'>;

/** How rare each of the features is. The answer may be used again for the next question. */
export type Rarities = (features: Uint32Array) => Float64Array;

/** An article's packed features in rising order, at most `limit`: those of most weight by their rarity. `words` are the single ones, the weightiest first. */
export const featuresOfArticle = (
  article: ComparedArticle,
  raritiesOf: Rarities,
  limit: number,
  signals: Signals = allSignals,
): { readonly all: Uint32Array<ArrayBuffer>; readonly words: readonly number[] } => {
  count(article, signals);
  const singles = words.size();
  const total = singles + pairs.size();
  keys = grown(keys, total);
  features = grown(features, total);
  counts = grown(counts, total);
  candidates = grown(candidates, total);
  words.copyTo(features, counts, 0);
  pairs.copyTo(features, counts, singles);
  const rarities = raritiesOf(features.subarray(0, total));
  for (let at = 0; at < total; at += 1) {
    const isWord = at < singles ? 1 : 0;
    const level = levelFor(counts[at] ?? 0, isWord === 1 ? 1 : pairShare);
    const weight = Math.round((levelWeights[level] ?? 0) * (rarities[at] ?? 0) * weightSteps);
    candidates[at] = (features[at] ?? 0) * 16 + level;
    keys[at] = (Math.max(0, Math.min(weightCeiling, weight)) * 2 + isWord) * (placeCeiling + 1) + placeCeiling - at;
  }
  const rising = keys.subarray(0, total).sort();
  const all = new Uint32Array(Math.min(limit, total));
  const single: number[] = [];
  for (let place = 0; place < all.length; place += 1) {
    const origin = placeCeiling - ((rising[total - 1 - place] ?? 0) % (placeCeiling + 1));
    const packed = candidates[origin] ?? 0;
    all[place] = packed;
    if (origin < singles) single.push(packed);
  }
  return { all: all.sort(), words: single };
};
