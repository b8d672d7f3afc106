/** What matters now: how many sources tell a story and how fast, the reader's own marks and stars, freshness. */
import type { Reason, Time } from '../../contract/models.ts';
import type { Ranked } from './model.ts';
import type { Newsroom } from './newsroom.ts';

const hour = 3_600_000;
const freshHalfLife = 18 * hour;
/** What each factor can add at most, roughly; the reader's own mark beats all others together. */
const weights = { mark: 5, coverage: 1, starredSource: 0.6, complete: 0.15, rareSource: 0.25 } as const;
const candidates = 800;

export const freshness = (date: Time, now: Time): number => 2 ** (-Math.max(0, now - date) / freshHalfLife);

/** How rarely a source writes, 1 for a single article among many down to 0 for one that writes all the time. */
const rarityOf = (newsroom: Newsroom, ids: readonly string[]): ((sourceId: string) => number) => {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const source = newsroom.desk.headline(id)?.sourceId;
    if (source !== undefined) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return (sourceId) => 1 / (counts.get(sourceId) ?? 1);
};

/** Scores one article. `rarity` as above. */
const importanceOf = (newsroom: Newsroom, id: string, rarity: (sourceId: string) => number): Ranked | null => {
  const { desk } = newsroom;
  const headline = desk.headline(id);
  if (headline === undefined) return null;
  const status = desk.status(id);
  const source = desk.source(headline.sourceId);
  const sources = newsroom.sourcesOf(id);
  const fresh = freshness(headline.date, desk.now());
  const mark = status.mustRead ? weights.mark : 0;
  const coverage = weights.coverage * Math.log2(Math.max(1, sources)) * fresh;
  const starred = source?.starred === true ? weights.starredSource * (0.4 + 0.6 * fresh) : 0;
  const score =
    mark +
    coverage +
    starred +
    weights.rareSource * rarity(headline.sourceId) * fresh +
    (headline.completeness === 'summary' ? 0 : weights.complete) +
    0.5 * fresh;
  const reason: Reason =
    mark > 0
      ? { kind: 'your-mark' }
      : sources > 1 && coverage >= starred
        ? { kind: 'covered-by', sources }
        : starred > 0
          ? { kind: 'starred-source' }
          : { kind: 'fresh' };
  return { id, score, reason };
};

/** Below everything that is not read yet. */
const readLoss = 10;

/**
 * The newest articles by importance, best first; what was read already is left out, but for the reader's own marks, or stands after all the
 * others for who wants it.
 */
export const byImportance = (
  newsroom: Newsroom,
  sectionIds?: ReadonlySet<string>,
  limit = candidates,
  withRead = false,
): Ranked[] => {
  const { desk } = newsroom;
  const newest = desk.newest(limit, sectionIds);
  const rarity = rarityOf(newsroom, newest);
  return newest
    .flatMap((id) => {
      const status = desk.status(id);
      const ranked = importanceOf(newsroom, id, rarity);
      if (ranked === null || !status.read || status.mustRead) return ranked ?? [];
      return withRead ? { ...ranked, score: ranked.score - readLoss } : [];
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
};
