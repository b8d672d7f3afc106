/** Recommended to you: what fits the reader's profile, and a share from outside it. */
import type { Headline, Reason } from '../../contract/models.ts';
import type { Ranked } from './model.ts';
import { freshness } from './importance.ts';
import type { Newsroom } from './newsroom.ts';
import { profileOf } from './profile.ts';
import type { Profile } from './profile.ts';
import { createReadingVector } from './reading-vector.ts';
import type { Selection } from './selection.ts';
import { createTraces, topicsOf } from './traces.ts';

const candidates = 800;
const shownTerms = 3;

/** Reasons of what is known are found for what is shown alone. */
type Found = { readonly known: readonly Ranked[]; readonly unknown: readonly Ranked[] };

type Weighed = { readonly written: string; readonly weight: number };
const weightiest = (weighed: readonly Weighed[]): readonly Weighed[] =>
  weighed.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);

const isFamiliar = ({ terms }: Newsroom, profile: Profile, headline: Headline, slot: number): boolean => {
  for (const term of terms.of(slot)) if (profile.nameWeight(terms.keyOf(term)) > 0) return true;
  for (const key of topicsOf(headline).keys()) if (profile.topicWeight(key) > 0) return true;
  return false;
};

const reasonOf = ({ desk, index, terms }: Newsroom, profile: Profile, id: string): Reason | null => {
  const headline = desk.headline(id);
  const slot = index.table.slotOf(id);
  if (headline === undefined || slot === undefined) return null;
  const names = terms
    .of(slot)
    .map((term) => ({ written: terms.written(term), weight: profile.nameWeight(terms.keyOf(term)) }));
  const topics = [...topicsOf(headline)].map(([key, written]) => ({ written, weight: profile.topicWeight(key) }));
  const familiar = [...weightiest(names), ...weightiest(topics)].slice(0, shownTerms);
  if (familiar.length > 0) return { kind: 'you-read', terms: familiar.map(({ written }) => written) };
  return { kind: 'you-read-source', source: desk.source(headline.sourceId)?.title ?? headline.sourceId };
};

const scored = (newsroom: Newsroom, profile: Profile): Found => {
  const { desk, index } = newsroom;
  const less = new Set(desk.preferences().taste.less.map(({ articleId }) => newsroom.storyOf(articleId)));
  const known: Ranked[] = [];
  const unknown: Ranked[] = [];
  for (const id of desk.newest(candidates)) {
    const headline = desk.headline(id);
    const slot = index.table.slotOf(id);
    if (headline === undefined || slot === undefined || desk.status(id).read || profile.isRead(id)) continue;
    if (less.size > 0 && less.has(newsroom.storyOf(id))) continue;
    const fit = profile.fit(slot);
    const share = profile.sourceShare(headline.sourceId);
    const fresh = freshness(headline.date, desk.now());
    if (share > 0 || isFamiliar(newsroom, profile, headline, slot)) {
      known.push({ id, score: fit + 0.15 * Math.sqrt(share) + 0.1 * fresh, reason: null });
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
  const vector = createReadingVector(newsroom.index);
  const traces = createTraces(newsroom.index);
  // What was found may be nothing: it is kept inside something.
  const profile = (): Profile | null =>
    newsroom.once('profile', () => ({ found: profileOf(newsroom, vector, traces) })).found;
  const recommended: Recommender['recommended'] = (limit, selection) => {
    const { taste } = desk.preferences();
    const reading = taste.on ? profile() : null;
    if (reading === null) return [];
    const { known, unknown } = newsroom.once('recommended', () => scored(newsroom, reading));
    const wanted = Math.min(Math.floor((limit * taste.unexpected) / 100), unknown.length);
    const chosen = selection
      .takeFrom(known, limit - wanted)
      .map((each) => ({ ...each, reason: reasonOf(newsroom, reading, each.id) }));
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
