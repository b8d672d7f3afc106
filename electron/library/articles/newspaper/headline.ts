/** Finds the headline: the words at the top that the page says twice, alone or glued to a breadcrumb. */
import { couldBeCrumb } from './crumbs.ts';
import { endsSentence, fold, isHeadlineLike, isProse, splitAtJoints, wordsIn } from './line.ts';
import type { PageLine } from './line.ts';

export type FoundHeadline = {
  readonly title: string;
  /** Lines that say the headline and nothing else, or the headline glued to a breadcrumb. */
  readonly lines: readonly number[];
  /** What stands before the headline in the glued line, `''` when nothing does. */
  readonly crumb: string;
  /** How much the find speaks for a saved news page. */
  readonly evidence: number;
};

const searched = 60;
const nearby = 7;

const longEnough = (text: string): boolean => wordsIn(text) >= 2 && text.length >= 6;

/** Written as labels are: "News On Harbours & Their Cities". */
const everyWordCapital = (text: string): boolean => {
  const words = text
    .trim()
    .split(/\s+/u)
    .filter((word) => /\p{L}/u.test(word));
  return (
    words.length <= 10 &&
    words.every((word) => /^\p{Lu}/u.test(word) || word.length <= 3) &&
    /^\p{Lu}/u.test(text.trim())
  );
};

/** Whether the words of `tail` were glued, or joined by a separator, to what stands before them. */
const isGlued = (line: string, tail: string): 'glued' | 'separated' | 'spaced' | null => {
  const before = line.slice(0, line.length - tail.length);
  if (!couldBeCrumb(before)) return null;
  if (/[>›»|/:·•–—→]\s*$/u.test(before)) return 'separated';
  const last = before.at(-1) ?? ' ';
  if (/\s/u.test(last)) return wordsIn(tail) >= 3 && everyWordCapital(before) ? 'spaced' : null;
  if (/[\p{Lu}\p{N}"'“‘«¿¡]/u.test(tail.charAt(0)) && /[\p{Ll}\p{Lu}\p{N})\]!?"'’”]/u.test(last)) return 'glued';
  return /\p{Lo}/u.test(last) || (wordsIn(tail) >= 3 && /\p{Ll}/u.test(last)) ? 'glued' : null;
};

const cased = (text: string): boolean => /\p{Ll}/u.test(text);

/** Lines near one another of which the first ends with the second. */
const findRepeated = (lines: readonly PageLine[]): FoundHeadline | null => {
  let same: FoundHeadline | null = null;
  const end = Math.min(lines.length, searched);
  for (let index = 0; index < end; index += 1) {
    const long = lines[index]?.text ?? '';
    if (long.length > 400 || lines[index]?.chrome === true) continue;
    const folded = fold(long);
    for (let other = index + 1; other < Math.min(end, index + nearby); other += 1) {
      const short = lines[other]?.text ?? '';
      if (lines[other]?.chrome === true || !longEnough(short) || short.length > 220 || short.length > long.length)
        continue;
      if (!folded.endsWith(fold(short))) continue;
      if (short.length === long.length) {
        if (same === null && index <= 6 && lines[index]?.link === null && !(isProse(short) && short.length > 120))
          same = { title: short, lines: [index, other], crumb: '', evidence: index <= 2 ? 2 : 1.5 };
        continue;
      }
      const kind = isGlued(long, short);
      if (kind === null || (isProse(short) && short.length > 140)) continue;
      const crumb = long.slice(0, long.length - short.length);
      const evidence = kind === 'separated' ? 2.5 : kind === 'spaced' ? 1.5 : cased(short) ? 3 : 1.5;
      const again = lines
        .slice(0, end)
        .flatMap((line, at) => (at !== index && at - index < 12 && fold(line.text) === fold(short) ? [at] : []));
      return { title: short, lines: [index, ...again], crumb, evidence };
    }
  }
  return same;
};

const titleParts = (title: string): readonly string[] =>
  [title, ...title.split(/\s+[|–—:•·-]\s+|\s*[|»›]\s*/u)].filter((part) => wordsIn(part) >= 3);

/** The line among the first that a known title (HTML's `<title>`) names, alone or glued to a breadcrumb. */
const findKnown = (lines: readonly PageLine[], title: string | null): FoundHeadline | null => {
  if (title === null || title.trim() === '') return null;
  const parts = titleParts(title);
  for (let index = 0; index < Math.min(lines.length, searched); index += 1) {
    const text = lines[index]?.text ?? '';
    if (text.length > 400) continue;
    for (const part of parts) {
      const equal =
        fold(text) === fold(part) || (text.length > 20 && fold(title).startsWith(fold(text)) && wordsIn(text) >= 4);
      if (equal) return { title: text, lines: [index], crumb: '', evidence: 0.5 };
      if (!fold(text).endsWith(fold(part)) || isGlued(text, part) === null) continue;
      return { title: text.slice(-part.length), lines: [index], crumb: text.slice(0, -part.length), evidence: 2 };
    }
  }
  return null;
};

/** A headline glued to a breadcrumb first, then the one the page's own title names, then a line that stands twice. */
export const findHeadline = (lines: readonly PageLine[], title: string | null): FoundHeadline | null => {
  const repeated = findRepeated(lines);
  if (repeated !== null && repeated.crumb !== '') return repeated;
  const known = findKnown(lines, title);
  return known === null || (repeated !== null && fold(repeated.title) === fold(known.title)) ? repeated : known;
};

/** The first line that could be a headline, when nothing repeats it. */
export const firstHeadline = (
  lines: readonly PageLine[],
  skip: (index: number) => boolean,
  before: number,
): number | null => {
  const heading = lines.findIndex(
    (line, index) => index < before && line.heading && !skip(index) && isHeadlineLike(line.text),
  );
  if (heading !== -1) return heading;
  for (let index = 0; index < Math.min(before, lines.length, 12); index += 1) {
    const text = lines[index]?.text ?? '';
    if (!skip(index) && isHeadlineLike(text) && wordsIn(text) >= 3) return index;
  }
  return null;
};

/** A run-on first line that nothing repeats: its last piece is the headline. */
export const runOnHeadline = (lines: readonly PageLine[]): FoundHeadline | null => {
  const text = lines[0]?.text ?? '';
  const pieces = text.length <= 260 && !endsSentence(text) ? splitAtJoints(text) : [];
  const title = pieces.at(-1);
  if (title === undefined || pieces.length < 2 || wordsIn(title) < 3) return null;
  return { title, lines: [0], crumb: text.slice(0, text.length - title.length), evidence: 1 };
};
