import { describe, expect, it } from 'vitest';
import { nextPage } from '../../../electron/library/full-text/next-page.ts';

const link = (address: string): string => `<link rel="next" href="${address}">`;

describe('the next page of a story', () => {
  it.each([
    ['https://a.example/story', '/story?page=2', 'https://a.example/story?page=2'],
    ['https://a.example/story?id=7&page=2', '/story?id=7&amp;page=3', 'https://a.example/story?id=7&page=3'],
    ['https://a.example/story/', '/story/2/', 'https://a.example/story/2/'],
    ['https://a.example/story.html', 'story-2.html', 'https://a.example/story-2.html'],
    [
      'https://a.example/2026/11/story',
      'https://a.example/2026/11/story/page/2',
      'https://a.example/2026/11/story/page/2',
    ],
    ['https://a.example/story/2', '/story/3', 'https://a.example/story/3'],
  ])('of %s is %s', (url, address, next) => {
    expect(nextPage(link(address), url)).toBe(next);
    expect(nextPage(`<a class='x' rel='nofollow next' href='${address}'>2</a>`, url)).toBe(next);
  });

  it.each([
    ['another story', 'https://a.example/story', '/other-story'],
    ['another host', 'https://a.example/story', 'https://b.example/story?page=2'],
    ['the same page', 'https://a.example/story?page=2', '/story?page=2'],
    ['a page too far', 'https://a.example/story', '/story?page=3'],
    ['another scheme', 'https://a.example/story', 'javascript:next()'],
  ])('is not %s', (_what, url, address) => {
    expect(nextPage(link(address), url)).toBeNull();
  });

  it('is none without rel=next', () => {
    expect(nextPage('<a href="/story?page=2">2</a>', 'https://a.example/story')).toBeNull();
  });
});
