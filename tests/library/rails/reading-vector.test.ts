/** The reading as a vector: changed by what changed, it is what it would be if it were made anew. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArticleIndex } from '../../../electron/library/rails/article-index.ts';
import type { ArticleIndex } from '../../../electron/library/rails/article-index.ts';
import { createReadingVector } from '../../../electron/library/rails/reading-vector.ts';
import type { ReadingVector } from '../../../electron/library/rails/reading-vector.ts';
import { article, events, reports } from './stories.ts';

const filled = async (): Promise<ArticleIndex> => {
  const index = createArticleIndex();
  await index.add(reports, () => null);
  return index;
};
const fits = (index: ArticleIndex, vector: ReadingVector): readonly number[] =>
  index.table.ids().map((id) => vector.fit(index.table.slotOf(id) ?? -1));

const share = fc.double({ min: 0.1, max: 3, noNaN: true });
const someReport = fc.nat(reports.length - 1).map((at) => reports[at]?.id ?? '');
/** `null` ends having read it. */
const change = fc.record({ id: someReport, share: fc.option(share) });
/** As one story opened pushes the oldest one out, several changes come at once. */
const step = fc.array(change, { minLength: 1, maxLength: 3 });

describe('a reading that changes', () => {
  it('fits every article as well as one that is made anew', async () => {
    const index = await filled();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const reading = new Map(reports.map(({ id }, at) => [id, 1 + at / 10]));
        const followed = createReadingVector(index);
        followed.set([...reading].map(([id, counted]) => ({ id, share: counted })));
        fits(index, followed);
        for (const changes of steps) {
          for (const { id, share: counted } of changes) {
            if (counted === null) reading.delete(id);
            else reading.set(id, counted);
          }
          const now = [...reading].map(([each, part]) => ({ id: each, share: part }));
          followed.set(now);
          const anew = createReadingVector(index);
          anew.set(now);
          const expected = fits(index, anew);
          for (const [at, fit] of fits(index, followed).entries()) expect(fit).toBeCloseTo(expected[at] ?? 0, 4);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('follows what the library gains, replaces and loses', async () => {
    const index = await filled();
    const reading = reports.map(({ id }) => ({ id, share: 1 }));
    const followed = createReadingVector(index);
    followed.set(reading);
    fits(index, followed);
    const changed = [article('e0-0', events[3]?.[0] ?? ''), article('new', events[2]?.[1] ?? '')];
    const expectAsAnew = (): void => {
      followed.set(reading);
      const anew = createReadingVector(index);
      anew.set(reading);
      expect(fits(index, followed)).toEqual(fits(index, anew));
    };
    await index.add(changed, () => null);
    expectAsAnew();
    index.remove(['e1-0', 'new']);
    expectAsAnew();
  });

  it('fits nothing when nothing was read', async () => {
    const index = await filled();
    const vector = createReadingVector(index);
    vector.set([{ id: 'e0-0', share: 1 }]);
    vector.set([]);
    expect(new Set(fits(index, vector))).toEqual(new Set([0]));
  });
});
