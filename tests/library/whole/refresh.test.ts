import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../electron/contract/models.ts';
import type { Http, HttpResponse } from '../../../electron/library/ports.ts';
import { startLoopbackServer } from '../../support/feed-server.ts';
import type { LoopbackServer } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { longText, smallPicture, startNewsSite } from '../../support/news-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const body =
  '<rss version="2.0"><channel><title>Quay</title><item><guid>1</guid><title>Ferries</title><description>They wait.</description></item></channel></rss>';
const etag = `"${createHash('sha1').update(body).digest('hex')}"`;

const bytesOf = async function* (text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
};
const noBytes = (): AsyncGenerator<Uint8Array> => bytesOf('');

type MovingServer = LoopbackServer & { moveTo: string | null };

/** A feed at `/old` that can be sent on for good; wherever it is, it answers 304 to who has it. */
const startMovingServer = async (): Promise<MovingServer> => {
  const state: { moveTo: string | null } = { moveTo: null };
  const server = await startLoopbackServer((request, response) => {
    if (request.url === '/old' && state.moveTo !== null)
      return void response.writeHead(301, { location: state.moveTo }).end();
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    return void response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body);
  });
  return Object.defineProperty({ ...server }, 'moveTo', {
    set: (value: string) => {
      state.moveTo = value;
    },
  }) as MovingServer;
};

const feedOf = async ({ library }: TestLibrary, id: string) => {
  const { sources } = await library.handlers['paper.get']();
  return sources.find((source) => source.id === id);
};

const found = async ({ library }: TestLibrary, query: string): Promise<readonly string[]> =>
  (await library.handlers['search.query']({ query })).hits.map(({ headline }) => headline.title);

describe('a feed that has moved for good', () => {
  it('is asked at its new address from then on, also when it says that nothing is new', async () => {
    await using folder = await temporaryFolder();
    await using server = await startMovingServer();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: `${server.url}/old` });
    server.moveTo = `${server.url}/new`;
    expect(await handlers['feeds.refresh']({})).toMatchObject({ unchanged: 1, failed: 0 });
    expect((await feedOf(opened, id))?.address).toBe(`${server.url}/new`);
    await handlers['feeds.refresh']({});
    expect(server.requests.at(-1)?.path).toBe('/new');
  });

  it('may lie in a private network only on the host that the reader typed', async () => {
    await using folder = await temporaryFolder();
    let hasMoved = false;
    const asked: (readonly [url: string, allowPrivate: boolean])[] = [];
    const http: Http = async ({ url, allowPrivate }): Promise<HttpResponse> => {
      asked.push([url, allowPrivate]);
      const isOld = url === 'https://old.example/feed';
      if (isOld && hasMoved) return { status: 301, headers: { location: 'https://new.example/feed' }, body: noBytes() };
      return { status: 200, headers: { 'content-type': 'application/rss+xml' }, body: bytesOf(body) };
    };
    await using opened = await openTestLibrary(folder.path, { http });
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: 'https://old.example/feed' });
    hasMoved = true;
    await handlers['feeds.refresh']({});
    expect((await feedOf(opened, id))?.address).toBe('https://new.example/feed');
    await handlers['feeds.refresh']({});
    expect(asked.at(-1)).toEqual(['https://new.example/feed', false]);
  });

  it('that a typed page names on another host is not asked for in a private network, nor later', async () => {
    await using folder = await temporaryFolder();
    const asked: (readonly [url: string, allowPrivate: boolean])[] = [];
    const page = '<link rel="alternate" type="application/rss+xml" href="http://nas.example/feed">';
    const http: Http = async ({ url, allowPrivate }): Promise<HttpResponse> => {
      asked.push([url, allowPrivate]);
      const isPage = url === 'https://site.example/';
      const type = isPage ? 'text/html' : 'application/rss+xml';
      return { status: 200, headers: { 'content-type': type }, body: bytesOf(isPage ? page : body) };
    };
    await using opened = await openTestLibrary(folder.path, { http });
    const { handlers } = opened.library;
    const foundAt = 'site.example';
    const { candidates } = await handlers['feeds.discover']({ address: foundAt });
    expect(candidates.map(({ url }) => url)).toEqual(['http://nas.example/feed']);
    expect(asked).toEqual([['https://site.example/', true]]);
    asked.length = 0;
    await handlers['feeds.preview']({ url: 'http://nas.example/feed', foundAt });
    const { id } = await handlers['feeds.subscribe']({ url: 'http://nas.example/feed', foundAt });
    await handlers['feeds.refresh']({ sourceId: id });
    await handlers['feeds.discover']({ address: 'http://nas.example/feed', foundAt });
    await handlers['sources.update']({ id, address: 'http://nas.example/other', foundAt: 'https://site.example/' });
    await handlers['feeds.refresh']({ sourceId: id });
    expect(asked.filter(([, allowPrivate]) => allowPrivate)).toEqual([]);
    expect(asked.filter(([url]) => url.endsWith('/feed')).length).toBeGreaterThan(3);
    expect(asked.at(-1)?.[0]).toBe('http://nas.example/other');
    await handlers['sources.update']({ id, address: 'http://site.example/other', foundAt: 'https://site.example/' });
    await handlers['feeds.refresh']({ sourceId: id });
    expect(asked.at(-1)).toEqual(['http://site.example/other', true]);
  });

  it('stays where it is when another source has that address', async () => {
    await using folder = await temporaryFolder();
    await using server = await startMovingServer();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: `${server.url}/old` });
    await handlers['feeds.subscribe']({ url: `${server.url}/new` });
    server.moveTo = `${server.url}/new`;
    await handlers['feeds.refresh']({});
    expect((await feedOf(opened, id))?.address).toBe(`${server.url}/old`);
  });
});

describe('search and rails follow a refresh', () => {
  const story = (word: string) => [{ id: '1', title: 'Harbour', html: longText(`Today ${word} came in.`) }];

  it('what was stored before a question is in its answer', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(story('herring'));
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    expect(await found(opened, 'herring')).toEqual(['Harbour']);
    site.stories = story('mackerel');
    expect(await handlers['feeds.refresh']({})).toMatchObject({ newArticles: 0, updatedArticles: 1 });
    expect(await found(opened, 'mackerel')).toEqual(['Harbour']);
    expect(await found(opened, 'herring')).toEqual([]);
  });

  it('a story that changed just before the library closed is found by its new words after the next start', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(story('herring'));
    {
      await using opened = await openTestLibrary(folder.path);
      await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
      expect(await found(opened, 'herring')).toEqual(['Harbour']);
      site.stories = story('mackerel');
      await opened.library.handlers['feeds.refresh']({});
    }
    await using again = await openTestLibrary(folder.path);
    await again.library.settled();
    expect(await found(again, 'mackerel')).toEqual(['Harbour']);
    expect(await found(again, 'herring')).toEqual([]);
  });

  it('a library that is opened to refresh alone leaves search and rails to the next that asks', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(story('herring'));
    const state = path.join(folder.path, 'rails.state');
    {
      await using opened = await openTestLibrary(folder.path);
      await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
      await opened.library.settled();
    }
    const before = await readFile(state);
    site.stories = [...story('herring'), { id: '2', title: 'Quay', html: '<p>Mackerel is sold at noon.</p>' }];
    {
      await using opened = await openTestLibrary(folder.path);
      expect(await opened.library.handlers['feeds.refresh']({})).toMatchObject({ newArticles: 1 });
      expect(opened.told.filter(([, job]) => (job as Partial<Job>).kind === 'reindex')).toEqual([]);
    }
    expect(await readFile(state)).toEqual(before);
    await using again = await openTestLibrary(folder.path);
    await again.library.settled();
    expect(await found(again, 'mackerel')).toEqual(['Quay']);
    const { headlines } = await again.library.handlers['articles.list']({ kind: 'all' });
    const after = (await readFile(state)).toString('latin1');
    expect(headlines.map(({ id }) => after.includes(id))).toEqual([true, true]);
    expect(before.toString('latin1').includes(headlines.find(({ title }) => title === 'Quay')?.id ?? '')).toBe(false);
  });
});

describe('stories that a feed carries on unchanged', () => {
  const story = (number: number, word = 'herring') => ({
    id: String(number),
    title: `Story ${number}`,
    html: longText(`Landed: ${word}.`),
  });
  const titles = async ({ library }: TestLibrary): Promise<readonly string[]> =>
    (await library.handlers['articles.list']({ kind: 'all' })).headlines.map(({ title }) => title).toSorted();

  it('are known without being read, also after the next start; one whose text changes is read', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([story(1), story(2)]);
    {
      await using opened = await openTestLibrary(folder.path);
      await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
      site.stories = [story(3), story(1), story(2)];
      expect(await opened.library.handlers['feeds.refresh']({})).toMatchObject({ newArticles: 1, updatedArticles: 0 });
    }
    await using again = await openTestLibrary(folder.path);
    const { handlers } = again.library;
    const { sources } = await handlers['paper.get']();
    const rows = await readFile(path.join(folder.path, 'feeds', sources.at(-1)?.id ?? '', 'articles.json.log'), 'utf8');
    expect(rows.match(/"[\w-]{16}"/g)).toHaveLength(3);
    site.stories = [story(4), story(3), story(1, 'mackerel'), story(2)];
    expect(await handlers['feeds.refresh']({})).toMatchObject({ newArticles: 1, updatedArticles: 1 });
    expect(await found(again, 'mackerel')).toEqual(['Story 1']);
    expect(await titles(again)).toEqual(['Story 1', 'Story 2', 'Story 3', 'Story 4']);
  });

  it('stay beyond their time, and go when the feed lets them go', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([story(1), story(2)]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['settings.update']({ retentionDays: 10 });
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    site.stories = [story(3), story(1), story(2)];
    await handlers['feeds.refresh']({});
    opened.clock.advance(30 * 86_400_000);
    site.stories = [story(4), story(1)];
    await handlers['feeds.refresh']({});
    expect(await titles(opened)).toEqual(['Story 1', 'Story 4']);
  });

  it('that were taken away by hand do not come back', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([story(1), story(2)]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    site.stories = [story(3), story(1), story(2)];
    await handlers['feeds.refresh']({});
    const { headlines } = await handlers['articles.list']({ kind: 'all' });
    await handlers['articles.remove']({
      ids: headlines.filter(({ title }) => title === 'Story 1').map(({ id }) => id),
    });
    site.stories = [story(4), story(3), story(1), story(2)];
    await handlers['feeds.refresh']({});
    expect(await titles(opened)).toEqual(['Story 2', 'Story 3', 'Story 4']);
  });
});

describe('a picture that did not come', () => {
  it('is asked for again with growing pauses, also for a story that stays a summary', async () => {
    let isThere = false;
    await using folder = await temporaryFolder();
    await using server = await startLoopbackServer((request, response) => {
      if (request.url === '/picture.png' && isThere)
        return void response.writeHead(200, { 'content-type': 'image/png' }).end(smallPicture);
      if (request.url !== '/old') return void response.writeHead(404).end();
      const item = `<item><guid>1</guid><title>Ferries</title><description>&lt;p&gt;They wait.&lt;/p&gt;&lt;img src="http://${request.headers.host}/picture.png"&gt;</description></item>`;
      return void response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(`<rss version="2.0"><channel><title>Quay</title>${item}</channel></rss>`);
    });
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const asked = (): number => server.requests.filter((each) => each.path === '/picture.png').length;
    await handlers['feeds.subscribe']({ url: `${server.url}/old` });
    await handlers['feeds.refresh']({});
    const first = asked();
    expect(first).toBeGreaterThan(0);
    const after = async (minutes: number): Promise<number> => {
      opened.clock.advance(minutes * 60_000);
      await handlers['feeds.refresh']({});
      return asked() - first;
    };
    const headline = async () => (await handlers['articles.list']({ kind: 'all', limit: 5 })).headlines[0];
    expect(await after(20)).toBe(0);
    expect(await after(400)).toBe(1);
    expect(await after(20)).toBe(1);
    isThere = true;
    expect(await after(1_500)).toBe(2);
    expect(await headline()).toMatchObject({ completeness: 'summary', pictureId: expect.any(String) });
    expect(await after(10_000)).toBe(2);
  });
});
