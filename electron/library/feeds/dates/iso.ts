/** ISO 8601, RFC 3339 and W3C-DTF, with the liberties feeds take. */
import type { Time } from '../../../contract/models.ts';
import { isLeap, momentOf, wholeYear } from './moment.ts';
import { offsetOfDigits } from './zones.ts';

const clock = /(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,12}))?)?)?/.source;
const zone = /(?:\s*(z|ut|utc|gmt)|\s*([+\-−]\d{1,2}(?::?\d{2})?)z?)?/.source;

const forms: readonly RegExp[] = [
  // 2003-12-31, 2003/12/31, 20031231, 2003-012-31
  /(?<y>\d{4})([-/.]?)(?<m>\d{2})\2(?<d>\d{2})/,
  /(?<y>\d{4})([-/.])(?<m>\d{1,3})\2(?<d>\d{1,2})/,
  // 2003-335, 2003335: the day of the year
  /(?<y>\d{4})-?(?<n>\d{3})/,
  // 03-12-31, 031231
  /(?<y>\d{2})(-?)(?<m>\d{2})\2(?<d>\d{2})/,
  // 2003-12, -03-12, -0312
  /(?<y>\d{4})-(?<m>\d{2})/,
  /-(?<y>\d{2})-?(?<m>\d{2})/,
  /(?<y>\d{4})/,
].map((form) => new RegExp(`^${form.source}(?:(?:t|\\s+|t\\s+)${clock}${zone})?$`, 'i'));

/** `undefined`: the text is not of this kind. `null`: it is, and names no moment. */
export const parseIso = (text: string): Time | null | undefined => {
  for (const form of forms) {
    const match = form.exec(text);
    if (match === null) continue;
    return timeOf(match);
  }
  return /^\d{4}-\d{1,2}-\d{1,2}(?:t|-|$)/i.test(text) ? null : undefined;
};

const timeOf = (match: RegExpExecArray): Time | null => {
  const { y = '', m, d, n } = match.groups ?? {};
  const [hour, minute, second, fraction, , offset] = match.slice(-6);
  const year = wholeYear(y);
  const date = n === undefined ? { month: Number(m ?? 1), day: Number(d ?? 1) } : dayOfYear(year, Number(n));
  const minutes = offset === undefined ? 0 : offsetOfDigits(offset);
  if (date === null || minutes === null) return null;
  return momentOf({
    year,
    ...date,
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
    zone: minutes,
  });
};

const dayOfYear = (year: number, number: number): { readonly month: number; readonly day: number } | null => {
  if (number < 1 || number > (isLeap(year) ? 366 : 365)) return null;
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, 0, number);
  return { month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};
