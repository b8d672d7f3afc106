/** Times and dates as the interface writes them. Every function takes the present as a parameter, so that it can be tested. */
import type { Time } from '../../electron/contract/models.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Midnights between two moments. */
export const daysApart = (from: Time, to: Time): number => {
  const midnight = (time: Time): number => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(to) - midnight(from)) / day);
};

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const weekdayDayMonth = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false });

/** How long ago, short: "Now", "38 min", "2 h", "Yesterday", "Tuesday", "3 Nov", "3 Nov 2024". A time to come reads as its date. */
export const wordAge = (time: Time, now: Time): string => {
  const age = now - time;
  if (age < -minute) return wordDay(time, now);
  if (age < minute) return 'Now';
  if (age < hour) return `${Math.floor(age / minute)} min`;
  const days = daysApart(time, now);
  if (days === 0 || age < 6 * hour) return `${Math.floor(age / hour)} h`;
  if (days === 1) return 'Yesterday';
  if (days < 7) return weekday.format(time);
  return wordDay(time, now);
};

/** The same inside a sentence: "38 min ago", "yesterday", "on Tuesday", "on 3 Nov". */
export const wordAgo = (time: Time, now: Time): string => {
  const age = wordAge(time, now);
  if (age === 'Now') return 'just now';
  if (age === 'Yesterday') return 'yesterday';
  return /^\d+ (min|h)$/.test(age) ? `${age} ago` : `on ${age}`;
};

/** Since when: "since 38 min ago" reads badly, so a clock time or a day: "since 09:40", "since yesterday", "since Tuesday". */
export const wordSince = (time: Time, now: Time): string => {
  if (daysApart(time, now) === 0) return `since ${clock.format(time)}`;
  const age = wordAge(time, now);
  return `since ${age === 'Yesterday' || age.endsWith(' h') ? 'yesterday' : age}`;
};

/** "3 Nov" in the present year, else "3 Nov 2024". */
const wordDay = (time: Time, now: Time): string =>
  new Date(time).getFullYear() === new Date(now).getFullYear() ? dayMonth.format(time) : dayMonthYear.format(time);

/** "Sunday 22 November", for the bar. */
export const wordToday = (now: Time): string => weekdayDayMonth.format(now).replace(',', '');

/** "Sunday", for the masthead. */
export const wordWeekday = (now: Time): string => weekday.format(now);

/** "22 November 2026". */
export const wordLongDay = (time: Time): string => longDay.format(time);

/** "09:40". */
export const wordClock = (time: Time): string => clock.format(time);

const calendarOf = (language: string | null): string => (/^fa\b/i.test(language ?? '') ? '-u-ca-persian' : '');

const known = (language: string): boolean => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
};

/** A formatted time without the name of the era, which Persian dates would carry. */
const withoutEra = (format: Intl.DateTimeFormat, time: Time): string =>
  format
    .formatToParts(time)
    .filter((part) => part.type !== 'era')
    .map((part) => part.value)
    .join('')
    .trim();

/** Day and clock time of an article, in its own language and calendar: "22 Nov 2026, 10:30", "۱ آذر ۱۴۰۵، ۱۰:۳۰". */
export const wordArticleTime = (time: Time, language: string | null): string => {
  const own = language !== null && !/^en\b/i.test(language) && known(language) ? language : 'en-GB';
  const locale = `${own}${calendarOf(own)}`;
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const hours = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
  const comma = /^(fa|ar|ur|ckb)\b/i.test(own) ? '،' : ',';
  return `${withoutEra(date, time)}${comma} ${hours.format(time)}`;
};
