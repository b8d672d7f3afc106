/** Finds a date as people write it inside a line of text. Private to `articles/extract/`. */
import type { Time } from '../../../../contract/models.ts';
import { parseDate } from '../../../feeds/dates.ts';
import { asciiDigits, monthOf } from '../../newspaper/calendar.ts';

/** Minutes east of UTC of the zones that pages print. */
const zones: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  MSK: 180,
  IRST: 210,
  IST: 330,
  HKT: 480,
  SGT: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  EST: -300,
  EDT: -240,
  ET: -300,
  CST: -360,
  CDT: -300,
  CT: -360,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  PT: -480,
};
/** Where a language is at home in one zone only, a page in it that names no zone means that one. */
const homeZones: Readonly<Record<string, number>> = { ja: 540, ko: 540, zh: 480, fa: 210, th: 420, vi: 420, hi: 330 };

const mostCharacters = 240;
const clock =
  /^[\s,|·•–—-]{0,4}(?:(?:at|à|um|a las|às|alle|ore|kl\.?|om)\s)?\s{0,2}(\d{1,2})(?:\s?[:.h時]\s?(\d{2}))(?:\s?分)?(?::(\d{2}))?\s?([ap])?\.?\s?(?:m\b\.?)?[\s(]{0,2}([A-Z]{1,4}\b|[+-]\d{2}:?\d{2})?/i;
const shortClock = /^[\s,|·•–—-]{0,4}(?:at\s)?(\d{1,2})()()\s?([ap])\.?m\b\.?[\s(]{0,2}([A-Z]{1,4}\b)?/i;

type Day = { readonly year: number; readonly month: number; readonly day: number; readonly rest: string };

const validDay = (year: number, month: number, day: number, rest: string): Day | null =>
  year >= 1990 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
    ? { year, month, day, rest }
    : null;

const yearFirst = /(?<!\d)(\d{4})\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})(?!\d)日?/;
const monthFirst = /(?<![\p{L}\d])(\p{L}{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}(\d{4})(?!\d)/u;
const dayFirst =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s(?:(?:of|de|d['’])\s)?(\p{L}{3,12})\.?,?\s(?:(?:de|del)\s)?(\d{4})(?!\d)/u;
const numbers = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;

/** The readings of a date in a line, the surest form first. */
const dayIn = (text: string, language: string | null): Day | null => {
  const after = (match: RegExpExecArray): string => text.slice(match.index + match[0].length);
  const first = yearFirst.exec(text);
  if (first !== null) return validDay(Number(first[1]), Number(first[2]), Number(first[3]), after(first));
  const named = monthFirst.exec(text);
  const month = named === null ? null : monthOf(named[1] ?? '');
  if (named !== null && month !== null) return validDay(Number(named[3]), month, Number(named[2]), after(named));
  const dayNamed = dayFirst.exec(text);
  const dayMonth = dayNamed === null ? null : monthOf(dayNamed[2] ?? '');
  if (dayNamed !== null && dayMonth !== null)
    return validDay(Number(dayNamed[3]), dayMonth, Number(dayNamed[1]), after(dayNamed));
  const plain = numbers.exec(text);
  if (plain === null) return null;
  const [one, two] = [Number(plain[1]), Number(plain[3])];
  const american = plain[2] === '/' && (language === null || /^en(?:-us)?$/i.test(language));
  const monthIsFirst = two > 12 || (american && one <= 12);
  return validDay(Number(plain[4]), monthIsFirst ? one : two, monthIsFirst ? two : one, after(plain));
};

const zoneOf = (name: string | undefined, language: string | null): number => {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(name ?? '');
  if (offset !== null) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return zones[name?.toUpperCase() ?? ''] ?? homeZones[language?.split('-')[0]?.toLowerCase() ?? ''] ?? 0;
};

const minute = 60_000;

/** The first date written in a line; a time of day after it counts, in the zone it names or the language's only one, else UTC. */
export const writtenDate = (line: string, language: string | null): Time | null => {
  const text = asciiDigits(line.slice(0, mostCharacters)).replace(/[\s\u00a0]+/g, ' ');
  const iso = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})/.exec(text);
  if (iso !== null) return parseDate(iso[0]);
  const day = dayIn(text, language);
  if (day === null) return null;
  const time = clock.exec(day.rest) ?? shortClock.exec(day.rest);
  const half = time?.[4]?.toLowerCase();
  const hours = Number(time?.[1] ?? 0);
  const inDay = half === undefined ? hours : (hours % 12) + (half === 'p' ? 12 : 0);
  if (inDay > 23) return Date.UTC(day.year, day.month - 1, day.day);
  const moment = Date.UTC(day.year, day.month - 1, day.day, inDay, Number(time?.[2] || 0), Number(time?.[3] || 0));
  return moment - zoneOf(time?.[5], language) * minute;
};
