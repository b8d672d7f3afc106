/** In how many articles a feature stands, counted in fixed memory (a count-min sketch of two rows: never too low, seldom too high). */

const cells = 1 << 20;
const mask = cells - 1;
const ceiling = 65_535;

export type Frequencies = {
  readonly add: (feature: number) => void;
  readonly remove: (feature: number) => void;
  readonly count: (feature: number) => number;
  readonly rows: readonly Uint16Array[];
};

const second = (feature: number): number => (Math.imul(feature, 0x9e3779b1) >>> 12) & mask;

export const createFrequencies = (saved?: readonly Uint16Array[]): Frequencies => {
  const first = saved?.[0] ?? new Uint16Array(cells);
  const other = saved?.[1] ?? new Uint16Array(cells);
  const step = (row: Uint16Array, at: number, by: number): void => {
    const value = row[at] ?? 0;
    // A full cell stays full: what stands in 65,535 articles says nothing anyway.
    if (value < ceiling && value + by >= 0) row[at] = value + by;
  };
  const change = (feature: number, by: number): void => {
    step(first, feature & mask, by);
    step(other, second(feature), by);
  };
  return {
    add: (feature) => change(feature, 1),
    remove: (feature) => change(feature, -1),
    count: (feature) => Math.min(first[feature & mask] ?? 0, other[second(feature)] ?? 0),
    rows: [first, other],
  };
};
