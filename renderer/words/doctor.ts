/** What the feed doctor says, worded: how a feed is, what was wrong in its document, what can be done, how a request ended. */
import type { FeedHealth, HealthFlaw, RepairName, RequestKind } from '../../electron/contract/doctor.ts';
import type { Time } from '../../electron/contract/models.ts';
import { wordError } from './errors.ts';
import { wordNumber } from './numbers.ts';
import { wordAge, wordAgo, wordClock, wordSince } from './times.ts';

const hour = 3_600_000;
const day = 24 * hour;

type Failure = NonNullable<FeedHealth['failure']>;

/** Sentences for a failure that lasts; a code that is not here is worded as an error, with the time after it. */
const lasting: Readonly<Record<string, (since: string, failure: Failure) => string>> = {
  'timed-out': (since) => `The server has not answered ${since}.`,
  'connection-refused': (since) => `The server has refused connections ${since}.`,
  'connection-failed': (since) => `The connection has broken off each time ${since}.`,
  'name-not-found': (since) => `No server has been found under this name ${since}.`,
  'tls-failed': (since) => `The server’s certificate has not been trusted ${since}.`,
  'not-a-feed': (since) => `What the server sends has not been a feed ${since}.`,
  'feed-empty': (since) => `The server has sent empty answers ${since}.`,
  unauthorised: (since) => `The server has asked for a name and a password ${since}.`,
  throttled: (since) => `The server has asked to be left alone ${since}.`,
  'too-many-redirects': (since) => `The server has sent the request round in a circle ${since}.`,
  'bad-encoding': (since) => `The answers have been packed in a way that cannot be read ${since}.`,
};

const wordFailure = (failure: Failure, now: Time): string => {
  const since = wordSince(failure.since, now);
  if (failure.error.code === 'redirect-refused' && failure.error.params['reason'] === 'loop')
    return wordError({ code: 'too-many-redirects', params: {} });
  const sentence = Object.hasOwn(lasting, failure.error.code) ? lasting[failure.error.code] : undefined;
  if (failure.times < 2) return wordError(failure.error);
  return sentence?.(since, failure) ?? `${wordError(failure.error)} It has been so ${since}.`;
};

/** One or two plain sentences about a feed. */
export const wordHealth = (health: FeedHealth, now: Time): string => {
  switch (health.state) {
    case 'paused':
      return 'Paused. It keeps its stories and is not asked for new ones.';
    case 'never-fetched':
      return 'It has not been asked yet.';
    case 'gone':
      return health.failure === null || health.failure.error.code === 'gone'
        ? 'The server says that this feed has gone for good. It is not asked any more.'
        : `${wordFailure(health.failure, now)} It is hardly asked any more.`;
    case 'failing':
      return health.failure === null ? 'The last look failed.' : wordFailure(health.failure, now);
    case 'moved':
      return 'It reads, but it says that it has moved to another address.';
    case 'silent':
      return `It answers, but has published nothing ${wordSince(health.silentSince ?? health.newestStory ?? now, now)}.`;
    case 'good':
      return health.lastGoodFetch === null ? 'Well.' : `Well. Fetched ${wordAgo(health.lastGoodFetch, now)}.`;
    default:
      return health.state satisfies never;
  }
};

const flaws: Readonly<Record<string, string>> = {
  'text-before-xml': 'there is text before the feed begins',
  'forbidden-character': 'a character stands there that XML forbids',
  'too-many-entries': 'the feed holds more stories than are read',
  'entry-not-closed': 'a story is not closed',
  'too-many-attributes': 'a tag has too many attributes',
  'too-deep': 'tags are nested too deep',
  'cut-off': 'the document breaks off',
  'tag-not-closed': 'a tag is not closed',
  'bad-date': 'a date cannot be read',
  'text-cut': 'a text is longer than is kept',
  'broken-json': 'the JSON is not well formed',
};

/** "Line 41, column 7: a tag is not closed." */
export const wordFlaw = ({ code, line, column }: HealthFlaw): string => {
  const words = (Object.hasOwn(flaws, code) ? flaws[code] : undefined) ?? 'something is not as it should be';
  if (line === null) return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  return `Line ${wordNumber(line)}${column === null ? '' : `, column ${wordNumber(column)}`}: ${words}.`;
};

/** What the button of a repair says. */
export const repairLabels: Readonly<Record<RepairName, string>> = {
  'sign-in': 'Sign in…',
  'ask-again': 'Ask again now',
  'follow-move': 'Look at the new address…',
  'find-again': 'Find it again on its site…',
  'change-address': 'Another address…',
  'browser-agent': 'Ask as a browser would',
  'own-agent': 'Ask as Broadsheet again',
  charset: 'Another character set…',
  'allow-private': 'Allow this private address',
  pause: 'Pause',
  resume: 'Resume',
};

const amounts = [
  [365 * day, 'year', 'years'],
  [30 * day, 'month', 'months'],
  [7 * day, 'week', 'weeks'],
  [day, 'day', 'days'],
  [hour, 'hour', 'hours'],
  [60_000, 'minute', 'minutes'],
] as const;

/** "About every 3 days"; `null` is not known. */
export const wordHabit = (interval: number | null): string => {
  if (interval === null) return 'Not known yet';
  const [unit, one, many] =
    amounts.find(([size]) => interval >= size * 0.95) ?? amounts[amounts.length - 1] ?? amounts[0];
  const count = Math.max(1, Math.round(interval / unit));
  return `About every ${count === 1 ? one : `${wordNumber(count)} ${many}`}`;
};

/** When a feed is asked next: "At 10:20", "In 3 days", "With the next round", "Not by itself". */
export const wordNextFetch = (next: Time | null, now: Time): string => {
  if (next === null) return 'Not by itself';
  if (next <= now) return 'With the next round';
  if (next - now < 18 * hour) return `After ${wordClock(next)}`;
  const days = Math.max(1, Math.round((next - now) / day));
  return days === 1 ? 'Tomorrow' : `In ${wordNumber(days)} days`;
};

export const requestKindWords: Readonly<Record<RequestKind, string>> = {
  feed: 'Feed',
  page: 'Page',
  picture: 'Picture',
  media: 'Audio or video',
  discovery: 'Looking',
};

/** How a request ended: "Answered", "Not changed", or what went wrong. */
export const wordOutcome = (outcome: string, status: number | null): string => {
  if (outcome === 'ok') return 'Answered';
  if (outcome === 'not-changed') return 'Not changed';
  if (outcome === 'redirected') return 'Sent on';
  return wordError({ code: outcome, params: { status } });
};

/** A moment of the last days: "10:08", "Yesterday 10:08", "Tuesday 10:08". */
export const wordMoment = (time: Time, now: Time): string =>
  new Date(time).toDateString() === new Date(now).toDateString()
    ? wordClock(time)
    : `${wordAge(time, now).replace(/^\d+ (?:min|h)$/, 'Yesterday')} ${wordClock(time)}`;
