/** For each feature the articles that have it, oldest first, all in a few typed arrays. */
import { grown } from './growing.ts';

export type PostingLists = {
  readonly add: (feature: number, posting: number) => void;
  /** Calls `each` with the newest postings first, at most `limit`. */
  readonly newest: (feature: number, limit: number, each: (posting: number) => void) => void;
  readonly bytes: () => number;
};

/** A list of n postings has room for the next power of two. */
const roomOf = (length: number): number => (length <= 1 ? length : 2 ** Math.ceil(Math.log2(length)));

export const createPostingLists = (): PostingLists => {
  /** Open addressing: feature + 1, so that zero is an empty place. */
  let keys = new Uint32Array(1 << 12);
  let starts = new Uint32Array(1 << 12);
  let lengths = new Uint32Array(1 << 12);
  let used = 0;
  let pool = new Uint32Array(1 << 12);
  let poolEnd = 0;
  const free = new Map<number, number[]>();

  const placeOf = (feature: number): number => {
    const mask = keys.length - 1;
    let place = Math.imul(feature, 0x9e3779b1) >>> (32 - Math.log2(keys.length));
    while (keys[place] !== 0 && keys[place] !== feature + 1) place = (place + 1) & mask;
    return place;
  };

  const rehash = (): void => {
    const [oldKeys, oldStarts, oldLengths] = [keys, starts, lengths];
    keys = new Uint32Array(oldKeys.length * 2);
    starts = new Uint32Array(keys.length);
    lengths = new Uint32Array(keys.length);
    for (const [at, key] of oldKeys.entries()) {
      if (key === 0) continue;
      const place = placeOf(key - 1);
      keys[place] = key;
      starts[place] = oldStarts[at] ?? 0;
      lengths[place] = oldLengths[at] ?? 0;
    }
  };

  const allocate = (room: number): number => {
    const again = free.get(room)?.pop();
    if (again !== undefined) return again;
    const start = poolEnd;
    poolEnd += room;
    pool = grown(pool, poolEnd);
    return start;
  };

  const release = (room: number, start: number): void => {
    const places = free.get(room);
    if (places === undefined) free.set(room, [start]);
    else places.push(start);
  };

  const add = (feature: number, posting: number): void => {
    let place = placeOf(feature);
    if (keys[place] === 0) {
      if ((used + 1) * 3 > keys.length * 2) {
        rehash();
        place = placeOf(feature);
      }
      keys[place] = feature + 1;
      used += 1;
    }
    const length = lengths[place] ?? 0;
    const room = roomOf(length);
    if (length === room) {
      const old = starts[place] ?? 0;
      const start = allocate(roomOf(length + 1));
      pool.copyWithin(start, old, old + length);
      if (room > 0) release(room, old);
      starts[place] = start;
    }
    pool[(starts[place] ?? 0) + length] = posting;
    lengths[place] = length + 1;
  };

  const newest = (feature: number, limit: number, each: (posting: number) => void): void => {
    const place = placeOf(feature);
    if (keys[place] === 0) return;
    const start = starts[place] ?? 0;
    const length = lengths[place] ?? 0;
    for (let at = length - 1; at >= Math.max(0, length - limit); at -= 1) each(pool[start + at] ?? 0);
  };

  return {
    add,
    newest,
    bytes: () => keys.byteLength + starts.byteLength + lengths.byteLength + pool.byteLength,
  };
};
