import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningsOf, unfinishedWord } from '../../../electron/library/search/beginnings.ts';
import { parseQuery } from '../../../electron/library/search/query-parser.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { now, openShelf } from './shelf.ts';

const wordOf = (query: string): string | null => unfinishedWord(parseQuery(query, now))?.word ?? null;

describe('the beginnings of words', () => {
  it('are kept once, of three letters and more, those of titles marked', () => {
    expect(beginningsOf('ferry sea', 'ferries of ab', 'ferry').split(' ').sort()).toEqual(
      ['0ferr', '0sea', 'ferr', 'sea'].sort(),
    );
    expect(beginningsOf('کتاب 東京')).toBe('');
  });

  it('are asked for a short word that is still being typed, and for nothing else', () => {
    expect([wordOf('fer'), wordOf('ferr'), wordOf('talk -tram ferr'), wordOf('ferr*')]).toEqual([
      'fer',
      'ferr',
      'ferr',
      'ferr',
    ]);
    for (const query of ['fe', 'ferry', 'ferr ', '-ferr', '"tram ferr', 'tram OR ferr', 'in:title ferr', 'کتا']) {
      expect(wordOf(query)).toBeNull();
    }
  });
});

describe('a word that is still being typed', () => {
  const words = ['ferry', 'ferrous', 'ferment', 'tram', 'tramp', 'quay'] as const;

  it('finds what a look at every text finds, with the titles first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ title: fc.subarray([...words]), text: fc.subarray([...words]) }), {
          minLength: 25,
          maxLength: 60,
        }),
        fc.constantFrom('fer', 'ferr', 'tra', 'tram', 'ferry tra', 'quay ferr', 'tram -quay fer'),
        async (articles, query) => {
          await using folder = await temporaryFolder();
          const shelf = await openShelf(folder.path);
          await shelf.add(
            ...articles.map(({ title, text }, at) => ({
              id: `a${at}`,
              title: title.join(' '),
              text: text.join(' '),
              date: now - at * 60_000,
            })),
          );
          const pieces = query.split(' ');
          const naive = articles.flatMap(({ title, text }, at) => {
            const inside = [...title, ...text];
            const holds = pieces.every((piece, place) =>
              place === pieces.length - 1
                ? inside.some((word) => word.startsWith(piece))
                : piece.startsWith('-') !== inside.some((word) => word === piece.replace('-', '')),
            );
            return holds ? [`a${at}`] : [];
          });
          expect((await shelf.find(query)).toSorted()).toEqual(naive.toSorted());
          expect(await shelf.find(query, 'date')).toEqual(naive);
          await shelf.index.close();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is no longer found in what was removed or changed', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.add(...Array.from({ length: 30 }, (_, at) => ({ id: `a${at}`, title: 'ferry' })));
    expect(await shelf.find('ferr')).toHaveLength(30);
    await shelf.index.remove(['a1']);
    await shelf.add({ id: 'a2', title: 'tram' });
    const found = await shelf.find('ferr');
    expect(found).toHaveLength(28);
    expect(found.filter((id) => id === 'a1' || id === 'a2')).toEqual([]);
    await shelf.index.close();
  });
});

describe('a word that nearly every article has', () => {
  it('is counted up to a bound, says that there are more, and shows all of them page by page', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.add(
      ...Array.from({ length: 5_010 }, (_, at) => ({ id: `a${at}`, title: 'ferry', date: now - at * 60_000 })),
    );
    const page = await shelf.index.query({ query: 'ferry ', order: 'relevance', offset: 0, limit: 20 });
    expect([page.found.length, page.total, page.isMore]).toEqual([20, 5_000, true]);
    for (const order of ['relevance', 'date'] as const) {
      const seen: string[] = [];
      for (const [offset, limit] of [
        [0, 400],
        [400, 1_200],
        [1_600, 3_390],
        [4_990, 100],
      ] as const) {
        const { found } = await shelf.index.query({ query: 'ferry ', order, offset, limit });
        seen.push(...found.map(({ id }) => id));
      }
      expect(seen).toEqual(Array.from({ length: 5_010 }, (_, at) => `a${at}`));
    }
    await shelf.index.close();
  });
});
