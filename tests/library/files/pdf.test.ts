import { describe, expect, it } from 'vitest';
import { firstArticle, readFile } from '../../../electron/library/files/read.ts';
import type { FileArticle } from '../../../electron/library/files/read.ts';
import { pdfFile } from '../../support/pdf-file.ts';

type Words = { readonly text: string; readonly x: number; readonly y: number; readonly size?: number };

/** A PDF of these pages; words are drawn in the order given. */
const pdfOf = (pages: readonly (readonly Words[])[], info = ''): Uint8Array => {
  const drawn = (words: readonly Words[]): string =>
    words.map(({ text, x, y, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET`).join('\n');
  const first = 5;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_page, at) => `${first + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< ${info} >>`,
    ...pages.flatMap((words, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${first + at * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${drawn(words).length} >>\nstream\n${drawn(words)}\nendstream`,
    ]),
  ];
  return pdfFile(objects, '/Info 4 0 R');
};

const read = async (pages: readonly (readonly Words[])[], info?: string): Promise<FileArticle> => {
  const article = firstArticle(await readFile('paper.pdf', pdfOf(pages, info)));
  if (article === null) throw new Error('nothing was read');
  return article;
};

const paragraphsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<p>(.*?)<\/p>/g)].map((found) => found[1] ?? '');

const leftLines = [
  'the crews went down to the quay',
  'and waited for the harbour master',
  'who came an hour late and said',
  'that the talks had been put off',
  'until the wind turned again and',
  'the ferry could leave the berth,',
];
const rightLines = [
  'which it did on Thursday, when',
  'the whole town came to watch it',
  'cross the bar with every flag up',
  'and a band on the upper deck to',
  'play it out past the lighthouse',
  'and round the northern headland.',
];
const column = (lines: readonly string[], x: number): readonly Words[] =>
  lines.map((text, row) => ({ text, x, y: 700 - row * 12 }));

describe('a PDF', () => {
  it('of two columns drawn row by row across the page is read column after column', async () => {
    const [left, right] = [column(leftLines, 60), column(rightLines, 320)];
    const rows = left.flatMap((words, row) => [words, ...right.slice(row, row + 1)]);
    const { html } = await read([rows]);
    expect(paragraphsOf(html)).toEqual([[...leftLines, ...rightLines].join(' ')]);
  });

  it('of two columns drawn one after the other stays as it is drawn', async () => {
    const { html } = await read([[...column(leftLines, 60), ...column(rightLines, 320)]]);
    expect(paragraphsOf(html).join(' ')).toBe([...leftLines, ...rightLines].join(' '));
  });

  it('keeps the rows of a table together', async () => {
    const cells = (words: string, x: number): readonly Words[] => column(Array<string>(8).fill(words), x);
    const [names, figures] = [cells('Aldane', 60), cells('12', 320)];
    const { html } = await read([names.flatMap((words, row) => [words, ...figures.slice(row, row + 1)])]);
    expect(paragraphsOf(html).join(' ')).toMatch(/^Aldane ?12 ?Aldane ?12/);
  });

  it('of two columns keeps words apart that stand apart, and a raised sign at its word', async () => {
    const rows = leftLines.flatMap((text, row): readonly Words[] => {
      const y = 700 - row * 12;
      const [first = '', ...rest] = text.split(' ');
      const mark = row === 0 ? [{ text: '7', x: 234, y: y + 3.5, size: 6 }] : [];
      return [
        { text: first, x: 60, y },
        { text: rest.join(' '), x: 100, y },
        ...mark,
        { text: rightLines[row] ?? '', x: 320, y },
      ];
    });
    const { html } = await read([rows]);
    expect(paragraphsOf(html)).toEqual([
      [...leftLines, ...rightLines].join(' ').replace('the quay and', 'the quay 7 and'),
    ]);
  });

  it('loses its page numbers, says a running head once, and a sentence goes on over the page', async () => {
    const page = (number: number, lines: readonly string[]): readonly Words[] => [
      { text: `The Harbour Review ${number}`, x: 60, y: 770 },
      ...column(lines, 60),
      { text: `${number} / 3`, x: 300, y: 30 },
    ];
    const { html } = await read([
      page(1, leftLines),
      page(2, rightLines),
      page(3, [
        'Nobody was late,',
        'and nobody who stood',
        'on the quay that day',
        'went home before the',
        'lamps were lit.',
      ]),
    ]);
    expect(paragraphsOf(html)).toEqual([
      'The Harbour Review',
      [...leftLines, ...rightLines].join(' '),
      'Nobody was late, and nobody who stood on the quay that day went home before the lamps were lit.',
    ]);
  });

  it('says its title, author and date', async () => {
    const words = [{ text: 'Short.', x: 60, y: 600 }];
    const info = '/Title (A week on the quay) /Author (Ines Calder) /CreationDate (D:20260304050607Z)';
    expect(await read([words], info)).toMatchObject({
      title: 'A week on the quay',
      authors: ['Ines Calder'],
      published: Date.UTC(2026, 2, 4, 5, 6, 7),
    });
  });

  it('without a title of its own takes its largest line near the top', async () => {
    const heading = { text: 'Harbour bridge reopens', x: 60, y: 740, size: 24 };
    expect((await read([[heading, ...column(leftLines, 60)]])).title).toBe('Harbour bridge reopens');
  });
});
