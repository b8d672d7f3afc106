import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../electron/contract/limits.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const importNotes = async (
  { library }: TestLibrary,
  from: number,
  texts: readonly string[],
): Promise<readonly string[]> => {
  const lines = await library.handlers['files.import']({
    files: texts.map((text, index) => ({
      name: `${from + index}.txt`,
      bytes: Buffer.from(
        `Note ${from + index} ${text}\n\nThe log of day ${from + index} says ${text} and no more.`,
      ).toString('base64'),
    })),
  });
  return lines.flatMap((line) => line.articleIds);
};

const unreadOf = async ({ library }: TestLibrary, id: string): Promise<number | null | undefined> =>
  (await library.handlers['paper.get']()).searches.find((search) => search.id === id)?.unread;

describe('a saved search', () => {
  it('is a section of the paper: listed, counted, marked as read, kept through a restart', async () => {
    await using folder = await temporaryFolder();
    let id = '';
    {
      await using opened = await openTestLibrary(folder.path);
      const { handlers } = opened.library;
      await importNotes(opened, 0, ['ferry', 'ferry tram', 'tram']);
      ({ id } = await handlers['searches.save']({ title: ' The ferry ', query: ' ferry ' }));
      await expect.poll(() => unreadOf(opened, id)).toBe(2);
      const page = await handlers['articles.list']({ kind: 'search', id });
      expect([page.total, page.unread]).toEqual([2, 2]);
      await importNotes(opened, 3, ['ferry again']);
      await expect.poll(() => unreadOf(opened, id)).toBe(3);
      expect((await handlers['articles.list']({ kind: 'search', id, unreadOnly: true })).total).toBe(3);
      expect(await handlers['articles.markAllRead']({ kind: 'search', id })).toMatchObject({ marked: 3 });
      await expect.poll(() => unreadOf(opened, id)).toBe(0);
      expect((await handlers['articles.list']({ kind: 'all', unreadOnly: true })).total).toBe(1);
    }
    await using again = await openTestLibrary(folder.path);
    const { searches } = await again.library.handlers['paper.get']();
    expect(searches).toMatchObject([{ id, title: 'The ferry', query: 'ferry' }]);
    expect((await again.library.handlers['articles.list']({ kind: 'search', id })).total).toBe(3);
  });

  it('is renamed, moved among the others, removed and taken back', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const ids: string[] = [];
    for (const title of ['one', 'two', 'three'])
      ids.push((await handlers['searches.save']({ title, query: title })).id);
    const titles = async () => (await handlers['paper.get']()).searches.map((search) => search.title);
    expect(await handlers['searches.update']({ id: ids[0] ?? '', title: 'first', position: 2 })).toMatchObject({
      title: 'first',
    });
    expect(await titles()).toEqual(['two', 'three', 'first']);
    const { undo } = await handlers['searches.remove']({ id: ids[2] ?? '' });
    expect(await titles()).toEqual(['two', 'first']);
    await handlers['undo.apply']({ undo });
    expect(await titles()).toEqual(['two', 'three', 'first']);
    await expect(handlers['searches.remove']({ id: 'none' })).rejects.toMatchObject({ code: 'search-not-found' });
    await expect(handlers['articles.list']({ kind: 'search', id: 'none' })).rejects.toMatchObject({
      code: 'search-not-found',
    });
    await expect(handlers['searches.save']({ title: ' ', query: 'x' })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('has its bound', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    for (let at = 0; at < limits.savedSearches; at += 1)
      await handlers['searches.save']({ title: `s${at}`, query: 'x' });
    await expect(handlers['searches.save']({ title: 'more', query: 'x' })).rejects.toMatchObject({
      code: 'too-many-searches',
    });
  });

  it('counts what a search finds, whatever comes, is read, starred or goes; and never shows what was removed', async () => {
    const words = ['ferry', 'tram', 'quay', 'mill'] as const;
    const queries = [
      'ferry',
      'ferry -tram',
      'tram OR quay',
      'is:starred',
      'mill OR is:starred',
      '-ferry',
      'in:title quay',
      'ferry is:unread',
    ];
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('add' as const),
        words: fc.array(fc.subarray([...words], { minLength: 1 }), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constantFrom('read' as const, 'star' as const, 'remove' as const, 'look' as const),
        pick: fc.nat(20),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        await using folder = await temporaryFolder();
        await using opened = await openTestLibrary(folder.path);
        const { handlers } = opened.library;
        const saved = [];
        for (const query of queries) saved.push(await handlers['searches.save']({ title: query, query }));
        let made = 0;
        const removed = new Set<string>();
        for (const each of steps) {
          if (each.kind === 'add') {
            await importNotes(
              opened,
              made,
              each.words.map((some) => some.join(' ')),
            );
            made += each.words.length;
            continue;
          }
          const { headlines } = await handlers['articles.list']({ kind: 'all', limit: 100 });
          const id = headlines[each.pick % Math.max(1, headlines.length)]?.id;
          if (id === undefined) continue;
          if (each.kind === 'read') await handlers['articles.mark']({ ids: [id], read: true });
          else if (each.kind === 'star') await handlers['articles.mark']({ ids: [id], starred: true });
          else if (each.kind === 'look') await handlers['articles.list']({ kind: 'search', id: saved[0]?.id ?? '' });
          else {
            await handlers['articles.remove']({ ids: [id] });
            removed.add(id);
          }
        }
        for (const search of saved) {
          const { hits } = await handlers['search.query']({ query: `${search.query} `, limit: 100 });
          const naive = hits.map((hit) => hit.headline.id).sort();
          const page = await handlers['articles.list']({ kind: 'search', id: search.id, limit: 500 });
          expect(page.headlines.map((headline) => headline.id).sort()).toEqual(naive);
          expect(naive.filter((id) => removed.has(id))).toEqual([]);
          await expect
            .poll(() => unreadOf(opened, search.id))
            .toBe(hits.filter((hit) => !hit.headline.status.read).length);
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('recent searches', () => {
  it('are kept newest first without repeating, bounded, and forgotten one by one or all', async () => {
    await using folder = await temporaryFolder();
    {
      await using opened = await openTestLibrary(folder.path);
      const { handlers } = opened.library;
      for (const query of ['ferry', 'Tram', 'quay', 'FERRY ', 'tram']) await handlers['searches.remember']({ query });
      expect(await handlers['searches.recent']()).toEqual(['tram', 'FERRY', 'quay']);
      expect(await handlers['searches.forget']({ query: 'Ferry' })).toEqual(['tram', 'quay']);
    }
    await using again = await openTestLibrary(folder.path);
    const { handlers } = again.library;
    expect(await handlers['searches.recent']()).toEqual(['tram', 'quay']);
    for (let at = 0; at < 30; at += 1) await handlers['searches.remember']({ query: `q${at}` });
    expect(await handlers['searches.recent']()).toHaveLength(limits.recentSearches);
    expect(await handlers['searches.forget']({})).toEqual([]);
    expect(await handlers['searches.recent']()).toEqual([]);
  });
});
