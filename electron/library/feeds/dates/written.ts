/** Dates in words and numbers: RFC 822, asctime, and what people type. */
import type { Time } from '../../../contract/models.ts';
import { momentOf, weekdayOf, wholeYear } from './moment.ts';
import { takeClock, type Clock } from './clock.ts';
import { takeZone } from './zone.ts';
import { dayOf, monthOf } from './words.ts';

type Rest = { readonly clock: Clock; readonly zone: number | string };

/** The moment, or `null`. */
export const parseWritten = (text: string): Time | null => {
  const plain = text
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/(\d)(?:st|nd|rd|th|er|º|ª)\b/gi, '$1')
    .replaceAll(/[,;"'’]/g, ' ')
    .replace(/(\d)t(?=\d{1,2}:)/i, '$1 ');
  const taken = takeClock(plain);
  if (taken === null) return null;
  const zone = takeZone(taken);
  return zone === null ? null : dateOf(zone.text, { clock: taken.clock, zone: zone.zone });
};

type Parts = { month: number | null; weekday: number | null; readonly numbers: string[]; separator: string };

const dateOf = (text: string, rest: Rest): Time | null => {
  const parts: Parts = { month: null, weekday: null, numbers: [], separator: ' ' };
  const words = text.split(/[\s.]+/).flatMap((word) => (/^\d+-\p{L}/u.test(word) ? word.split('-') : [word]));
  for (const token of text.split(/\s+/)) {
    const numeric = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})\.?$/.exec(token);
    if (numeric !== null) {
      parts.separator = numeric[2] ?? ' ';
      parts.numbers.push(numeric[1] ?? '', numeric[3] ?? '', numeric[4] ?? '');
    } else if (!token.split(/[-/.]+/).every((part) => readPart(part, parts, words))) return null;
  }
  return parts.month === null ? inNumbers(parts, rest) : withMonth(parts.numbers, parts.month, rest);
};

/** False for what can be no part of a date. Words that name neither a month nor a day are passed over. */
const readPart = (part: string, parts: Parts, words: readonly string[]): boolean => {
  if (part === '') return true;
  if (/^\d{1,4}$/.test(part)) {
    parts.numbers.push(part);
    return true;
  }
  if (/[\d+−]/.test(part)) return false;
  const month = monthOf(part);
  const day = dayOf(part);
  if (
    month !== null &&
    parts.month === null &&
    !(day !== null && words.some((word) => word !== part && monthOf(word) !== null))
  ) {
    parts.month = month;
  } else {
    // `mar.` is Tuesday in French and March elsewhere: it is the day when another word names the month.
    parts.weekday ??= day;
  }
  return true;
};

const withMonth = (numbers: readonly string[], month: number, rest: Rest): Time | null => {
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2) return null;
  if (second === undefined) return first.length === 4 ? built(first, month, 1, rest) : null;
  return first.length > 2 ? built(first, month, Number(second), rest) : built(second, month, Number(first), rest);
};

const inNumbers = ({ numbers, separator, weekday }: Parts, rest: Rest): Time | null => {
  const [first, second, third] = numbers;
  if (first === undefined || second === undefined || third === undefined || numbers.length > 3) return null;
  if (first.length === 4) return built(first, Number(second), Number(third), rest);
  if (third.length !== 4 && third.length !== 2) return null;
  const dayFirst = { month: Number(second), day: Number(first) };
  const monthFirst = { month: Number(first), day: Number(second) };
  // Only a slash parts month and day as in the United States; a weekday that fits one reading decides.
  const readings = (separator === '/' ? [monthFirst, dayFirst] : [dayFirst, monthFirst]).filter(
    ({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31,
  );
  const year = wholeYear(third);
  const fitting = readings.find(({ month, day }) => weekdayOf(year, month, day) === weekday);
  const chosen = fitting ?? readings[0];
  return chosen === undefined ? null : built(third, chosen.month, chosen.day, rest);
};

const built = (year: string, month: number, day: number, { clock, zone }: Rest): Time | null =>
  momentOf({ year: wholeYear(year), month, day, ...clock, zone });
