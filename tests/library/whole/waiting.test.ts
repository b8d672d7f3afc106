/** What needs the network waits for it, durably, and is done when there is one; a trip pauses and goes on. */
import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../electron/host/http.ts';
import type { HttpRequest, HttpResponse } from '../../../electron/library/ports.ts';
import { Failure } from '../../../electron/contract/errors.ts';
import type { Library } from '../../../electron/library/library.ts';
import { limits } from '../../../electron/contract/limits.ts';
import { openTestLibrary } from '../../support/library.ts';
import { startSummarySite, summaryStory } from '../../support/summary-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const titles = ['Channel moves', 'Ferries wait', 'Dredger ordered', 'Baker changes hours'];
const stories = titles.map((title, index) => summaryStory(String(index), title));

const idle = (library: Library): Promise<void> =>
  expect.poll(() => library.handlers['jobs.list'](), { timeout: 20_000 }).toEqual([]);

describe('wishes that need the network', () => {
  it('wait while the reader works offline, also through a restart, and are done when the switch is off', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    {
      await using opened = await openTestLibrary(folder.path);
      const { handlers } = opened.library;
      await handlers['settings.update']({ workOffline: true });
      await expect(handlers['feeds.subscribe']({ url: site.feedUrl })).rejects.toMatchObject({ code: 'offline' });
      await expect(handlers['feeds.discover']({ address: site.feedUrl })).rejects.toMatchObject({ code: 'offline' });
      await handlers['waiting.add']({ kind: 'subscribe', target: site.feedUrl });
      await handlers['waiting.add']({ kind: 'save', target: site.pageOf('1') });
      const twice = await handlers['waiting.add']({ kind: 'save', target: site.pageOf('1') });
      const { waiting, heldBack } = await handlers['waiting.list']();
      expect(heldBack).toBe('switched-off');
      expect(waiting.map(({ kind, target, failed }) => [kind, target, failed])).toEqual([
        ['subscribe', site.feedUrl, false],
        ['save', site.pageOf('1'), false],
      ]);
      expect(twice.id).toBe(waiting[1]?.id);
      expect(await handlers['waiting.run']()).toEqual({ done: 0 });
      expect(site.requests).toEqual([]);
    }
    await using again = await openTestLibrary(folder.path);
    const { handlers } = again.library;
    expect((await handlers['waiting.list']()).waiting).toHaveLength(2);
    await handlers['settings.update']({ workOffline: false });
    expect(await handlers['waiting.run']()).toEqual({ done: 2 });
    expect(await handlers['waiting.list']()).toEqual({ waiting: [], heldBack: null });
    expect((await handlers['articles.list']({ kind: 'saved' })).headlines.map(({ title }) => title)).toEqual([
      'Ferries wait',
    ]);
    expect((await handlers['paper.get']()).sources.map(({ kind }) => kind)).toContain('feed');
    expect(again.told.filter(([name]) => name === 'waiting.done')).toMatchObject([
      ['waiting.done', { kind: 'subscribe', error: null }],
      ['waiting.done', { kind: 'save', error: null }],
    ]);
    await idle(again.library);
  });

  it('are done by themselves once the library runs', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    await using opened = await openTestLibrary(folder.path);
    await opened.library.handlers['waiting.add']({ kind: 'subscribe', target: site.feedUrl });
    opened.library.start();
    await expect
      .poll(async () => (await opened.library.handlers['waiting.list']()).waiting, { timeout: 20_000 })
      .toEqual([]);
    expect((await opened.library.handlers['articles.list']({ kind: 'all' })).total).toBe(4);
    await idle(opened.library);
  });

  it('that fail for good stay with their reason until they are taken away; a network that fails is tried again', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['waiting.add']({ kind: 'save', target: `${site.url}/nowhere` });
    await handlers['waiting.add']({ kind: 'save', target: 'http://no-such-name.invalid/x' });
    expect(await handlers['waiting.run']()).toEqual({ done: 0 });
    const { waiting } = await handlers['waiting.list']();
    expect(waiting).toMatchObject([
      { failed: true, error: { code: 'http-status' } },
      { failed: false, error: { code: expect.stringMatching(/name-not-found|offline|connection-failed/) as string } },
    ]);
    expect(await handlers['waiting.remove']({ ids: waiting.map(({ id }) => id) })).toEqual({ removed: 2 });
    expect((await handlers['waiting.list']()).waiting).toEqual([]);
  });

  it('stay when the network goes in the middle of a story', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories.slice(0, 1));
    site.instead.set('0', 503);
    const real = createHttp();
    let isDown = false;
    const http = (request: HttpRequest): Promise<HttpResponse> =>
      isDown ? Promise.reject(new Failure('offline')) : real(request);
    await using opened = await openTestLibrary(folder.path, { http });
    await using _ = { [Symbol.asyncDispose]: real.close };
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    const [headline] = (await handlers['articles.list']({ kind: 'all' })).headlines;
    opened.clock.advance(24 * 3_600_000);
    await handlers['waiting.add']({ kind: 'complete', target: headline?.id ?? '' });
    isDown = true;
    expect(await handlers['waiting.run']()).toEqual({ done: 0 });
    expect((await handlers['waiting.list']()).waiting).toMatchObject([{ kind: 'complete', failed: false }]);
  });

  it('are checked when they are wished, and bounded', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const add = opened.library.handlers['waiting.add'];
    await opened.library.handlers['settings.update']({ workOffline: true });
    await expect(add({ kind: 'complete', target: 'nothing' })).rejects.toMatchObject({ code: 'article-not-found' });
    await expect(add({ kind: 'refresh', target: 'nothing' })).rejects.toMatchObject({ code: 'source-not-found' });
    await expect(add({ kind: 'save' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(add({ kind: 'save', target: 'file:///etc/passwd' })).rejects.toMatchObject({ code: 'bad-address' });
    for (let index = 0; index < limits.waitingWishes; index += 1)
      await add({ kind: 'save', target: `https://a.example/${index}` });
    await expect(add({ kind: 'save', target: 'https://a.example/more' })).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('a trip', () => {
  it('pauses and goes on within the same budget, also after a restart', async () => {
    await using folder = await temporaryFolder();
    const many = Array.from({ length: 20 }, (_, index) => summaryStory(String(index), `Story number ${index}`));
    await using site = await startSummarySite(many);
    for (const { id } of many) site.instead.set(id, 503);
    let fetched = 0;
    {
      await using opened = await openTestLibrary(folder.path);
      const { handlers } = opened.library;
      await handlers['feeds.subscribe']({ url: site.feedUrl });
      await idle(opened.library);
      site.instead.clear();
      let paused = false;
      opened.library.on((name) => {
        if (name !== 'articles.changed' || paused) return;
        paused = true;
        void handlers['offline.pause']();
      });
      const inside = await handlers['offline.prepare']({ megabytes: 0.03 });
      expect(inside.ended).toBe('paused');
      fetched = inside.bytesFetched;
      expect(fetched).toBeGreaterThan(0);
      expect(await handlers['offline.pause']()).toEqual({ paused: false });
    }
    await using again = await openTestLibrary(folder.path);
    const { handlers } = again.library;
    const { trip } = await handlers['offline.pending']({});
    expect(trip).toEqual({ sectionIds: null, hours: null, megabytes: 0.03, bytesFetched: fetched, state: 'paused' });
    const inside = await handlers['offline.prepare']({ goOn: true });
    expect(inside.ended).toBe('megabytes');
    expect(inside.bytesFetched).toBeGreaterThan(fetched);
    expect(inside.bytesFetched).toBeLessThanOrEqual(30_000);
    expect(await handlers['offline.pending']({})).toEqual({ trip: null });
    await expect(handlers['offline.prepare']({ goOn: true })).rejects.toMatchObject({ code: 'job-not-found' });
  });

  it('broken off with the program is there to go on with, or to be given up', async () => {
    await using folder = await temporaryFolder();
    const many = Array.from({ length: 20 }, (_, index) => summaryStory(String(index), `Story number ${index}`));
    await using site = await startSummarySite(many);
    for (const { id } of many) site.instead.set(id, 503);
    {
      await using opened = await openTestLibrary(folder.path);
      await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
      await idle(opened.library);
      site.instead.clear();
      const { promise: begun, resolve } = Promise.withResolvers<void>();
      opened.library.on((name) => {
        if (name === 'articles.changed') resolve();
      });
      void opened.library.handlers['offline.prepare']({}).catch(() => undefined);
      await begun;
    }
    await using again = await openTestLibrary(folder.path);
    const pending = again.library.handlers['offline.pending'];
    expect((await pending({})).trip).toMatchObject({ state: 'running', megabytes: null });
    expect(await pending({ forget: true })).toEqual({ trip: null });
  });
});
