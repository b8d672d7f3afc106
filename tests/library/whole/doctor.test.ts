import { describe, expect, it } from 'vitest';
import type { FeedHealth } from '../../../electron/contract/doctor.ts';
import { startLoopbackServer, startPages } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { longText, startNewsSite } from '../../support/news-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const hour = 3_600_000;
const day = 24 * hour;
const stories = [6, 5, 4, 3].map((back) => ({
  id: String(back),
  title: `Story ${back}`,
  html: longText(`Story ${back}`),
  published: new Date(Date.UTC(2026, 10, 22, 8) - back * day).toUTCString(),
}));

const healthOf = async ({ library }: TestLibrary, sourceId: string): Promise<FeedHealth> => {
  const { feeds } = await library.handlers['doctor.report']({ sourceId });
  const [health] = feeds;
  if (health === undefined || feeds.length !== 1) throw new Error(`${feeds.length} feeds`);
  return health;
};

const refresh = ({ library }: TestLibrary, sourceId: string) => library.handlers['feeds.refresh']({ sourceId });

describe('the doctor', () => {
  it('knows of a good feed how often it publishes, its size and when it is asked next', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { id } = await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
    await refresh(opened, id);
    const health = await healthOf(opened, id);
    expect(health).toMatchObject({
      state: 'good',
      failure: null,
      flaws: [],
      publishesEvery: day,
      newestStory: Date.UTC(2026, 10, 19, 8),
      silentSince: null,
      lastGoodFetch: opened.clock.now(),
      articles: 4,
      options: { userAgent: null, charset: null, refreshMinutes: null, allowPrivate: true },
    });
    expect(health.documentBytes).toBeGreaterThan(500);
    expect(health.nextFetch).toBeGreaterThan(opened.clock.now());
  });

  it('says since when and how often a feed fails, keeps its stories, and forgets it all at the next good fetch', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { id } = await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
    opened.clock.advance(hour);
    const since = opened.clock.now();
    site.status = 500;
    await refresh(opened, id);
    opened.clock.advance(day);
    await refresh(opened, id);
    expect(await healthOf(opened, id)).toMatchObject({
      state: 'failing',
      failure: { error: { code: 'http-status', params: { status: 500 } }, httpStatus: 500, since, times: 2 },
      lastGoodFetch: since - hour,
      articles: 4,
    });
    expect((await opened.library.handlers['articles.list']({ kind: 'source', id })).total).toBe(4);
    site.status = null;
    await refresh(opened, id);
    expect(await healthOf(opened, id)).toMatchObject({ state: 'good', failure: null });
  });

  it('remembers the failure over a restart', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    let id = '';
    let since = 0;
    {
      await using opened = await openTestLibrary(folder.path);
      ({ id } = await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl }));
      since = opened.clock.now();
      site.status = 404;
      await refresh(opened, id);
    }
    await using again = await openTestLibrary(folder.path);
    expect((await healthOf(again, id)).failure).toMatchObject({ since, times: 1 });
  });

  it('names line and column of what was wrong and read anyway', async () => {
    await using folder = await temporaryFolder();
    const broken =
      '<rss version="2.0">\n<channel><title>N</title>\n<item><title>A <b>bold</title><guid>1</guid></item>\n<item><guid>2</guid><title>B';
    await using server = await startPages({
      '/feed.xml': { body: broken },
      '/feed.json': { body: '{"version":"https://jsonfeed.org/version/1.1",\n"items":[\n{"id":"1","title":"A",}]}' },
      '/lost.json': { body: '{"version":"https://jsonfeed.org/version/1.1",\n"items":[\n{"id"]]]]{{{}' },
    });
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: `${server.url}/feed.xml` });
    const { state, flaws } = await healthOf(opened, id);
    expect(state).toBe('good');
    expect(flaws).toContainEqual(expect.objectContaining({ code: 'cut-off', line: 4 }));
    const json = await handlers['feeds.subscribe']({ url: `${server.url}/feed.json` });
    expect((await healthOf(opened, json.id)).flaws).toEqual([{ code: 'broken-json', line: 3, column: 23 }]);
    await handlers['sources.update']({ id: json.id, address: `${server.url}/lost.json` });
    await refresh(opened, json.id);
    const lost = await healthOf(opened, json.id);
    expect([lost.failure?.error.code, lost.failure?.error.params['line']]).toEqual(['feed-broken', 3]);
  });

  it('tells a silent feed, a paused one, one that is gone and one that was never fetched', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: site.feedUrl });
    opened.clock.advance(40 * day);
    await refresh(opened, id);
    expect(await healthOf(opened, id)).toMatchObject({
      state: 'silent',
      silentSince: Date.UTC(2026, 10, 19, 8),
      publishesEvery: day,
    });
    site.status = 410;
    await refresh(opened, id);
    expect(await healthOf(opened, id)).toMatchObject({ state: 'gone', nextFetch: null });
    await handlers['sources.update']({ id, paused: true });
    expect(await healthOf(opened, id)).toMatchObject({ state: 'paused', nextFetch: null });
    const opml = `<opml version="2.0"><body><outline type="rss" text="Off" xmlUrl="${site.url}/never.xml"/></body></opml>`;
    await handlers['settings.update']({ workOffline: true });
    await handlers['opml.import']({ file: { name: 'x.opml', bytes: Buffer.from(opml).toString('base64') } });
    const { feeds } = await handlers['doctor.report']({});
    expect(feeds.map((feed) => feed.state)).toEqual(['never-fetched', 'paused']);
  });

  it('says that a feed moved to where another source already is', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    let moved = false;
    await using old = await startLoopbackServer((_request, response) => {
      if (moved) response.writeHead(301, { location: site.feedUrl }).end();
      else response.end('<rss version="2.0"><channel><title>Old</title></channel></rss>');
    });
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    const { id } = await handlers['feeds.subscribe']({ url: old.url });
    moved = true;
    await refresh(opened, id);
    expect(await healthOf(opened, id)).toMatchObject({ state: 'moved', movedTo: site.feedUrl });
  });

  it('is asked about feeds only', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await expect(handlers['doctor.report']({ sourceId: 'nobody' })).rejects.toMatchObject({ code: 'source-not-found' });
    await expect(handlers['doctor.report']({ sourceId: 'saved' })).rejects.toMatchObject({ code: 'bad-input' });
    expect((await handlers['doctor.report']({})).feeds).toEqual([]);
  });
});
