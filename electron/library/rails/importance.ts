/** What matters now, by the factors the reader weighs: each story's score and the reason that counts most. */
import type { Headline, Reason, Section, Time } from '../../contract/models.ts';
import { usualWeight } from '../../contract/preferences.ts';
import type { MustReadFactor } from '../../contract/preferences.ts';
import type { Ranked } from './model.ts';
import type { Newsroom } from './newsroom.ts';
import { outwards } from './sections.ts';

const hour = 3_600_000;
const freshHalfLife = 18 * hour;
const speedHours = 6;
/** What each factor adds at its usual weight; the reader's own mark beats all others together. */
const usual: Readonly<Record<MustReadFactor, number>> = {
  marks: 5,
  spread: 0.85,
  size: 0.15,
  speed: 0.3,
  starred: 0.6,
  sections: 1,
  rarity: 0.25,
  freshness: 0.5,
};
/** A story one can read is worth more than a summary. */
const completeGain = 0.15;
/** A factor that adds less is no reason. */
const reasonAt = 0.08;
const candidates = 800;
/** Below everything that is not read yet. */
const readLoss = 10;

export const freshness = (date: Time, now: Time): number => 2 ** (-Math.max(0, now - date) / freshHalfLife);

/** How rarely a source writes, 1 for hardly ever down to 0 for as much as the others or more. */
const rarityOf = (newsroom: Newsroom, ids: readonly string[]): ((sourceId: string) => number) => {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const source = newsroom.desk.headline(id)?.sourceId;
    if (source !== undefined) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const usualCount = ids.length / Math.max(1, counts.size);
  return (sourceId) => Math.max(0, 1 - (counts.get(sourceId) ?? 0) / usualCount);
};

/** -1 for a section the reader gives no weight, 1 for one of double weight. */
const sectionWeights = (newsroom: Newsroom): ((sectionId: string | null) => number) => {
  const chosen = newsroom.desk.preferences().mustRead.sections;
  const sections = newsroom.desk.sections();
  const known = new Map<string | null, number>();
  return (sectionId) => {
    const found = known.get(sectionId);
    if (found !== undefined) return found;
    const nearest = outwards(sections, sectionId).find((id) => chosen[id] !== undefined);
    const weight = ((nearest === undefined ? undefined : chosen[nearest]) ?? usualWeight) / usualWeight - 1;
    known.set(sectionId, weight);
    return weight;
  };
};

type Look = {
  readonly newsroom: Newsroom;
  readonly rarity: (sourceId: string) => number;
  readonly sectionWeight: (sectionId: string | null) => number;
  readonly factor: (name: MustReadFactor) => number;
};

type Part = { readonly gain: number; readonly reason: Reason };

const titleOf = (sections: readonly Section[], id: string | null): string =>
  sections.find((section) => section.id === id)?.title ?? '';

/** What each factor adds to a story, with the reason it gives. */
const partsOf = ({ newsroom, rarity, sectionWeight, factor }: Look, headline: Headline): readonly Part[] => {
  const { desk } = newsroom;
  const { id, sourceId, sectionId, date } = headline;
  const now = desk.now();
  const fresh = freshness(date, now);
  const cluster = newsroom.clusterOf(id);
  const reports = cluster?.articleIds.length ?? 1;
  const sources = cluster?.sources ?? 1;
  const source = desk.source(sourceId);
  const since = now - speedHours * hour;
  const recent =
    cluster?.articleIds.reduce((count, each) => count + ((desk.headline(each)?.date ?? 0) > since ? 1 : 0), 0) ?? 0;
  const part = (name: MustReadFactor, value: number, reason: Reason): Part => ({
    gain: factor(name) * value,
    reason,
  });
  return [
    part('marks', desk.status(id).mustRead ? 1 : 0, { kind: 'your-mark' }),
    part('spread', Math.log2(sources) * fresh, { kind: 'covered-by', sources }),
    part('size', Math.log2(reports) * fresh, { kind: 'many-reports', reports }),
    part('speed', Math.log2(Math.max(1, recent)), { kind: 'growing', reports: recent, hours: speedHours }),
    part('starred', source?.starred === true ? 0.4 + 0.6 * fresh : 0, { kind: 'starred-source' }),
    part('sections', sectionWeight(sectionId), { kind: 'your-section', section: titleOf(desk.sections(), sectionId) }),
    part('rarity', rarity(sourceId) * fresh, { kind: 'rare-source', source: source?.title ?? sourceId }),
    part('freshness', fresh, { kind: 'fresh' }),
  ];
};

const importanceOf = (look: Look, headline: Headline): Ranked => {
  const parts = partsOf(look, headline);
  const score = parts.reduce((sum, { gain }) => sum + gain, headline.completeness === 'summary' ? 0 : completeGain);
  const telling = parts.filter(({ gain, reason }) => gain >= reasonAt && reason.kind !== 'fresh');
  const reason = telling.reduce<Part | null>(
    (most, each) => (most === null || each.gain > most.gain ? each : most),
    null,
  );
  return { id: headline.id, score, reason: reason?.reason ?? { kind: 'fresh' } };
};

const ranking = (
  newsroom: Newsroom,
  sectionIds: ReadonlySet<string> | undefined,
  limit: number,
  withRead: boolean,
): Ranked[] => {
  const { desk } = newsroom;
  const { factors, dismissed } = desk.preferences().mustRead;
  const sentAway = new Set(dismissed.map(({ articleId }) => newsroom.storyOf(articleId)));
  const newest = desk.newest(limit, sectionIds);
  const look: Look = {
    newsroom,
    rarity: rarityOf(newsroom, newest),
    sectionWeight: sectionWeights(newsroom),
    factor: (name) => (usual[name] * (factors[name] ?? usualWeight)) / usualWeight,
  };
  return newest
    .flatMap((id) => {
      const status = desk.status(id);
      const headline = desk.headline(id);
      if (headline === undefined || (status.read && !status.mustRead && !withRead)) return [];
      if (sentAway.has(newsroom.storyOf(id)) && !status.mustRead) return [];
      const ranked = importanceOf(look, headline);
      return status.read && !status.mustRead ? { ...ranked, score: ranked.score - readLoss } : ranked;
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
};

/**
 * The newest articles by importance, best first, without what was sent away; what was read already is left out, but for the reader's own
 * marks, or stands after all the others for who wants it.
 */
export const byImportance = (
  newsroom: Newsroom,
  sectionIds?: ReadonlySet<string>,
  limit = candidates,
  withRead = false,
): readonly Ranked[] =>
  sectionIds === undefined
    ? newsroom.once(`importance ${limit} ${withRead}`, () => ranking(newsroom, undefined, limit, withRead))
    : ranking(newsroom, sectionIds, limit, withRead);
