/** What the rails remember of each article: a row of numbers by slot. Slots follow arrival. */
import type { Time } from '../../contract/models.ts';
import { grown } from './growing.ts';

export const neighboursKept = 6;

export type ArticleTable = {
  /** Slots ever given out; some of them may be empty by now. */
  readonly slots: () => number;
  /** Articles here. */
  readonly size: () => number;
  readonly slotOf: (id: string) => number | undefined;
  readonly idOf: (slot: number) => string | undefined;
  readonly dateOf: (slot: number) => Time;
  readonly add: (id: string, date: Time, features: Uint32Array<ArrayBuffer>) => number;
  readonly remove: (slot: number) => void;
  /** Packed features in rising order. */
  readonly featuresOf: (slot: number) => Uint32Array<ArrayBuffer>;
  /** The most similar others: `place` from 0 to `neighboursKept - 1`; slot -1 is none. */
  readonly neighbour: (slot: number, place: number) => number;
  readonly neighbourWeight: (slot: number, place: number) => number;
  /** Puts `other` among the neighbours of `slot` if it is more similar than the last of them. */
  /** Changes with the slot's neighbours. */
  readonly neighbourVersion: (slot: number) => number;
  readonly offerNeighbour: (slot: number, other: number, weight: number) => boolean;
  readonly bytes: () => number;
};

export const createArticleTable = (): ArticleTable => {
  const slotById = new Map<string, number>();
  const ids: (string | undefined)[] = [];
  let dates = new Float64Array(64);
  let starts = new Uint32Array(64);
  let lengths = new Uint32Array(64);
  let pool = new Uint32Array(1 << 12);
  let poolEnd = 0;
  let neighbours = new Int32Array(64 * neighboursKept).fill(-1);
  let weights = new Float32Array(64 * neighboursKept);
  let versions = new Uint32Array(64);

  const add = (id: string, date: Time, features: Uint32Array<ArrayBuffer>): number => {
    const slot = ids.length;
    ids.push(id);
    slotById.set(id, slot);
    dates = grown(dates, slot + 1);
    starts = grown(starts, slot + 1);
    versions = grown(versions, slot + 1);
    lengths = grown(lengths, slot + 1);
    neighbours = grown(neighbours, (slot + 1) * neighboursKept, -1);
    weights = grown(weights, (slot + 1) * neighboursKept);
    pool = grown(pool, poolEnd + features.length);
    pool.set(features, poolEnd);
    dates[slot] = date;
    starts[slot] = poolEnd;
    lengths[slot] = features.length;
    poolEnd += features.length;
    return slot;
  };

  const offerNeighbour = (slot: number, other: number, weight: number): boolean => {
    const base = slot * neighboursKept;
    let place = neighboursKept;
    for (let at = 0; at < neighboursKept; at += 1) if (neighbours[base + at] === other) return false;
    while (place > 0 && (neighbours[base + place - 1] === -1 || weight > (weights[base + place - 1] ?? 0))) place -= 1;
    if (place === neighboursKept) return false;
    neighbours.copyWithin(base + place + 1, base + place, base + neighboursKept - 1);
    weights.copyWithin(base + place + 1, base + place, base + neighboursKept - 1);
    neighbours[base + place] = other;
    weights[base + place] = weight;
    versions[slot] = (versions[slot] ?? 0) + 1;
    return true;
  };

  return {
    slots: () => ids.length,
    size: () => slotById.size,
    slotOf: (id) => slotById.get(id),
    idOf: (slot) => ids[slot],
    dateOf: (slot) => dates[slot] ?? 0,
    add,
    remove: (slot) => {
      const id = ids[slot];
      if (id !== undefined) slotById.delete(id);
      ids[slot] = undefined;
      lengths[slot] = 0;
      neighbours.fill(-1, slot * neighboursKept, (slot + 1) * neighboursKept);
    },
    featuresOf: (slot) => {
      const start = starts[slot] ?? 0;
      return pool.subarray(start, start + (lengths[slot] ?? 0));
    },
    neighbour: (slot, place) => {
      const other = neighbours[slot * neighboursKept + place] ?? -1;
      return other !== -1 && ids[other] !== undefined ? other : -1;
    },
    neighbourVersion: (slot) => versions[slot] ?? 0,
    neighbourWeight: (slot, place) => weights[slot * neighboursKept + place] ?? 0,
    offerNeighbour,
    bytes: () =>
      [dates, starts, lengths, pool, neighbours, weights, versions].reduce((sum, array) => sum + array.byteLength, 0),
  };
};
