/** Random sequences of calls must leave what a plain object would hold, also after the store was closed and opened again. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Status } from '../../../electron/contract/models.ts';
import type { ArticleBody, ArticleRow, FetchState } from '../../../electron/library/store/model.ts';
import { emptyFetchState } from '../../../electron/library/store/model.ts';
import { isUnread } from '../../../electron/library/store/source-rows.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { body, openTestStore, row, testNow } from './library.ts';

const day = 86_400_000;
const id = fc.integer({ min: 0, max: 11 }).map((number) => `a.${number}`);
const text = fc.string({ unit: 'binary', maxLength: 60 });

const anArticle = fc.record({ id, title: text, html: text, days: fc.integer({ min: 0, max: 70 }) }).map((part) => ({
  row: row(part.id, { title: part.title, arrived: testNow - part.days * day }),
  body: body(part.html),
}));

const aStatus = fc.record({
  read: fc.boolean(),
  starred: fc.boolean(),
  saved: fc.boolean(),
  mustRead: fc.boolean(),
  progress: fc.constantFrom(0, 0.5, 1),
});

type Step =
  | { readonly kind: 'put'; readonly articles: readonly { row: ArticleRow; body: ArticleBody }[]; etag: string | null }
  | { readonly kind: 'status'; readonly statuses: readonly (readonly [string, Status])[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'reopen' };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('put' as const),
        articles: fc.array(anArticle, { maxLength: 6 }),
        etag: fc.option(text),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('status' as const),
        statuses: fc.array(fc.tuple(id, aStatus), { maxLength: 4 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), ids: fc.array(id, { maxLength: 4 }) }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
  ),
  { maxLength: 14 },
);

const plainModel = () => {
  const rows = new Map<string, ArticleRow>();
  const bodies = new Map<string, ArticleBody>();
  const statuses = new Map<string, Status>();
  const gone = new Set<string>();
  let fetchState: FetchState = emptyFetchState;
  return {
    rows,
    bodies,
    statuses,
    gone,
    fetchState: () => fetchState,
    apply: (step: Step): void => {
      if (step.kind === 'put') {
        for (const each of step.articles) {
          rows.set(each.row.id, each.row);
          bodies.set(each.row.id, each.body);
          gone.delete(each.row.id);
        }
        fetchState = { ...emptyFetchState, etag: step.etag };
      }
      if (step.kind === 'status') {
        for (const [key, value] of step.statuses) {
          if (isUnread(value)) statuses.delete(key);
          else statuses.set(key, value);
        }
      }
      if (step.kind === 'remove') {
        for (const key of step.ids) {
          if (rows.delete(key)) gone.add(key);
          bodies.delete(key);
        }
      }
    },
  };
};

const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('a source under random calls', () => {
  it('equals a plain model, whatever comes, also after reopening', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        await using folder = await temporaryFolder();
        const model = plainModel();
        let { store, notices } = await openTestStore(folder.path);
        for (const step of sequence) {
          model.apply(step);
          const source = await store.source('a');
          if (step.kind === 'put') {
            await source.put({ articles: step.articles, fetchState: { ...emptyFetchState, etag: step.etag } });
          }
          if (step.kind === 'status') await source.setStatus(new Map(step.statuses));
          if (step.kind === 'remove') await source.remove(step.ids);
          if (step.kind === 'reopen') {
            await store.close();
            ({ store, notices } = await openTestStore(folder.path));
          }
        }
        const source = await store.source('a');
        expect(sorted(source.rows)).toEqual(sorted(model.rows));
        expect(sorted(source.statuses)).toEqual(sorted(model.statuses));
        expect(source.fetchState).toEqual(model.fetchState());
        for (let number = 0; number <= 11; number += 1) {
          expect(source.isGone(`a.${number}`)).toBe(model.gone.has(`a.${number}`));
          expect(await source.body(`a.${number}`)).toEqual(model.bodies.get(`a.${number}`) ?? null);
        }
        expect((await store.check()).problems).toEqual([]);
        expect(notices).toEqual([]);
        await store.close();
      }),
      { numRuns: 60 },
    );
  });
});
