import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newspaperParts } from '../../../../electron/library/articles/newspaper/parts.ts';
import type { NewspaperParts } from '../../../../electron/library/articles/newspaper/parts.ts';
import { firstArticle, readFile } from '../../../../electron/library/files/read.ts';

const words = fc.constantFrom(
  ...'harbour ferry Crews talk Tide bell the of and Latest news Reuters London — (AP) by By wall 7 open red "boat" strike:'.split(
    ' ',
  ),
);
const sentence = fc.array(words, { minLength: 4, maxLength: 24 }).map((list) => `${list.join(' ')}.`);
const label = fc.array(words, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
const excerpt = fc.array(words, { minLength: 4, maxLength: 16 }).map((list) => `${list.join(' ')} ...`);
const sign = fc.constantFrom(
  'Latest news',
  'Must read',
  'You might also likeRELATED',
  'By Jane Doe',
  'PORT ALDANE (CW) – Crews met at the pier.',
  'Home > World > Asia',
  'News On Harbours & Their CitiesPort AldaneFerry talks begin',
  'Ferry talks begin',
  'CW: Crews met.',
  'آخرین اخبار',
  '新华社北京5月3日电 钟停了。',
);
const line = fc.oneof({ weight: 3, arbitrary: sentence }, label, excerpt, { weight: 2, arbitrary: sign });

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const everything = (parts: Omit<NewspaperParts, 'bodyLines' | 'isNewsPage' | 'body'>, body: string): Set<string> =>
  new Set(
    wordsOf(
      [
        parts.title, parts.standfirst, parts.agency, parts.byline, parts.dateline, ...parts.sectionPath, body,
        ...parts.printedRails.flatMap((rail) => [rail.title, ...rail.items.flatMap((item) => [item.title, item.excerpt])]),
      ].join(' '), // prettier-ignore
    ),
  );

describe('nothing is lost', () => {
  it('every sentence of a text stands in one of its parts, whatever else the page has', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const numbered = lines.map((text, index) => (/[.]$/u.test(text) ? `${text.slice(0, -1)} m${index}k.` : text));
        const parts = newspaperParts(numbered);
        const found = everything(parts, parts.body.join('\n'));
        const marks = numbered.flatMap((text) => text.match(/m\d+k/gu) ?? []);
        expect(marks.filter((mark) => !found.has(mark))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
  it('no sentence stands twice', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const numbered = lines.map((text, index) => (/[.]$/u.test(text) ? `${text.slice(0, -1)} m${index}k.` : text));
        const parts = newspaperParts(numbered);
        const all = [
          parts.title,
          parts.standfirst,
          parts.byline,
          ...parts.body,
          ...parts.printedRails.flatMap((rail) => [
            rail.title,
            ...rail.items.flatMap((item) => [item.title, item.excerpt]),
          ]),
        ].join(' ');
        const marks = all.match(/m\d+k/gu) ?? [];
        expect(marks.length).toBe(new Set(marks).size);
      }),
      { numRuns: 400 },
    );
  });
  it('every word of a text file stands in its article, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(sentence, fc.boolean()), { minLength: 1, maxLength: 30 }), async (lines) => {
        const text = lines.map(([each, gap], index) => `${each.slice(0, -1)} m${index}k.${gap ? '\n' : ''}`).join('\n');
        const article = firstArticle(await readFile('notes.txt', new TextEncoder().encode(text)));
        if (article === null) throw new Error('no article');
        const found = everything(article, article.text);
        expect(lines.map((_, index) => `m${index}k`).filter((mark) => !found.has(mark))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
  it('any text at all is taken apart without an error', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200, unit: 'binary' }), { maxLength: 20 }), (lines) => {
        expect(newspaperParts(lines).body.length).toBeLessThanOrEqual(lines.length * 4);
      }),
      { numRuns: 300 },
    );
  });
});

describe('long texts', () => {
  it('of ten thousand short lines are read in linear time', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `Line number ${index} of the list`);
    expect(newspaperParts(lines).body.length).toBe(10_000);
  });
  it('of one endless line are read', () => {
    for (const unit of ['a ', 'aA', '(', ' ', '. ', '>', 'Ab. (', '- '])
      expect(newspaperParts([unit.repeat(200_000), 'Short line']).isNewsPage).toBe(false);
  });
});
