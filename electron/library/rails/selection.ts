/** Taking ranked articles one after another without repeating a story. */
import type { Newsroom } from './newsroom.ts';
import type { Ranked } from './model.ts';

export type Selection = {
  /** Whether the article, a copy of it or another report of its story was taken. */
  readonly has: (id: string) => boolean;
  readonly take: (id: string) => void;
  /** Up to `limit` of them in their order, each taken. */
  readonly takeFrom: (ranked: Iterable<Ranked>, limit: number) => Ranked[];
};

/** `taken` are ids that count as taken from the start. */
export const createSelection = (newsroom: Newsroom, taken: readonly string[] = []): Selection => {
  const stories = new Set<string>();
  const texts = new Set<string>();
  const take = (id: string): void => {
    stories.add(newsroom.storyOf(id));
    texts.add(newsroom.textOf(id));
  };
  for (const id of taken) take(id);
  const has = (id: string): boolean => stories.has(newsroom.storyOf(id)) || texts.has(newsroom.textOf(id));
  return {
    has,
    take,
    takeFrom: (ranked, limit) => {
      const chosen: Ranked[] = [];
      for (const each of ranked) {
        if (chosen.length >= limit) break;
        if (newsroom.desk.headline(each.id) === undefined || has(each.id)) continue;
        take(each.id);
        chosen.push(each);
      }
      return chosen;
    },
  };
};
