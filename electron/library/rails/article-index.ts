/** The memory behind the rails: what articles are about, which are alike, which tell one story. Incremental; nothing here is the truth about anything. */
import { createArticleTable, neighboursKept } from './article-table.ts';
import type { ArticleTable } from './article-table.ts';
import { createCopies } from './copies.ts';
import type { Copies } from './copies.ts';
import { createClusters, joinAt, nearness } from './clusters.ts';
import type { Clusters } from './clusters.ts';
import { countFeatures, featureOf, packFeatures } from './features.ts';
import { createFrequencies } from './frequencies.ts';
import type { DeskArticle } from './model.ts';
import { createPostingLists } from './posting-lists.ts';
import { allSignals } from './signals.ts';
import type { Signals } from './signals.ts';
import { createSimilarity } from './similarity.ts';
import type { Similarity } from './similarity.ts';

/** Features kept of an article, and how many of its words it can be found by. */
const featuresKept = 256;
const wordsIndexed = 64;
/** Two articles less alike than this are no neighbours. */
const neighbourAt = 0.04;
const pairsPerArticle = 12;
/** What ranks below this is no pair of one story: both parts of its score would have to be. */
const pairFloor = joinAt / 2;

export type ArticleIndex = {
  readonly table: ArticleTable;
  readonly similarity: Similarity;
  readonly clusters: Clusters;
  readonly copies: Copies;
  /** Changes with every addition and removal. */
  readonly version: () => number;
  /** `pause` is awaited between small pieces of work. */
  readonly add: (articles: readonly DeskArticle[], pause: () => Promise<void> | null) => Promise<void>;
  readonly remove: (ids: readonly string[]) => void;
};

export const createArticleIndex = (signals: Signals = allSignals): ArticleIndex => {
  const table = createArticleTable();
  const frequencies = createFrequencies();
  const postings = createPostingLists();
  const similarity = createSimilarity(table, frequencies, postings, signals);
  const copies = createCopies(table);
  const inTime = (one: number, other: number): number => nearness(table.dateOf(one), table.dateOf(other));
  const clusters = createClusters(
    (one, others) => similarity.smoothed(one, others).map((score, at) => score * inTime(one, others[at] ?? one)),
    table.idOf,
  );

  let version = 0;

  const removeSlot = (slot: number): void => {
    for (const packed of table.featuresOf(slot)) frequencies.remove(featureOf(packed));
    clusters.remove(slot);
    table.remove(slot);
  };

  const addOne = (article: DeskArticle): number => {
    const known = table.slotOf(article.id);
    if (known !== undefined) removeSlot(known);
    const counted = countFeatures(article, signals);
    const rarity = (feature: number): number => Math.log((table.size() + 2) / (frequencies.count(feature) + 1));
    const packed = packFeatures(counted, rarity, featuresKept);
    for (const each of packed.all) frequencies.add(featureOf(each));
    const slot = table.add(article.id, article.date, packed.all);
    copies.add(slot, article.title);
    for (const word of packed.words.slice(0, wordsIndexed)) {
      postings.add(featureOf(word), slot * 16 + (word & 15));
    }
    return slot;
  };

  const meetNeighbours = (slot: number): void => {
    const nearest = similarity.nearest(slot, neighboursKept * 3);
    copies.meet(slot, nearest);
    for (const { slot: other, score } of nearest) {
      if (score < neighbourAt) break;
      table.offerNeighbour(slot, other, score);
      table.offerNeighbour(other, slot, score);
    }
  };

  const add: ArticleIndex['add'] = async (articles, pause) => {
    version += 1;
    const slots: number[] = [];
    for (const article of articles) {
      slots.push(addOne(article));
      await pause();
    }
    for (const slot of slots) {
      meetNeighbours(slot);
      await pause();
    }
    const pairs: { one: number; other: number; score: number }[] = [];
    for (const slot of slots) {
      for (const { slot: other, likeness } of similarity.ranked(
        slot,
        pairsPerArticle,
        pairsPerArticle * 4,
        pairFloor,
      )) {
        const close = likeness * inTime(slot, other);
        if (close >= joinAt) pairs.push({ one: slot, other, score: close });
      }
      await pause();
    }
    clusters.join(pairs);
    version += 1;
  };

  return {
    table,
    similarity,
    clusters,
    copies,
    add,
    version: () => version,
    remove: (ids) => {
      version += 1;
      for (const id of ids) {
        const slot = table.slotOf(id);
        if (slot !== undefined) removeSlot(slot);
      }
    },
  };
};
