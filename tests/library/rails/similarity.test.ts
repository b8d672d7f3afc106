/** Likeness: what is left out to save time is never what would have been among the best. */
import { describe, expect, it } from 'vitest';
import { createArticleIndex } from '../../../electron/library/rails/article-index.ts';
import { article, events } from './stories.ts';

/** Reports of one event that share some of its sentences, so that many are about as alike. */
const many = events.flatMap((told, event) =>
  Array.from({ length: 24 }, (_, at) => {
    const sentences = told
      .flatMap((each) => each.split('. '))
      .filter((_sentence, place) => (at >> (place % 5)) % 2 === 0);
    return article(`m${event}-${at}`, [told[at % 3], ...sentences].join('. '));
  }),
);

describe('a ranking', () => {
  it('begins with the same articles however many are asked for', async () => {
    const index = createArticleIndex();
    await index.add(many, () => null);
    for (const { id } of many) {
      const slot = index.table.slotOf(id) ?? -1;
      const ranking = (limit: number) => index.similarity.ranked(slot, limit).map(({ slot: other }) => other);
      expect(ranking(3)).toEqual(ranking(many.length).slice(0, 3));
    }
  });
});
