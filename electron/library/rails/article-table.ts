/** What the rails remember of each article: a row by slot. A slot that became free is used again; arrival numbers never are. */
import type { Time } from '../../contract/models.ts';
import { grown } from './growing.ts';

export const neighboursKept = 6;

export type TableRow = {
  readonly id: string;
  readonly sourceId: string;
  readonly date: Time;
  /** Tells one state of the article's content from another. */
  readonly stamp: number;
  /** Packed features in rising order. */
  readonly features: Uint32Array<ArrayBuffer>;
};

export type ArticleTable = {
  /** Slots there are; some of them may be empty. */
  readonly slots: () => number;
  /** Articles here. */
  readonly size: () => number;
  readonly slotOf: (id: string) => number | undefined;
  readonly ids: () => readonly string[];
  readonly idOf: (slot: number) => string | undefined;
  readonly sourceOf: (slot: number) => string;
  readonly dateOf: (slot: number) => Time;
  readonly stampOf: (slot: number) => number;
  /** Rises with every addition; 0 of an empty slot. */
  readonly arrivalOf: (slot: number) => number;
  readonly add: (row: TableRow) => number;
  readonly remove: (slot: number) => void;
  readonly featuresOf: (slot: number) => Uint32Array<ArrayBuffer>;
  /** The most similar others: `place` from 0 to `neighboursKept - 1`; slot -1 is none. */
  readonly neighbour: (slot: number, place: number) => number;
  readonly neighbourWeight: (slot: number, place: number) => number;
  /** Changes with the slot's neighbours. */
  readonly neighbourVersion: (slot: number) => number;
  /** Changes with every addition, removal and new neighbour. */
  readonly changes: () => number;
  /** Puts `other` among the neighbours of `slot` if it is more similar than the last of them. */
  readonly offerNeighbour: (slot: number, other: number, weight: number) => boolean;
};

const nothing = new Uint32Array(0);

export const createArticleTable = (): ArticleTable => {
  const slotById = new Map<string, number>();
  const ids: (string | undefined)[] = [];
  const sources: string[] = [];
  const features: Uint32Array<ArrayBuffer>[] = [];
  const free: number[] = [];
  let arrivals = 0;
  let changes = 0;
  let dates = new Float64Array(64);
  let stamps = new Uint32Array(64);
  let arrived = new Uint32Array(64);
  let neighbours = new Int32Array(64 * neighboursKept);
  /** Arrival of each neighbour: a slot used again is another article. */
  let neighbourArrivals = new Uint32Array(64 * neighboursKept);
  let weights = new Float32Array(64 * neighboursKept);
  let versions = new Uint32Array(64);

  const makeRoom = (slots: number): void => {
    dates = grown(dates, slots);
    stamps = grown(stamps, slots);
    arrived = grown(arrived, slots);
    versions = grown(versions, slots);
    neighbours = grown(neighbours, slots * neighboursKept);
    neighbourArrivals = grown(neighbourArrivals, slots * neighboursKept);
    weights = grown(weights, slots * neighboursKept);
  };

  const neighbourAt = (at: number): number => {
    const arrival = neighbourArrivals[at] ?? 0;
    if (arrival === 0) return -1;
    const other = neighbours[at] ?? -1;
    return arrived[other] === arrival ? other : -1;
  };

  const add = (row: TableRow): number => {
    const slot = free.pop() ?? ids.length;
    makeRoom(slot + 1);
    arrivals += 1;
    changes += 1;
    ids[slot] = row.id;
    sources[slot] = row.sourceId;
    features[slot] = row.features;
    slotById.set(row.id, slot);
    dates[slot] = row.date;
    stamps[slot] = row.stamp;
    arrived[slot] = arrivals;
    versions[slot] = (versions[slot] ?? 0) + 1;
    return slot;
  };

  const offerNeighbour = (slot: number, other: number, weight: number): boolean => {
    const base = slot * neighboursKept;
    for (let at = base; at < base + neighboursKept; at += 1) if (neighbourAt(at) === other) return false;
    let place = neighboursKept;
    while (place > 0 && (neighbourAt(base + place - 1) === -1 || weight > (weights[base + place - 1] ?? 0))) place -= 1;
    if (place === neighboursKept) return false;
    const [to, from, end] = [base + place + 1, base + place, base + neighboursKept - 1];
    neighbours.copyWithin(to, from, end);
    neighbourArrivals.copyWithin(to, from, end);
    weights.copyWithin(to, from, end);
    neighbours[from] = other;
    neighbourArrivals[from] = arrived[other] ?? 0;
    weights[from] = weight;
    changes += 1;
    versions[slot] = (versions[slot] ?? 0) + 1;
    return true;
  };

  return {
    slots: () => ids.length,
    size: () => slotById.size,
    slotOf: (id) => slotById.get(id),
    ids: () => [...slotById.keys()],
    idOf: (slot) => ids[slot],
    sourceOf: (slot) => sources[slot] ?? '',
    dateOf: (slot) => dates[slot] ?? 0,
    stampOf: (slot) => stamps[slot] ?? 0,
    arrivalOf: (slot) => arrived[slot] ?? 0,
    add,
    remove: (slot) => {
      const id = ids[slot];
      if (id === undefined) return;
      changes += 1;
      slotById.delete(id);
      ids[slot] = undefined;
      sources[slot] = '';
      features[slot] = nothing;
      arrived[slot] = 0;
      neighbourArrivals.fill(0, slot * neighboursKept, (slot + 1) * neighboursKept);
      free.push(slot);
    },
    featuresOf: (slot) => features[slot] ?? nothing,
    neighbour: (slot, place) => neighbourAt(slot * neighboursKept + place),
    neighbourVersion: (slot) => versions[slot] ?? 0,
    neighbourWeight: (slot, place) => weights[slot * neighboursKept + place] ?? 0,
    changes: () => changes,
    offerNeighbour,
  };
};
