/** The measures of TARGETS.md's related rows. */

export type Labelled = { readonly id: string; readonly label: string };

/** Share of first places with the query's label, and mean average precision over all queries that have company. */
export const rankingFigures = (
  articles: readonly Labelled[],
  rankedOf: (id: string) => readonly string[],
): { readonly first: number; readonly map: number } => {
  const labels = new Map(articles.map((each) => [each.id, each.label]));
  const sizes = new Map<string, number>();
  for (const { label } of articles) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  let queries = 0;
  let first = 0;
  let precisions = 0;
  for (const { id, label } of articles) {
    const relevant = (sizes.get(label) ?? 1) - 1;
    if (relevant === 0) continue;
    queries += 1;
    const ranked = rankedOf(id);
    if (labels.get(ranked[0] ?? '') === label) first += 1;
    let hits = 0;
    let sum = 0;
    for (const [at, other] of ranked.entries()) {
      if (labels.get(other) !== label) continue;
      hits += 1;
      sum += hits / (at + 1);
    }
    precisions += sum / relevant;
  }
  return { first: first / queries, map: precisions / queries };
};

/** B-cubed F: the harmonic mean of each article's share of right company in its cluster and of its company found. */
export const bCubed = (articles: readonly Labelled[], clusterOf: (id: string) => string): number => {
  const clusters = Map.groupBy(articles, (each) => clusterOf(each.id));
  const stories = Map.groupBy(articles, (each) => each.label);
  let precision = 0;
  let recall = 0;
  for (const { id, label } of articles) {
    const cluster = clusters.get(clusterOf(id)) ?? [];
    const right = cluster.filter((other) => other.label === label).length;
    precision += right / cluster.length;
    recall += right / (stories.get(label)?.length ?? 1);
  }
  const [p, r] = [precision / articles.length, recall / articles.length];
  return (2 * p * r) / (p + r);
};

/** Pearson's correlation. */
export const correlation = (one: readonly number[], other: readonly number[]): number => {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [oneMean, otherMean] = [mean(one), mean(other)];
  let both = 0;
  let oneSquare = 0;
  let otherSquare = 0;
  for (const [at, value] of one.entries()) {
    const [x, y] = [value - oneMean, (other[at] ?? 0) - otherMean];
    both += x * y;
    oneSquare += x * x;
    otherSquare += y * y;
  }
  return both / Math.sqrt(oneSquare * otherSquare);
};
