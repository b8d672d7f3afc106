/** How much features weigh by their rarity, and how long the articles' vectors of them are. */
import type { ArticleTable } from './article-table.ts';
import { featureOf, levelOf, levelWeights } from './packed-features.ts';
import type { Frequencies } from './frequencies.ts';
import { grown } from './growing.ts';

export type Weights = {
  readonly idf: (feature: number) => number;
  /** Natural logarithm of a count. */
  readonly logOf: (count: number) => number;
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
  let sizeSeen = -1;
  let sizeLog = 0;
  let norms = new Float32Array(64);
  let sharedParts = new Float32Array(64);
  let sizes = new Uint32Array(64);
  /** Arrival of the article the norm is of: slots are used again. */
  let owners = new Uint32Array(64);

  /** A feature of one article alone says nothing about likeness: it weighs nothing. */
  const idf = (feature: number): number => {
    const size = table.size();
    if (size !== sizeSeen) {
      sizeSeen = size;
      sizeLog = Math.log(size + 1);
    }
    const count = frequencies.count(feature);
    return count < 2 ? 0 : Math.max(0, sizeLog - (logs[count] ?? 0));
  };
  const isFresh = (at: number): boolean => at > 0 && Math.abs(table.size() - at) * 10 <= at;

  const compute = (slot: number): number => {
    norms = grown(norms, table.slots());
    sharedParts = grown(sharedParts, table.slots());
    sizes = grown(sizes, table.slots());
    owners = grown(owners, table.slots());
    let sum = 0;
    let alone = 0;
    for (const packed of table.featuresOf(slot)) {
      const level = levels[levelOf(packed)] ?? 0;
      const weight = level * idf(featureOf(packed));
      sum += weight * weight;
      if (weight === 0) alone += level * level;
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
    normOf,
    sharedPart: (slot) => {
      normOf(slot);
      return sharedParts[slot] ?? 0;
    },
    isFresh,
    logOf: (count) => logs[count] ?? 0,
    roughNormOf: (slot) => (owners[slot] === table.arrivalOf(slot) ? (norms[slot] ?? 0) : compute(slot)),
  };
};
