/** When to ask a feed again. Pure: everything comes in, a time comes out. */
import type { Time } from '../../contract/models.ts';
import type { ArticleRow, FetchState } from '../store/model.ts';
import type { FeedHints } from './model.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Bounds of the waiting after a good fetch. */
const shortest = 10 * minute;
const longest = day;
/** Bounds of the waiting after failures. */
const firstRetry = 10 * minute;
const longestRetry = 2 * day;
/** A feed that has failed for so long is only asked now and then. */
const deadAfter = 60 * day;
const deadFailures = 20;
const deadRetry = 7 * day;
/** How far a feed's own wishes (ttl, Cache-Control) are followed. */
const longestWish = day;
/** How long a server can keep us away with Retry-After: longer is a mistake, or means to lose us. */
const longestRetryAfter = 7 * day;

/** The last moment a JSON-safe time can name: not to be asked again by itself. */
export const never: Time = 8_640_000_000_000_000;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The dates of the newest stories, newest first. */
export const newestDates = (rows: Iterable<Pick<ArticleRow, 'date'>>, count: number): readonly Time[] =>
  Array.from(rows, (row) => row.date)
    .toSorted((a, b) => b - a)
    .slice(0, count);

/** Median time between stories, in milliseconds, from the newest 20 dates at most; `null` with fewer than three. */
export const publishingInterval = (published: readonly Time[], now: Time): number | null => {
  const dates = [...new Set(published.filter((date) => date <= now))].sort((a, b) => b - a).slice(0, 20);
  if (dates.length < 3) return null;
  const gaps = dates.slice(1).map((date, index) => (dates[index] ?? date) - date);
  const middle = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  // A feed that fell silent is not as lively as its last stories were.
  return Math.max(middle, (now - (dates[0] ?? now)) / 10);
};

/** The first full hour from `time` on that the feed does not ask to be spared (skipHours in GMT, skipDays), RSS 2.0. Hints that forbid everything are ignored. */
export const afterSkips = (time: Time, hints: Pick<FeedHints, 'skipHours' | 'skipDays'>): Time => {
  const hours = new Set(hints.skipHours.map((value) => value % 24));
  const days = new Set(hints.skipDays.map((name) => weekdays.indexOf(name.trim().toLowerCase())));
  let candidate = time;
  for (let step = 0; step < 8 * 24; step++) {
    const date = new Date(candidate);
    if (!hours.has(date.getUTCHours()) && !days.has(date.getUTCDay())) return candidate;
    candidate = Math.floor(candidate / hour) * hour + hour;
  }
  return time;
};

export type GoodFetch = {
  readonly now: Time;
  /** Dates of the stories the feed holds, in any order; empty when it was not parsed this time. */
  readonly published: readonly Time[];
  readonly hints: FeedHints | null;
  readonly cacheSeconds: number | null;
};

/** Not before when to ask a feed that answered well: half its publishing interval, but no sooner than the feed and its server wish. */
export const nextAfterSuccess = ({ now, published, hints, cacheSeconds }: GoodFetch): Time => {
  const interval = publishingInterval(published, now);
  const adaptive = interval === null ? hour : interval / 2;
  const wish = Math.min(Math.max((cacheSeconds ?? 0) * 1000, (hints?.ttlMinutes ?? 0) * minute), longestWish);
  const next = now + Math.min(Math.max(adaptive, wish, shortest), longest);
  return hints === null ? next : afterSkips(next, hints);
};

export type BadFetch = {
  readonly now: Time;
  /** Failures in a row, this one counted. */
  readonly failures: number;
  readonly code: string;
  readonly retryAfterSeconds: number | null;
  readonly lastGoodFetch: Time | null;
};

/** Not before when to ask a feed that failed: doubling from ten minutes to two days, Retry-After at least (up to a week), weekly once it has long been dead, `never` once it is gone (410). */
export const nextAfterFailure = ({ now, failures, code, retryAfterSeconds, lastGoodFetch }: BadFetch): Time => {
  if (code === 'gone') return never;
  // Without a network nothing is known about the feed.
  if (code === 'offline') return now + firstRetry;
  const doubled = Math.min(firstRetry * 2 ** Math.min(failures - 1, 20), longestRetry);
  const dead = failures >= deadFailures && lastGoodFetch !== null && now - lastGoodFetch > deadAfter;
  return now + Math.max(dead ? deadRetry : doubled, Math.min((retryAfterSeconds ?? 0) * 1000, longestRetryAfter));
};

/** When a feed may be asked next; `null` for at once. The reader's own interval stands in the place of ours while all is well. */
export const nextFetch = (state: FetchState, ownMinutes: number | null = null): Time | null => {
  if (ownMinutes === null || state.lastFetch?.ok !== true) return state.notBefore;
  return state.lastFetch.at + ownMinutes * minute;
};

/** Whether a feed is to be asked now. By hand everything is, but for a server that named a time to come back. */
export const isDue = (state: FetchState, now: Time, byHand: boolean, ownMinutes: number | null = null): boolean => {
  const next = nextFetch(state, ownMinutes);
  if (next === null || now >= next) return true;
  // A clock that was put back must not stop the paper.
  if (state.lastFetch !== null && state.lastFetch.at > now + day) return true;
  return byHand && state.lastFetch?.error?.code !== 'throttled';
};

/** Whether a feed has failed for so long that it is hardly asked any more. */
export const isLongDead = (state: FetchState, now: Time): boolean =>
  state.failures >= deadFailures && state.lastGoodFetch !== null && now - state.lastGoodFetch > deadAfter;

const fullFetchEvery = 8 * day;

/**
 * Whether to leave the validators out this once. Some servers answer 304 for ever; one full answer in eight days finds out.
 * Each feed has its own day, from its id, so that they do not fall together.
 */
export const wantsFullFetch = (id: string, lastGoodFetch: Time | null, now: Time): boolean => {
  if (lastGoodFetch === null) return true;
  let offset = 0;
  for (const character of id) offset = (offset * 31 + (character.codePointAt(0) ?? 0)) % fullFetchEvery;
  const period = (time: Time): number => Math.floor((time + offset) / fullFetchEvery);
  return period(lastGoodFetch) !== period(now);
};
