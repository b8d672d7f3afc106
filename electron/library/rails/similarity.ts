/**
 * How alike two articles are. Each is a vector of features weighed by TF-IDF; both are then smoothed by their nearest neighbours, so that two
 * articles that share few words but the same company are found alike.
 */
import type { ArticleTable } from './article-table.ts';
import { neighboursKept } from './article-table.ts';
import { featureOf, levelOf, levelWeights } from './features.ts';
import type { Frequencies } from './frequencies.ts';
import { grown } from './growing.ts';
import type { PostingLists } from './posting-lists.ts';
import type { Signals } from './signals.ts';
import { createSparseVector } from './sparse-vector.ts';

/** How much of its neighbours an article takes on. */
const smoothingShare = 1;
/** In a ranking, plain likeness counts beside the smoothed one by this much. */
const plainWeight = 0.6;
/** Candidates are gathered by this many of the article's weightiest words … */
const askedFeatures = 48;
/** … of which each is looked up in this many of the newest articles that have it. */
const askedPostings = 3_000;
const candidateCount = 200;
/** Neighbours were weighed when they were met; since then the rarity of words has moved a little. */
const boundMargin = 1.1;

/** `score` ranks; `likeness` is the smoothed part of it (of `nearest`: the same). Both from 0 to 1. */
export type Similar = { readonly slot: number; readonly score: number; readonly likeness: number };

export type Similarity = {
  readonly idf: (feature: number) => number;
  /** The best by shared words alone, cosine from 0 to 1, best first; never the article itself. */
  readonly nearest: (slot: number, limit: number) => readonly Similar[];
  /** The best by smoothed likeness, 0 to 1, best first, of so many candidates; those that cannot reach `floor` may be left out. */
  readonly ranked: (slot: number, limit: number, candidates?: number, floor?: number) => readonly Similar[];
  /** Length of an article's plain vector. */
  readonly normOf: (slot: number) => number;
  /** Cosine of two articles by shared words. */
  readonly plain: (one: number, other: number) => number;
  /** Smoothed likeness of an article to each of some others. */
  readonly smoothed: (one: number, others: readonly number[]) => readonly number[];
};

/** Where a number goes in a list that falls. */
const placeIn = (falling: readonly number[], value: number): number => {
  const place = falling.findIndex((each) => each < value);
  return place === -1 ? falling.length : place;
};

export const createSimilarity = (
  table: ArticleTable,
  frequencies: Frequencies,
  postings: PostingLists,
  signals: Signals,
): Similarity => {
  const smoothing = signals.smoothing ? smoothingShare : 0;
  const plainShare = signals.plain ? plainWeight : 0;
  const logs = Float64Array.from({ length: 65_536 }, (_, count) => Math.log(count));
  let sizeSeen = -1;
  let sizeLog = 0;
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
  const weightOf = (packed: number): number => (levelWeights[levelOf(packed)] ?? 0) * idf(featureOf(packed));

  // Norms change slowly with the library: they are computed again when it has grown by a twentieth.
  let norms = new Float32Array(64);
  let normSizes = new Uint32Array(64);
  const normOf = (slot: number): number => {
    norms = grown(norms, table.slots());
    normSizes = grown(normSizes, table.slots());
    if (isFresh(normSizes[slot] ?? 0)) return norms[slot] ?? 0;
    let sum = 0;
    for (const packed of table.featuresOf(slot)) sum += weightOf(packed) ** 2;
    norms[slot] = Math.sqrt(sum);
    normSizes[slot] = table.size();
    return norms[slot] ?? 0;
  };
  const isFresh = (at: number): boolean => at > 0 && Math.abs(table.size() - at) * 20 <= at;

  const asked = createSparseVector();
  const askedPlain = createSparseVector();
  const scratch = createSparseVector();
  let gathered = new Float32Array(64);

  const addTo = (vector: typeof asked, slot: number, share: number): void => {
    const norm = normOf(slot);
    if (norm === 0) return;
    const scale = share / norm;
    for (const packed of table.featuresOf(slot)) vector.add(featureOf(packed), weightOf(packed) * scale);
  };
  const addSmoothed = (vector: typeof asked, slot: number): void => {
    addTo(vector, slot, 1);
    if (smoothing === 0) return;
    for (let place = 0; place < neighboursKept; place += 1) {
      const other = table.neighbour(slot, place);
      if (other !== -1) addTo(vector, other, smoothing * table.neighbourWeight(slot, place));
    }
  };

  let smoothedNorms = new Float32Array(64);
  let smoothedSizes = new Uint32Array(64);
  let smoothedVersions = new Uint32Array(64);
  const smoothedNorm = (slot: number): number => {
    smoothedNorms = grown(smoothedNorms, table.slots());
    smoothedSizes = grown(smoothedSizes, table.slots());
    smoothedVersions = grown(smoothedVersions, table.slots());
    const version = table.neighbourVersion(slot);
    if (smoothedVersions[slot] === version && isFresh(smoothedSizes[slot] ?? 0)) return smoothedNorms[slot] ?? 0;
    scratch.clear();
    addSmoothed(scratch, slot);
    smoothedNorms[slot] = scratch.norm();
    smoothedSizes[slot] = table.size();
    smoothedVersions[slot] = version;
    return smoothedNorms[slot] ?? 0;
  };

  /** Once its norm was taken, the asked vector takes on the rarity of its features, so that products need not look it up. */
  const makeReady = (): void => asked.scale(idf);

  /** The asked vector's product with an article's unit vector; it must be ready. */
  const dot = (slot: number): number => {
    const norm = normOf(slot);
    return norm === 0 ? 0 : asked.product(table.featuresOf(slot)) / norm;
  };

  /** Slots that share the weightiest words of the asked vector, the most promising first. */
  const gather = (self: number, limit: number): number[] => {
    const features: [number, number][] = [];
    asked.forEach((feature, weight) => {
      if (weight > 0) features.push([feature, weight]);
    });
    features.sort((a, b) => b[1] - a[1]);
    gathered = grown(gathered, table.slots());
    const touched: number[] = [];
    let taken = 0;
    for (const [feature, weight] of features) {
      if (taken >= askedFeatures) break;
      let hit = false;
      postings.newest(feature, askedPostings, (posting) => {
        hit = true;
        const slot = posting >>> 4;
        if (gathered[slot] === 0) touched.push(slot);
        gathered[slot] = (gathered[slot] ?? 0) + weight * (levelWeights[posting & 15] ?? 0);
      });
      if (hit) taken += 1;
    }
    const found = touched
      .filter((slot) => slot !== self && table.idOf(slot) !== undefined)
      .map((slot) => ({ slot, score: (gathered[slot] ?? 0) / (normOf(slot) || 1) }));
    for (const slot of touched) gathered[slot] = 0;
    return found
      .sort((a, b) => b.score - a.score || a.slot - b.slot)
      .slice(0, limit)
      .map((each) => each.slot);
  };

  const best = (scored: Similar[], limit: number): readonly Similar[] =>
    scored
      .filter((each) => each.score > 0)
      .sort((a, b) => b.score - a.score || a.slot - b.slot)
      .slice(0, limit);

  const nearest = (slot: number, limit: number): readonly Similar[] => {
    asked.clear();
    addTo(asked, slot, 1);
    makeReady();
    return best(
      gather(slot, limit * 4).map((other) => {
        const score = Math.min(1, dot(other));
        return { slot: other, score, likeness: score };
      }),
      limit,
    );
  };

  /** The asked (smoothed) vector's product with a smoothed article, from products with plain ones. */
  const smoothedDot = (slot: number, dotOf: (slot: number) => number): number => {
    let sum = dotOf(slot);
    for (let place = 0; place < neighboursKept; place += 1) {
      const other = table.neighbour(slot, place);
      if (other !== -1) sum += smoothing * table.neighbourWeight(slot, place) * dotOf(other);
    }
    return sum;
  };

  /** A length that the smoothed article has at least: its neighbours are as alike to it as they were found to be, to one another not at all. */
  const leastLength = (slot: number): number => {
    let square = 1;
    for (let place = 0; place < neighboursKept; place += 1) {
      if (table.neighbour(slot, place) === -1) continue;
      const weight = smoothing * table.neighbourWeight(slot, place);
      square += 2 * weight * table.neighbourWeight(slot, place) + weight * weight;
    }
    return Math.sqrt(square);
  };

  const ranked: Similarity['ranked'] = (slot, limit, candidates = candidateCount, floor = 0) => {
    asked.clear();
    addSmoothed(asked, slot);
    const norm = asked.norm();
    if (norm === 0) return [];
    makeReady();
    askedPlain.clear();
    addTo(askedPlain, slot, 1);
    askedPlain.scale(idf);
    const dots = new Map<number, number>();
    const dotOf = (other: number): number => {
      const known = dots.get(other);
      if (known !== undefined) return known;
      const found = dot(other);
      dots.set(other, found);
      return found;
    };
    // The exact length of a smoothed article is dear: first a bound that is never much too low, then the exact score of those that can still win.
    const bounded = gather(slot, candidates).map((other) => {
      const product = smoothedDot(other, dotOf) / norm;
      const plain = askedPlain.product(table.featuresOf(other)) / (normOf(other) || 1);
      const bound = (product / leastLength(other) + plainShare * plain) / (1 + plainShare);
      return { slot: other, product, plain, bound: bound * boundMargin };
    });
    bounded.sort((a, b) => b.bound - a.bound || a.slot - b.slot);
    const scored: Similar[] = [];
    const scores: number[] = [];
    for (const { slot: other, product, plain, bound } of bounded) {
      if (bound < floor || (scores.length >= limit && bound < (scores[limit - 1] ?? 0))) break;
      const likeness = Math.min(1, product / (smoothedNorm(other) || 1));
      const score = Math.min(1, (likeness + plainShare * plain) / (1 + plainShare));
      scored.push({ slot: other, score, likeness });
      scores.splice(placeIn(scores, score), 0, score);
    }
    return best(scored, limit);
  };

  return {
    idf,
    normOf,
    nearest,
    ranked,
    plain: (one, other) => {
      asked.clear();
      addTo(asked, one, 1);
      makeReady();
      return Math.min(1, dot(other));
    },
    smoothed: (one, others) => {
      asked.clear();
      addSmoothed(asked, one);
      const norm = asked.norm();
      if (norm === 0) return others.map(() => 0);
      makeReady();
      return others.map((other) => Math.min(1, smoothedDot(other, dot) / (norm * (smoothedNorm(other) || 1))));
    },
  };
};
