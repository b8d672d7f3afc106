import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../electron/contract/limits.ts';
import { systemClock } from '../../../electron/host/clock.ts';
import { createHttp } from '../../../electron/host/http.ts';
import { authorizationFor, requireSafe, splitCredentials } from '../../../electron/library/feeds/credentials.ts';
import { feedAccept, fetchDocument } from '../../../electron/library/feeds/fetch.ts';
import type { FetchRequest } from '../../../electron/library/feeds/fetch.ts';
import { startPages } from '../../support/feed-server.ts';

const given = { origin: 'https://news.example', user: 'reader', password: 'wörd:1', overHttp: false };
const basic = `Basic ${Buffer.from('reader:wörd:1', 'utf8').toString('base64')}`;
const to = (url: string, overHttp = false, origin = given.origin) =>
  authorizationFor({ ...given, origin, overHttp }, new URL(url));

describe('an address with credentials in it', () => {
  it('is told apart from them, their escapes undone', () => {
    expect(splitCredentials('https://me:p%40ss%@a.example/feed?x=1')).toEqual({
      address: 'https://a.example/feed?x=1',
      credentials: { origin: 'https://a.example', user: 'me', password: 'p%40ss%', overHttp: false },
    });
    expect(splitCredentials('https://me:p%40ss@a.example/').credentials?.password).toBe('p@ss');
    expect(splitCredentials('https://a.example/feed')).toEqual({
      address: 'https://a.example/feed',
      credentials: null,
    });
    expect(splitCredentials('no address')).toEqual({ address: 'no address', credentials: null });
  });
});

describe('credentials', () => {
  it('go to the origin they are for, and to nobody else', () => {
    expect(to('https://news.example/feed')).toBe(basic);
    for (const url of [
      'https://news.example:8443/feed',
      'https://www.news.example/feed',
      'https://evil.example/feed',
      'http://news.example/feed',
    ])
      expect(to(url), url).toBeNull();
    expect(authorizationFor(null, new URL('https://news.example/'))).toBeNull();
  });

  it('go over http only with the reader’s word, and to the same host once it has moved to https', () => {
    const http = 'http://news.example';
    expect(to('http://news.example/feed', false, http)).toBeNull();
    expect(to('http://news.example/feed', true, http)).toBe(basic);
    expect(to('https://news.example/feed', false, http)).toBe(basic);
    expect(to('https://other.example/feed', true, http)).toBeNull();
    expect(to('https://news.example/feed', true, 'http://news.example:8080')).toBeNull();
    expect(() => requireSafe({ ...given, origin: http })).toThrow(
      expect.objectContaining({ code: 'sign-in-insecure' }),
    );
    expect(() => requireSafe({ ...given, origin: http, overHttp: true })).not.toThrow();
  });
});

describe('a request with credentials', () => {
  let http: ReturnType<typeof createHttp>;
  beforeAll(() => {
    http = createHttp();
  });
  afterAll(() => http.close());

  const fetchOne = (url: string, more: Partial<FetchRequest> = {}) =>
    fetchDocument(http, {
      url,
      allowPrivate: true,
      accept: feedAccept,
      userAgent: 'test',
      signal: new AbortController().signal,
      maxBytes: limits.feedBytes,
      clock: systemClock,
      ...more,
    });

  const me = { user: 'me', password: 'p@ss', overHttp: true };
  const header = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;

  it('sends credentials to their own origin only', async () => {
    await using other = await startPages({ '/feed': { body: 'x' } });
    await using server = await startPages({ '/feed': { status: 302, headers: { location: `${other.url}/feed` } } });
    await fetchOne(`${server.url}/feed`, { credentials: { ...me, origin: server.url } });
    expect(server.requests[0]?.headers.authorization).toBe(header);
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
    await fetchOne(`${other.url}/feed`, { credentials: { ...me, origin: server.url } });
    expect(other.requests[1]?.headers.authorization).toBeUndefined();
  });

  it('sends none over http without the reader’s word, wherever they stand', async () => {
    await using server = await startPages({ '/feed': { body: 'x' } });
    await fetchOne(`${server.url}/feed`, { credentials: { ...me, origin: server.url, overHttp: false } });
    await fetchOne(`${server.url.replace('//', '//me:p%40ss@')}/feed`);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });
});
