import { describe, expect, it } from 'vitest';
import { limits } from '../../../electron/contract/limits.ts';
import { startPages } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import { longText, smallPicture, startNewsSite } from '../../support/news-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const stories = [{ id: '1', title: 'One', html: longText('One') }];
const day = 86_400_000;

describe('the activity log', () => {
  it('notes looking, feed and picture apart, with status, bytes, source and an address without its query', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([]);
    site.stories = [{ id: '1', title: 'One', html: `<img src="${site.url}/picture.png">${longText('One')}` }];
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await expect(handlers['feeds.preview']({ url: `${site.feedUrl}?key=secret` })).rejects.toMatchObject({
      code: 'http-status',
    });
    const source = await handlers['feeds.subscribe']({ url: site.feedUrl });
    await handlers['feeds.refresh']({ sourceId: source.id });
    const { entries, total, next } = await handlers['activity.list']({});
    expect([entries.length, next]).toEqual([total, null]);
    const seen = entries.map(({ kind, sourceId, address, status, outcome }) => [
      kind,
      sourceId,
      new URL(address).pathname,
      status,
      outcome,
    ]);
    expect(seen).toContainEqual(['discovery', null, '/feed.xml', 404, 'http-status']);
    expect(seen).toContainEqual(['discovery', null, '/feed.xml', 200, 'ok']);
    expect(seen).toContainEqual(['feed', source.id, '/feed.xml', 304, 'not-changed']);
    expect(seen).toContainEqual(['picture', source.id, '/picture.png', 200, 'ok']);
    expect(entries.find((entry) => entry.kind === 'picture')?.bytes).toBe(smallPicture.length);
    expect(JSON.stringify(entries)).not.toContain('secret');
  });

  it('says how each request failed, also where the answer itself came well', async () => {
    await using folder = await temporaryFolder();
    await using server = await startPages({
      '/feed.xml': { body: '<rss version="2.0"><channel><title>N</title></channel></rss>' },
    });
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: `${server.url}/feed.xml` });
    const newest = async () => {
      await handlers['feeds.refresh']({ sourceId: id });
      return (await handlers['activity.list']({ sourceId: id })).entries[0];
    };
    await handlers['sources.update']({ id, address: `${server.url}/missing.xml` });
    expect(await newest()).toMatchObject({ status: 404, outcome: 'http-status' });
    await server.close();
    expect(await newest()).toMatchObject({ status: null, outcome: expect.stringMatching(/^connection-/) });
    await using other = await startPages({ '/page': { body: '<html><title>No feed</title></html>' } });
    await handlers['sources.update']({ id, address: `${other.url}/page` });
    expect(await newest()).toMatchObject({ status: 200, outcome: 'not-a-feed' });
    const failed = await handlers['activity.list']({ failedOnly: true, limit: 2 });
    expect(failed.entries.map((entry) => entry.outcome)).toEqual(['not-a-feed', expect.stringMatching(/^connection-/)]);
    const rest = await handlers['activity.list']({ failedOnly: true, limit: 2, after: failed.next ?? '' });
    expect(rest.entries.map((entry) => entry.outcome)).toEqual(['http-status']);
    expect((await handlers['activity.list']({ sourceId: 'nobody' })).entries).toEqual([]);
  });

  it('is there after a restart, and gone after a week', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    {
      await using opened = await openTestLibrary(folder.path);
      await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
    }
    await using again = await openTestLibrary(folder.path);
    expect((await again.library.handlers['activity.list']({})).total).toBeGreaterThan(0);
    again.clock.advance((limits.activityDays + 1) * day);
    expect((await again.library.handlers['activity.list']({})).total).toBe(0);
    await again.library.handlers['feeds.refresh']({});
    const { entries } = await again.library.handlers['activity.list']({});
    expect(new Set(entries.map((entry) => entry.at))).toEqual(new Set([again.clock.now()]));
  });

  it('leaves as lines of text that name their source', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: site.feedUrl, title: 'The\tquay' });
    await handlers['feeds.refresh']({ sourceId: id });
    const { name, bytes } = await handlers['activity.export']({ sourceId: id });
    expect(name).toMatch(/\.txt$/);
    const [head, ...lines] = Buffer.from(bytes, 'base64').toString('utf8').trimEnd().split('\n');
    expect(head?.split('\t')).toHaveLength(8);
    expect(lines.map((line) => line.split('\t')).filter(([, kind]) => kind === 'feed')).toEqual([
      [expect.stringMatching(/^2026-11-22T/), 'feed', 'The quay', site.feedUrl, '304', '0', '0', 'not-changed'],
    ]);
  });
});
