/** How much features weigh by their rarity, and how long the articles' vectors of them are. */
import type { ArticleTable } from './article-table.ts';
import { featureOf, levelOf, levelWeights } from './packed-features.ts';
import type { Frequencies } from './frequencies.ts';
import { grown } from './growing.ts';

export type Weights = {
  readonly idf: (feature: number) => number;
  /** How much each packed feature weighs: its level's weight times its rarity. The answer holds until the next question. */
  readonly weigh: (packed: Uint32Array) => Float64Array;
  /** Rarity of each feature once one more article has it. The answer holds until the next question, of `weigh` too. */
  readonly raritiesWithOneMore: (features: Uint32Array) => Float64Array;
  /** Length of an article's plain vector; kept until the library has changed in size by a tenth. */
  readonly normOf: (slot: number) => number;
  /** The same, however long ago it was computed. */
  readonly roughNormOf: (slot: number) => number;
  /** Which share of the article's length is made by features that others have too: in a small library little of it is. */
  readonly sharedPart: (slot: number) => number;
  /** Whether what was computed at this size of the library still holds. */
  readonly isFresh: (size: number) => boolean;
};

const levels = Float64Array.from(levelWeights);

export const createWeights = (table: ArticleTable, frequencies: Frequencies): Weights => {
  const logs = Float64Array.from({ length: 65_537 }, (_, count) => Math.log(count));
  /** Of what stands in one article alone as of what stands in all: it weighs nothing. */
  const lossByCount = logs.map((log, count) => (count < 2 ? Infinity : log));
  let weighed = new Float64Array(64);
  let sizeSeen = -1;
  let sizeLog = 0;
  let norms = new Float32Array(64);
  let sharedParts = new Float32Array(64);
  let sizes = new Uint32Array(64);
  /** Arrival of the article the norm is of: slots are used again. */
  let owners = new Uint32Array(64);

  const seeSize = (): void => {
    const size = table.size();
    if (size === sizeSeen) return;
    sizeSeen = size;
    sizeLog = Math.log(size + 1);
  };
  /** A feature of one article alone says nothing about likeness: it weighs nothing. */
  const idf = (feature: number): number => {
    seeSize();
    return Math.max(0, sizeLog - (lossByCount[frequencies.count(feature)] ?? 0));
  };
  // Without branches: the counts lie far apart in memory, and so several are on their way at once.
  const weigh = (packed: Uint32Array): Float64Array => {
    seeSize();
    weighed = grown(weighed, packed.length);
    for (let at = 0; at < packed.length; at += 1) {
      const each = packed[at] ?? 0;
      const loss = lossByCount[frequencies.count(featureOf(each))] ?? 0;
      weighed[at] = (levels[levelOf(each)] ?? 0) * Math.max(0, sizeLog - loss);
    }
    return weighed;
  };
  const raritiesWithOneMore = (features: Uint32Array): Float64Array => {
    weighed = grown(weighed, features.length);
    const log = Math.log(table.size() + 2);
    for (let at = 0; at < features.length; at += 1)
      weighed[at] = log - (logs[frequencies.count(features[at] ?? 0) + 1] ?? 0);
    return weighed;
  };
  const isFresh = (at: number): boolean => at > 0 && Math.abs(table.size() - at) * 10 <= at;

  const compute = (slot: number): number => {
    norms = grown(norms, table.slots());
    sharedParts = grown(sharedParts, table.slots());
    sizes = grown(sizes, table.slots());
    owners = grown(owners, table.slots());
    let sum = 0;
    let alone = 0;
    const features = table.featuresOf(slot);
    const weightOf = weigh(features);
    for (let at = 0; at < features.length; at += 1) {
      const weight = weightOf[at] ?? 0;
      sum += weight * weight;
      if (weight === 0) alone += (levels[levelOf(features[at] ?? 0)] ?? 0) ** 2;
    }
    norms[slot] = Math.sqrt(sum);
    const whole = sum + alone * sizeLog * sizeLog;
    sharedParts[slot] = whole === 0 ? 0 : Math.sqrt(sum / whole);
    sizes[slot] = table.size();
    owners[slot] = table.arrivalOf(slot);
    return norms[slot] ?? 0;
  };

  const normOf = (slot: number): number =>
    owners[slot] === table.arrivalOf(slot) && isFresh(sizes[slot] ?? 0) ? (norms[slot] ?? 0) : compute(slot);

  return {
    idf,
    weigh,
    normOf,
    sharedPart: (slot) => {
      normOf(slot);
      return sharedParts[slot] ?? 0;
    },
    isFresh,
    raritiesWithOneMore,
    roughNormOf: (slot) => (owners[slot] === table.arrivalOf(slot) ? (norms[slot] ?? 0) : compute(slot)),
  };
};
