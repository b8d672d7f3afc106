import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../../electron/contract/errors.ts';
import { systemClock } from '../../../../electron/host/clock.ts';
import { createHttp } from '../../../../electron/host/http.ts';
import { discoverFeeds } from '../../../../electron/library/feeds/discover.ts';
import type { FoundFeed } from '../../../../electron/library/feeds/discover.ts';
import { parseFeed } from '../../../../electron/library/feeds/parse.ts';
import type { Http } from '../../../../electron/library/ports.ts';
import { startLoopbackServer, startPages } from '../../../support/feed-server.ts';

let http: ReturnType<typeof createHttp>;
beforeAll(() => {
  http = createHttp();
});
afterAll(() => http.close());

const discover = (
  address: string,
  by: Http = http,
  signal = new AbortController().signal,
): Promise<readonly FoundFeed[]> =>
  discoverFeeds(address, { http: by, clock: systemClock, parse: parseFeed, signal, userAgent: 'test' });

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'no failure';
};

const rss = '<rss version="2.0"><channel><title>News</title><item><title>One</title></item></channel></rss>';
const atom =
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>Atoms</title><entry><id>1</id><title>One</title></entry></feed>';
const htmlPage = (head: string, body = ''): { headers: Record<string, string>; body: string } => ({
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html><head>${head}</head><body>${body}</body></html>`,
});

/** Answers for hosts that do not exist here, by address; anything else is 404. */
const webOf =
  (answers: Readonly<Record<string, string>>, asked: string[] = []): Http =>
  (request) => {
    asked.push(request.url);
    const body = answers[request.url];
    return Promise.resolve({
      status: body === undefined ? 404 : 200,
      headers: { 'content-type': body?.startsWith('<!doctype') ? 'text/html' : 'application/xml' },
      body: (async function* pieces() {
        yield Buffer.from(body ?? '');
      })(),
    });
  };

describe('the feeds behind an address', () => {
  it('are the address itself when it is a feed', async () => {
    await using server = await startPages({ '/feed': { body: atom } });
    expect(await discover(`${server.url}/feed`)).toEqual([{ url: `${server.url}/feed`, title: 'Atoms', type: 'atom' }]);
  });

  it('are where a permanent redirect leads, and where they are asked for a temporary one', async () => {
    await using server = await startPages({
      '/old': { status: 301, headers: { location: '/feed' } },
      '/feed': { body: rss },
    });
    expect(await discover(`${server.url}/old`)).toEqual([{ url: `${server.url}/feed`, title: 'News', type: 'rss' }]);
  });

  it('are what the page links to, without asking for those', async () => {
    await using server = await startPages({
      '/': htmlPage(
        '<link rel=alternate type=application/rss+xml title=A href=/a><link rel=alternate type=application/atom+xml title=B href=/b>',
      ),
    });
    expect(await discover(server.url)).toEqual([
      { url: `${server.url}/a`, title: 'A', type: 'rss' },
      { url: `${server.url}/b`, title: 'B', type: 'atom' },
    ]);
    expect(server.requests).toHaveLength(1);
  });

  it('are resolved against the page’s address after redirects', async () => {
    await using server = await startPages({
      '/': { status: 302, headers: { location: '/deep/page' } },
      '/deep/page': htmlPage('<link rel=alternate type=application/rss+xml href=feed>'),
    });
    expect((await discover(server.url))[0]?.url).toBe(`${server.url}/deep/feed`);
  });

  it('are ordinary links that prove to be feeds, where the page names none', async () => {
    await using server = await startPages({
      '/': htmlPage('', '<a href="/feeds/">All feeds</a><a href="/news.rss">RSS</a><a href="/story">feed</a>'),
      '/feeds/': htmlPage('', 'a page'),
      '/news.rss': { body: rss },
    });
    expect(await discover(server.url)).toEqual([{ url: `${server.url}/news.rss`, title: 'News', type: 'rss' }]);
    expect(server.requests.map((request) => request.path)).not.toContain('/story');
  });

  it('are looked for in well-known places last, near the page before the root', async () => {
    await using server = await startPages({
      '/blog': htmlPage(''),
      '/blog/feed': { body: rss },
      '/atom.xml': { body: atom },
    });
    expect((await discover(`${server.url}/blog`)).map((feed) => feed.url)).toEqual([`${server.url}/blog/feed`]);
    await using other = await startPages({ '/blog/': htmlPage(''), '/atom.xml': { body: atom } });
    expect((await discover(`${other.url}/blog/`)).map((feed) => feed.url)).toEqual([`${other.url}/atom.xml`]);
  });

  it('are asked for in no more than a few well-known places', async () => {
    await using server = await startPages({ '/blog/': htmlPage('') });
    expect(await codeOf(discover(`${server.url}/blog/`))).toBe('no-feed-found');
    expect(server.requests.length).toBeLessThanOrEqual(15);
  });

  it('follow from the site’s rule, if a feed is really there', async () => {
    const asked: string[] = [];
    const found = await discover(
      'https://github.com/owner/repo',
      webOf(
        { 'https://github.com/owner/repo/releases.atom': atom, 'https://github.com/owner/repo/tags.atom': atom },
        asked,
      ),
    );
    expect(found.map((feed) => feed.url)).toEqual([
      'https://github.com/owner/repo/releases.atom',
      'https://github.com/owner/repo/tags.atom',
    ]);
    expect(asked).not.toContain('https://github.com/owner/repo');
  });

  it('are the page’s own where the site’s rule leads nowhere', async () => {
    const answers = {
      'https://social.example/@me': '<!doctype html><link rel=alternate type=application/rss+xml href=/users/me.rss>',
    };
    expect((await discover('https://social.example/@me', webOf(answers)))[0]?.url).toBe(
      'https://social.example/users/me.rss',
    );
  });

  it('are found for a YouTube handle through the page', async () => {
    const answers = {
      'https://www.youtube.com/@name':
        '<!doctype html><link rel="canonical" href="https://www.youtube.com/channel/UCabc"><title>x</title>',
      'https://www.youtube.com/feeds/videos.xml?channel_id=UCabc': atom,
    };
    expect(
      await discover(
        'youtube.com/@name',
        webOf({ ...answers, 'https://youtube.com/@name': answers['https://www.youtube.com/@name'] }),
      ),
    ).toEqual([{ url: 'https://www.youtube.com/feeds/videos.xml?channel_id=UCabc', title: 'Atoms', type: 'atom' }]);
  });
});

describe('a bare host', () => {
  it('is asked for over http where it does not speak https', async () => {
    await using server = await startPages({ '/feed': { body: rss } });
    const asked: string[] = [];
    const by: Http = (request) => {
      asked.push(request.url);
      return http({ ...request, url: request.url.replace('http://plain.example', server.url) });
    };
    const noHttps: Http = (request) =>
      request.url.startsWith('https:') ? Promise.reject(new Failure('connection-refused')) : by(request);
    expect((await discover('plain.example/feed', noHttps))[0]?.title).toBe('News');
    expect(asked).toEqual(['http://plain.example/feed']);
    expect(await codeOf(discover('https://plain.example/feed', noHttps))).toBe('connection-refused');
  });
});

describe('an address without feeds', () => {
  it('is said to have none', async () => {
    await using server = await startPages({ '/': htmlPage('<title>Nothing</title>') });
    expect(await codeOf(discover(server.url))).toBe('no-feed-found');
  });

  it('is named by what is wrong with it', async () => {
    await using server = await startPages({ '/gone': { status: 410 } });
    expect(await codeOf(discover(`${server.url}/gone`))).toBe('gone');
    expect(await codeOf(discover(`${server.url}/none`))).toBe('http-status');
    expect(await codeOf(discover('no address'))).toBe('bad-address');
  });

  it('leads to no private host that the reader did not type', async () => {
    await using inside = await startPages({ '/feed': { body: rss } });
    await using server = await startPages({
      '/': { status: 302, headers: { location: inside.url.replace('127.0.0.1', '[::ffff:127.0.0.1]') } },
    });
    expect(await codeOf(discover(server.url))).toBe('private-address');
    expect(inside.requests).toHaveLength(0);
  });

  it('lets only the typed host be private, not the one its page turns out to be on', async () => {
    const asked: [string, boolean][] = [];
    const by: Http = (request) => {
      asked.push([new URL(request.url).hostname, request.allowPrivate]);
      const first = request.url === 'https://typed.example/';
      const headers: Readonly<Record<string, string>> = first ? { location: 'https://other.example/' } : {};
      return Promise.resolve({
        status: first ? 302 : 200,
        headers,
        body: (async function* pieces() {
          yield Buffer.from('<!doctype html><a href="/feed.xml">feed</a>');
        })(),
      });
    };
    expect(await codeOf(discover('https://typed.example/', by))).toBe('no-feed-found');
    expect(asked.length).toBeGreaterThan(5);
    for (const [host, allowed] of asked) expect([host, allowed]).toEqual([host, host === 'typed.example']);
  });

  it('is given up at once on a cancel', async () => {
    await using server = await startLoopbackServer((request, response) => {
      if (request.url === '/') response.end('<!doctype html><p>x');
    });
    const cancel = new AbortController();
    const work = codeOf(discover(server.url, http, cancel.signal));
    while (server.requests.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    cancel.abort();
    expect(await work).toBe('cancelled');
  });
});
