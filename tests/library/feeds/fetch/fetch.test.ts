import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../../electron/contract/errors.ts';
import type { ErrorInfo } from '../../../../electron/contract/errors.ts';
import { limits } from '../../../../electron/contract/limits.ts';
import { systemClock } from '../../../../electron/host/clock.ts';
import { createHttp } from '../../../../electron/host/http.ts';
import { feedAccept, fetchDocument, userAgentOf } from '../../../../electron/library/feeds/fetch.ts';
import type { FetchRequest, FetchedDocument } from '../../../../electron/library/feeds/fetch.ts';
import type { Http } from '../../../../electron/library/ports.ts';
import { startLoopbackServer, startPages } from '../../../support/feed-server.ts';

let http: ReturnType<typeof createHttp>;
beforeAll(() => {
  http = createHttp();
});
afterAll(() => http.close());

const fetchOne = (url: string, more: Partial<FetchRequest> = {}, by: Http = http): Promise<FetchedDocument> =>
  fetchDocument(by, {
    url,
    allowPrivate: true,
    accept: feedAccept,
    userAgent: userAgentOf('1.2.3'),
    signal: new AbortController().signal,
    maxBytes: limits.feedBytes,
    clock: systemClock,
    ...more,
  });

const failureOf = async (work: Promise<unknown>): Promise<ErrorInfo> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('it did not fail');
};

const textOf = (document: FetchedDocument): string => {
  if (document.kind !== 'fetched') throw new Error('nothing was fetched');
  return Buffer.from(document.bytes).toString('utf8');
};

describe('what is sent', () => {
  it('says honestly who asks, what it reads, and nothing of where it comes from', async () => {
    await using server = await startPages({ '/feed': { body: 'x' } });
    await fetchOne(`${server.url}/feed`);
    const headers = server.requests[0]?.headers ?? {};
    expect(headers['user-agent']).toMatch(/^Broadsheet\/1\.2\.3 \(\+https?:\/\/.+\)$/);
    expect(headers.accept).toBe(feedAccept);
    expect(headers['accept-encoding']).toBe('gzip, deflate, br, zstd');
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
    expect(headers['if-none-match']).toBeUndefined();
  });

  it('sends both validators and takes 304 for an answer', async () => {
    await using server = await startPages({
      '/feed': { status: 304, headers: { etag: '"b"', 'cache-control': 'max-age=60' } },
    });
    const document = await fetchOne(`${server.url}/feed`, {
      etag: '"a"',
      lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT',
    });
    expect(document).toMatchObject({ kind: 'unchanged', status: 304, etag: '"b"', cacheSeconds: 60, bytesOnWire: 0 });
    expect(server.requests[0]?.headers).toMatchObject({
      'if-none-match': '"a"',
      'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT',
    });
  });

  it('takes a 304 that nobody asked for as an error', async () => {
    await using server = await startPages({ '/feed': { status: 304 } });
    expect(await failureOf(fetchOne(`${server.url}/feed`))).toEqual({ code: 'http-status', params: { status: 304 } });
  });
});

describe('what comes back', () => {
  it('gives bytes, type, validators and freshness', async () => {
    await using server = await startPages({
      '/feed': {
        headers: {
          'content-type': 'text/xml',
          etag: 'W/"1"',
          'last-modified': 'then',
          'cache-control': 'public, max-age=600',
          age: '100',
        },
        body: '<rss/>',
      },
    });
    const document = await fetchOne(`${server.url}/feed`);
    expect(textOf(document)).toBe('<rss/>');
    expect(document).toMatchObject({
      kind: 'fetched',
      status: 200,
      contentType: 'text/xml',
      etag: 'W/"1"',
      lastModified: 'then',
      cacheSeconds: 500,
      bytesOnWire: 6,
      movedTo: null,
      finalUrl: `${server.url}/feed`,
    });
  });

  it('keeps the connection for the next request, also after an error and a 304', async () => {
    await using server = await startPages({
      '/a': { body: 'x' },
      '/b': { status: 500, body: 'oh' },
      '/c': { status: 304 },
    });
    const own = createHttp({ connectionsPerHost: 1 });
    await fetchOne(`${server.url}/a`, {}, own);
    await failureOf(fetchOne(`${server.url}/b`, {}, own));
    await fetchOne(`${server.url}/c`, { etag: '"x"' }, own);
    await fetchOne(`${server.url}/a`, {}, own);
    expect(server.requests).toHaveLength(4);
    expect(server.connections()).toBe(1);
    await own.close();
  });

  const text = '<rss>déjà vu</rss>'.repeat(100);
  const encoded: Readonly<Record<string, Uint8Array>> = {
    gzip: gzipSync(text),
    'x-gzip': gzipSync(text),
    br: brotliCompressSync(text),
    zstd: zstdCompressSync(text),
    deflate: deflateSync(text),
    'gzip, br': brotliCompressSync(gzipSync(text)),
    identity: Buffer.from(text),
  };
  for (const [encoding, body] of Object.entries(encoded)) {
    it(`decodes ${encoding}`, async () => {
      await using server = await startPages({ '/feed': { headers: { 'content-encoding': encoding }, body } });
      const document = await fetchOne(`${server.url}/feed`);
      expect(textOf(document)).toBe(text);
      expect(document.bytesOnWire).toBe(body.length);
    });
  }

  it('decodes deflate without its zlib wrapper', async () => {
    await using server = await startPages({
      '/feed': { headers: { 'content-encoding': 'deflate' }, body: deflateRawSync(text) },
    });
    expect(textOf(await fetchOne(`${server.url}/feed`))).toBe(text);
  });

  it('decodes a file that was stored as gzip and sent without a word about it', async () => {
    await using server = await startPages({ '/feed.xml.gz': { body: gzipSync(text) } });
    expect(textOf(await fetchOne(`${server.url}/feed.xml.gz`))).toBe(text);
  });

  it('takes an empty body as it is, whatever its encoding is said to be', async () => {
    await using server = await startPages({ '/feed': { headers: { 'content-encoding': 'gzip' } } });
    expect(textOf(await fetchOne(`${server.url}/feed`))).toBe('');
  });

  const broken: Readonly<Record<string, [string, Uint8Array]>> = {
    'bytes that are not gzip': ['gzip', Buffer.from('<rss/>')],
    'gzip that ends too early': ['gzip', gzipSync(text).subarray(0, 30)],
    'an encoding nobody knows': ['rot13', Buffer.from('x')],
    'an encoding named like a property of every object': ['constructor', Buffer.from('x')],
    'layer upon layer': ['gzip, gzip, gzip, gzip', Buffer.from('x')],
  };
  for (const [name, [encoding, body]] of Object.entries(broken)) {
    it(`names ${name} a bad encoding`, async () => {
      await using server = await startPages({ '/feed': { headers: { 'content-encoding': encoding }, body } });
      expect(await failureOf(fetchOne(`${server.url}/feed`))).toMatchObject({ code: 'bad-encoding' });
    });
  }

  for (const [name, encoding, bomb] of [
    ['gzip', 'gzip', gzipSync(Buffer.alloc(5_000_000))],
    ['br', 'br', brotliCompressSync(Buffer.alloc(5_000_000))],
    ['zstd', 'zstd', zstdCompressSync(Buffer.alloc(5_000_000))],
    ['unnamed gzip', 'identity', gzipSync(Buffer.alloc(5_000_000))],
  ] as const) {
    it(`stops a ${name} bomb at the limit of decompressed bytes`, async () => {
      await using server = await startPages({ '/feed': { headers: { 'content-encoding': encoding }, body: bomb } });
      expect(bomb.length).toBeLessThan(100_000);
      expect(await failureOf(fetchOne(`${server.url}/feed`, { maxBytes: 100_000 }))).toEqual({
        code: 'too-large',
        params: { limit: 100_000 },
      });
    });
  }

  it('does not read a body that is said to be too large', async () => {
    await using server = await startLoopbackServer((_request, response) => {
      response.writeHead(200, { 'content-length': '1000000' });
      response.write('x');
    });
    expect(await failureOf(fetchOne(server.url, { maxBytes: 1000 }))).toMatchObject({ code: 'too-large' });
  });

  it('stops reading an endless body at the limit', async () => {
    await using server = await startLoopbackServer((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    expect(await failureOf(fetchOne(server.url, { maxBytes: 200_000 }))).toMatchObject({ code: 'too-large' });
  });

  it('ends a body that drips for longer than the total time', async () => {
    await using server = await startLoopbackServer((_request, response) => {
      const drip = setInterval(() => response.write('x'), 10);
      response.on('close', () => clearInterval(drip));
    });
    expect(await failureOf(fetchOne(server.url, { totalMs: 100 }))).toEqual({
      code: 'timed-out',
      params: { host: '127.0.0.1' },
    });
  });

  it('is cancelled at once, and leaves no listener on the signal', async () => {
    await using server = await startLoopbackServer(() => undefined);
    const cancel = new AbortController();
    const work = failureOf(fetchOne(server.url, { signal: cancel.signal }));
    cancel.abort();
    expect(await work).toMatchObject({ code: 'cancelled' });
    expect(await failureOf(fetchOne(server.url, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'cancelled' });
  });
});

describe('statuses', () => {
  const cases: readonly [number, Record<string, string>, ErrorInfo][] = [
    [401, {}, { code: 'unauthorised', params: { status: 401 } }],
    [403, {}, { code: 'http-status', params: { status: 403 } }],
    [404, {}, { code: 'http-status', params: { status: 404 } }],
    [410, {}, { code: 'gone', params: { status: 410 } }],
    [429, { 'retry-after': '3600' }, { code: 'throttled', params: { status: 429, retryAfterSeconds: 3600 } }],
    [429, {}, { code: 'throttled', params: { status: 429, retryAfterSeconds: null } }],
    [429, { 'retry-after': 'soon' }, { code: 'throttled', params: { status: 429, retryAfterSeconds: null } }],
    [503, { 'retry-after': '120' }, { code: 'throttled', params: { status: 503, retryAfterSeconds: 120 } }],
    [503, {}, { code: 'http-status', params: { status: 503 } }],
    [500, {}, { code: 'http-status', params: { status: 500 } }],
  ];
  for (const [status, headers, expected] of cases) {
    it(`turns ${status}${headers['retry-after'] ? ` with Retry-After ${headers['retry-after']}` : ''} into ${expected.code}`, async () => {
      await using server = await startPages({ '/feed': { status, headers, body: 'no' } });
      expect(await failureOf(fetchOne(`${server.url}/feed`))).toEqual(expected);
    });
  }

  it('reads Retry-After as a date', async () => {
    const at = new Date(Date.now() + 3_600_000).toUTCString();
    await using server = await startPages({ '/feed': { status: 429, headers: { 'retry-after': at } } });
    const { params } = await failureOf(fetchOne(`${server.url}/feed`));
    expect(Number(params.retryAfterSeconds)).toBeGreaterThan(3_500);
    expect(Number(params.retryAfterSeconds)).toBeLessThanOrEqual(3_601);
  });
});

describe('redirects', () => {
  const redirect = (location: string, status = 301) => ({ status, headers: { location }, body: 'moved' });

  it('follows them and says where the document is', async () => {
    await using server = await startPages({ '/a': redirect('/b', 302), '/b': redirect('c', 307), '/c': { body: 'x' } });
    const document = await fetchOne(`${server.url}/a`);
    expect(document).toMatchObject({ finalUrl: `${server.url}/c`, movedTo: null });
    expect(textOf(document)).toBe('x');
  });

  it('says where permanent ones lead, up to the first that is not', async () => {
    await using server = await startPages({
      '/a': redirect('/b', 301),
      '/b': redirect('/c', 308),
      '/c': redirect('/d', 302),
      '/d': redirect('/e', 301),
      '/e': { body: 'x' },
    });
    expect(await fetchOne(`${server.url}/a`)).toMatchObject({
      finalUrl: `${server.url}/e`,
      movedTo: `${server.url}/c`,
    });
  });

  it('moves nothing when a temporary one comes first', async () => {
    await using server = await startPages({
      '/a': redirect('/b', 302),
      '/b': redirect('/c', 301),
      '/c': { body: 'x' },
    });
    expect(await fetchOne(`${server.url}/a`)).toMatchObject({ movedTo: null });
  });

  it('follows exactly as many as the limit allows', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`/${index}`, redirect(`/${index + 1}`)] as const),
    );
    await using server = await startPages({ ...pages, '/10': { body: 'x' } });
    expect(textOf(await fetchOne(`${server.url}/${10 - limits.redirects}`))).toBe('x');
    expect(await failureOf(fetchOne(`${server.url}/${9 - limits.redirects}`))).toMatchObject({
      code: 'too-many-redirects',
    });
  });

  const refusals: Readonly<Record<string, [string | null, string]>> = {
    'to itself': ['/start', 'loop'],
    nowhere: [null, 'no-location'],
    'to a file': ['file:///etc/passwd', 'bad-location'],
    'to a script': ['javascript:alert(1)', 'bad-location'],
    'to nonsense': ['http://[', 'bad-location'],
  };
  for (const [name, [location, reason]] of Object.entries(refusals)) {
    it(`refuses one ${name}`, async () => {
      await using server = await startPages({
        '/start': { status: 302, headers: location === null ? {} : { location } },
      });
      expect(await failureOf(fetchOne(`${server.url}/start`))).toMatchObject({
        code: 'redirect-refused',
        params: { reason },
      });
    });
  }

  it('refuses a loop of two', async () => {
    await using server = await startPages({ '/a': redirect('/b'), '/b': redirect('/a') });
    expect(await failureOf(fetchOne(`${server.url}/a`))).toMatchObject({ params: { reason: 'loop' } });
  });

  it('refuses the step from https down to http', async () => {
    const by: Http = () =>
      Promise.resolve({
        status: 301,
        headers: { location: 'http://example.org/feed' },
        body: (async function* empty() {
          // no body
        })(),
      });
    expect(await failureOf(fetchOne('https://example.org/feed', {}, by))).toMatchObject({
      code: 'redirect-refused',
      params: { reason: 'downgrade' },
    });
  });

  it('lets only the typed host be in a private network, not one it redirects to', async () => {
    const asked: [string, boolean][] = [];
    const by: Http = (request) => {
      asked.push([request.url, request.allowPrivate]);
      const next: Readonly<Record<string, string | undefined>> = {
        'http://nas/feed': 'http://nas:8080/feed',
        'http://nas:8080/feed': 'http://router/feed',
      };
      const location = next[request.url];
      const headers: Readonly<Record<string, string>> = location === undefined ? {} : { location };
      return Promise.resolve({
        status: location === undefined ? 200 : 302,
        headers,
        body: (async function* empty() {
          // no body
        })(),
      });
    };
    await fetchOne('http://nas/feed', {}, by);
    expect(asked).toEqual([
      ['http://nas/feed', true],
      ['http://nas:8080/feed', true],
      ['http://router/feed', false],
    ]);
  });

  it('asks no private address for one that was not typed', async () => {
    await using server = await startPages({ '/feed': { body: 'x' } });
    expect(await failureOf(fetchOne(`${server.url}/feed`, { allowPrivate: false }))).toMatchObject({
      code: 'private-address',
    });
    expect(server.requests).toHaveLength(0);
  });
});

it('refuses what is no web address before anything is asked', async () => {
  for (const url of ['', 'feed', 'ftp://a/b', 'file:///x', `http://a/${'x'.repeat(limits.addressCharacters)}`]) {
    expect(await failureOf(fetchOne(url))).toMatchObject({ code: 'bad-address' });
  }
});
