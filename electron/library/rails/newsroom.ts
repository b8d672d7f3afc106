/** What every rail asks: the desk, the index over it, and which articles are one story or copies of one text. */
import type { Headline } from '../../contract/models.ts';
import { fold } from '../words/words.ts';
import type { ArticleIndex } from './article-index.ts';
import type { KeyTerms } from './key-terms.ts';
import type { Desk } from './model.ts';

/** Two texts more alike than this, word by word, are copies of one. */
const copyAt = 0.82;

export type Newsroom = {
  readonly desk: Desk;
  readonly index: ArticleIndex;
  readonly terms: KeyTerms;
  /** Name of the story: of its cluster, else the article's own id. */
  readonly storyOf: (id: string) => string;
  /** Ids of the article's cluster, itself among them. */
  readonly membersOf: (id: string) => readonly string[];
  /** From how many sources the story comes. */
  readonly sourcesOf: (id: string) => number;
  readonly isCopy: (one: string, other: string) => boolean;
};

const titleKey = (headline: Headline): string => fold(headline.title).replace(/\s+/g, ' ').trim();

export const createNewsroom = (desk: Desk, index: ArticleIndex, terms: KeyTerms): Newsroom => {
  const { table, clusters, similarity } = index;
  const membersOf = (id: string): readonly string[] => {
    const slot = table.slotOf(id);
    if (slot === undefined) return [id];
    return clusters.membersOf(slot).flatMap((each) => table.idOf(each) ?? []);
  };
  return {
    desk,
    index,
    terms,
    membersOf,
    storyOf: (id) => {
      const slot = table.slotOf(id);
      return (slot === undefined ? null : clusters.nameOf(slot)) ?? id;
    },
    sourcesOf: (id) => new Set(membersOf(id).flatMap((each) => desk.headline(each)?.sourceId ?? [])).size,
    isCopy: (one, other) => {
      if (one === other) return true;
      const [mine, theirs] = [desk.headline(one), desk.headline(other)];
      if (mine === undefined || theirs === undefined) return false;
      if (titleKey(mine) === titleKey(theirs) && titleKey(mine) !== '') return true;
      const [slot, otherSlot] = [table.slotOf(one), table.slotOf(other)];
      return slot !== undefined && otherSlot !== undefined && similarity.plain(slot, otherSlot) >= copyAt;
    },
  };
};
