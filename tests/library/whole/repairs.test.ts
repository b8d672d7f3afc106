import { describe, expect, it } from 'vitest';
import type { RepairName } from '../../../electron/contract/doctor.ts';
import { startLoopbackServer, startPages } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { longText, startNewsSite } from '../../support/news-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const minute = 60_000;
const stories = ['One', 'Two'].map((title) => ({ id: title, title, html: longText(title) }));
const feed = (title: string): string =>
  `<rss version="2.0"><channel><title>N</title><item><guid>1</guid><title>${title}</title></item></channel></rss>`;

const titles = async ({ library }: TestLibrary, id: string): Promise<readonly string[]> =>
  (await library.handlers['articles.list']({ kind: 'source', id })).headlines.map((headline) => headline.title);
const repairs = async ({ library }: TestLibrary, sourceId: string): Promise<readonly RepairName[]> =>
  (await library.handlers['doctor.report']({ sourceId })).feeds[0]?.repairs ?? [];

describe('a new address', () => {
  it('keeps every story, asks the new server for its whole document, and can be taken back', async () => {
    await using folder = await temporaryFolder();
    await using old = await startNewsSite(stories);
    await using site = await startNewsSite([{ id: 'Three', title: 'Three', html: longText('Three') }]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: old.feedUrl });
    old.status = 404;
    await handlers['feeds.refresh']({ sourceId: id });
    expect(await repairs(opened, id)).toContain('find-again');

    const { candidates } = await handlers['feeds.discover']({ address: site.url });
    const address = candidates[0]?.url ?? '';
    expect(await handlers['sources.update']({ id, address })).toMatchObject({ id, address: site.feedUrl });
    await handlers['feeds.refresh']({ sourceId: id });
    expect((await titles(opened, id)).toSorted()).toEqual(['One', 'Three', 'Two']);
    expect(site.requests.at(-1)?.headers['if-none-match']).toBeUndefined();

    old.status = null;
    await handlers['sources.update']({ id, address: old.feedUrl });
    expect(await handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 0, newArticles: 0 });
  });

  it('must be one, and nobody else’s', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    await using other = await startNewsSite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: site.feedUrl });
    await handlers['feeds.subscribe']({ url: other.feedUrl });
    await expect(handlers['sources.update']({ id, address: 'ftp://x' })).rejects.toMatchObject({ code: 'bad-address' });
    await expect(handlers['sources.update']({ id, address: other.feedUrl })).rejects.toMatchObject({
      code: 'already-subscribed',
    });
    await expect(handlers['sources.update']({ id: 'saved', address: site.url })).rejects.toMatchObject({
      code: 'bad-input',
      params: { path: 'address' },
    });
  });

  it('that is changed while the old one is being asked does not inherit its validators', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    let answer: () => void = () => undefined;
    const asked = Promise.withResolvers<void>();
    await using slow = await startLoopbackServer((request, response) => {
      const whole = (): void => void response.writeHead(200, { etag: '"same"' }).end(feed('Slow'));
      if (request.headers['user-agent'] === 'held') {
        answer = whole;
        asked.resolve();
      } else whole();
    });
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: slow.url });
    await handlers['sources.update']({ id, userAgent: 'held' });
    const refreshing = handlers['feeds.refresh']({ sourceId: id });
    await asked.promise;
    await handlers['sources.update']({ id, address: site.feedUrl });
    answer();
    await refreshing;
    await handlers['feeds.refresh']({ sourceId: id });
    expect(site.requests.at(-1)?.headers['if-none-match']).toBeUndefined();
    expect((await titles(opened, id)).toSorted()).toEqual(['One', 'Slow', 'Two']);
  });
});

describe('another introduction', () => {
  it('lets a feed through that refuses unknown programs, and is taken back', async () => {
    await using folder = await temporaryFolder();
    let strict = false;
    await using server = await startLoopbackServer((request, response) => {
      const refused = strict && !String(request.headers['user-agent']).startsWith('Mozilla/');
      response.writeHead(refused ? 403 : 200).end(refused ? '' : feed('Let in'));
    });
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: server.url });
    expect(server.requests.at(-1)?.headers['user-agent']).toMatch(/^Broadsheet\/test/);
    strict = true;
    expect(await handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 1 });
    expect(await repairs(opened, id)).toContain('browser-agent');
    await handlers['sources.update']({ id, userAgent: 'browser' });
    expect(await handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 0 });
    expect(await repairs(opened, id)).toContain('own-agent');
    await handlers['sources.update']({ id, userAgent: null });
    await handlers['feeds.refresh']({ sourceId: id });
    expect(server.requests.at(-1)?.headers['user-agent']).toMatch(/^Broadsheet\/test/);
    await expect(handlers['sources.update']({ id, userAgent: 'a\r\nx: y' })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});

describe('a forced character set', () => {
  it('reads the same document anew, though the server says that nothing has changed', async () => {
    await using folder = await temporaryFolder();
    const bytes = Buffer.from(feed('Fähre').replace('<rss', '<?xml version="1.0" encoding="koi8-r"?><rss'), 'latin1');
    await using server = await startPages({ '/feed.xml': { body: bytes, headers: { etag: '"1"' } } });
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: `${server.url}/feed.xml` });
    expect(await titles(opened, id)).not.toEqual(['Fähre']);
    await handlers['sources.update']({ id, charset: 'windows-1252' });
    await handlers['feeds.refresh']({ sourceId: id });
    expect(await titles(opened, id)).toEqual(['Fähre']);
    await expect(handlers['sources.update']({ id, charset: 'klingon' })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('an interval of its own', () => {
  it('stands in the place of what the feed and its server wish', async () => {
    await using folder = await temporaryFolder();
    await using server = await startPages({ '/': { body: feed('A'), headers: { 'cache-control': 'max-age=7200' } } });
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: server.url });
    await handlers['feeds.refresh']({ sourceId: id });
    const nextFetch = async () => (await handlers['doctor.report']({ sourceId: id })).feeds[0]?.nextFetch;
    expect(await nextFetch()).toBe(opened.clock.now() + 120 * minute);
    await handlers['sources.update']({ id, refreshMinutes: 20 });
    expect(await nextFetch()).toBe(opened.clock.now() + 20 * minute);
    await handlers['sources.update']({ id, refreshMinutes: null });
    expect(await nextFetch()).toBe(opened.clock.now() + 120 * minute);
  });
});

describe('an address in a private network', () => {
  it('is asked once the reader vouches for it', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: site.feedUrl });
    await handlers['sources.update']({ id, allowPrivate: false });
    expect(await handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 1 });
    expect((await repairs(opened, id))[0]).toBe('allow-private');
    await handlers['sources.update']({ id, allowPrivate: true });
    expect(await handlers['feeds.refresh']({ sourceId: id })).toMatchObject({ failed: 0 });
  });
});
