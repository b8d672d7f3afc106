/** The lines between headline and body: standfirst, byline, agency, date, and the dateline that opens the body. */
import type { Time } from '../../../contract/models.ts';
import { isKnownAgency, standsFor } from './agencies.ts';
import { readAgencyLine, readByline, readDatedByline } from './byline.ts';
import { readDateLine } from './date-line.ts';
import { readDateline, readDatelineAlone } from './dateline.ts';
import type { Dateline } from './dateline.ts';
import { isFurniture, isPictureCredit } from './furniture.ts';
import { isProse, wordsIn } from './line.ts';
import type { PageLine } from './line.ts';

/** How many lines after the headline may come before the body. */
export const headZone = 14;

export type Filed = Dateline & { readonly at: number };

/** The surest dateline among the first lines after the headline. */
export const findDateline = (lines: readonly PageLine[], from: number, taken: ReadonlySet<number>): Filed | null => {
  let best: Filed | null = null;
  let paragraphs = 0;
  for (let at = from; at < Math.min(lines.length, from + headZone); at += 1) {
    if (taken.has(at)) continue;
    const text = lines[at]?.text ?? '';
    const found = readDateline(text);
    if (found === null || wordsIn(found.rest) < 4) {
      if (isProse(text)) paragraphs += 1;
      continue;
    }
    if (found.agency === null && paragraphs > 1) continue;
    paragraphs += 1;
    if (best === null || found.sureness > best.sureness) best = { ...found, at };
  }
  return best;
};

const summaryLead = /^([\p{L}][\p{L}\p{M}&./ -]{1,28}?)\s?[:：]\s*(?=\S)/u;

export type Head = {
  standfirst: string | null;
  byline: string | null;
  agency: string | null;
  published: Time | null;
  /** Of a line that is a dateline and nothing else. */
  dateline: string | null;
  evidence: number;
  readonly used: Set<number>;
};

const isSameAgency = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && (one === other || standsFor(one, other) || standsFor(other, one));

/** Agencies that bylines among these lines name. */
const signingAgencies = (lines: readonly PageLine[], from: number, end: number): readonly string[] =>
  lines.slice(from, end).flatMap((line) => readByline(line.text)?.agency ?? []);

/** Reads the lines between headline and body. */
export const readHead = (
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
    dateline: null,
    evidence: 0,
    used: new Set(),
  };
  let sentence: number | null = null;
  let marks = 0;
  const bylines: string[] = [];
  const signing = signingAgencies(lines, from, end);
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
    const dated = readDatedByline(text);
    if (dated !== null) {
      head.published ??= dated.stated;
      bylines.push(dated.byline);
      head.agency ??= dated.agency;
      head.evidence += 1.5;
      marks += 1;
      head.used.add(index);
      continue;
    }
    const next = /^(?:by|von|par|por)$/iu.test(text) ? readByline(`${text} ${lines[index + 1]?.text ?? ''}`) : null;
    if (next !== null) {
      bylines.push(next.byline);
      head.used.add(index).add(index + 1);
      marks += 1;
      index += 1;
      continue;
    }
    const byline = bylines.length < 2 ? readByline(text) : null;
    if (byline !== null && (byline.sureness >= 1.5 || marks > 0 || index > from)) {
      bylines.push(byline.byline);
      head.agency ??= byline.agency;
      head.evidence += byline.sureness * 0.6 + (isSameAgency(filed?.agency ?? null, byline.agency) ? 1 : 0);
      marks += 1;
      head.used.add(index);
      continue;
    }
    const place = filed === null || filed.agency === null ? readDatelineAlone(text) : null;
    if (place !== null) {
      head.dateline ??= place.dateline;
      head.agency ??= place.agency;
      head.evidence += 2;
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
      (isKnownAgency(lead) || [filed?.agency ?? null, ...signing].some((agency) => isSameAgency(agency, lead)))
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

/** What lines above the headline say of agency, dateline, author and date. Everything else there is left alone. */
export const readAbove = (lines: readonly PageLine[], first: number): Omit<Head, 'standfirst' | 'used'> => {
  const above = { byline: null, agency: null, published: null, dateline: null, evidence: 0 } as Omit<
    Head,
    'standfirst' | 'used'
  >;
  for (const { text } of lines.slice(Math.max(0, first - 8), first)) {
    const place = readDatelineAlone(text);
    const agency = readAgencyLine(text);
    const byline = readByline(text);
    const date = readDateLine(text);
    if (place === null && agency === null && date === null && (byline === null || byline.sureness < 1.5)) continue;
    above.dateline ??= place?.dateline ?? null;
    above.agency ??= place?.agency ?? agency ?? byline?.agency ?? null;
    above.byline ??= byline?.byline ?? null;
    above.published ??= date?.stated ?? null;
    above.evidence += place === null ? 0.5 : 2;
  }
  return above;
};
