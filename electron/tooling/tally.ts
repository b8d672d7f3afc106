/** Results of one runner or of all. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  /** What failed, by name. */
  readonly failures: readonly string[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
};

export const nothing: Tally = { passed: 0, failed: 0, failures: [], skipped: [] };

export const addTallies = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
  failures: tallies.flatMap((tally) => tally.failures),
  skipped: tallies.flatMap((tally) => tally.skipped),
});
