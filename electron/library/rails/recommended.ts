/** Recommended to you: from what was opened, starred, finished or left, on this machine alone. */
import type { Ranked } from './model.ts';
import { freshness } from './importance.ts';
import { featureOf, levelOf, levelWeights } from './features.ts';
import type { Newsroom } from './newsroom.ts';
import type { Selection } from './selection.ts';
import { createSparseVector } from './sparse-vector.ts';

const day = 86_400_000;
const readArticles = 200;
const interestHalfLife = 30 * day;
const candidates = 1_500;
/** Every so many items one comes from outside what the reader knows. */
const unexpectedEvery = 6;
const shownTerms = 3;

type Profile = {
  /** How well an article's words fit what was read, 0 to 1 or so. */
  readonly fit: (slot: number) => number;
  /** Share of the reading that this source had, 0 to 1. */
  readonly sourceShare: (sourceId: string) => number;
  readonly termWeight: (term: number) => number;
  readonly isRead: (id: string) => boolean;
};

/** `null`: nothing was read yet. */
const profileOf = (newsroom: Newsroom): Profile | null => {
  const { desk, index, terms } = newsroom;
  const vector = createSparseVector();
  const sources = new Map<string, number>();
  const termWeights = new Map<number, number>();
  const seen = new Set<string>();
  let total = 0;
  for (const { articleId, at } of desk.history().slice(-readArticles).toReversed()) {
    if (seen.has(articleId)) continue;
    seen.add(articleId);
    const status = desk.status(articleId);
    const finished = status.progress >= 0.9 ? 1.3 : status.progress > 0 && status.progress < 0.15 ? 0.4 : 1;
    const liked = status.starred || status.saved ? 2 : 1;
    const share = finished * liked * 2 ** (-Math.max(0, desk.now() - at) / interestHalfLife);
    const source = desk.headline(articleId)?.sourceId;
    if (source !== undefined) sources.set(source, (sources.get(source) ?? 0) + share);
    total += share;
    const slot = index.table.slotOf(articleId);
    if (slot === undefined) continue;
    for (const packed of index.table.featuresOf(slot)) {
      const feature = featureOf(packed);
      vector.add(feature, share * (levelWeights[levelOf(packed)] ?? 0) * index.similarity.idf(feature));
    }
    for (const term of terms.of(slot)) termWeights.set(term, (termWeights.get(term) ?? 0) + share);
  }
  if (total === 0) return null;
  const norm = vector.norm() || 1;
  vector.scale(index.similarity.idf);
  return {
    fit: (slot) => {
      let own = 0;
      const packed = index.table.featuresOf(slot);
      for (const each of packed)
        own += ((levelWeights[levelOf(each)] ?? 0) * index.similarity.idf(featureOf(each))) ** 2;
      return own === 0 ? 0 : vector.product(packed) / (norm * Math.sqrt(own));
    },
    sourceShare: (sourceId) => (sources.get(sourceId) ?? 0) / total,
    termWeight: (term) => termWeights.get(term) ?? 0,
    isRead: (id) => seen.has(id),
  };
};

const scored = (newsroom: Newsroom, profile: Profile): { known: Ranked[]; unknown: Ranked[] } => {
  const { desk, index, terms } = newsroom;
  const known: Ranked[] = [];
  const unknown: Ranked[] = [];
  for (const id of desk.newest(candidates)) {
    const headline = desk.headline(id);
    const slot = index.table.slotOf(id);
    if (headline === undefined || slot === undefined || desk.status(id).read || profile.isRead(id)) continue;
    const fit = profile.fit(slot);
    const share = profile.sourceShare(headline.sourceId);
    const fresh = freshness(headline.date, desk.now());
    const score = fit + 0.15 * Math.sqrt(share) + 0.1 * fresh;
    const familiar = terms
      .of(slot)
      .filter((term) => profile.termWeight(term) > 0)
      .sort((a, b) => profile.termWeight(b) - profile.termWeight(a))
      .slice(0, shownTerms)
      .map((term) => terms.written(term));
    if (familiar.length > 0) known.push({ id, score, reason: { kind: 'you-read', terms: familiar } });
    else if (share > 0) {
      const source = desk.source(headline.sourceId)?.title ?? headline.sourceId;
      known.push({ id, score, reason: { kind: 'you-read-source', source } });
    } else {
      const surprise = Math.log2(Math.max(1, newsroom.sourcesOf(id))) + fresh;
      unknown.push({ id, score: surprise, reason: { kind: 'unexpected' } });
    }
  }
  const best = (a: Ranked, b: Ranked): number => b.score - a.score || (a.id < b.id ? -1 : 1);
  return { known: known.sort(best), unknown: unknown.sort(best) };
};

/** Empty until something was read. */
export const recommendedFor = (newsroom: Newsroom, limit: number, selection: Selection): Ranked[] => {
  const profile = profileOf(newsroom);
  if (profile === null) return [];
  const { known, unknown } = scored(newsroom, profile);
  const surprises = Math.floor(limit / unexpectedEvery);
  const chosen = selection.takeFrom(known, limit - Math.min(surprises, unknown.length));
  const unexpected = selection.takeFrom(unknown, limit - chosen.length);
  for (const [at, each] of unexpected.entries()) {
    chosen.splice(Math.min(chosen.length, (at + 1) * unexpectedEvery - 1), 0, each);
  }
  return chosen;
};
