/** One figure of a benchmark, on one line. `target` is the text of TARGETS.md's figure, `null` where it names none. */
export const printFigure = (
  bench: string,
  metric: string,
  value: number | string | boolean,
  unit: string,
  target: string | null = null,
): void => {
  console.log(JSON.stringify({ bench, metric, value, unit, target }));
};

/** The middle value; of an even count the lower of the two. */
export const median = (values: readonly number[]): number => percentile(values, 50);

/** The value that `share` percent of the values do not exceed (nearest rank). */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN;
};
