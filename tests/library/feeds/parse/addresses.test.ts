import { expect, test } from 'vitest';
import { resolveAddress, resolveOrKeep } from '../../../../electron/library/feeds/parse/addresses.ts';

test('what is absolute stays as it is written', () => {
  expect(resolveAddress(' HTTP://h.example/A ', 'https://b.example')).toBe('HTTP://h.example/A');
  expect(resolveAddress('mailto:jo@h.example', 'https://b.example')).toBe('mailto:jo@h.example');
});

test('what is relative is resolved, and without a base it stays or is nothing', () => {
  expect(resolveAddress('../a b', 'https://b.example/x/y/z')).toBe('https://b.example/x/a%20b');
  expect(resolveAddress('//c.example/a', 'https://b.example/x')).toBe('https://c.example/a');
  expect(resolveAddress('a\n/b', 'https://b.example/')).toBe('https://b.example/a/b');
  expect(resolveAddress('a', null)).toBeNull();
  expect(resolveAddress('a', 'urn:x')).toBeNull();
  expect(resolveOrKeep(' a ', null)).toBe('a');
  expect(resolveOrKeep(' ', 'https://b.example')).toBeNull();
});
