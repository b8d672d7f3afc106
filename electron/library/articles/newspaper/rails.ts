/** Printed rails: a short title, then headlines, often with cut excerpts. The shape decides; known titles only add weight. */
import type { PrintedRail } from '../../../contract/models.ts';
import { limits } from '../../../contract/limits.ts';
import { readDateLine } from './date-line.ts';
import { isCopyright, isFurniture } from './furniture.ts';
import { endsSentence, isCut, isHeadlineLike, isLabelLike, isProse, jointsIn, tidy, wordsIn } from './line.ts';
import type { PageLine } from './line.ts';
import { isKnownRailTitle, readRailTitle, withoutColon } from './rail-titles.ts';
import type { RailTitle } from './rail-titles.ts';

export type FoundRails = {
  readonly rails: readonly PrintedRail[];
  /** Lines that belong to the rails. */
  readonly taken: ReadonlySet<number>;
  /** How much the rails speak for a saved news page. */
  readonly evidence: number;
};

type Item = { title: string; excerpt: string | null; link: string | null };
type Region = {
  readonly items: Item[];
  readonly end: number;
  readonly cuts: number;
  readonly links: number;
  readonly reachesEnd: boolean;
};

const isAgo = (text: string): boolean =>
  text.length <= 40 &&
  /(?:\bago\b|\bvor \d|il y a \d|hace \d|\d+ ?[mhd]\b|назад|پیش$|منذ|前$|전$|önce$)/iu.test(text) &&
  /\d|[۰-۹٠-٩]/u.test(text);

/** Lines inside a rail that say nothing of their own: times, buttons, bare numbers. */
const isAside = (text: string): boolean =>
  readDateLine(text) !== null || isFurniture(text) || isAgo(text) || /^[\d۰-۹٠-٩.)#-]{1,4}$/u.test(text);

const withoutMark = (text: string): string => text.replace(/^(?:[•·*►▶■▪●○◦–—»›-]+\s*|\d{1,2}[.)]\s+)/u, '');

/** "Harbour master resignsThe head of the port …" → headline and excerpt. */
const splitGlued = (text: string): { title: string; excerpt: string } | null => {
  for (const joint of jointsIn(text)) {
    const [title, excerpt] = [tidy(text.slice(0, joint)), tidy(text.slice(joint))];
    if (wordsIn(title) >= 2 && isHeadlineLike(title) && wordsIn(excerpt) >= 3) return { title, excerpt };
  }
  return null;
};

/** What lines are is asked again and again while rails are tried: each answer is worked out once. */
type Judgement = {
  readonly aside: boolean;
  readonly cut: boolean;
  readonly headline: boolean;
  readonly prose: boolean;
  readonly title: RailTitle | null;
  readonly words: number;
};

const createJudge = (): ((text: string) => Judgement) => {
  const known = new Map<string, Judgement>();
  return (text) => {
    const judged = known.get(text) ?? {
      aside: isAside(text),
      cut: isCut(text),
      headline: isHeadlineLike(text),
      prose: isProse(text),
      title: readRailTitle(text),
      words: wordsIn(text),
    };
    known.set(text, judged);
    return judged;
  };
};

type Reading = {
  readonly lines: readonly PageLine[];
  readonly stop: (index: number) => boolean;
  readonly gapsSpeak: boolean;
  readonly judge: (text: string) => Judgement;
};

/** No rail is longer; what is longer is a list, an index or a table. */
const longestRail = 160;

/** Whether a line begins another rail: a known title, a heading, or a short label set off from what follows. */
const beginsRail = (reading: Reading, index: number, withExcerpts: boolean): boolean => {
  const line = reading.lines[index];
  if (line === undefined) return false;
  const { title, words } = reading.judge(line.text);
  if (title === null) return false;
  if (title.known) return true;
  const next = reading.lines[index + 1];
  if (next === undefined) return false;
  if (line.heading && !line.listItem && line.link === null) return true;
  if (reading.gapsSpeak && line.afterGap && !next.afterGap && words <= 5) return true;
  const afterNext = reading.lines[index + 2];
  return (
    withExcerpts &&
    words <= 5 &&
    reading.judge(next.text).headline &&
    afterNext !== undefined &&
    reading.judge(afterNext.text).cut
  );
};

/** Reads items from `start` on until the rail ends: another rail, the story going on, or the end of the page. */
const readItems = (reading: Reading, start: number, first: string | null): Region => {
  const items: Item[] = first === null ? [] : [{ title: withoutMark(first), excerpt: null, link: null }];
  let [cuts, links, plainExcerpts] = [0, 0, 0];
  let index = start;
  const { lines, judge } = reading;
  for (; index < lines.length && index < start + longestRail && !reading.stop(index); index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const text = withoutMark(line.text);
    if (judge(line.text).aside) continue;
    if (
      items.length > 0
        ? beginsRail(reading, index, cuts > 0)
        : judge(line.text).title?.known === true && judge(line.text).title?.glued === null
    )
      break;
    const current = items.at(-1);
    if (items.length >= limits.printedRailItems && !judge(text).cut) break;
    if (judge(text).cut) {
      const glued = splitGlued(text);
      const fits = current !== undefined && current.excerpt === null;
      if (glued !== null && (!fits || wordsIn(text) > 12)) items.push({ ...glued, link: line.link });
      else if (fits) current.excerpt = text;
      else items.push({ title: text, excerpt: null, link: line.link });
      cuts += 1;
      if (line.link !== null) links += 1;
      continue;
    }
    if (line.link !== null && text.length <= 250) {
      items.push({ title: text, excerpt: null, link: line.link });
      links += 1;
      continue;
    }
    if (judge(text).headline && !judge(text).prose) {
      items.push({ title: text, excerpt: null, link: null });
      continue;
    }
    const next = lines.slice(index + 1, index + 4).find((each) => !judge(each.text).aside);
    const goesOn =
      next !== undefined &&
      !reading.stop(lines.indexOf(next, index + 1)) &&
      (judge(next.text).headline || judge(next.text).cut) &&
      !judge(next.text).prose;
    const excerptsSeen = cuts + plainExcerpts;
    const usual = excerptsSeen >= Math.max(1, items.length - 1);
    const room = current !== undefined && current.excerpt === null && text.length <= 320;
    if (room && ((goesOn && (items.length === 1 || usual)) || (next === undefined && usual && items.length > 1))) {
      current.excerpt = text;
      plainExcerpts += 1;
      continue;
    }
    break;
  }
  return { items, end: index, cuts, links, reachesEnd: index >= lines.length };
};

const scoreOf = (region: Region, known: boolean, beside: boolean, heading: boolean): number => {
  const { items, cuts, links } = region;
  if (items.length === 0 || (items.length < 2 && !known)) return 0;
  let score = known ? 2 : 0;
  if (cuts >= 2 && cuts >= items.length / 2) score += 2.5;
  else if (cuts >= 1 && known) score += 1;
  if (links >= 2 && links >= items.length * 0.6) score += heading || known ? 2.5 : 1;
  if (items.filter((item) => isHeadlineLike(item.title)).length >= items.length * 0.8) score += 1;
  if (region.reachesEnd) score += 0.5;
  if (beside) score += 1;
  return score;
};

/** How many more titles stand right under a rail's title ("You might also like" / "RELATED"). */
const secondTitles = (lines: readonly PageLine[], from: number, known: boolean): number => {
  let count = 0;
  if (!known) return 0;
  while (count < 2 && isKnownRailTitle(lines[from + count]?.text ?? '')) count += 1;
  return count;
};

const enough = 3;

/**
 * Finds rails outside `keep` (the lines of the headline). A rail is never begun before `from`… unless its title is known, since
 * pages print rails above the story too.
 */
export const findRails = (lines: readonly PageLine[], from: number, keep: ReadonlySet<number>): FoundRails => {
  const gaps = lines.filter((line) => line.afterGap).length / Math.max(1, lines.length);
  const reading: Reading = {
    lines,
    stop: (index) => keep.has(index),
    judge: createJudge(),
    gapsSpeak: gaps > 0.08 && gaps < 0.75,
  };
  const rails: PrintedRail[] = [];
  const taken = new Set<number>();
  let [evidence, cutRails, knownRails] = [0, 0, 0];
  let lastEnd = -1;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || keep.has(index)) continue;
    const { title, aside } = reading.judge(line.text);
    if (title === null || aside || (!title.known && index < from) || rails.length >= limits.printedRails) continue;
    const start = index + 1 + secondTitles(lines, index + 1, title.known);
    const region = readItems(reading, start, title.glued);
    const nextTitle = lines[region.end];
    const nextKnown = nextTitle !== undefined && readRailTitle(nextTitle.text)?.known === true;
    const beside =
      lastEnd === index ||
      nextKnown ||
      lines.slice(Math.max(0, index - 4), index).some((each) => isCopyright(each.text));
    if (scoreOf(region, title.known, beside, line.heading) < enough) continue;
    const only = region.items.length === 1 && region.cuts === 0 && region.links === 0;
    if (only && !region.reachesEnd && !beside && title.glued === null && !isLabelLike(line.text)) continue;
    const over = lines[index - 1];
    const named =
      title.known &&
      over !== undefined &&
      !taken.has(index - 1) &&
      !keep.has(index - 1) &&
      (over.heading || lastEnd === index - 1) &&
      isLabelLike(over.text) &&
      !endsSentence(over.text);
    if (named) taken.add(index - 1);
    rails.push({
      title: named ? withoutColon(over.text) : title.title,
      items: region.items.slice(0, limits.printedRailItems),
    });
    for (let each = index; each < region.end; each += 1) taken.add(each);
    if (region.cuts >= 2) cutRails += 1;
    if (title.known) knownRails += 1;
    lastEnd = region.end;
    index = region.end - 1;
  }
  evidence = (cutRails > 0 ? 2 : 0) + Math.min(2, knownRails * 0.75);
  return { rails, taken, evidence };
};
