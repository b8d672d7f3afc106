/** Vectors of articles and their likeness: plain, and smoothed by what each article's nearest neighbours are about. */
import type { ArticleTable } from './article-table.ts';
import { neighboursKept } from './article-table.ts';
import { featureOf } from './packed-features.ts';
import { grown } from './growing.ts';
import { createSparseVector } from './sparse-vector.ts';
import type { SparseVector } from './sparse-vector.ts';
import type { Weights } from './weights.ts';

export type Smoothing = {
  /** Cosine by shared words alone, of an article to each of some others. */
  readonly plain: (one: number, others: readonly number[]) => readonly number[];
  /** Smoothed likeness, 0 to 1. */
  readonly likeness: (one: number, other: number) => number;
  /** What the smoothed likeness to each of some others is at most, but for a small error. */
  readonly bounds: (one: number, others: readonly number[]) => readonly number[];
  /** Features of the smoothed article with their weights times their rarity, the weightiest first. */
  readonly weightiest: (slot: number) => readonly (readonly [number, number])[];
};

/** `companyOf`: which features of its neighbours an article takes on. `share`: how much of them; 0 leaves it plain. */
export const createSmoothing = (
  table: ArticleTable,
  weights: Weights,
  companyOf: (slot: number) => Uint32Array,
  share: number,
): Smoothing => {
  const { idf, normOf, weigh } = weights;
  const scratch = createSparseVector();

  const addTo = (vector: SparseVector, slot: number, features: Uint32Array, part: number): void => {
    const norm = normOf(slot);
    if (norm === 0) return;
    const scale = part / norm;
    const weighed = weigh(features);
    for (let at = 0; at < features.length; at += 1) {
      const weight = weighed[at] ?? 0;
      if (weight > 0) vector.add(featureOf(features[at] ?? 0), weight * scale);
    }
  };
  const addSmoothed = (vector: SparseVector, slot: number): void => {
    addTo(vector, slot, table.featuresOf(slot), 1);
    if (share === 0) return;
    for (let place = 0; place < neighboursKept; place += 1) {
      const other = table.neighbour(slot, place);
      if (other !== -1) addTo(vector, other, companyOf(other), share * table.neighbourWeight(slot, place));
    }
  };

  /** Products of one vector with the unit vectors of articles, each computed once. */
  const createProducts = (vector: SparseVector, featuresFor: (slot: number) => Uint32Array) => {
    let products = new Float32Array(64);
    let seen = new Uint32Array(64);
    let turn = 0;
    return {
      clear: (): void => {
        products = grown(products, table.slots());
        seen = grown(seen, table.slots());
        turn += 1;
      },
      with: (slot: number): number => {
        if (seen[slot] === turn) return products[slot] ?? 0;
        const length = normOf(slot);
        const found = length === 0 ? 0 : vector.product(featuresFor(slot)) / length;
        seen[slot] = turn;
        products[slot] = found;
        return found;
      },
    };
  };

  /** A question is one article asked about: its vector, times the rarity of its features so that products need not look it up. */
  const createQuestion = (fill: (vector: SparseVector, slot: number) => void) => {
    const vector = createSparseVector();
    const whole = createProducts(vector, table.featuresOf);
    const company = companyOf === table.featuresOf ? whole : createProducts(vector, companyOf);
    let askedFor = -1;
    let askedAt = -1;
    let norm = 0;
    return {
      vector,
      norm: () => norm,
      /** Product with an article itself, and with what it lends to those beside it. */
      whole: whole.with,
      company: company.with,
      ask: (slot: number): void => {
        if (askedFor === slot && askedAt === table.changes()) return;
        askedFor = slot;
        askedAt = table.changes();
        whole.clear();
        company.clear();
        vector.clear();
        fill(vector, slot);
        norm = vector.norm();
        vector.scale(idf);
      },
    };
  };
  const alone = createQuestion((vector, slot) => addTo(vector, slot, table.featuresOf(slot), 1));
  const inCompany = createQuestion(addSmoothed);

  let norms = new Float32Array(64);
  let sizes = new Uint32Array(64);
  let versions = new Uint32Array(64);
  const normInCompany = (slot: number): number => {
    norms = grown(norms, table.slots());
    sizes = grown(sizes, table.slots());
    versions = grown(versions, table.slots());
    // A slot's version rises with each article it holds, too.
    const version = table.neighbourVersion(slot);
    if (versions[slot] === version && weights.isFresh(sizes[slot] ?? 0)) return norms[slot] ?? 0;
    scratch.clear();
    addSmoothed(scratch, slot);
    norms[slot] = scratch.norm();
    sizes[slot] = table.size();
    versions[slot] = version;
    return norms[slot] ?? 0;
  };

  /** The asked smoothed vector's product with a smoothed article, from products with plain ones. */
  const productInCompany = (slot: number): number => {
    let sum = inCompany.whole(slot);
    if (share === 0) return sum;
    for (let place = 0; place < neighboursKept; place += 1) {
      const other = table.neighbour(slot, place);
      if (other !== -1) sum += share * table.neighbourWeight(slot, place) * inCompany.company(other);
    }
    return sum;
  };

  /** Cosine of two articles where one was found to be a neighbour of the other, else 0. */
  const knownLikeness = (one: number, other: number): number => {
    for (let place = 0; place < neighboursKept; place += 1) {
      if (table.neighbour(one, place) === other) return table.neighbourWeight(one, place);
      if (table.neighbour(other, place) === one) return table.neighbourWeight(other, place);
    }
    return 0;
  };

  /** A length that the smoothed article has at least: all in its company are as alike as they were found to be, else not at all. */
  const leastLength = (slot: number): number => {
    let square = 1;
    for (let place = 0; place < neighboursKept; place += 1) {
      const one = table.neighbour(slot, place);
      if (one === -1) continue;
      const weight = share * table.neighbourWeight(slot, place);
      square += 2 * weight * table.neighbourWeight(slot, place) + weight * weight;
      for (let next = place + 1; next < neighboursKept; next += 1) {
        const other = table.neighbour(slot, next);
        if (other === -1) continue;
        square += 2 * weight * share * table.neighbourWeight(slot, next) * knownLikeness(one, other);
      }
    }
    return Math.sqrt(square);
  };

  return {
    plain: (one, others) => {
      alone.ask(one);
      return others.map((other) => Math.min(1, alone.whole(other)));
    },
    likeness: (one, other) => {
      inCompany.ask(one);
      const lengths = inCompany.norm() * normInCompany(other);
      return lengths === 0 ? 0 : Math.min(1, productInCompany(other) / lengths);
    },
    bounds: (one, others) => {
      inCompany.ask(one);
      const norm = inCompany.norm() || 1;
      return others.map((other) => productInCompany(other) / (norm * leastLength(other)));
    },
    weightiest: (slot) => {
      inCompany.ask(slot);
      const features: [number, number][] = [];
      inCompany.vector.forEach((feature, weight) => {
        if (weight > 0) features.push([feature, weight]);
      });
      return features.sort((a, b) => b[1] - a[1]);
    },
  };
};
