import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutFurniture } from '../../../electron/library/files/document/page-furniture.ts';
import { inReadingOrder } from '../../../electron/library/files/document/pdf-columns.ts';
import type { Piece } from '../../../electron/library/files/document/pdf-columns.ts';
import { readLines } from '../../../electron/library/files/document/pdf-lines.ts';

describe('what is printed around the pages', () => {
  it.each([
    ['a lone number on the first of two pages', [['1984', 'It was cold.'], ['It stayed so.']]],
    ['a number that opens one page of many', [['It was cold.'], ['42', 'was the answer.'], ['So it stayed.']]],
    [
      'numbers that do not count the pages',
      [
        ['7', 'a'],
        ['7', 'b'],
        ['7', 'c'],
        ['7', 'd'],
      ],
    ],
    [
      'years at the heads of two pages',
      [
        ['1984', 'It was cold.'],
        ['1985', 'It was warm.'],
      ],
    ],
    [
      'a heading that each page counts on its own',
      [
        ['Chapter 1', 'a'],
        ['Chapter 2', 'b'],
        ['Chapter 3', 'c'],
      ],
    ],
    [
      'a heading whose number is not that of the page',
      [
        ['Results of 1999', 'a'],
        ['Results of 2003', 'b'],
        ['Results of 2011', 'c'],
      ],
    ],
    [
      'a line that two pages of two share',
      [
        ['Tide table', 'a'],
        ['Tide table', 'b'],
      ],
    ],
    ['the only line of a page', [['Tide table'], ['a', 'b'], ['c']]],
  ])('%s is text', (_, pages) => {
    expect(withoutFurniture(pages)).toEqual(pages);
  });

  it.each([
    [
      'numbers that go up with the pages',
      [
        ['a', '1'],
        ['b', '2'],
      ],
      [['a'], ['b']],
    ],
    ['a number that says it counts the pages', [['a'], ['b', 'Page 2 of 2']], [['a'], ['b']]],
    [
      'numbers of pages out of a larger whole',
      [
        ['– 311 –', 'a'],
        ['– 312 –', 'b'],
        ['– 313 –', 'c'],
      ],
      [['a'], ['b'], ['c']],
    ],
  ])('%s go', (_, pages, left) => {
    expect(withoutFurniture(pages)).toEqual(left);
  });

  it('a running head is said once where it opens the text, a foot once at the end', () => {
    const page = (number: number, text: string): readonly string[] => [
      `The Harbour Review · ${number}`,
      text,
      'Printed at the quay',
    ];
    expect(withoutFurniture([page(8, 'a'), page(9, 'b'), page(10, 'c')])).toEqual([
      ['The Harbour Review', 'a'],
      ['b'],
      ['c', 'Printed at the quay'],
    ]);
  });

  it('leaves no word out', () => {
    const line = fc.array(fc.constantFrom('tide', 'quay', 'Page', '3', '4', 'of', '·'), { minLength: 1, maxLength: 4 });
    const page = fc.array(
      line.map((words) => words.join(' ')),
      { minLength: 1, maxLength: 4 },
    );
    const words = (pages: readonly (readonly string[])[]): ReadonlySet<string> =>
      new Set(pages.flat().flatMap((text) => text.match(/tide|quay/gu) ?? []));
    fc.assert(
      fc.property(fc.array(page, { minLength: 1, maxLength: 8 }), (pages) => {
        const left = withoutFurniture(pages);
        expect(words(left)).toEqual(words(pages));
        const inside = pages.flatMap((lines) => lines.slice(1, -1));
        expect(left.flat().join('\n')).toContain(inside.slice(0, 1).join());
        expect(left.flat().length).toBeGreaterThanOrEqual(inside.length);
      }),
    );
  });
});

const pieceOf = (str: string, x: number, y: number, more: Partial<Piece> = {}): Piece => ({
  str,
  width: str.length * 5,
  height: 10,
  transform: [10, 0, 0, 10, x, y],
  hasEOL: false,
  ...more,
});

describe('the order of what stands on a page', () => {
  it('keeps every letter, whatever stands where', () => {
    const piece = fc.record({
      word: fc.stringMatching(/^[a-z]{1,24}$/),
      x: fc.constantFrom(60, 150, 320, 400),
      row: fc.integer({ min: 0, max: 14 }),
      shift: fc.constantFrom(0, 0, 0, 3),
    });
    const letters = (texts: readonly (string | undefined)[]): string =>
      Array.from(texts.join('').replace(/\s/g, '')).toSorted().join('');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), fc.boolean(), (all, inRows) => {
        const items = (inRows ? all.toSorted((a, b) => a.row - b.row || a.x - b.x) : all).map(
          ({ word, x, row, shift }) => pieceOf(word, x, 700 - row * 12 + shift),
        );
        const wanted = letters(items.map(({ str }) => str));
        expect(letters(inReadingOrder(items).map(({ str }) => str))).toBe(wanted);
        expect(letters(readLines({ items }).paragraphs)).toBe(wanted);
      }),
    );
  });

  it('goes from the right column to the left one, and from right to left, where the text does', () => {
    const rtl = { dir: 'rtl' };
    const lines = Array.from({ length: 7 }, (_, row) => row);
    const items = lines.flatMap((row) => [
      pieceOf(`a${row} در بندر ماند`, 330, 700 - row * 12, rtl),
      pieceOf(`b${row} و باد شبانه برخاست`, 60, 700 - row * 12, rtl),
      pieceOf(`کشتی`, 420, 700 - row * 12, rtl),
    ]);
    const said = inReadingOrder(items).map(({ str }) => (str ?? '').trim());
    expect(said.slice(0, 2)).toEqual(['کشتی', 'a0 در بندر ماند']);
    expect(said.indexOf('a6 در بندر ماند')).toBeLessThan(said.indexOf('b0 و باد شبانه برخاست'));
  });
});
