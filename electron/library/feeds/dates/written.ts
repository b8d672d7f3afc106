/** Dates in words and numbers: RFC 822, asctime, and what people type. */
import type { Time } from '../../../contract/models.ts';
import { momentOf, weekdayOf, wholeYear } from './moment.ts';
import { dayOf, monthOf } from './words.ts';
import { offsetOfDigits, offsetOfLetters } from './zones.ts';

type Found = {
  readonly clock: {
    readonly hour: number;
    readonly minute: number;
    readonly second: number;
    readonly millisecond: number;
  };
  readonly zone: number | string;
};

const clockForm =
  /(?<![\d:])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?(?![\d:.]*:)\s*(?:([ap])\.?\s?m\b\.?)?/i;
const hourForm = /(?<![\d:.])(\d{1,2})\s*([ap])\.?m\b\.?/i;

/** The moment, or `null`. */
export const parseWritten = (text: string): Time | null => {
  const plain = text
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/(\d)(?:st|nd|rd|th|er|º|ª)\b/gi, '$1')
    .replaceAll(/[,;"'’]/g, ' ')
    .replace(/(\d)t(?=\d{1,2}:)/i, '$1 ');
  const { rest, clock, known } = takeClock(plain);
  const { rest: withoutZone, zone } = takeZone(rest, known);
  if (zone === null || clock === null) return null;
  return dateOf(withoutZone, { clock, zone });
};

const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0 };

const takeClock = (
  text: string,
): { readonly rest: string; readonly clock: Found['clock'] | null; readonly known: boolean } => {
  // A point parts hours and minutes only where a colon does not, and never in what can be a date.
  const match = /\d:\d/.test(text) ? clockForm.exec(text.replaceAll(/(\d)\.(\d{1,2})\.(\d)/g, '$1 . $2 . $3')) : null;
  if (match !== null) {
    const [whole, hours = '', minutes = '', seconds, fraction, half] = match;
    if (!whole.includes(':')) return { rest: text, clock: midnight, known: false };
    const hour = halfDay(Number(hours), half);
    const clock = {
      hour,
      minute: Number(minutes),
      second: Number(seconds ?? 0),
      millisecond: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
    };
    const source = match.input;
    return {
      rest: `${source.slice(0, match.index)} \u0001 ${source.slice(match.index + whole.length)}`,
      clock: hour > 24 ? null : clock,
      known: true,
    };
  }
  if (text.includes(':')) return { rest: text, clock: null, known: false };
  const onHour = hourForm.exec(text);
  if (onHour === null) return { rest: text, clock: midnight, known: false };
  const clock = { ...midnight, hour: halfDay(Number(onHour[1]), onHour[2]) };
  return {
    rest: `${text.slice(0, onHour.index)} \u0001 ${text.slice(onHour.index + onHour[0].length)}`,
    clock,
    known: true,
  };
};

const halfDay = (hour: number, half: string | undefined): number => {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
};

/** What follows the time of day: an offset, letters, letters with an offset, or a place. `null` where it is none of these and looks like one. */
const takeZone = (
  text: string,
  afterClock: boolean,
): { readonly rest: string; readonly zone: number | string | null } => {
  const place = /\b([A-Z][A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)\b/.exec(text);
  if (place !== null) return { rest: text.replace(place[0], ' '), zone: place[1] ?? null };
  const offset = /(?:\b(?:gmt|utc|ut|z)\s*)?(?<=[\s\u0001a-z])([+\-−]\S*)/i.exec(
    afterClock ? text.slice(text.indexOf('\u0001')) : '',
  );
  if (offset !== null) {
    const written = offset[1] ?? '';
    // A dash between date and time is no sign.
    if (/^[-−]$/.test(written)) return takeLetters(text);
    return { rest: text.replace(offset[0], ' '), zone: offsetOfDigits(written.replace(/z$/i, '')) };
  }
  return takeLetters(text);
};

const takeLetters = (text: string): { readonly rest: string; readonly zone: number } => {
  for (const word of text.matchAll(/(?<![\p{L}\d])[A-Za-z]{1,5}(?![\p{L}\d.])/gu)) {
    const minutes = offsetOfLetters(word[0]);
    // `at` joins a date and a time when the time is still to come.
    if (minutes === null || (word[0] === 'at' && text.indexOf('\u0001') > word.index)) continue;
    return { rest: `${text.slice(0, word.index)} ${text.slice(word.index + word[0].length)}`, zone: minutes };
  }
  return { rest: text, zone: 0 };
};

const dateOf = (text: string, found: Found): Time | null => {
  let month: number | null = null;
  let weekday: number | null = null;
  const numbers: string[] = [];
  let separator = ' ';
  for (const token of text.split(/[\s\u0001]+/)) {
    const numeric = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})\.?$/.exec(token);
    if (numeric !== null) {
      separator = numeric[2] ?? ' ';
      numbers.push(numeric[1] ?? '', numeric[3] ?? '', numeric[4] ?? '');
      continue;
    }
    for (const part of token.split(/[-/.]+/)) {
      if (part === '') continue;
      if (/^\d{1,4}$/.test(part)) numbers.push(part);
      else if (/\d/.test(part)) return null;
      else if (/^[+−]/.test(part)) return null;
      else if (month === null && weekday === null && dayOf(part) !== null && monthOf(part) === null)
        weekday = dayOf(part);
      else if (month === null && monthOf(part) !== null && !isWeekdayFirst(part, text)) month = monthOf(part);
      else if (weekday === null) weekday = dayOf(part);
    }
  }
  return month === null ? inNumbers(numbers, separator, weekday, found) : withMonth(numbers, month, found);
};

/** `mar.` and `Mar` are Tuesday in French and March elsewhere: it is the day when another word names the month. */
const isWeekdayFirst = (word: string, text: string): boolean =>
  dayOf(word) !== null &&
  text
    .split(/[\s\u0001,.\-/]+/)
    .some((other) => other !== word && other !== '' && !/\d/.test(other) && monthOf(other) !== null);

const withMonth = (numbers: readonly string[], month: number, found: Found): Time | null => {
  if (numbers.length === 0 || numbers.length > 2) return null;
  const [first = '', second] = numbers;
  if (second === undefined) {
    return first.length === 4 ? built(first, month, 1, found) : null;
  }
  const yearFirst = first.length > 2 || (Number(first) > 31 && second.length <= 2);
  return yearFirst ? built(first, month, Number(second), found) : built(second, month, Number(first), found);
};

const inNumbers = (
  numbers: readonly string[],
  separator: string,
  weekday: number | null,
  found: Found,
): Time | null => {
  if (numbers.length !== 3) return null;
  const [first = '', second = '', third = ''] = numbers;
  if (first.length === 4) return built(first, Number(second), Number(third), found);
  if (third.length !== 4 && third.length !== 2) return null;
  const dayFirst = { month: Number(second), day: Number(first) };
  const monthFirst = { month: Number(first), day: Number(second) };
  // Only a slash parts month and day as in the United States; a weekday that fits one reading decides.
  const order = separator === '/' ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  const year = wholeYear(third);
  const possible = order.filter(({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
  const fitting = possible.find(({ month, day }) => weekday !== null && weekdayOf(year, month, day) === weekday);
  const chosen = fitting ?? possible[0];
  return chosen === undefined ? null : built(third, chosen.month, chosen.day, found);
};

const built = (year: string, month: number, day: number, { clock, zone }: Found): Time | null =>
  momentOf({ year: wholeYear(year), month, day, ...clock, zone });
