import { expect, test } from 'vitest';
import { resolveLinks } from '../../../../electron/library/feeds/parse/resolve-links.ts';

const base = 'https://h.example/d/';

test.each([
  ['<a href="x">y</a> z', '<a href="https://h.example/d/x">y</a> z'],
  ["<a title='q' href = '/x y' class=c>y</a>", "<a title='q' href = 'https://h.example/x%20y' class=c>y</a>"],
  ['<img src=x.png alt="a>b">', '<img src="https://h.example/d/x.png" alt="a>b">'],
  ['<img src=x.png/>', '<img src="https://h.example/d/x.png/">'],
  ['<a href="x?a&amp;b">y', '<a href="https://h.example/d/x?a&amp;b">y'],
  [
    '<img srcset="a.jpg 1x, https://o.example/b.jpg 2x"><a href="x">',
    '<img srcset="https://h.example/d/a.jpg 1x, https://o.example/b.jpg 2x"><a href="https://h.example/d/x">',
  ],
  [
    '<a href="#top"><a href="mailto:a@b.example"><a href=""><a href>',
    '<a href="#top"><a href="mailto:a@b.example"><a href=""><a href>',
  ],
  ['text with href="x" in it &lt;a href="x"&gt;', 'text with href="x" in it &lt;a href="x"&gt;'],
  ['<!-- <a href="x"> --><pre><a href="y"></pre>', '<!-- <a href="x"> --><pre><a href="https://h.example/d/y"></pre>'],
  ['<a href="x', '<a href="x'],
])('%s', (html, wanted) => {
  expect(resolveLinks(html, base)).toBe(wanted);
});

test('without a base nothing changes', () => {
  expect(resolveLinks('<a href="x">', null)).toBe('<a href="x">');
});
