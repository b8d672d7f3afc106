/** The few best of many slots, kept in falling order as they are offered: most offers end at one comparison. */

export type BestSlots = {
  /** Begins again, for at most `limit` slots. */
  readonly clear: (limit: number) => void;
  readonly offer: (slot: number, score: number) => void;
  readonly count: () => number;
  readonly slot: (place: number) => number;
};

export const createBestSlots = (): BestSlots => {
  let slots = new Uint32Array(64);
  let scores = new Float64Array(64);
  let count = 0;
  let limit = 0;
  return {
    clear: (wanted) => {
      if (slots.length < wanted) {
        slots = new Uint32Array(wanted);
        scores = new Float64Array(wanted);
      }
      count = 0;
      limit = wanted;
    },
    offer: (slot, score) => {
      if (count === limit && score <= (scores[count - 1] ?? 0)) return;
      // Of equal scores, the one offered first stays before.
      let [low, high] = [0, count];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((scores[middle] ?? 0) >= score) low = middle + 1;
        else high = middle;
      }
      if (low >= limit) return;
      const end = Math.min(count, limit - 1);
      slots.copyWithin(low + 1, low, end);
      scores.copyWithin(low + 1, low, end);
      slots[low] = slot;
      scores[low] = score;
      count = end + 1;
    },
    count: () => count,
    slot: (place) => slots[place] ?? 0,
  };
};
