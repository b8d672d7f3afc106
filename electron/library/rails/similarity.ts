/**
 * How alike two articles are. Each is a vector of features weighed by TF-IDF; both are then smoothed by their nearest neighbours, so that two
 * articles that share few words but the same company are found alike. Plain likeness is cheap and used when an article arrives; the smoothed one
 * is dear and asked for the few that can still win.
 */
import type { ArticleTable } from './article-table.ts';
import { createBestSlots } from './best-slots.ts';
import { featureOf, levelOf, levelWeights } from './packed-features.ts';
import { grown } from './growing.ts';
import type { PostingLists } from './posting-lists.ts';
import type { Signals } from './signals.ts';
import { createSmoothing } from './smoothing.ts';
import type { Weights } from './weights.ts';

/** In a ranking, plain likeness counts beside the smoothed one by this much. */
const plainWeight = 0.6;
/** When an article arrives, its neighbours are looked for by this many of its weightiest words … */
const arrivalWords = 24;
/** … each in this many of the newest articles that have it. */
const arrivalPostings = 128;
/** When it is asked what is like an article, its company's words count too. */
const askedFeatures = 48;
const askedPostings = 512;
const candidateCount = 200;
/** Neighbours were weighed when they were met; since then the rarity of words has moved a little. */
const boundMargin = 1.1;

/** `score` ranks; `likeness` is the smoothed part of it (of `nearest`: the same). Both from 0 to 1. */
export type Similar = { readonly slot: number; readonly score: number; readonly likeness: number };

export type Similarity = {
  /** The best by shared words alone, cosine from 0 to 1, best first; never the article itself. */
  readonly nearest: (slot: number, limit: number) => readonly Similar[];
  /** The best by smoothed likeness, 0 to 1, best first, of so many candidates. */
  readonly ranked: (slot: number, limit: number, candidates?: number) => readonly Similar[];
  /** Smoothed likeness of two articles, 0 to 1. */
  readonly likeness: (one: number, other: number) => number;
  /** About the same, at less cost, of an article to each of some others; 0 may stand for what is below `floor`. */
  readonly roughly: (one: number, others: readonly number[], floor?: number) => readonly number[];
};

const levels = Float64Array.from(levelWeights);

export const createSimilarity = (
  table: ArticleTable,
  weights: Weights,
  postings: PostingLists,
  signals: Signals,
): Similarity => {
  const { idf, roughNormOf } = weights;
  const plainShare = signals.plain ? plainWeight : 0;
  const share = signals.smoothing ? 1 : 0;
  const smoothing = createSmoothing(table, weights, table.featuresOf, share);
  /** For every article that arrives: of its neighbours only the weightiest words, at a third of the cost. */
  const brief = createSmoothing(table, weights, postings.wordsOf, share);
  const best = createBestSlots();
  let gathered = new Float32Array(64);
  const touched: number[] = [];

  /** Adds to every article that has the feature what it shares by it; answers whether there are any. */
  const gather = (feature: number, weight: number, limit: number): boolean =>
    postings.newest(feature, limit, (slot, level) => {
      const known = gathered[slot] ?? 0;
      if (known === 0) touched.push(slot);
      gathered[slot] = known + weight * (levels[level] ?? 0);
    }) > 0;

  /** The most promising of what was gathered, best first, in `best`. */
  const choose = (self: number, limit: number): void => {
    best.clear(limit);
    for (const slot of touched) {
      if (slot !== self) best.offer(slot, (gathered[slot] ?? 0) / (roughNormOf(slot) || 1));
      gathered[slot] = 0;
    }
    touched.length = 0;
  };
  const chosen = (): number[] => Array.from({ length: best.count() }, (_, place) => best.slot(place));

  const sorted = (scored: Similar[], limit: number): readonly Similar[] =>
    scored
      .filter((each) => each.score > 0)
      .sort((a, b) => b.score - a.score || table.arrivalOf(a.slot) - table.arrivalOf(b.slot))
      .slice(0, limit);

  const nearest = (slot: number, limit: number): readonly Similar[] => {
    gathered = grown(gathered, table.slots());
    for (const word of postings.wordsOf(slot).subarray(0, arrivalWords)) {
      const rarity = idf(featureOf(word));
      if (rarity > 0) gather(featureOf(word), (levels[levelOf(word)] ?? 0) * rarity * rarity, arrivalPostings);
    }
    choose(slot, limit * 2);
    const others = chosen();
    const scores = brief.plain(slot, others);
    return sorted(
      others.map((other, at) => ({ slot: other, score: scores[at] ?? 0, likeness: scores[at] ?? 0 })),
      limit,
    );
  };

  const ranked: Similarity['ranked'] = (slot, limit, candidates = candidateCount) => {
    gathered = grown(gathered, table.slots());
    let taken = 0;
    for (const [feature, weight] of smoothing.weightiest(slot)) {
      if (taken >= askedFeatures) break;
      if (gather(feature, weight, askedPostings)) taken += 1;
    }
    choose(slot, candidates);
    const others = chosen();
    const plain = smoothing.plain(slot, others);
    const bounds = smoothing.bounds(slot, others);
    const bounded = others.map((other, at) => ({
      slot: other,
      plain: plain[at] ?? 0,
      bound: (boundMargin * ((bounds[at] ?? 0) + plainShare * (plain[at] ?? 0))) / (1 + plainShare),
    }));
    bounded.sort((a, b) => b.bound - a.bound || table.arrivalOf(a.slot) - table.arrivalOf(b.slot));
    // Exact scores are dear: only for those that can still be among the best.
    const scored: Similar[] = [];
    const falling: number[] = [];
    for (const each of bounded) {
      if (falling.length >= limit && each.bound < (falling[limit - 1] ?? 0)) break;
      const likeness = smoothing.likeness(slot, each.slot);
      const score = Math.min(1, (likeness + plainShare * each.plain) / (1 + plainShare));
      scored.push({ slot: each.slot, score, likeness });
      const place = falling.findIndex((other) => other < score);
      falling.splice(place === -1 ? falling.length : place, 0, score);
    }
    return sorted(scored, limit);
  };

  return {
    nearest,
    ranked,
    likeness: smoothing.likeness,
    roughly: (one, others, floor = 0) => {
      if (others.length === 0) return [];
      const bounds = floor > 0 ? brief.bounds(one, others) : [];
      return others.map((other, at) =>
        floor > 0 && (bounds[at] ?? 0) * boundMargin < floor ? 0 : brief.likeness(one, other),
      );
    },
  };
};
