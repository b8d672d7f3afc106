import { readFile, writeFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { now, openShelf } from './shelf.ts';
import type { ShelfArticle } from './shelf.ts';

const day = 86_400_000;

const stories: readonly ShelfArticle[] = [
  {
    id: 'ferry',
    title: 'Ferry talks begin',
    text: 'Crews and managers met at the harbour on Monday.',
    byline: 'Ada Rowan',
    date: now - day,
  },
  {
    id: 'flood',
    title: 'Flood warning lifted',
    text: 'The river fell. Ferries sail again from the harbour.',
    read: true,
    date: now - 3 * day,
    sourceTitle: 'River Post',
  },
  {
    id: 'chess',
    title: 'Chess final drawn',
    text: 'A long game ended without a winner.',
    starred: true,
    hasPicture: true,
    sectionTitles: ['Sport'],
    date: now - 40 * day,
  },
  {
    id: 'rail',
    title: 'Rail talks stall',
    text: 'Managers left the talks.',
    saved: true,
    language: 'de-AT',
    date: now - 2 * day,
  },
];

describe('the search index', () => {
  it.each([
    ['ferry', ['ferry', 'flood']],
    ['ferr', ['ferry', 'flood']],
    ['talk', ['ferry', 'rail']],
    ['"crews and managers"', ['ferry']],
    ['"managers and crews"', []],
    ['manag* left', ['rail']],
    ['talks -rail', ['ferry']],
    ['chess OR flood', ['chess', 'flood']],
    ['in:title ferry', ['ferry']],
    ['by:rowan', ['ferry']],
    ['by:"Ada Rowan" talks', ['ferry']],
    ['source:river', ['flood']],
    ['section:sport', ['chess']],
    ['is:starred', ['chess']],
    ['is:saved', ['rail']],
    ['is:read', ['flood']],
    ['harbour is:unread ', ['ferry']],
    ['-is:unread', ['flood']],
    ['has:picture', ['chess']],
    ['lang:de', ['rail']],
    ['after:7d talks ', ['ferry', 'rail']],
    ['before:2026-11-01 ', ['chess']],
    ['date:2026-10 ', ['chess']],
    ['is:starred OR flood', ['chess', 'flood']],
    ['-harbour', ['chess', 'rail']],
    ['FERRY', ['ferry', 'flood']],
    ['is:nonsense', []],
  ])('answers %s', async (query, expected) => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.add(...stories);
    expect((await shelf.find(query)).sort()).toEqual(expected.toSorted());
    await shelf.index.close();
  });

  it('orders by date when asked to, and puts the headline first by relevance', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.add(
      { id: 'old', title: 'Harbour reopens', text: 'Ships return.', date: now - 5 * day },
      { id: 'new', title: 'Weather', text: 'It rained on the town, the hills and, at last, the harbour.', date: now },
    );
    expect(await shelf.find('harbour')).toEqual(['old', 'new']);
    expect(await shelf.find('harbour', 'date')).toEqual(['new', 'old']);
    await shelf.index.close();
  });

  it('marks the found words in the snippet', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.add({ id: 'a', title: 'x', text: `${'Nothing here. '.repeat(60)}Then the harbours froze over.` });
    const { found } = await shelf.index.query({ query: 'harbour', order: 'relevance', offset: 0, limit: 5 });
    const snippet = found[0]?.snippet;
    expect(snippet?.marks.map(([from, to]) => snippet.text.slice(from, to))).toEqual(['harbours']);
    await shelf.index.close();
  });

  it('pages without repeating and counts all', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.add(...Array.from({ length: 25 }, (_, at) => ({ id: `n${at}`, title: `Harbour ${at}` })));
    const seen: string[] = [];
    for (const offset of [0, 10, 20]) {
      const page = await shelf.index.query({ query: 'harbour', order: 'relevance', offset, limit: 10 });
      expect(page.total).toBe(25);
      seen.push(...page.found.map((each) => each.id));
    }
    expect(new Set(seen).size).toBe(25);
    await shelf.index.close();
  });

  it('names the parts of a query that say nothing, and answers the rest', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.add({ id: 'h', title: 'Harbour' });
    const asked = async (query: string) => {
      const { found, troubles } = await shelf.index.query({ query, order: 'date', offset: 0, limit: 9 });
      return [found.map((each) => each.id), ...troubles.map(({ reason, part }) => [reason, part])];
    };
    expect(await asked('before:soon harbour')).toEqual([['h'], ['date', 'before:soon']]);
    expect(await asked('is:lost has:tail harbour')).toEqual([['h'], ['state', 'is:lost'], ['has', 'has:tail']]);
    expect(await asked('by: harbour source:"" harbour')).toEqual([['h'], ['empty', 'by:'], ['empty', 'source:']]);
    // What may still be being typed is no trouble, and a colon alone makes no operator.
    for (const query of ['harbour is:', 'harbour is:lo', 'harbour before:so', 'harbour date:2026-']) {
      expect(await asked(query)).toEqual([['h']]);
    }
    expect((await asked('nothing:harbour '))[1]).toBeUndefined();
    await shelf.index.close();
  });

  it('reads every typed string', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.add(...stories);
    const pieces = fc.constantFrom(
      '"',
      '*',
      '-',
      'OR',
      'AND',
      'NOT',
      'NEAR(',
      ')',
      '(',
      ':',
      'in:',
      'by:',
      'is:',
      'before:',
      'after:20',
      'title:',
      '{',
      '}',
      '^',
      '+',
      ' ',
      'ferry',
      'é',
      '東',
      'می',
      '\u0000',
      "'",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
          fc.string({ unit: 'binary', maxLength: 30 }),
        ),
        async (query) => {
          await shelf.find(query);
        },
      ),
      { numRuns: 400 },
    );
    await shelf.index.close();
  });

  it('never shows a removed article', async () => {
    const ids = ['ferry', 'flood', 'chess', 'rail'] as const;
    const steps = fc.array(fc.record({ remove: fc.boolean(), id: fc.constantFrom(...ids) }), { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await using folder = await temporaryFolder();
        const shelf = await openShelf(folder.path);
        const here = new Set<string>();
        for (const step of all) {
          const story = stories.find((each) => each.id === step.id);
          if (story === undefined) continue;
          if (step.remove) {
            await shelf.index.remove([step.id]);
            here.delete(step.id);
          } else {
            await shelf.add(story);
            here.add(step.id);
          }
        }
        expect(await shelf.index.ids()).toEqual(here);
        expect(new Set(await shelf.find('the OR a OR managers'))).toEqual(here);
        await shelf.index.close();
      }),
      { numRuns: 25 },
    );
  });

  it('leaves out what the library no longer knows', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.add(...stories);
    shelf.articles.delete('ferry');
    expect(await shelf.find('harbour')).toEqual(['flood']);
    await shelf.index.close();
  });

  it('replaces an article that is added again', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.add({ id: 'a', title: 'Old words' });
    await shelf.add({ id: 'a', title: 'Fresh words' });
    expect(await shelf.find('old ')).toEqual([]);
    expect(await shelf.find('fresh')).toEqual(['a']);
    await shelf.index.close();
  });

  it('keeps what it has when opened again', async () => {
    await using folder = await temporaryFolder();
    const first = await openShelf(folder.path);
    await first.add(...stories);
    await first.index.close();
    const second = await openShelf(folder.path);
    expect(await second.index.ids()).toEqual(new Set(stories.map((story) => story.id)));
    await second.index.close();
  });

  it.each(['garbage', 'cut'])('begins again, empty, when its file is damaged: %s', async (damage) => {
    await using folder = await temporaryFolder();
    const first = await openShelf(folder.path);
    await first.add(...stories);
    await first.index.close();
    const file = `${folder.path}/search.sqlite`;
    const bytes = await readFile(file);
    await writeFile(file, damage === 'cut' ? bytes.subarray(0, 5_000) : Buffer.alloc(9_000, 'no database '));
    const second = await openShelf(folder.path);
    expect(await second.index.ids()).toEqual(new Set());
    await second.add(...stories);
    expect(await second.find('chess')).toEqual(['chess']);
    await second.index.close();
  });

  it('works on SQLite in WebAssembly where Node has none', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path, { engines: ['wasm'] });
    await shelf.add(...stories);
    expect((await shelf.find('ferry')).sort()).toEqual(['ferry', 'flood']);
    await shelf.index.close();
    const again = await openShelf(folder.path, { engines: ['wasm'] });
    expect((await again.index.ids()).size).toBe(4);
    await again.index.close();
  });

  it('says so where no SQLite can be had', async () => {
    await using folder = await temporaryFolder();
    await expect(openShelf(folder.path, { engines: [] })).rejects.toMatchObject({ code: 'search-unavailable' });
  });

  it('says that search is unavailable when its file is damaged while open, and begins again at the next start', async () => {
    await using folder = await temporaryFolder();
    const first = await openShelf(folder.path);
    await first.add(...stories);
    await first.index.close();
    const file = `${folder.path}/search.sqlite`;
    const bytes = await readFile(file);
    // The first pages, with the schema, stay: opening works, reading does not.
    await writeFile(file, bytes.fill(7, 4_096 * 2));
    const shelf = await openShelf(folder.path);
    const outcome = await shelf.add(...stories).then(
      () => 'emptied',
      (error: unknown) => (error as { readonly code: string }).code,
    );
    expect(['emptied', 'search-unavailable']).toContain(outcome);
    await shelf.index.close();
    const third = await openShelf(folder.path);
    await third.add(...stories);
    expect(await third.find('chess')).toEqual(['chess']);
    await third.index.close();
  });

  it('refuses questions once closed', async () => {
    await using folder = await temporaryFolder();
    const shelf = await openShelf(folder.path);
    await shelf.index.close();
    await expect(shelf.find('ferry')).rejects.toMatchObject({ code: 'search-unavailable' });
    await expect(shelf.index.add([])).rejects.toMatchObject({ code: 'search-unavailable' });
  });
});
