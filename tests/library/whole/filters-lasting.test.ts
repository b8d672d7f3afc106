import { describe, expect, it } from 'vitest';
import { openStore } from '../../../electron/library/store/store.ts';
import { quayStories, rule, settle, soon, subscribe, titles } from '../../support/filters.ts';
import { fakeClock, openTestLibrary } from '../../support/library.ts';
import { startNewsSite } from '../../support/news-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('filters', () => {
  it('and what they did are there after a restart', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    let undo = '';
    {
      await using opened = await openTestLibrary(folder.path);
      await subscribe(opened, site);
      const saved = await opened.library.handlers['filters.save']({
        rule: rule('ferry', { hide: true, read: true, tags: ['sea'] }),
      });
      undo = saved.undo;
    }
    await using again = await openTestLibrary(folder.path);
    await again.library.settled();
    expect(await titles(again)).toEqual(['Market moves']);
    expect(await titles(again, { kind: 'hidden' })).toHaveLength(2);
    expect((await again.library.handlers['search.query']({ query: 'ferry' })).total).toBe(0);
    expect((await again.library.handlers['filters.list']()).filters).toMatchObject([{ acted: 2, hidden: 2 }]);
    await again.library.handlers['undo.apply']({ undo });
    expect((await again.library.handlers['paper.get']()).counts).toMatchObject({ stories: 3, unread: 3, hidden: 0 });
  });

  it('go on after a stop where they were, when asked, and at the next start by themselves', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    {
      await using opened = await openTestLibrary(folder.path);
      await subscribe(opened, site);
      const { handlers } = opened.library;
      opened.library.on((name, payload) => {
        const job = payload as { readonly id?: string; readonly state?: string };
        if (name === 'job.changed' && job.id === 'stopped' && job.state === 'running')
          void handlers['jobs.cancel']({ jobId: 'stopped' });
      });
      const filter = rule('ferry', { hide: true, read: true });
      const saved = await handlers['filters.save']({ rule: filter, jobId: 'stopped' });
      expect(saved.filter.hidden).toBe(0);
      expect((await handlers['filters.list']()).waiting).toBe(1);
      expect(await titles(opened)).toHaveLength(3);
      expect(await handlers['filters.apply']({})).toEqual({ changed: 2 });
      expect(await handlers['filters.apply']({})).toEqual({ changed: 0 });
      expect((await handlers['paper.get']()).counts).toMatchObject({ hidden: 2, unread: 1 });
      await handlers['filters.save']({ id: saved.filter.id, rule: rule('market', { hide: true }), jobId: 'stopped' });
      expect(await titles(opened)).toEqual(['Market moves']);
    }
    await using again = await openTestLibrary(folder.path);
    await expect.poll(() => titles(again), soon).toEqual(['Bridge opens', 'Ferry sails again']);
    await settle(again);
    expect((await again.library.handlers['filters.list']()).waiting).toBe(0);
  });

  it('that a kill has left half done are done at the next start, marks too, and once', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    {
      await using opened = await openTestLibrary(folder.path);
      await subscribe(opened, site);
    }
    {
      // What stands on the disk the moment after a filter was saved, with one story marked and the other not.
      const store = await openStore({ folder: folder.path, clock: fakeClock(), log: () => undefined });
      const filter = { ...rule('ferry', { hide: true, read: true }), id: 'm1', added: 0, since: null };
      await store.paper.update((paper) => ({ ...paper, filters: { list: [filter], applied: {}, acting: ['m1'] } }));
      const feed = store.paper.data.sources.find(({ kind }) => kind === 'feed');
      const source = await store.source(feed?.id ?? '');
      const [done] = [...source.rows.values()].filter(({ title }) => title.startsWith('Ferry'));
      const mark = { by: ['m1'], hiddenBy: 'm1', given: { m1: { read: true } } };
      await source.setFiltered(new Map([[done?.id ?? '', { mark, status: { read: true } }]]));
      await source.setStatus(
        new Map([[done?.id ?? '', { read: false, starred: false, saved: false, mustRead: false, progress: 0 }]]),
      );
      await store.close();
    }
    await using again = await openTestLibrary(folder.path);
    await expect.poll(() => titles(again, { kind: 'hidden' }), soon).toEqual(['Bridge opens', 'Ferry sails again']);
    await settle(again);
    const { headlines } = await again.library.handlers['articles.list']({ kind: 'hidden' });
    expect(headlines.map(({ status }) => status.read)).toEqual([true, false]);
    expect((await again.library.handlers['filters.list']()).waiting).toBe(0);
  });

  it('switched off do nothing and keep their place', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    await subscribe(opened, site);
    const { handlers } = opened.library;
    const { filter } = await handlers['filters.save']({ rule: rule('ferry', { hide: true }) });
    const { undo } = await handlers['filters.save']({
      id: filter.id,
      rule: { ...rule('ferry', { hide: true }), enabled: false },
    });
    expect(await titles(opened)).toHaveLength(3);
    await handlers['undo.apply']({ undo });
    expect(await titles(opened)).toHaveLength(1);
  });
});
