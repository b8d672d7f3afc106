/** The disk fills up in the middle of a refresh: what did not fit comes back by itself when there is room again. */
import { createHash, randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startLoopbackServer } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import { mountSmallDisk } from '../../support/small-disk.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const feeds = 12;
const storiesEach = 20;

/** Words that no compression makes small. */
const story = (feed: number, number: number): string =>
  `<item><guid>${feed}-${number}</guid><title>Story ${number} of ${feed}</title><description>${Array.from(
    { length: 300 },
    () => randomBytes(4).toString('hex'),
  ).join(' ')}</description></item>`;

/** Feeds that have nothing until `fill`, and answer 304 to who has what they say. */
const startFillingServer = async () => {
  const bodies = new Map<string, string>();
  const put = (stories: number): void => {
    for (let feed = 0; feed < feeds; feed += 1) {
      const items = Array.from({ length: stories }, (_, number) => story(feed, number)).join('');
      bodies.set(`/${feed}`, `<rss version="2.0"><channel><title>Feed ${feed}</title>${items}</channel></rss>`);
    }
  };
  put(0);
  const server = await startLoopbackServer((request, response) => {
    const body = bodies.get(request.url ?? '') ?? '';
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    return void response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body);
  });
  return Object.assign(server, { fill: () => put(storiesEach) });
};

describe('a disk that fills up while feeds are refreshed', () => {
  it('costs no story: validators never run ahead of what was stored', async ({ skip }) => {
    await using folder = await temporaryFolder();
    const disk = mountSmallDisk(folder.path, 2);
    if (disk === null) return skip();
    try {
      await using server = await startFillingServer();
      const filler = path.join(folder.path, 'filler');
      {
        await using opened = await openTestLibrary(folder.path);
        const { handlers } = opened.library;
        for (let feed = 0; feed < feeds; feed += 1) await handlers['feeds.subscribe']({ url: `${server.url}/${feed}` });
        server.fill();
        await writeFile(filler, Buffer.alloc(1_500_000));
        const summary = await handlers['feeds.refresh']({});
        expect(summary.failed).toBeGreaterThan(0);
        expect(summary.failed).toBeLessThan(feeds);
        expect(summary.newArticles).toBe((feeds - summary.failed) * storiesEach);
        expect(opened.log.filter(([, event]) => event === 'feed.save')).toHaveLength(summary.failed);
      }
      await rm(filler);
      await using again = await openTestLibrary(folder.path);
      const { handlers } = again.library;
      const { headlines } = await handlers['articles.list']({ kind: 'all', limit: 500 });
      const summary = await handlers['feeds.refresh']({});
      expect(summary).toMatchObject({ failed: 0, newArticles: feeds * storiesEach - headlines.length });
      expect(summary.newArticles).toBeGreaterThan(0);
      expect(await handlers['feeds.refresh']({})).toMatchObject({ failed: 0, newArticles: 0, unchanged: feeds });
      expect((await handlers['library.check']()).problems).toEqual([]);
    } finally {
      disk.unmount();
    }
  });
});

describe('a disk that is full while a watched folder is looked at', () => {
  it('costs no story: a file that did not fit is read again at the next look', async ({ skip }) => {
    await using folder = await temporaryFolder();
    await using watched = await temporaryFolder();
    const disk = mountSmallDisk(folder.path, 2);
    if (disk === null) return skip();
    try {
      await using opened = await openTestLibrary(folder.path);
      const { handlers } = opened.library;
      await opened.library.watchFolder(watched.path, null);
      const words = Array.from({ length: 20_000 }, () => randomBytes(4).toString('hex')).join(' ');
      await writeFile(path.join(watched.path, 'long.txt'), `Low water\n\n${words}`);
      const filler = path.join(folder.path, 'filler');
      await writeFile(filler, Buffer.alloc(4_000_000)).catch(() => undefined);
      await handlers['feeds.refresh']({}).catch(() => undefined);
      expect((await handlers['articles.list']({ kind: 'all' })).total).toBe(0);
      await rm(filler);
      await handlers['feeds.refresh']({});
      expect((await handlers['articles.list']({ kind: 'all' })).headlines).toMatchObject([{ title: 'Low water' }]);
    } finally {
      disk.unmount();
    }
  });
});
