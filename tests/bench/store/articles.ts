/** Invented articles with about 1.6 KB of HTML, the same at each run. */
import { createHash } from 'node:crypto';
import type { ArticleBody, ArticleRow } from '../../../electron/library/store/model.ts';

const words =
  'harbour council vote river bridge winter market fuel minister report train strike school budget island storm captain letter museum court witness garden village engine paper north summer border talks signal copper harvest orchard ferry mayor ballot queue lantern canal theatre quarry'.split(
    ' ',
  );

/** Numbers from a seed (mulberry32). */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const sentence = (next: () => number, length: number): string => {
  const chosen = Array.from({ length }, () => {
    const word = words[Math.floor(next() * words.length)] ?? '';
    // Real text does not come from forty words: every fourth has an ending of its own.
    return next() < 0.25 ? `${word}${Math.floor(next() * 46_656).toString(36)}` : word;
  }).join(' ');
  return `${chosen.charAt(0).toUpperCase()}${chosen.slice(1)}.`;
};

export const benchArticle = (
  source: string,
  number: number,
  arrived: number,
): { readonly row: ArticleRow; readonly body: ArticleBody } => {
  const next = numbers(number * 7919 + source.length);
  const hash = createHash('sha256').update(`${source} ${number}`).digest('hex');
  let html = '';
  while (html.length < 1_600) html += `<p>${sentence(next, 40)}</p>`;
  return {
    row: {
      id: `${source}.${hash.slice(0, 24)}`,
      hash,
      origin: 'feed',
      sectionId: null,
      title: sentence(next, 9),
      standfirst: sentence(next, 22),
      agency: null,
      byline: 'Ada Quill',
      link: `https://news.example.org/${source}/${number}-${hash.slice(0, 8)}`,
      published: arrived,
      arrived,
      date: arrived,
      language: 'en',
      direction: 'ltr',
      pictureId: null,
      words: 260,
      completeness: 'text',
      categories: ['World', 'Trade'],
    },
    body: {
      html: html.slice(0, 1_600),
      dateline: null,
      sectionPath: [],
      authors: ['Ada Quill'],
      pictures: [],
      enclosures: [],
      printedRails: [],
      fileName: null,
    },
  };
};
