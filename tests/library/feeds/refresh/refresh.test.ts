import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../../electron/contract/errors.ts';
import type { RefreshSummary } from '../../../../electron/contract/models.ts';
import { systemClock } from '../../../../electron/host/clock.ts';
import { createHttp } from '../../../../electron/host/http.ts';
import { userAgentOf } from '../../../../electron/library/feeds/fetch.ts';
import type { ParsedFeed } from '../../../../electron/library/feeds/model.ts';
import { parseFeed } from '../../../../electron/library/feeds/parse.ts';
import { refreshFeeds } from '../../../../electron/library/feeds/refresh.ts';
import type { FeedResult, FeedToRefresh, RefreshDependencies } from '../../../../electron/library/feeds/refresh.ts';
import { never } from '../../../../electron/library/feeds/schedule.ts';
import { emptyFetchState } from '../../../../electron/library/store/model.ts';
import type { FetchState } from '../../../../electron/library/store/model.ts';
import {
  skipWithoutFeedServer,
  startFeedServer,
  startLoopbackServer,
  startPages,
} from '../../../support/feed-server.ts';

let http: ReturnType<typeof createHttp>;
beforeAll(() => {
  http = createHttp();
});
afterAll(() => http.close());

const rss = (...titles: readonly string[]): string =>
  `<rss version="2.0"><channel><title>News</title>${titles.map((title) => `<item><title>${title}</title><guid>${title}</guid></item>`).join('')}</channel></rss>`;

const feedAt = (address: string, more: Partial<FeedToRefresh> = {}): FeedToRefresh => ({
  id: address,
  title: `title of ${address}`,
  address,
  typed: true,
  fetchState: emptyFetchState,
  ...more,
});

/** A refresh whose results are kept in memory, as a library would keep them. */
const refreshAll = async (
  feeds: readonly FeedToRefresh[],
  more: Partial<RefreshDependencies> = {},
): Promise<{
  readonly summary: RefreshSummary;
  readonly results: ReadonlyMap<string, FeedResult>;
  readonly parses: number;
  readonly logged: readonly string[];
}> => {
  const results = new Map<string, FeedResult>();
  const logged: string[] = [];
  let parses = 0;
  const summary = await refreshFeeds(feeds, {
    http,
    clock: systemClock,
    log: (_level, event) => void logged.push(event),
    parse: (bytes, context) => {
      parses++;
      return parseFeed(bytes, context);
    },
    save: (id, result) => {
      results.set(id, result);
      return Promise.resolve({ newArticles: result.feed?.entries.length ?? 0, updatedArticles: 0 });
    },
    onProgress: () => undefined,
    signal: new AbortController().signal,
    userAgent: userAgentOf('0'),
    ...more,
  });
  return { summary, results, parses, logged };
};

const stateOf = (results: ReadonlyMap<string, FeedResult>, id: string): FetchState => {
  const result = results.get(id);
  if (result === undefined) throw new Error(`no result for ${id}`);
  return result.fetchState;
};

describe('a refresh', () => {
  it('reads a feed and hands over its stories with the validators that speak for them', async () => {
    await using server = await startPages({
      '/feed': { headers: { etag: '"1"', 'last-modified': 'then' }, body: rss('a', 'b') },
    });
    const id = `${server.url}/feed`;
    const { summary, results } = await refreshAll([feedAt(id)]);
    expect(summary).toEqual({
      sources: 1,
      failed: 0,
      newArticles: 2,
      updatedArticles: 0,
      unchanged: 0,
      cancelled: false,
    });
    const result = results.get(id);
    expect(result?.feed?.entries.map((entry) => entry.title)).toEqual(['a', 'b']);
    expect(result?.fetchState).toMatchObject({ etag: '"1"', lastModified: 'then', failures: 0 });
    expect(result?.fetchState.bodyHash).toMatch(/^[0-9a-f]{64}$/);
    expect(result?.outcome).toMatchObject({ ok: true, error: null, httpStatus: 200, unchanged: false });
    expect(result?.outcome).toBe(result?.fetchState.lastFetch);
    expect(result?.fetchState.notBefore).toBeGreaterThan(Date.now());
  });

  it('asks with the validators, and takes "unchanged" for an answer without parsing', async () => {
    await using server = await startLoopbackServer((request, response) => {
      const known = request.headers['if-none-match'] === '"1"';
      response.writeHead(known ? 304 : 200, { etag: '"1"' }).end(known ? '' : rss('a'));
    });
    const first = await refreshAll([feedAt(server.url)]);
    const before = stateOf(first.results, server.url);
    const second = await refreshAll([feedAt(server.url, { fetchState: before })]);
    expect(second.parses).toBe(0);
    expect(second.summary).toMatchObject({ sources: 1, unchanged: 1, newArticles: 0, failed: 0 });
    expect(second.results.get(server.url)).toMatchObject({
      feed: null,
      outcome: { ok: true, unchanged: true, httpStatus: 304 },
    });
    expect(stateOf(second.results, server.url)).toMatchObject({ etag: '"1"', bodyHash: before.bodyHash });
  });

  it('knows the same bytes again where a server has no validators', async () => {
    await using server = await startPages({ '/feed': { body: rss('a') } });
    const id = `${server.url}/feed`;
    const first = await refreshAll([feedAt(id)]);
    const second = await refreshAll([feedAt(id, { fetchState: stateOf(first.results, id) })]);
    expect(second.parses).toBe(0);
    expect(second.results.get(id)).toMatchObject({
      feed: null,
      outcome: { ok: true, unchanged: true, httpStatus: 200 },
    });
  });

  it('keeps the validators of the last good fetch when a newer body cannot be read', async () => {
    let body = rss('a');
    let tag = '"1"';
    await using server = await startLoopbackServer((request, response) => {
      const known = request.headers['if-none-match'] === tag;
      response.writeHead(known ? 304 : 200, { etag: tag }).end(known ? '' : body);
    });
    const good = stateOf((await refreshAll([feedAt(server.url)])).results, server.url);
    body = 'this is no feed';
    tag = '"2"';
    const bad = await refreshAll([feedAt(server.url, { fetchState: good })]);
    const state = stateOf(bad.results, server.url);
    expect(state).toMatchObject({
      etag: '"1"',
      bodyHash: good.bodyHash,
      lastGoodFetch: good.lastGoodFetch,
      failures: 1,
    });
    expect(state.lastFetch).toMatchObject({ ok: false, error: { code: 'not-a-feed' }, httpStatus: 200 });
    body = rss('a', 'b');
    const again = await refreshAll([feedAt(server.url, { fetchState: state })]);
    expect(again.results.get(server.url)?.feed?.entries).toHaveLength(2);
    expect(stateOf(again.results, server.url).failures).toBe(0);
  });

  it('counts failures in a row, and waits longer each time', async () => {
    await using server = await startPages({});
    let fetchState: FetchState = emptyFetchState;
    const waits: number[] = [];
    for (let round = 1; round <= 3; round++) {
      const { results } = await refreshAll([feedAt(server.url, { fetchState })]);
      fetchState = stateOf(results, server.url);
      expect(fetchState.failures).toBe(round);
      waits.push((fetchState.notBefore ?? 0) - (fetchState.lastFetch?.at ?? 0));
    }
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    expect(new Set(waits.map((wait) => Math.round(wait / 60_000))).size).toBe(3);
  });

  it('says where a feed has moved, when it was read there', async () => {
    await using server = await startPages({
      '/old': { status: 301, headers: { location: '/new' } },
      '/new': { body: rss('a') },
      '/lost': { status: 301, headers: { location: '/parked' } },
      '/parked': { body: '<!doctype html><title>For sale</title>' },
    });
    const { results } = await refreshAll([feedAt(`${server.url}/old`), feedAt(`${server.url}/lost`)]);
    expect(results.get(`${server.url}/old`)).toMatchObject({ movedTo: `${server.url}/new`, outcome: { ok: true } });
    expect(results.get(`${server.url}/lost`)).toMatchObject({ movedTo: null, outcome: { ok: false } });
  });

  it('asks no private address that the reader did not type', async () => {
    await using server = await startPages({ '/feed': { body: rss('a') } });
    const { results } = await refreshAll([feedAt(`${server.url}/feed`, { typed: false })]);
    expect(server.requests).toHaveLength(0);
    expect(results.get(`${server.url}/feed`)?.outcome.error?.code).toBe('private-address');
  });

  it('records an address that is none on its feed', async () => {
    const { results, summary } = await refreshAll([feedAt('nonsense')]);
    expect(results.get('nonsense')?.outcome.error?.code).toBe('bad-address');
    expect(summary).toMatchObject({ sources: 1, failed: 1 });
  });

  it('records a bug in parsing on its feed, logs it, and goes on with the others', async () => {
    await using server = await startPages({ '/a': { body: rss('a') }, '/b': { body: rss('b') } });
    const { results, summary, logged } = await refreshAll([feedAt(`${server.url}/a`), feedAt(`${server.url}/b`)], {
      parse: (bytes, context): Promise<ParsedFeed> => {
        if (context.url?.endsWith('/a')) throw new TypeError('bug');
        return parseFeed(bytes, context);
      },
    });
    expect(results.get(`${server.url}/a`)?.outcome.error).toEqual({ code: 'internal', params: {} });
    expect(results.get(`${server.url}/b`)?.outcome.ok).toBe(true);
    expect(summary).toMatchObject({ sources: 2, failed: 1 });
    expect(logged).toEqual(['feed.refresh']);
  });

  it('records on the feed that its stories could not be stored, with the validators it had', async () => {
    await using server = await startPages({ '/feed': { headers: { etag: '"2"' }, body: rss('a') } });
    const id = `${server.url}/feed`;
    const saved: FeedResult[] = [];
    const { summary } = await refreshAll([feedAt(id, { fetchState: { ...emptyFetchState, etag: '"1"' } })], {
      save: (_id, result) => {
        if (result.feed !== null) return Promise.reject(new Failure('disk-full'));
        saved.push(result);
        return Promise.resolve({ newArticles: 0, updatedArticles: 0 });
      },
    });
    expect(summary).toMatchObject({ sources: 1, failed: 1, newArticles: 0 });
    expect(saved).toHaveLength(1);
    expect(saved[0]?.fetchState).toMatchObject({
      etag: '"1"',
      bodyHash: null,
      lastFetch: { error: { code: 'disk-full' } },
    });
  });

  it('goes on when nothing at all can be stored', async () => {
    await using server = await startPages({ '/feed': { body: rss('a') } });
    const { summary, logged } = await refreshAll([feedAt(`${server.url}/feed`), feedAt(`${server.url}/none`)], {
      save: () => Promise.reject(new Failure('disk-full')),
    });
    expect(summary).toMatchObject({ sources: 2, failed: 2 });
    expect(logged.filter((event) => event === 'feed.save-failure')).toHaveLength(2);
  });

  it('tells its progress feed by feed', async () => {
    await using server = await startPages({ '/a': { body: rss('a') }, '/b': { body: rss('b') } });
    const told: [number, number][] = [];
    const titles = new Set<string>();
    await refreshAll([feedAt(`${server.url}/a`), feedAt(`${server.url}/b`)], {
      onProgress: (done, total, current) => {
        told.push([done, total]);
        titles.add(current);
      },
    });
    expect(told.map(String)).toEqual(['1,2', '2,2']);
    expect(titles.size).toBe(2);
  });

  it('stores each feed before it asks how the last one went', async () => {
    await using server = await startLoopbackServer((request, response) => {
      if (request.url === '/never') return;
      response.end(rss('a'));
    });
    const cancel = new AbortController();
    const saved: string[] = [];
    const { summary } = await refreshAll([feedAt(`${server.url}/never`), feedAt(`${server.url}/a`)], {
      signal: cancel.signal,
      save: (id) => {
        saved.push(id);
        cancel.abort();
        return Promise.resolve({ newArticles: 1, updatedArticles: 0 });
      },
    });
    expect(saved).toEqual([`${server.url}/a`]);
    expect(summary).toMatchObject({ sources: 1, newArticles: 1, cancelled: true });
  });

  it('leaves feeds as they were that a cancel broke off or did not reach', async () => {
    await using server = await startLoopbackServer(() => undefined);
    const cancel = new AbortController();
    const work = refreshAll(
      Array.from({ length: 20 }, (_, index) => feedAt(`${server.url}/${index}`)),
      { signal: cancel.signal },
    );
    while (server.requests.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    cancel.abort();
    const { summary, results } = await work;
    expect(results.size).toBe(0);
    expect(summary).toMatchObject({ sources: 0, failed: 0, cancelled: true });
    expect(server.requests).toHaveLength(4);
  });

  it('leaves a feed as it was that a cancel broke off while it was read', async () => {
    await using server = await startPages({ '/feed': { body: rss('a') } });
    const cancel = new AbortController();
    const { summary, results } = await refreshAll([feedAt(`${server.url}/feed`)], {
      signal: cancel.signal,
      parse: () => {
        cancel.abort();
        return Promise.reject(new Failure('cancelled'));
      },
    });
    expect(results.size).toBe(0);
    expect(summary).toMatchObject({ sources: 0, failed: 0, cancelled: true });
  });

  it('asks feeds that failed last time after the others', async () => {
    await using server = await startPages({ '/bad': { body: rss('a') }, '/good': { body: rss('b') } });
    const failing = { ...emptyFetchState, failures: 3 };
    await refreshAll([feedAt(`${server.url}/bad`, { fetchState: failing }), feedAt(`${server.url}/good`)], {
      concurrency: 1,
    });
    expect(server.requests.map((request) => request.path)).toEqual(['/good', '/bad']);
  });

  it('opens at most four connections to one host', async () => {
    await using server = await startLoopbackServer((_request, response) => {
      setTimeout(() => response.end(rss('a')), 20);
    });
    const own = createHttp();
    await refreshAll(
      Array.from({ length: 20 }, (_, index) => feedAt(`${server.url}/${index}`)),
      { http: own },
    );
    await own.close();
    expect(server.requests).toHaveLength(20);
    expect(server.mostConnections()).toBe(4);
  });
});

describe.skipIf(skipWithoutFeedServer('every fault'))('the feed server’s faults', () => {
  /** What each fault must come to; `null` where the feed is read all the same. */
  const faults: Readonly<Record<string, string | null>> = {
    '404': 'http-status',
    '410': 'gone',
    '401': 'unauthorised',
    '429': 'throttled',
    '500': 'http-status',
    '503': 'throttled',
    '301': null,
    '302': null,
    loop: 'redirect-refused',
    reset: 'connection-failed',
    slow: null,
    truncated: null,
    cut: 'connection-failed',
    empty: 'feed-empty',
    html: 'not-a-feed',
    badgzip: 'bad-encoding',
    endless: 'too-large',
    timeout: 'timed-out',
  };

  it('each end in a named state on their feed', async () => {
    await using server = await startFeedServer({ feeds: 30, items: 5, size: 8_000, drip: 2, hold: 300 });
    const kinds = Object.keys(faults);
    const quickHttp = createHttp();
    const feeds = kinds.map((kind, index) => feedAt(`${server.url}/fault/${kind}/${index}.xml`, { id: kind }));
    const good = Array.from({ length: 10 }, (_, index) => feedAt(server.feedUrl(index), { id: `good ${index}` }));
    const { results, summary } = await refreshAll([...feeds, ...good], {
      // The real idle time-out, only shorter, so that the test need not sit through it.
      http: (request) => quickHttp({ ...request, idleMs: 3_000 }),
    });
    await quickHttp.close();
    const ended = Object.fromEntries(kinds.map((kind) => [kind, results.get(kind)?.outcome.error?.code ?? null]));
    expect(ended).toEqual(faults);
    for (const feed of good) expect(results.get(feed.id)?.outcome.ok).toBe(true);
    expect(summary.failed).toBe(Object.values(faults).filter((code) => code !== null).length);
    expect(results.get('410')?.fetchState.notBefore).toBe(never);
    const throttled = results.get('429')?.fetchState;
    expect((throttled?.notBefore ?? 0) - (throttled?.lastFetch?.at ?? 0)).toBeGreaterThanOrEqual(3_600_000);
    expect(results.get('301')?.movedTo).toBe(`${server.url}/ok/${kinds.indexOf('301')}.xml`);
    expect(results.get('302')?.movedTo).toBeNull();
  });

  it('cost good feeds of the same host no more than a moment', async () => {
    await using server = await startFeedServer({ feeds: 40, items: 3, size: 4_000, drip: 60, hold: 300 });
    const stuck = Array.from({ length: 12 }, (_, index) => feedAt(`${server.url}/fault/timeout/${index}.xml`));
    const good = Array.from({ length: 28 }, (_, index) => feedAt(server.feedUrl(index + 12)));
    const cancel = new AbortController();
    let goodOnes = 0;
    const { summary } = await refreshAll([...stuck, ...good], {
      signal: cancel.signal,
      onProgress: () => {
        if (++goodOnes === good.length) cancel.abort();
      },
    });
    expect(summary).toMatchObject({ sources: 28, failed: 0 });
  });

  it('answer "unchanged" to every feed from the second refresh on, and only the new after that', async () => {
    await using server = await startFeedServer({ feeds: 12, items: 4, size: 4_000 });
    const feeds = Array.from({ length: 12 }, (_, index) => feedAt(server.feedUrl(index)));
    const again = (results: ReadonlyMap<string, FeedResult>): FeedToRefresh[] =>
      feeds.map((feed) => ({ ...feed, fetchState: stateOf(results, feed.id) }));
    const first = await refreshAll(feeds);
    const second = await refreshAll(again(first.results));
    const third = await refreshAll(again(second.results));
    expect([second.summary.unchanged, third.summary.unchanged]).toEqual([12, 12]);
    expect(server.stats().notModified).toBe(24);
    server.bump(1);
    const fourth = await refreshAll(again(third.results));
    expect(fourth.summary.unchanged).toBe(0);
    expect(fourth.parses).toBe(12);
  });
});
