/** What likeness is computed from. All are on; the benchmark's ablation switches them off one by one to show what each is worth. */
export type Signals = {
  /** Articles take on some of their nearest neighbours. */
  readonly smoothing: boolean;
  /** Words that stand together count as one feature more. */
  readonly pairs: boolean;
  /** Capitalised words inside sentences count for more. */
  readonly names: boolean;
  /** Words are compared by their stems. */
  readonly stems: boolean;
  /** Plain likeness counts beside the smoothed one in a ranking. */
  readonly plain: boolean;
};

export const allSignals: Signals = { smoothing: true, pairs: true, names: true, stems: true, plain: true };
