/** What every rail asks: the desk, the index over it, and which articles are one story or copies of one text. */
import type { ArticleIndex } from './article-index.ts';
import type { StoryCluster } from './clusters.ts';
import type { KeyTerms } from './key-terms.ts';
import type { Desk } from './model.ts';

export type Newsroom = {
  readonly desk: Desk;
  readonly index: ArticleIndex;
  readonly terms: KeyTerms;
  /** Name of the story: of its cluster, else the article's own id. */
  readonly storyOf: (id: string) => string;
  /** `null`: nobody else tells the story. */
  readonly clusterOf: (id: string) => StoryCluster | null;
  /** From how many sources the story comes. */
  readonly sourcesOf: (id: string) => number;
  /** The same for copies of one text, different for all others. */
  readonly textOf: (id: string) => string;
};

export const createNewsroom = (desk: Desk, index: ArticleIndex): Newsroom => {
  const { table, clusters, copies } = index;
  const clusterOf = (id: string): StoryCluster | null => {
    const slot = table.slotOf(id);
    return slot === undefined ? null : clusters.of(slot);
  };
  return {
    desk,
    index,
    terms: index.terms,
    clusterOf,
    storyOf: (id) => clusterOf(id)?.id ?? id,
    sourcesOf: (id) => clusterOf(id)?.sources ?? 1,
    textOf: (id) => {
      const slot = table.slotOf(id);
      return slot === undefined ? id : String(copies.groupOf(slot));
    },
  };
};
