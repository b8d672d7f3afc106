/** What the reader reads about: found in what was opened, starred, finished or left, and edited by hand. On this machine alone. */
import type { ProfileEntry, ProfileKind, TasteChoices } from '../../contract/preferences.ts';
import { fold } from '../words/words.ts';
import { featuresOfArticle } from './features.ts';
import { keyOf } from './key-terms.ts';
import { featureOf, levelOf, levelWeights } from './packed-features.ts';
import type { Newsroom } from './newsroom.ts';
import { createSparseVector } from './sparse-vector.ts';
import type { SparseVector } from './sparse-vector.ts';
import type { ReadingVector } from './reading-vector.ts';
import type { Traces } from './traces.ts';

const day = 86_400_000;
const readArticles = 200;
const interestHalfLife = 30 * day;
/** Age counts in whole steps, so that from one moment to the next nothing changes but what was read. */
const ageStep = day / 4;
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
  readonly entries: () => readonly ProfileEntry[];
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
    const steps = Math.max(0, Math.floor(desk.now() / ageStep) - Math.floor(at / ageStep));
    found.set(articleId, finished * liked * 2 ** ((-steps * ageStep) / interestHalfLife));
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

/** Key of an entry by what was written: the same for all forms of a word or name. */
export const entryKey = (kind: ProfileKind, written: string): string =>
  kind === 'source' ? written : keyOf(fold(written));

const alike = (features: Uint32Array): Float64Array => new Float64Array(features.length).fill(1);
const featuresOf = (text: string): readonly number[] =>
  [...featuresOfArticle({ title: text, standfirst: null, text: '', categories: [] }, alike, 64).all].map(featureOf);

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

/** How well articles fit the reading, with what the reader added to it or made less of. */
const editedFit = (
  { index }: Newsroom,
  reading: ReadingVector,
  edits: TasteChoices['entries'],
): ((slot: number) => number) => {
  const { idf, normOf } = index.weights;
  const vector = createSparseVector(reading.size() + 1);
  reading.forEach((feature, weight) => {
    const rarity = idf(feature);
    if (rarity > 0) vector.add(feature, weight / rarity);
  });
  const factors = new Map<number, number>();
  const strength = (vector.norm() || 1) * addedShare;
  for (const edit of edits) {
    for (const feature of featuresOf(edit.written)) {
      factors.set(feature, Math.min(factors.get(feature) ?? Infinity, edit.factor / 100));
      if (edit.added) vector.add(feature, strength * Math.min(1, idf(feature)));
    }
  }
  vector.scale((feature) => factors.get(feature) ?? 1);
  const norm = vector.norm() || 1;
  vector.scale(idf);
  return (slot) => vector.product(index.table.featuresOf(slot)) / (norm * (normOf(slot) || 1));
};

/** `null`: nothing was read yet, nor anything added by hand. `readingVector` follows, and `fit` holds until it follows again. */
export const profileOf = (newsroom: Newsroom, readingVector: ReadingVector, traces: Traces): Profile | null => {
  const { desk, index } = newsroom;
  const { taste } = desk.preferences();
  const [topics, names, sources]: [Tally, Tally, Tally] = [new Map(), new Map(), new Map()];
  const reading = readingOf(newsroom, taste.since);
  const total = reading.reduce((sum, { share }) => sum + share, 0);
  for (const { id, share } of reading) {
    const headline = desk.headline(id);
    if (headline !== undefined)
      count(sources, headline.sourceId, desk.source(headline.sourceId)?.title ?? headline.sourceId, share);
    const slot = index.table.slotOf(id);
    if (slot === undefined) continue;
    const trace = traces.of(slot, headline);
    for (const [key, written] of trace.names) count(names, key, written, share);
    for (const [key, written] of trace.topics) count(topics, key, written, share);
  }
  const edits = taste.entries.filter((edit) => edit.kind !== 'source');
  const added = taste.entries.some((edit) => edit.factor > 0 && edit.added);
  if (total === 0 && !added) return null;

  readingVector.set(reading);
  const fitOf = edits.length === 0 ? readingVector.fit : editedFit(newsroom, readingVector, edits);
  const less = taste.less.length === 0 ? null : lessVector(newsroom, taste);
  const weighing = (kind: ProfileKind, tally: Tally): ((key: string) => number) => {
    const edited = new Map<string, number>();
    for (const edit of taste.entries.filter((each) => each.kind === kind).toReversed()) {
      const found = tally.get(edit.key)?.weight ?? (edit.added ? addedShare * Math.max(1, total) : 0);
      edited.set(edit.key, found * (edit.factor / 100));
    }
    return (key) => edited.get(key) ?? tally.get(key)?.weight ?? 0;
  };
  // A word met once says nothing of what somebody reads about.
  for (const [key, { times }] of topics) if (times < 2) topics.delete(key);
  const read = new Set(reading.map(({ id }) => id));
  const weightOfSource = weighing('source', sources);
  return {
    fit: (slot) => {
      if (less === null) return fitOf(slot);
      const unwanted = less.product(index.table.featuresOf(slot)) / (index.weights.normOf(slot) || 1);
      return fitOf(slot) - Math.min(1, unwanted);
    },
    sourceShare: (sourceId) => weightOfSource(sourceId) / Math.max(1, total),
    nameWeight: weighing('name', names),
    topicWeight: weighing('topic', topics),
    isRead: (id) => read.has(id),
    entries: () => [
      ...entriesOf('topic', topics, taste),
      ...entriesOf('name', names, taste),
      ...entriesOf('source', sources, taste),
    ],
    articles: reading.length,
  };
};
