/** Recommended to you: from what was opened, starred, finished or left, on this machine alone. */
import type { Ranked } from './model.ts';
import { freshness } from './importance.ts';
import { featureOf, levelOf, levelWeights } from './packed-features.ts';
import type { Newsroom } from './newsroom.ts';
import type { Selection } from './selection.ts';
import { createSparseVector } from './sparse-vector.ts';

const day = 86_400_000;
const readArticles = 200;
const interestHalfLife = 30 * day;
const candidates = 800;
const keepMs = 600_000;
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
      vector.add(feature, share * (levelWeights[levelOf(packed)] ?? 0) * index.weights.idf(feature));
    }
    for (const term of terms.of(slot)) termWeights.set(term, (termWeights.get(term) ?? 0) + share);
  }
  if (total === 0) return null;
  const norm = vector.norm() || 1;
  vector.scale(index.weights.idf);
  return {
    fit: (slot) => vector.product(index.table.featuresOf(slot)) / (norm * (index.weights.normOf(slot) || 1)),
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

export type Recommender = (limit: number, selection: Selection) => Ranked[];

/** Answers nothing until something was read. What was found is kept while library and history stay the same, ten minutes at most. */
export const createRecommender = (newsroom: Newsroom): Recommender => {
  const { desk, index } = newsroom;
  let kept: { known: Ranked[]; unknown: Ranked[] } = { known: [], unknown: [] };
  let keptFor = '';
  const current = () => {
    const history = desk.history();
    const last = history.at(-1);
    const question = [index.version(), history.length, last?.articleId, last?.at, Math.floor(desk.now() / keepMs)].join(
      ' ',
    );
    if (question !== keptFor) {
      const profile = profileOf(newsroom);
      kept = profile === null ? { known: [], unknown: [] } : scored(newsroom, profile);
      keptFor = question;
    }
    return kept;
  };
  return (limit, selection) => {
    const { known, unknown } = current();
    const unread = (ranked: readonly Ranked[]) => ranked.values().filter((each) => !desk.status(each.id).read);
    const surprises = Math.min(Math.floor(limit / unexpectedEvery), unknown.length);
    const chosen = selection.takeFrom(unread(known), limit - surprises);
    const unexpected = selection.takeFrom(unread(unknown), limit - chosen.length);
    for (const [at, each] of unexpected.entries()) {
      chosen.splice(Math.min(chosen.length, (at + 1) * unexpectedEvery - 1), 0, each);
    }
    return chosen;
  };
};
