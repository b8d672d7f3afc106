/** Pieces of text placed on a PDF page, as lines and paragraphs. Private to `files/pdf.ts`. */

import { inReadingOrder } from './pdf-columns.ts';
import type { Piece } from './pdf-columns.ts';

type Line = { text: string; y: number; height: number };

export type PageText = {
  readonly paragraphs: readonly string[];
  /** The largest short line near the top. */ readonly heading: string | null;
};

const linesOf = (pieces: readonly Piece[]): Line[] => {
  const lines: Line[] = [];
  let open = false;
  for (const piece of pieces) {
    const text = piece.str ?? '';
    const y = piece.transform?.[5] ?? 0;
    const height = piece.height || Math.abs(piece.transform?.[3] ?? 0);
    const last = lines.at(-1);
    if (open && last !== undefined && (Math.abs(last.y - y) < Math.max(2, last.height * 0.6) || text.trim() === '')) {
      last.text += text;
      last.height = Math.max(last.height, height);
    } else if (text !== '') lines.push({ text, y, height });
    open = piece.hasEOL !== true && lines.length > 0;
  }
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/gu, ' ').trim() }))
    .filter((line) => line.text !== '');
};

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** A break of a line is a paragraph's end where the gap is wide, the letters change size, or the line was short and closed. */
export const readLines = (content: { readonly items: readonly object[] }): PageText => {
  const lines = linesOf(inReadingOrder(content.items));
  const gaps = lines
    .slice(1)
    .map((line, index) => Math.abs((lines[index]?.y ?? 0) - line.y))
    .filter((gap) => gap > 0);
  const usual = middle(gaps);
  const longest = lines.reduce((most, line) => Math.max(most, line.text.length), 0);
  const paragraphs: string[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const last = paragraphs.at(-1);
    const text = line.text.normalize('NFKC');
    const gap = before === undefined ? 0 : Math.abs(before.y - line.y);
    // A sentence that goes on at the top of the next column.
    const goesOn =
      before !== undefined && line.y > before.y && /[\p{Ll},-]$/u.test(before.text) && /^\p{Ll}/u.test(text);
    const ends =
      before === undefined ||
      gap > usual * 1.45 + 1 ||
      Math.abs(before.height - line.height) > 1.5 ||
      (before.text.length < longest * 0.7 && /[.!?:。؟]["”’)]?$/u.test(before.text)) ||
      /^[•●▪◦–]\s/u.test(text);
    if (last === undefined || (ends && !goesOn)) paragraphs.push(text);
    else if (/\p{L}-$/u.test(last) && /^\p{Ll}/u.test(text))
      paragraphs[paragraphs.length - 1] = `${last.slice(0, -1)}${text}`;
    else paragraphs[paragraphs.length - 1] = `${last} ${text}`;
  });
  const largest = lines.slice(0, 12).reduce((most, line) => Math.max(most, line.height), 0);
  const heading = lines
    .slice(0, 12)
    .find(
      (line) =>
        line.height === largest &&
        line.height > middle(lines.map((each) => each.height)) * 1.15 &&
        line.text.length <= 160,
    );
  return { paragraphs, heading: heading?.text.normalize('NFKC') ?? null };
};
