/** The memory behind the rails: what articles are about, which are alike, which tell one story. Incremental; nothing here is the truth about anything. */
import { createArticleTable, neighboursKept } from './article-table.ts';
import type { ArticleTable, TableRow } from './article-table.ts';
import { createCopies } from './copies.ts';
import type { Copies } from './copies.ts';
import { createClusters, joinAt, nearness } from './clusters.ts';
import type { Clusters, Pair } from './clusters.ts';
import { featuresOfArticle, hashOf } from './features.ts';
import { featureOf } from './packed-features.ts';
import { createFrequencies } from './frequencies.ts';
import type { Frequencies } from './frequencies.ts';
import { createKeyTerms, keyTermsOf } from './key-terms.ts';
import type { KeyTerm, KeyTerms } from './key-terms.ts';
import type { DeskArticle } from './model.ts';
import { createPostingLists } from './posting-lists.ts';
import type { PostingLists } from './posting-lists.ts';
import { createRulings } from './rulings.ts';
import type { Ruling } from './rulings.ts';
import { allSignals } from './signals.ts';
import { areOfOneSeries } from './series.ts';
import type { Piece } from './series.ts';
import type { Signals } from './signals.ts';
import { createSimilarity } from './similarity.ts';
import type { Similar, Similarity } from './similarity.ts';
import { createWeights } from './weights.ts';
import type { Weights } from './weights.ts';

/** Features kept of an article. */
const featuresKept = 192;
/** Two articles less alike than this are no neighbours. */
const neighbourAt = 0.04;
const nearestMet = neighboursKept * 2;
/**
 * Two articles that share fewer of all their words than this are not one story, whatever company they keep. Words that nobody else has count
 * here: in a small library most are such, and what is shared says little.
 */
const sharedJoinAt = 0.1;
/** So many more than the window holds may be here before the oldest leave. */
const evictedAtOnce = 500;

export type Pause = () => Promise<void> | null;

export type ArticleIndex = {
  readonly table: ArticleTable;
  readonly weights: Weights;
  readonly frequencies: Frequencies;
  readonly postings: PostingLists;
  readonly similarity: Similarity;
  readonly clusters: Clusters;
  readonly copies: Copies;
  readonly terms: KeyTerms;
  /** Changes with every addition and removal. */
  readonly version: () => number;
  /** Adds or replaces. `pause` is awaited between small pieces of work. */
  readonly add: (articles: readonly DeskArticle[], pause: Pause) => Promise<void>;
  readonly remove: (ids: readonly string[]) => void;
  /** The reader's word on what is one story; takes the place of all before. `before`: groups of ids that were stories of their own. */
  readonly rule: (rulings: readonly Ruling[], before?: readonly (readonly string[])[]) => void;
  /** Brings everything in step with the rulings, after it was restored. */
  readonly obey: () => void;
  /** Takes an article in for one question alone: the others do not come to know it, and nothing of it stays. */
  readonly visit: <T>(article: DeskArticle, ask: (slot: number) => T) => T;
  /** Puts an article back as it was saved, but for neighbours and clusters; one that is here already stays. Answers its slot. */
  readonly restore: (row: SavedArticle) => number;
};

export type SavedArticle = TableRow & {
  /** Hash of the headline. */
  readonly title: number;
  /** Packed, the weightiest first. */
  readonly words: Uint32Array;
  readonly terms: readonly KeyTerm[];
};

/** What tells one state of an article from another. */
export const stampOf = (hash: string | undefined): number => (hash === undefined ? 0 : hashOf(hash));

/** Keeps the `window` newest articles by date. `titleOf`: an article's headline as it is now. */
export const createArticleIndex = (
  signals: Signals = allSignals,
  window = Infinity,
  titleOf: (id: string) => string | undefined = () => undefined,
): ArticleIndex => {
  const table = createArticleTable();
  const frequencies = createFrequencies();
  const postings = createPostingLists();
  const weights = createWeights(table, frequencies);
  const similarity = createSimilarity(table, weights, postings, signals);
  const copies = createCopies(table);
  const terms = createKeyTerms();
  const inTime = (one: number, other: number): number => nearness(table.dateOf(one), table.dateOf(other));
  const pieceOf = (slot: number): Piece => ({
    sourceId: table.sourceOf(slot),
    date: table.dateOf(slot),
    title: titleOf(table.idOf(slot) ?? '') ?? '',
  });
  /** Of how likely two alike articles are one story: less the further apart in time, not at all for pieces of a series. */
  const mayJoin = (one: number, other: number): number => {
    const near = inTime(one, other);
    if (near < joinAt || table.sourceOf(one) !== table.sourceOf(other)) return near;
    return areOfOneSeries(pieceOf(one), pieceOf(other)) ? 0 : near;
  };
  const rulings = createRulings();
  const clusters = createClusters(
    table,
    (one, others) => similarity.roughly(one, others).map((score, at) => score * mayJoin(one, others[at] ?? one)),
    rulings,
  );
  const slotsOf = (ids: Iterable<string>): number[] => [...ids].flatMap((id) => table.slotOf(id) ?? []);

  let version = 0;
  /** What is older is not taken in while the window is full. */
  let oldest = -Infinity;

  const removeSlot = (slot: number): void => {
    for (const packed of table.featuresOf(slot)) frequencies.remove(featureOf(packed));
    postings.remove(slot);
    clusters.remove(slot);
    copies.remove(slot);
    terms.remove(slot);
    table.remove(slot);
  };

  const place = (article: DeskArticle): number => {
    const { all, words } = featuresOfArticle(article, weights.raritiesWithOneMore, featuresKept, signals);
    for (const packed of all) frequencies.add(featureOf(packed));
    const { id, sourceId, date } = article;
    const slot = table.add({ id, sourceId, date, stamp: stampOf(article.hash), features: all });
    copies.add(slot, article.title);
    postings.add(slot, words);
    terms.add(slot, keyTermsOf(article));
    return slot;
  };

  const addOne = (article: DeskArticle): number | null => {
    const known = table.slotOf(article.id);
    if (known !== undefined) removeSlot(known);
    return table.size() >= window && article.date < oldest ? null : place(article);
  };

  /** The nearest of an article, with their likeness by all words: in a small library most words are nobody else's and count for nothing else. */
  const met = (slot: number): readonly (Similar & { readonly whole: number })[] => {
    const ours = weights.sharedPart(slot);
    const nearest = similarity
      .nearest(slot, nearestMet)
      .map((each) => ({ ...each, whole: each.score * ours * weights.sharedPart(each.slot) }));
    copies.meet(slot, nearest);
    return nearest;
  };

  const meetNeighbours = (slot: number): readonly Similar[] => {
    const nearest = met(slot);
    for (const { slot: other, score } of nearest) {
      if (score < neighbourAt) break;
      table.offerNeighbour(slot, other, score);
      table.offerNeighbour(other, slot, score);
    }
    return nearest.filter(({ slot: other, whole }) => whole >= sharedJoinAt && mayJoin(slot, other) >= joinAt);
  };

  const evict = async (pause: Pause): Promise<void> => {
    if (table.size() <= window + evictedAtOnce) return;
    const dated: { slot: number; date: number; arrival: number }[] = [];
    for (let slot = 0; slot < table.slots(); slot += 1) {
      const arrival = table.arrivalOf(slot);
      if (arrival > 0) dated.push({ slot, date: table.dateOf(slot), arrival });
    }
    dated.sort((a, b) => a.date - b.date || a.arrival - b.arrival);
    const leaving = dated.slice(0, dated.length - window);
    oldest = dated[leaving.length]?.date ?? oldest;
    for (const { slot, arrival } of leaving) {
      if (table.arrivalOf(slot) === arrival) removeSlot(slot);
      await pause();
    }
  };

  const add: ArticleIndex['add'] = async (articles, pause) => {
    version += 1;
    const added: { slot: number; arrival: number; near: readonly Similar[] }[] = [];
    for (const article of articles) {
      const slot = addOne(article);
      if (slot !== null) added.push({ slot, arrival: table.arrivalOf(slot), near: [] });
      await pause();
    }
    for (const each of added) {
      if (table.arrivalOf(each.slot) === each.arrival) each.near = meetNeighbours(each.slot);
      await pause();
    }
    const pairs: Pair[] = [];
    for (const { slot, arrival, near } of added) {
      if (table.arrivalOf(slot) !== arrival) continue;
      const others = near.map((each) => each.slot);
      for (const [at, likeness] of similarity.roughly(slot, others, joinAt).entries()) {
        const other = others[at] ?? slot;
        const close = likeness * mayJoin(slot, other);
        if (close >= joinAt) pairs.push({ one: slot, other, score: close });
      }
      await pause();
    }
    await clusters.join(pairs, pause);
    clusters.obey(added.flatMap(({ slot, arrival }) => (table.arrivalOf(slot) === arrival ? [slot] : [])));
    await evict(pause);
    version += 1;
  };

  return {
    table,
    weights,
    frequencies,
    postings,
    similarity,
    clusters,
    copies,
    terms,
    add,
    version: () => version,
    visit: (article, ask) => {
      const slot = place(article);
      try {
        for (const { slot: other, score } of met(slot))
          if (score >= neighbourAt) table.offerNeighbour(slot, other, score);
        return ask(slot);
      } finally {
        removeSlot(slot);
      }
    },
    rule: (wanted, before = []) => {
      version += 1;
      rulings.set(wanted);
      clusters.regroup(before.map(slotsOf));
      clusters.obey(slotsOf(rulings.ids()));
    },
    obey: () => clusters.obey(slotsOf(rulings.ids())),
    restore: ({ title, words, terms: named, ...row }) => {
      const known = table.slotOf(row.id);
      if (known !== undefined) return known;
      version += 1;
      for (const packed of row.features) frequencies.add(featureOf(packed));
      const slot = table.add(row);
      copies.restoreTitle(slot, title);
      postings.add(slot, words);
      terms.add(slot, named);
      return slot;
    },
    remove: (ids) => {
      version += 1;
      for (const id of ids) {
        const slot = table.slotOf(id);
        if (slot !== undefined) removeSlot(slot);
      }
    },
  };
};
