/** What every rail asks: the desk, the index over it, and which articles are one story or copies of one text. */
import type { ArticleIndex } from './article-index.ts';
import type { KeyTerms } from './key-terms.ts';
import type { Desk } from './model.ts';

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
  /** The same for copies of one text, different for all others. */
  readonly textOf: (id: string) => string;
};

export const createNewsroom = (desk: Desk, index: ArticleIndex, terms: KeyTerms): Newsroom => {
  const { table, clusters, copies } = index;
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
    textOf: (id) => {
      const slot = table.slotOf(id);
      return slot === undefined ? id : String(copies.groupOf(slot));
    },
  };
};
