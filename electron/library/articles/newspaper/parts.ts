/**
 * Public file of the newspaper parts: takes the text of a saved news page apart into section path, headline, standfirst, agency,
 * byline, dateline, body and printed rails. A line that fits nowhere belongs to the body: no paragraph is lost to a guess.
 */
import type { PrintedRail, Time } from '../../../contract/models.ts';
import { readAgencyLine, readByline } from './byline.ts';
import { readDatelineAlone } from './dateline.ts';
import { readCrumbLine } from './crumbs.ts';
import { readDateLine } from './date-line.ts';
import { isCopyright, isFurniture } from './furniture.ts';
import { findDateline, readAbove, readHead } from './head.ts';
import { findHeadline, firstHeadline, runOnHeadline } from './headline.ts';
import type { FoundHeadline } from './headline.ts';
import { endsSentence, isLabelLike, isProse, plainLine, wordsIn } from './line.ts';
import type { PageLine } from './line.ts';
import { findRails } from './rails.ts';
import { readSections } from './sections.ts';
import { unglue } from './unglue.ts';

export { splitDateline } from './dateline.ts';
export { splitByline } from './byline.ts';
export type { PageLine } from './line.ts';

export type NewspaperParts = {
  readonly sectionPath: readonly string[];
  readonly title: string | null;
  readonly standfirst: string | null;
  readonly agency: string | null;
  readonly byline: string | null;
  /** As printed, without its dash: "PORT ALDANE (CW)". */
  readonly dateline: string | null;
  readonly published: Time | null;
  /** Paragraphs; the first without its dateline. */
  readonly body: readonly string[];
  /** For each paragraph of `body` the index of the given line it comes from. */
  readonly bodyLines: readonly number[];
  readonly printedRails: readonly PrintedRail[];
  /** Whether the text is surely a saved news page. When not, `body` is every line but the title. */
  readonly isNewsPage: boolean;
};

const newsPage = 2.5;

const wholeAsBody = (lines: readonly PageLine[], title: string | null): NewspaperParts => {
  const body = lines.map((line, index) => ({ text: line.text, index })).filter((line) => line.text !== '');
  return {
    sectionPath: [], title, standfirst: null, agency: null, byline: null, dateline: null, published: null,
    body: body.map((line) => line.text), bodyLines: body.map((line) => line.index), printedRails: [], isNewsPage: false,
  }; // prettier-ignore
};

/**
 * Takes lines apart. `known.title` is what the file itself says its title is (HTML's `<title>`), if anything.
 * Every line ends in exactly one part, except furniture (print and share buttons, copyright), which a sure news page loses.
 */
export const newspaperParts = (
  given: readonly PageLine[] | readonly string[],
  known: { readonly title?: string | null } = {},
): NewspaperParts => {
  const lines = given
    .map((line) => (typeof line === 'string' ? plainLine(line) : line))
    .filter((line) => line.text !== '');
  const numbers = given.flatMap((line, index) =>
    (typeof line === 'string' ? plainLine(line).text : line.text) === '' ? [] : [index],
  );
  const title = known.title ?? null;
  const repeated = findHeadline(lines, title);
  const split = unglue(lines, repeated?.title ?? null);
  const found = repeated === null ? null : findHeadline(split, title);
  const parts = takeApart(split, found, title);
  if (!parts.isNewsPage) return { ...wholeAsBody(lines, null), bodyLines: numbers, title: null };
  return { ...parts, bodyLines: parts.bodyLines.map((index) => numbers[split[index]?.from ?? 0] ?? 0) };
};

/** Buttons under the copyright line: very short lines from it down to the first rail or the end. */
const isAfterCopyright = (lines: readonly PageLine[], index: number, rails: ReadonlySet<number>): boolean => {
  const button = (at: number): boolean => {
    const text = lines[at]?.text ?? '';
    return wordsIn(text) <= 3 && isLabelLike(text) && !endsSentence(text);
  };
  let before = index;
  while (before > index - 12 && button(before)) before -= 1;
  let after = index;
  while (after < index + 12 && !rails.has(after) && button(after)) after += 1;
  return before < index && isCopyright(lines[before]?.text ?? '') && (rails.has(after) || after >= lines.length);
};

const takeApart = (
  lines: readonly PageLine[],
  repeated: FoundHeadline | null,
  knownTitle: string | null,
): NewspaperParts => {
  const early = findDateline(lines, 0, new Set());
  const runOn = repeated === null && early !== null && early.sureness >= 2 ? runOnHeadline(lines) : null;
  const crumbs = (index: number): boolean => {
    const text = lines[index]?.text ?? '';
    return (
      readCrumbLine(text, null) !== null ||
      isFurniture(text) ||
      readDateLine(text) !== null ||
      readByline(text) !== null ||
      readDatelineAlone(text) !== null ||
      readAgencyLine(text) !== null
    );
  };
  const alone = repeated === null && runOn === null ? firstHeadline(lines, crumbs, early?.at ?? 12) : null;
  const found: FoundHeadline | null =
    repeated ??
    runOn ??
    (alone === null ? null : { title: lines[alone]?.text ?? '', lines: [alone], crumb: '', evidence: 0.5 });
  const keep = new Set(found?.lines);
  const first = found === null ? 0 : Math.min(...found.lines);
  const last = found === null ? -1 : Math.max(...found.lines);
  const rails = findRails(lines, last + 2, keep);
  const filed = findDateline(lines, last + 1, rails.taken);
  const hints = [
    ...(typeof filed?.place === 'string' ? [filed.place] : []),
    ...lines
      .slice(0, 200)
      .map((line) => line.text)
      .filter((text) => text.length <= 40),
  ];
  const sections = readSections(lines, found, first, hints, rails.taken);
  const skip = new Set([...rails.taken, ...keep, ...sections.used]);
  const headEnd = filed !== null && filed.sureness >= 1.5 ? filed.at : Math.min(lines.length, last + 1 + 8);
  const head = readHead(lines, last + 1, headEnd, skip, filed);
  const above = readAbove(lines, first);
  const dated =
    filed !== null &&
    filed.sureness + (filed.agency !== null && head.agency === filed.agency && head.evidence > 0 ? 1 : 0) >= 1.5;
  const prose = lines.filter((line, index) => !rails.taken.has(index) && isProse(line.text)).length;
  const shape = filed !== null && found !== null && prose >= 3 ? 0.5 : 0;
  const evidence =
    (found?.evidence ?? 0) +
    (filed?.sureness ?? 0) +
    head.evidence +
    above.evidence +
    sections.evidence +
    rails.evidence +
    shape;
  const body: number[] = [];
  if (evidence < newsPage || prose === 0) return wholeAsBody(lines, knownTitle);
  for (const [index, line] of lines.entries()) {
    if (skip.has(index) || head.used.has(index)) continue;
    const overHeadline = index < first && !isProse(line.text);
    if (overHeadline || isFurniture(line.text) || isAfterCopyright(lines, index, rails.taken)) continue;
    body.push(index);
  }
  const text = (index: number): string =>
    dated && filed !== null && index === filed.at ? filed.rest : (lines[index]?.text ?? '');
  return {
    sectionPath: sections.path,
    title: found?.title ?? knownTitle,
    standfirst: head.standfirst,
    agency: filed?.agency ?? head.agency ?? above.agency,
    byline: head.byline ?? filed?.byline ?? above.byline,
    dateline: (dated ? filed?.dateline : null) ?? head.dateline ?? above.dateline,
    published: head.published ?? above.published,
    body: body.map(text),
    bodyLines: body,
    printedRails: rails.rails,
    isNewsPage: true,
  };
};
