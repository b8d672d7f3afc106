import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../electron/contract/limits.ts';
import { addressKey, cleanAddress, isWebAddress, webAddress, withoutQuery } from '../../electron/library/addresses.ts';
import { corpora, skipWithoutCorpora } from '../support/corpora.ts';

describe('a web address', () => {
  it('is absolute, http or https, and loses its fragment', () => {
    expect(webAddress('https://Example.org/a?b#c').href).toBe('https://example.org/a?b');
    expect(webAddress('../c', 'http://example.org/a/b').href).toBe('http://example.org/c');
  });

  const refused = [
    '',
    'x',
    '/a',
    '//a/b',
    'ftp://a/',
    'file:///a',
    'javascript:alert(1)',
    'data:,x',
    'http://',
    'http://[',
    'http://a b/',
  ];
  for (const text of [...refused, `http://a/${'x'.repeat(limits.addressCharacters)}`]) {
    it(`is not ${JSON.stringify(text.slice(0, 30))}`, () => {
      expect(isWebAddress(text)).toBe(false);
      expect(() => webAddress(text)).toThrow(expect.objectContaining({ code: 'bad-address' }));
    });
  }

  it('names what it refuses, shortened', () => {
    expect(() => webAddress('y'.repeat(9_000))).toThrow(
      expect.objectContaining({ params: { address: 'y'.repeat(200) } }),
    );
  });
});

describe('an address in a log', () => {
  it('shows neither credentials nor query nor fragment', () => {
    expect(withoutQuery('https://me:secret@example.org:8080/feed?key=secret#x')).toBe('https://example.org:8080/feed');
    expect(withoutQuery('not an address with a secret')).toBe('');
  });
});

describe('the key of an address', () => {
  it('is the same for spellings of one feed', () => {
    const spellings = ['https://example.org/feed', 'http://www.EXAMPLE.org/feed/', 'http://example.org:80/feed#x'];
    expect(new Set(spellings.map(addressKey)).size).toBe(1);
  });

  it('tells different feeds apart', () => {
    const feeds = [
      'https://example.org/feed',
      'https://example.org/Feed',
      'https://example.org/feed?a=1',
      'https://example.org:81/feed',
      'https://blog.example.org/feed',
      'other',
    ];
    expect(new Set(feeds.map(addressKey)).size).toBe(feeds.length);
  });
});

describe('cleaning an address', () => {
  const cleaned: Readonly<Record<string, string>> = {
    'https://a.example/p?id=1&utm_source=x&UTM_Medium=y&fbclid=z#part': 'https://a.example/p?id=1#part',
    'https://a.example/p?utm_source=x': 'https://a.example/p',
    'https://a.example/p?utm_source=x#part': 'https://a.example/p#part',
    'https://a.example/p?ref=a.example&x': 'https://a.example/p?x',
    'https://a.example/p?ref=other.example': 'https://a.example/p?ref=other.example',
    'https://a.example/p?q=a%20b+c&&=': 'https://a.example/p?q=a%20b+c&&=',
    'https://a.example/p?': 'https://a.example/p?',
    'https://a.example/p#x?utm_source=y': 'https://a.example/p#x?utm_source=y',
    'https://a.example/p?crop/1420x708/format/webp': 'https://a.example/p?crop/1420x708/format/webp',
    'mailto:a@b.example?utm_source=x': 'mailto:a@b.example?utm_source=x',
    'not an address?utm_source=x': 'not an address?utm_source=x',
  };
  for (const [address, expected] of Object.entries(cleaned)) {
    it(`turns ${address} into ${expected}`, () => expect(cleanAddress(address)).toBe(expected));
  }

  it('knows the hosts an address was found at', () => {
    expect(cleanAddress('https://a.example/p?ref=feed.example', ['feed.example'])).toBe('https://a.example/p');
  });

  it('never changes anything but the query, and nothing at all the second time', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = cleanAddress(address);
        expect(cleanAddress(once)).toBe(once);
        expect([new URL(once).origin, new URL(once).pathname, new URL(once).hash]).toEqual([
          new URL(address).origin,
          new URL(address).pathname,
          new URL(address).hash,
        ]);
      }),
    );
  });
});

describe.skipIf(skipWithoutCorpora('cleaning of addresses'))('real addresses', () => {
  it('come out clean', () => {
    const file = path.join(corpora ?? '', 'miniflux-cases', 'urlcleaner_cases.jsonl');
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { input: string; expected: string });
    const wrong = rows
      // We keep escapes as they are written, and leave what is no address alone.
      .filter((row) => row.expected !== '' && !row.input.includes('%20'))
      .filter((row) => cleanAddress(row.input, ['feed.com', 'example.com']) !== row.expected);
    expect(wrong).toEqual([]);
  });
});
