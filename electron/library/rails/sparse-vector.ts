/** A vector over features for scratch work: open addressing, reused from one question to the next. */
import { featureOf, levelOf, levelWeights } from './packed-features.ts';

export type SparseVector = {
  readonly clear: () => void;
  readonly add: (feature: number, weight: number) => void;
  /** Features in it. */
  readonly size: () => number;
  /** Calls `each` for every feature that was added, in the order they were first. */
  readonly forEach: (each: (feature: number, weight: number) => void) => void;
  /** Writes features and weights into two lists from a place on, in the order of `forEach`. */
  readonly copyTo: (features: Uint32Array, weights: Float64Array, from: number) => void;
  readonly norm: () => number;
  /** Multiplies every weight by what `factor` answers for its feature, in the order of `forEach`. */
  readonly scale: (factor: (feature: number, weight: number) => number) => void;
  /** Sum over packed features of the vector's weight times the level's weight. */
  readonly product: (packed: Uint32Array) => number;
};

const sieveMask = 0xffff;
const levels = Float32Array.from(levelWeights);

/** Begins with room for `expected` features. */
export const createSparseVector = (expected = 512): SparseVector => {
  const bits = Math.max(10, 33 - Math.clz32(expected - 1));
  let keys = new Uint32Array(1 << bits);
  let weights = new Float32Array(1 << bits);
  let places = new Uint32Array(1 << (bits - 1));
  let used = 0;
  let shift = 32 - bits;
  /** Marks the low bits of every feature added: most look-ups of features that are not here end at one byte. */
  const sieve = new Uint8Array(sieveMask + 1);

  const placeOf = (feature: number): number => {
    let place = Math.imul(feature, 0x9e3779b1) >>> shift;
    while (keys[place] !== 0 && keys[place] !== feature + 1) place = (place + 1) & (keys.length - 1);
    return place;
  };

  const enlarge = (): void => {
    const [oldKeys, oldWeights, oldPlaces] = [keys, weights, places];
    keys = new Uint32Array(oldKeys.length * 2);
    weights = new Float32Array(keys.length);
    places = new Uint32Array(keys.length / 2);
    shift -= 1;
    used = 0;
    for (const at of oldPlaces) add((oldKeys[at] ?? 1) - 1, oldWeights[at] ?? 0);
  };

  const add = (feature: number, weight: number): void => {
    let place = placeOf(feature);
    if (keys[place] === 0) {
      if (used === places.length) {
        enlarge();
        place = placeOf(feature);
      }
      keys[place] = feature + 1;
      places[used] = place;
      used += 1;
      sieve[feature & sieveMask] = 1;
    }
    weights[place] = (weights[place] ?? 0) + weight;
  };

  return {
    clear: () => {
      for (let at = 0; at < used; at += 1) {
        const place = places[at] ?? 0;
        sieve[((keys[place] ?? 1) - 1) & sieveMask] = 0;
        keys[place] = 0;
        weights[place] = 0;
      }
      used = 0;
    },
    add,
    size: () => used,
    forEach: (each) => {
      for (let at = 0; at < used; at += 1) {
        const place = places[at] ?? 0;
        each((keys[place] ?? 1) - 1, weights[place] ?? 0);
      }
    },
    copyTo: (features, into, from) => {
      for (let at = 0; at < used; at += 1) {
        const place = places[at] ?? 0;
        features[from + at] = (keys[place] ?? 1) - 1;
        into[from + at] = weights[place] ?? 0;
      }
    },
    norm: () => {
      let sum = 0;
      for (let at = 0; at < used; at += 1) sum += (weights[places[at] ?? 0] ?? 0) ** 2;
      return Math.sqrt(sum);
    },
    scale: (factor) => {
      for (let at = 0; at < used; at += 1) {
        const place = places[at] ?? 0;
        const weight = weights[place] ?? 0;
        weights[place] = weight * factor((keys[place] ?? 1) - 1, weight);
      }
    },
    product: (packed) => {
      let sum = 0;
      for (let at = 0; at < packed.length; at += 1) {
        const each = packed[at] ?? 0;
        const feature = featureOf(each);
        if (sieve[feature & sieveMask] !== 0) sum += (weights[placeOf(feature)] ?? 0) * (levels[levelOf(each)] ?? 0);
      }
      return sum;
    },
  };
};
