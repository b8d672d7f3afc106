import { describe, expect, it } from 'vitest';
import { authorizationFor, requireSafe, splitCredentials } from '../../../electron/library/feeds/credentials.ts';

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
