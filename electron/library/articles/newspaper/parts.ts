/**
 * Public file of the newspaper parts: takes the text of a saved news page apart into section path, headline, standfirst, agency,
 * byline, dateline, body and printed rails. A line that fits nowhere belongs to the body: no paragraph is lost to a guess.
 */
import type { PrintedRail, Time } from '../../../contract/models.ts';
import { isKnownAgency, standsFor } from './agencies.ts';
import { readAgencyLine, readByline } from './byline.ts';
import { readCrumbLine, splitCrumb } from './crumbs.ts';
import { readDateLine } from './date-line.ts';
import { readDateline } from './dateline.ts';
import type { Dateline } from './dateline.ts';
import { isFurniture, isPictureCredit } from './furniture.ts';
import { findKnown, findRepeated, firstHeadline } from './headline.ts';
import type { FoundHeadline } from './headline.ts';
import { endsSentence, fold, isLabelLike, isProse, plainLine, splitAtJoints, wordsIn } from './line.ts';
import type { PageLine } from './line.ts';
import { findRails } from './rails.ts';

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
const headZone = 14;

type Numbered = PageLine & { readonly from: number };

/** Splits a byline glued to a dateline ("Coastal Wire WriterPORT ALDANE (CW) –") and a headline glued to what follows it. */
const unglue = (lines: readonly PageLine[], title: string | null): Numbered[] =>
  lines.flatMap((line, from) => {
    if (from > headZone * 3) return [{ ...line, from }];
    const pieces = (text: string): string[] => {
      if (
        title !== null &&
        text.length > title.length + 3 &&
        fold(text).startsWith(fold(title)) &&
        /^[\p{Lu}\p{Lo}"“«]/u.test(text.slice(title.length))
      )
        return [text.slice(0, title.length), ...pieces(text.slice(title.length))];
      const glued = /^(.{4,120}?[\p{Ll}.])(?=\p{Lu}{3}[\p{Lu}\s.,'’-]{0,50}[^()]{0,20}\([^()]{2,30}\)\s*[-–—])/u.exec(
        text,
      );
      const front = glued?.[1];
      return front !== undefined && (readByline(front) !== null || isProse(front))
        ? [front, text.slice(front.length)]
        : [text];
    };
    return pieces(line.text).map((text, index) => ({ ...line, text, afterGap: index === 0 && line.afterGap, from }));
  });

type Filed = Dateline & { readonly at: number };

/** The surest dateline among the first lines after the headline. */
const findDateline = (lines: readonly PageLine[], from: number, taken: ReadonlySet<number>): Filed | null => {
  let best: Filed | null = null;
  for (let at = from; at < Math.min(lines.length, from + headZone); at += 1) {
    if (taken.has(at)) continue;
    const text = lines[at]?.text ?? '';
    const found = readDateline(text);
    if (found === null || wordsIn(found.rest) < 4) continue;
    if (best === null || found.sureness > best.sureness) best = { ...found, at };
  }
  return best;
};

const summaryLead = /^([\p{L}][\p{L}\p{M}&./ -]{1,28}?)\s?[:：]\s*(?=\S)/u;

type Head = {
  standfirst: string | null;
  byline: string | null;
  agency: string | null;
  published: Time | null;
  evidence: number;
  readonly used: Set<number>;
};

const standsForFiled = (filed: Filed | null, name: string): boolean =>
  typeof filed?.agency === 'string' && standsFor(filed.agency, name);

/** Reads the lines between headline and body. */
const readHead = (
  lines: readonly PageLine[],
  from: number,
  end: number,
  skip: ReadonlySet<number>,
  filed: Filed | null,
): Head => {
  const head: Head = {
    standfirst: null,
    byline: null,
    agency: filed?.agency ?? null,
    published: null,
    evidence: 0,
    used: new Set(),
  };
  let sentence: number | null = null;
  let marks = 0;
  const bylines: string[] = [];
  for (let index = from; index < end; index += 1) {
    if (skip.has(index)) continue;
    const text = lines[index]?.text ?? '';
    const date = readDateLine(text);
    if (date !== null) {
      head.published ??= date.stated;
      head.evidence += 0.5;
      marks += 1;
      head.used.add(index);
      continue;
    }
    const agencyLine = readAgencyLine(text);
    if (agencyLine !== null) {
      head.agency ??= agencyLine;
      head.evidence += 1;
      marks += 1;
      head.used.add(index);
      continue;
    }
    const byline = bylines.length < 2 ? readByline(text) : null;
    if (byline !== null && (byline.sureness >= 1.5 || marks > 0 || index > from)) {
      bylines.push(byline.byline);
      head.agency ??= byline.agency;
      head.evidence += byline.sureness * 0.6 + (byline.agency !== null && standsForFiled(filed, byline.agency) ? 1 : 0);
      marks += 1;
      head.used.add(index);
      continue;
    }
    if (isFurniture(text) || isPictureCredit(text)) {
      head.used.add(index);
      continue;
    }
    const lead = summaryLead.exec(text)?.[1];
    if (
      head.standfirst === null &&
      lead !== undefined &&
      (isKnownAgency(lead) || lead === filed?.agency || standsForFiled(filed, lead))
    ) {
      head.standfirst = text.slice(summaryLead.exec(text)?.[0].length);
      head.agency ??= lead;
      head.evidence += 2;
      head.used.add(index);
      continue;
    }
    if (sentence === null && head.standfirst === null && text.length <= 420 && wordsIn(text) >= 4) sentence = index;
    else if (marks > 0 && filed === null) break;
    else if (isProse(text) && filed === null) break;
  }
  const standsBefore =
    sentence !== null &&
    (filed !== null ||
      [...head.used].some((index) => index > (sentence ?? 0) && !isFurniture(lines[index]?.text ?? '')));
  if (sentence !== null && standsBefore && head.standfirst === null) {
    head.standfirst = lines[sentence]?.text ?? null;
    head.used.add(sentence);
  }
  head.byline = bylines.length === 0 ? null : bylines.join(', ');
  return head;
};

/** Short labels right above the headline, or a breadcrumb among the first lines. */
const readSections = (
  lines: readonly PageLine[],
  found: FoundHeadline | null,
  at: number,
  hints: readonly string[],
  skip: ReadonlySet<number>,
): { path: readonly string[]; used: Set<number>; evidence: number } => {
  const used = new Set<number>();
  if (found !== null && found.crumb !== '') return { path: splitCrumb(found.crumb, hints), used, evidence: 0 };
  const nearest = [...Array(Math.min(at, 40)).keys()].map((above) => at - 1 - above);
  for (const index of [...nearest, at + 1, at + 2]) {
    const line = lines[index];
    if (line === undefined || line.chrome === true || skip.has(index)) continue;
    const crumb = readCrumbLine(line.text, found?.title ?? null);
    if (crumb === null) continue;
    used.add(index);
    if (crumb.length > 0) return { path: crumb, used, evidence: 1.5 };
  }
  const labels: number[] = [];
  for (let index = at - 1; index >= 0 && labels.length < 4; index -= 1) {
    const text = lines[index]?.text ?? '';
    if (
      !splitAtJoints(text).every((piece) => isLabelLike(piece) && wordsIn(piece) <= 6) ||
      endsSentence(text) ||
      readDateLine(text) !== null ||
      isFurniture(text) ||
      readByline(text) !== null
    )
      break;
    labels.unshift(index);
  }
  if (labels.length === 0 || labels.length > 3) return { path: [], used, evidence: 0 };
  return {
    path: labels.flatMap((index) => splitCrumb(lines[index]?.text ?? '', [])),
    used: new Set(labels),
    evidence: 0,
  };
};

const wholeAsBody = (lines: readonly PageLine[], title: string | null): NewspaperParts => {
  const body = lines.map((line, index) => ({ text: line.text, index })).filter((line) => line.text !== '');
  return {
    sectionPath: [], title, standfirst: null, agency: null, byline: null, dateline: null, published: null,
    body: body.map((line) => line.text), bodyLines: body.map((line) => line.index), printedRails: [], isNewsPage: false,
  }; // prettier-ignore
};

/** A run-on first line that nothing repeats: its last piece is the headline. */
const runOnHeadline = (lines: readonly PageLine[]): FoundHeadline | null => {
  const text = lines[0]?.text ?? '';
  const pieces = text.length <= 260 && !endsSentence(text) ? splitAtJoints(text) : [];
  const title = pieces.at(-1);
  if (title === undefined || pieces.length < 2 || wordsIn(title) < 3) return null;
  return { title, lines: [0], crumb: text.slice(0, text.length - title.length), evidence: 1 };
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
  const repeated = findRepeated(lines) ?? findKnown(lines, title);
  const split = unglue(lines, repeated?.title ?? null);
  const found = repeated === null ? null : (findRepeated(split) ?? findKnown(split, title));
  const parts = takeApart(split, found, title);
  if (!parts.isNewsPage) return { ...wholeAsBody(lines, null), bodyLines: numbers, title: null };
  return { ...parts, bodyLines: parts.bodyLines.map((index) => numbers[split[index]?.from ?? 0] ?? 0) };
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
      readByline(text) !== null
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
  const dated =
    filed !== null &&
    filed.sureness + (filed.agency !== null && head.agency === filed.agency && head.evidence > 0 ? 1 : 0) >= 1.5;
  const prose = lines.filter((line, index) => !rails.taken.has(index) && isProse(line.text)).length;
  const shape = filed !== null && found !== null && prose >= 3 ? 0.5 : 0;
  const evidence =
    (found?.evidence ?? 0) + (filed?.sureness ?? 0) + head.evidence + sections.evidence + rails.evidence + shape;
  const body: number[] = [];
  if (evidence < newsPage || prose === 0) return wholeAsBody(lines, knownTitle);
  for (const [index, line] of lines.entries()) {
    if (skip.has(index) || head.used.has(index)) continue;
    const above = index < first && !isProse(line.text);
    if (above || isFurniture(line.text)) continue;
    body.push(index);
  }
  const text = (index: number): string =>
    dated && filed !== null && index === filed.at ? filed.rest : (lines[index]?.text ?? '');
  return {
    sectionPath: sections.path,
    title: found?.title ?? knownTitle,
    standfirst: head.standfirst,
    agency: filed?.agency ?? head.agency,
    byline: head.byline ?? filed?.byline ?? null,
    dateline: dated ? (filed?.dateline ?? null) : null,
    published: head.published,
    body: body.map(text),
    bodyLines: body,
    printedRails: rails.rails,
    isNewsPage: true,
  };
};
