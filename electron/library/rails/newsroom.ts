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
  /** Answers what `compute` did, for as long as desk and index stay the same, ten minutes at most: freshness fades. */
  readonly once: <T>(name: string, compute: () => T) => T;
  /** The same for copies of one text, different for all others. */
  readonly textOf: (id: string) => string;
};

const keepMs = 600_000;

export const createNewsroom = (desk: Desk, index: ArticleIndex): Newsroom => {
  const { table, clusters, copies } = index;
  const clusterOf = (id: string): StoryCluster | null => {
    const slot = table.slotOf(id);
    return slot === undefined ? null : clusters.of(slot);
  };
  const kept = new Map<string, unknown>();
  let keptFor = '';
  return {
    once: <T>(name: string, compute: () => T): T => {
      const state = `${desk.version()} ${index.version()} ${Math.floor(desk.now() / keepMs)}`;
      if (state !== keptFor) kept.clear();
      keptFor = state;
      const known = kept.get(name);
      if (known !== undefined) return known as T;
      const made = compute();
      kept.set(name, made);
      return made;
    },
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
