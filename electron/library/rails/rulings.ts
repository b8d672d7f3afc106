/** The reader's word on what is one story and what is not, looked up by article. */

/** Each of `ours` with each of `others`. */
export type Ruling = {
  readonly kind: 'apart' | 'together';
  readonly ours: readonly string[];
  readonly others: readonly string[];
};

export type Rulings = {
  /** Takes the place of all before. Later ones go before earlier ones. */
  readonly set: (rulings: readonly Ruling[]) => void;
  /** Articles that are not one story with this one. */
  readonly apartFrom: (id: string) => ReadonlySet<string>;
  /** Articles that are one story with this one. */
  readonly togetherWith: (id: string) => ReadonlySet<string>;
  /** Every article of which anything is said. */
  readonly ids: () => Iterable<string>;
};

const nobody: ReadonlySet<string> = new Set();

export const createRulings = (): Rulings => {
  let apart = new Map<string, Set<string>>();
  let together = new Map<string, Set<string>>();

  const note = (ones: Map<string, Set<string>>, one: string, other: string): void => {
    const known = ones.get(one) ?? new Set();
    known.add(other);
    ones.set(one, known);
  };

  return {
    set: (rulings) => {
      apart = new Map();
      together = new Map();
      for (const { kind, ours, others } of rulings) {
        const [holds, ends] = kind === 'apart' ? [apart, together] : [together, apart];
        for (const one of ours) {
          for (const other of others) {
            if (one === other) continue;
            for (const [mine, yours] of [
              [one, other],
              [other, one],
            ] as const) {
              note(holds, mine, yours);
              ends.get(mine)?.delete(yours);
            }
          }
        }
      }
    },
    apartFrom: (id) => apart.get(id) ?? nobody,
    togetherWith: (id) => together.get(id) ?? nobody,
    ids: () => new Set([...apart.keys(), ...together.keys()]),
  };
};
