/** The cover, drawn as SVG: the paper's name, its day, the lead headline and picture. Private to `offline/export/epub`. */
import { directionOf } from '../../../articles/language.ts';
import { escapeMarkup } from '../story.ts';

export type Cover = {
  readonly title: string;
  readonly day: string;
  readonly headline: string | null;
  readonly headlineDirection: 'ltr' | 'rtl';
  /** Address of a picture, as data. */
  readonly picture: string | null;
  readonly below: readonly string[];
};

const width = 1_200;
const height = 1_800;
const margin = 90;
const inner = width - 2 * margin;

/** Roughly how wide a character is, in ems: letters of East Asia are square. */
const widthOf = (character: string): number =>
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(character) ? 1 : 0.5;

/** The text in lines no wider than `ems`; what does not fit in `most` lines ends with an ellipsis. Text without spaces breaks anywhere. */
export const wrap = (text: string, ems: number, most: number): readonly string[] => {
  const words = text
    .trim()
    .split(/\s+/u)
    .flatMap((word) => pieces(word, ems));
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= ems || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').replace(/[\s.,;:]+$/u, '')}…`];
};

const measure = (text: string): number => Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);

const pieces = (word: string, ems: number): readonly string[] => {
  if (measure(word) <= ems) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (measure(part + character) > ems) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
};

type Block = {
  readonly lines: readonly string[];
  readonly size: number;
  readonly weight: number;
  readonly ink: string;
};

const leading = 1.16;

const textAt = (block: Block, top: number, at: 'middle' | 'start', direction: 'ltr' | 'rtl'): string =>
  block.lines
    .map((line, index) => {
      const x = at === 'middle' ? width / 2 : direction === 'rtl' ? width - margin : margin;
      const y = Math.round(top + block.size * (0.85 + index * leading));
      return `<text x="${x}" y="${y}" text-anchor="${at}" direction="${direction}" font-size="${block.size}" font-weight="${block.weight}" fill="${block.ink}">${escapeMarkup(line)}</text>`;
    })
    .join('');

const heightOf = (block: Block): number => block.lines.length * block.size * leading;

const ink = '#1b1a18';
const soft = '#5c5850';

/** A picture of 1200 × 1800 that needs no other file. */
export const drawCover = ({ title, day, headline, headlineDirection, picture, below }: Cover): string => {
  const titleSize = measure(title) > 20 ? 84 : 112;
  const name: Block = { lines: wrap(title, inner / titleSize, 3), size: titleSize, weight: 600, ink };
  const parts = [
    `<rect width="${width}" height="${height}" fill="#fcfbf8"/>`,
    textAt(name, 110, 'middle', directionOf(null, title)),
  ];
  let top = 110 + heightOf(name) + 22;
  parts.push(textAt({ lines: [day], size: 36, weight: 400, ink: soft }, top, 'middle', 'ltr'));
  top += 74;
  parts.push(`<path d="M${margin} ${top}h${inner}M${margin} ${top + 8}h${inner}" stroke="${ink}" stroke-width="3"/>`);
  top += 56;
  if (picture !== null) {
    parts.push(
      `<image x="${margin}" y="${top}" width="${inner}" height="600" preserveAspectRatio="xMidYMid slice" href="${picture}" xlink:href="${picture}"/>`,
    );
    top += 650;
  }
  if (headline !== null) {
    const lead: Block = { lines: wrap(headline, inner / 82, 6), size: 82, weight: 600, ink };
    parts.push(textAt(lead, top, 'start', headlineDirection));
    top += heightOf(lead) + 44;
  }
  for (const line of below) {
    const block: Block = { lines: wrap(line, inner / 42, 2), size: 42, weight: 400, ink: soft };
    if (top + heightOf(block) > height - margin) break;
    parts.push(`<path d="M${margin} ${Math.round(top)}h${inner}" stroke="#d8d2c6" stroke-width="2"/>`);
    parts.push(textAt(block, top + 18, 'start', directionOf(null, line)));
    top += heightOf(block) + 38;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Newsreader, Georgia, 'Times New Roman', serif">${parts.join('')}</svg>\n`;
};
