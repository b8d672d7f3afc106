/** How the machine is, as far as hosts tell: quiet work depends on it. What nobody tells counts as usual. */
export type Conditions = {
  readonly onBattery: boolean;
  /** Whoever owns the connection pays for what comes over it. */
  readonly metered: boolean;
  readonly asleep: boolean;
};

export type KnownConditions = {
  readonly now: () => Conditions;
  readonly tell: (change: { readonly [K in keyof Conditions]?: Conditions[K] | undefined }) => void;
};

export const createConditions = (): KnownConditions => {
  let known: Conditions = { onBattery: false, metered: false, asleep: false };
  return {
    now: () => known,
    tell: ({ onBattery = known.onBattery, metered = known.metered, asleep = known.asleep }) => {
      known = { onBattery, metered, asleep };
    },
  };
};
