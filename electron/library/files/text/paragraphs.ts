/** Plain text as lines and paragraphs: hard-wrapped lines are joined again, breaks that were meant (verse, lists) stay. */
import type { PageLine } from '../../articles/newspaper/parts.ts';
import { plainLine } from '../../articles/newspaper/line.ts';

type RawLine = { readonly text: string; readonly afterGap: boolean };

const rawLines = (text: string): RawLine[] => {
  const lines: RawLine[] = [];
  let gap = true;
  for (const line of text.split(/\r\n?|\n|\u2028|\u0085|\f/u)) {
    if (line.trim() === '') gap = true;
    else {
      lines.push({ text: line.replace(/\s+$/u, ''), afterGap: gap });
      gap = false;
    }
  }
  return lines;
};

const beginsItem = (text: string): boolean =>
  /^\s*(?:[-*•+>#|]|\d{1,3}[.)]\s|\[.\])/u.test(text) || /^\s{2,}\S/u.test(text);

/** The length of the word that would have fitted on the line before, or not. */
const firstWord = (text: string): number => text.trim().split(' ', 1)[0]?.length ?? 0;

/** The column at which a text was wrapped by machine, or `null` when its breaks are the writer's. */
const wrapColumn = (lines: readonly RawLine[]): number | null => {
  const followed = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    return next === undefined || next.afterGap ? [] : [{ text: line.text, next: next.text.trim() }];
  });
  if (followed.length < 3) return null;
  const widest = lines.reduce((most, line) => Math.max(most, line.text.length), 0);
  if (widest < 50 || widest > 120) return null;
  const full = followed.filter((line) => line.text.length + 1 + firstWord(line.next) > widest - 8);
  const flowing = followed.filter(
    (line) => /^[\p{Ll}\p{Lo}"'“(]/u.test(line.next) && !/[.!?:;。؟۔]["'”)]*$/u.test(line.text),
  );
  return full.length >= followed.length * 0.7 && flowing.length >= followed.length * 0.4 ? widest : null;
};

/** Lines with wrapped ones joined. */
const unwrapped = (lines: readonly RawLine[]): RawLine[] => {
  const column = wrapColumn(lines);
  if (column === null) return [...lines];
  const joined: RawLine[] = [];
  let before = '';
  for (const line of lines) {
    const last = joined.at(-1);
    const fits = before.length + 1 + firstWord(line.text) <= column - 8;
    if (last === undefined || line.afterGap || beginsItem(line.text) || fits) joined.push(line);
    else joined[joined.length - 1] = { ...last, text: `${last.text} ${line.text.trim()}` };
    before = line.text;
  }
  return joined;
};

/** Non-empty lines of a text for the newspaper parts. */
export const linesOfText = (text: string): readonly PageLine[] =>
  unwrapped(rawLines(text)).map((line) => plainLine(line.text, line.afterGap));

/** Paragraphs of a text, each a list of lines that stand under one another. */
export const paragraphsOf = (text: string): readonly (readonly string[])[] => {
  const lines = unwrapped(rawLines(text));
  const blocks: string[][] = [];
  const gaps = lines.some((line, index) => index > 0 && line.afterGap);
  for (const line of lines) {
    const alone = !gaps && line.text.length > 100;
    if (line.afterGap || alone || blocks.length === 0) blocks.push([line.text]);
    else blocks.at(-1)?.push(line.text);
  }
  return blocks;
};
