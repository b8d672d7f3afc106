/** Recommended to you: what fits the reader's profile, and a share from outside it. */
import type { Ranked } from './model.ts';
import { freshness } from './importance.ts';
import type { Newsroom } from './newsroom.ts';
import { profileOf, topicsOf } from './profile.ts';
import type { Profile } from './profile.ts';
import { createReadingVector } from './reading-vector.ts';
import type { Selection } from './selection.ts';

const candidates = 800;
const shownTerms = 3;

type Found = { readonly known: readonly Ranked[]; readonly unknown: readonly Ranked[] };

type Weighed = { readonly written: string; readonly weight: number };
const weigh = (group: Weighed[], written: string, weight: number): void => {
  if (weight > 0) group.push({ written, weight });
};

const scored = (newsroom: Newsroom, profile: Profile): Found => {
  const { desk, index, terms } = newsroom;
  const less = new Set(desk.preferences().taste.less.map(({ articleId }) => newsroom.storyOf(articleId)));
  const known: Ranked[] = [];
  const unknown: Ranked[] = [];
  for (const id of desk.newest(candidates)) {
    const headline = desk.headline(id);
    const slot = index.table.slotOf(id);
    if (headline === undefined || slot === undefined || desk.status(id).read || profile.isRead(id)) continue;
    if (less.has(newsroom.storyOf(id))) continue;
    const fit = profile.fit(slot);
    const share = profile.sourceShare(headline.sourceId);
    const fresh = freshness(headline.date, desk.now());
    const score = fit + 0.15 * Math.sqrt(share) + 0.1 * fresh;
    const names: Weighed[] = [];
    for (const term of terms.of(slot)) weigh(names, terms.written(term), profile.nameWeight(terms.keyOf(term)));
    const topics: Weighed[] = [];
    for (const [key, written] of topicsOf(headline)) weigh(topics, written, profile.topicWeight(key));
    const familiar = [names, topics]
      .flatMap((group) => group.sort((a, b) => b.weight - a.weight))
      .slice(0, shownTerms)
      .map(({ written }) => written);
    if (familiar.length > 0) known.push({ id, score, reason: { kind: 'you-read', terms: familiar } });
    else if (share > 0) {
      const source = desk.source(headline.sourceId)?.title ?? headline.sourceId;
      known.push({ id, score, reason: { kind: 'you-read-source', source } });
    } else {
      const surprise = Math.log2(Math.max(1, newsroom.sourcesOf(id))) + fresh + Math.min(0, fit);
      unknown.push({ id, score: surprise, reason: { kind: 'unexpected' } });
    }
  }
  const best = (a: Ranked, b: Ranked): number => b.score - a.score || (a.id < b.id ? -1 : 1);
  return { known: known.sort(best), unknown: unknown.sort(best) };
};

export type Recommender = {
  /** Answers nothing until something was read or added to the profile, and while it is off. */
  readonly recommended: (limit: number, selection: Selection) => Ranked[];
  readonly profile: () => Profile | null;
};

export const createRecommender = (newsroom: Newsroom): Recommender => {
  const { desk } = newsroom;
  const reading = createReadingVector(newsroom.index);
  // What was found may be nothing: it is kept inside something.
  const profile = (): Profile | null => newsroom.once('profile', () => ({ found: profileOf(newsroom, reading) })).found;
  const found = (): Found =>
    newsroom.once('recommended', () => {
      const known = profile();
      return known === null ? { known: [], unknown: [] } : scored(newsroom, known);
    });
  const recommended: Recommender['recommended'] = (limit, selection) => {
    const { taste } = desk.preferences();
    if (!taste.on) return [];
    const { known, unknown } = found();
    const wanted = Math.min(Math.floor((limit * taste.unexpected) / 100), unknown.length);
    const chosen = selection.takeFrom(known, limit - wanted);
    const room = taste.unexpected === 0 ? 0 : limit - chosen.length;
    const unexpected = selection.takeFrom(unknown, room);
    const every = Math.max(2, Math.round(100 / Math.max(1, taste.unexpected)));
    for (const [at, each] of unexpected.entries()) {
      chosen.splice(Math.min(chosen.length, (at + 1) * every - 1), 0, each);
    }
    return chosen;
  };
  return { recommended, profile };
};
