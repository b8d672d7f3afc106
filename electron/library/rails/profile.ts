/** What the reader reads about: found in what was opened, starred, finished or left, and edited by hand. On this machine alone. */
import type { ProfileEntry, ProfileKind, TasteChoices } from '../../contract/preferences.ts';
import { fold, isStopWord, stem, tokensOf } from '../words/words.ts';
import { featuresOfArticle } from './features.ts';
import { keyOf } from './key-terms.ts';
import type { Headline } from '../../contract/models.ts';
import { featureOf, levelOf, levelWeights } from './packed-features.ts';
import type { Newsroom } from './newsroom.ts';
import { createSparseVector } from './sparse-vector.ts';
import type { SparseVector } from './sparse-vector.ts';

const day = 86_400_000;
const readArticles = 200;
const interestHalfLife = 30 * day;
/** Starred stories are looked for among so many of the newest. */
const starsLooked = 800;
const shownOfKind = 40;
/** What the reader adds counts at first as much as what this share of the reading is about. */
const addedShare = 0.25;

export type Profile = {
  /** How well an article's words fit what was read, 0 to 1 or so; less for what the reader wants less of. */
  readonly fit: (slot: number) => number;
  /** Share of the reading that this source had, 0 to 1, as edited. */
  readonly sourceShare: (sourceId: string) => number;
  /** By a term's key, as edited. */
  readonly nameWeight: (key: string) => number;
  readonly topicWeight: (key: string) => number;
  readonly isRead: (id: string) => boolean;
  readonly entries: readonly ProfileEntry[];
  /** Articles it was found in. */
  readonly articles: number;
};

type Reading = { readonly id: string; readonly share: number };
type Tally = Map<string, { readonly written: string; weight: number; times: number }>;

/** What was read, each with how much it counts. */
const readingOf = ({ desk }: Newsroom, since: number): readonly Reading[] => {
  const found = new Map<string, number>();
  for (const { articleId, at } of desk.history().slice(-readArticles).toReversed()) {
    if (at < since || found.has(articleId)) continue;
    const status = desk.status(articleId);
    const finished = status.progress >= 0.9 ? 1.3 : status.progress > 0 && status.progress < 0.15 ? 0.4 : 1;
    const liked = status.starred || status.saved ? 2 : 1;
    found.set(articleId, finished * liked * 2 ** (-Math.max(0, desk.now() - at) / interestHalfLife));
  }
  for (const id of desk.newest(starsLooked)) {
    if (!desk.status(id).starred || found.has(id)) continue;
    if ((desk.headline(id)?.arrived ?? 0) >= since) found.set(id, 1);
  }
  return [...found].map(([id, share]) => ({ id, share }));
};

const count = (tally: Tally, key: string, written: string, share: number): void => {
  const known = tally.get(key) ?? { written, weight: 0, times: 0 };
  known.weight += share;
  known.times += 1;
  tally.set(key, known);
};

const topicsKnown = new Map<string, ReadonlyMap<string, string>>();
const topicsRemembered = 5_000;

/** Words of a headline and its categories, each with what its forms share; remembered, because the newest are looked at again and again. */
export const topicsOf = (headline: Headline): ReadonlyMap<string, string> => {
  const text = [headline.title, ...headline.categories].join('\n');
  const known = topicsKnown.get(text) ?? topicsIn(text);
  if (topicsKnown.size >= topicsRemembered) topicsKnown.clear();
  topicsKnown.set(text, known);
  return known;
};

const topicsIn = (text: string): ReadonlyMap<string, string> => {
  const topics = new Map<string, string>();
  for (const { word, start, end } of tokensOf(text)) {
    const written = text.slice(start, end);
    const isLong = Array.from(word).length > (/^[a-z]/.test(word) ? 3 : 1);
    if (isLong && !isStopWord(word) && !/\p{N}/u.test(word)) topics.set(stem(word), written.toLowerCase());
  }
  return topics;
};

/** Key of an entry by what was written: the same for all forms of a word or name. */
export const entryKey = (kind: ProfileKind, written: string): string =>
  kind === 'source' ? written : keyOf(fold(written));

const featuresOf = (text: string): readonly number[] =>
  [...featuresOfArticle({ title: text, standfirst: null, text: '', categories: [] }, () => 1, 64).all].map(featureOf);

const entriesOf = (kind: ProfileKind, tally: Tally, taste: TasteChoices): readonly ProfileEntry[] => {
  const edits = new Map(taste.entries.filter((each) => each.kind === kind).map((each) => [each.key, each]));
  const most = Math.max(...[...tally.values()].map((each) => each.weight), 0);
  const entries = [...tally].map(([key, { written, weight }]): ProfileEntry => {
    const { factor = 100, added = false } = edits.get(key) ?? {};
    const share = most === 0 ? 0 : weight / most;
    return { kind, key, written, weight: Math.round(Math.min(100, share * factor)), factor, added };
  });
  const alone = [...edits.values()].filter((edit) => !tally.has(edit.key));
  const others = alone.map((edit): ProfileEntry => ({
    ...edit,
    weight: Math.round(Math.min(100, addedShare * edit.factor)),
  }));
  // What was taken out stays in sight, so that it can be put back.
  const shown = [...entries, ...others].sort((a, b) => b.weight - a.weight || (a.written < b.written ? -1 : 1));
  return [...shown.slice(0, shownOfKind), ...shown.slice(shownOfKind).filter((each) => edits.has(each.key))];
};

/** Sum of the unit vectors of what the reader wants less of. */
const lessVector = ({ index }: Newsroom, taste: TasteChoices): SparseVector => {
  const vector = createSparseVector();
  for (const { articleId, title, terms } of taste.less) {
    const slot = index.table.slotOf(articleId);
    if (slot === undefined) {
      const features = featuresOf([title, ...terms].join('. '));
      for (const feature of features) vector.add(feature, index.weights.idf(feature) / Math.sqrt(features.length));
      continue;
    }
    const norm = index.weights.normOf(slot) || 1;
    for (const packed of index.table.featuresOf(slot)) {
      const feature = featureOf(packed);
      vector.add(feature, ((levelWeights[levelOf(packed)] ?? 0) * index.weights.idf(feature)) / norm);
    }
  }
  vector.scale(index.weights.idf);
  return vector;
};

/** `null`: nothing was read yet, nor anything added by hand. */
export const profileOf = (newsroom: Newsroom): Profile | null => {
  const { desk, index, terms } = newsroom;
  const { taste } = desk.preferences();
  const vector = createSparseVector();
  const [topics, names, sources]: [Tally, Tally, Tally] = [new Map(), new Map(), new Map()];
  const reading = readingOf(newsroom, taste.since);
  const total = reading.reduce((sum, { share }) => sum + share, 0);
  for (const { id, share } of reading) {
    const headline = desk.headline(id);
    if (headline !== undefined)
      count(sources, headline.sourceId, desk.source(headline.sourceId)?.title ?? headline.sourceId, share);
    const slot = index.table.slotOf(id);
    if (slot === undefined) continue;
    for (const packed of index.table.featuresOf(slot)) {
      const feature = featureOf(packed);
      vector.add(feature, share * (levelWeights[levelOf(packed)] ?? 0) * index.weights.idf(feature));
    }
    const named = terms.of(slot);
    for (const term of named) count(names, terms.keyOf(term), terms.written(term), share);
    const inNames = new Set(named.flatMap((term) => terms.keyOf(term).split(' ')));
    for (const [key, written] of headline === undefined ? [] : topicsOf(headline))
      if (!inNames.has(key)) count(topics, key, written, share);
  }
  const edits = taste.entries.filter((edit) => edit.kind !== 'source');
  const added = taste.entries.some((edit) => edit.factor > 0 && edit.added);
  if (total === 0 && !added) return null;

  const factors = new Map<number, number>();
  const strength = (vector.norm() || 1) * addedShare;
  for (const edit of edits) {
    for (const feature of featuresOf(edit.written)) {
      factors.set(feature, Math.min(factors.get(feature) ?? Infinity, edit.factor / 100));
      if (edit.added) vector.add(feature, strength * Math.min(1, index.weights.idf(feature)));
    }
  }
  vector.scale((feature) => factors.get(feature) ?? 1);
  const norm = vector.norm() || 1;
  vector.scale(index.weights.idf);
  const less = lessVector(newsroom, taste);
  const editOf = (kind: ProfileKind, key: string) =>
    taste.entries.find((edit) => edit.kind === kind && edit.key === key);
  const weighed = (kind: ProfileKind, tally: Tally, key: string): number => {
    const edit = editOf(kind, key);
    const found = tally.get(key)?.weight ?? (edit?.added === true ? addedShare * Math.max(1, total) : 0);
    return found * ((edit?.factor ?? 100) / 100);
  };
  // A word met once says nothing of what somebody reads about.
  const often: Tally = new Map([...topics].filter(([, { times }]) => times > 1));
  const read = new Set(reading.map(({ id }) => id));
  return {
    fit: (slot) => {
      const features = index.table.featuresOf(slot);
      const length = index.weights.normOf(slot) || 1;
      const unwanted = taste.less.length === 0 ? 0 : Math.min(1, less.product(features) / length);
      return vector.product(features) / (norm * length) - unwanted;
    },
    sourceShare: (sourceId) => weighed('source', sources, sourceId) / Math.max(1, total),
    nameWeight: (key) => weighed('name', names, key),
    topicWeight: (key) => weighed('topic', often, key),
    isRead: (id) => read.has(id),
    entries: [
      ...entriesOf('topic', often, taste),
      ...entriesOf('name', names, taste),
      ...entriesOf('source', sources, taste),
    ],
    articles: reading.length,
  };
};
