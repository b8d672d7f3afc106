/** Parts of a date put together, or refused. */
import type { Time } from '../../../contract/models.ts';
import { offsetOfPlace } from './zones.ts';

export type DateParts = {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** Fraction of a second, in milliseconds. */
  readonly millisecond?: number;
  /** Minutes east of UTC, or the name of a place's zone (`Europe/Brussels`); UTC where it is left out. */
  readonly zone?: number | string;
};

const minute = 60_000;

/** `null` where a part is out of range: a 31 June, a 25th hour, a zone beyond 15 hours. A leap second is the second before it; hour 24 is the next day's first. */
export const momentOf = (parts: DateParts): Time | null => {
  const { year, month, day, hour = 0, minute: minutes = 0, second = 0, millisecond = 0, zone = 0 } = parts;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (minutes > 59 || second > 60 || hour > 24 || (hour === 24 && (minutes > 0 || second > 0))) return null;
  if (typeof zone === 'number' && Math.abs(zone) >= 16 * 60) return null;
  const wall = new Date(0);
  wall.setUTCFullYear(year, month - 1, day);
  const time = wall.getTime() + hour * 60 * minute + minutes * minute + Math.min(second, 59) * 1000 + millisecond;
  const offset = typeof zone === 'number' ? zone : offsetOfPlace(zone, time);
  return offset === null ? null : time - offset * minute;
};

export const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** A year of two digits: 00 to 68 are this century's. */
export const wholeYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 69 ? 2000 + year : 1900 + year;
};

/** 0 for Sunday. */
export const weekdayOf = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDay();
};
