/** The feed doctor: how each feed is, what is wrong with it, and what can be done. Reads what refreshes left; asks nobody. */
import type { DoctorReport, FeedHealth, HealthState, RepairName } from '../../contract/doctor.ts';
import { browserAgent } from '../../contract/doctor.ts';
import { Failure } from '../../contract/errors.ts';
import type { Time } from '../../contract/models.ts';
import type { Core } from '../core.ts';
import { sourceRow } from '../paper/sources.ts';
import type { FetchState, SourceRow } from '../store/model.ts';
import { signInOf } from './sign-ins.ts';
import { optionsOf } from './feed-options.ts';
import { isLongDead, never, newestDates, nextFetch, publishingInterval } from './schedule.ts';

const day = 86_400_000;
/** A feed is silent when nothing came for so long, and for so many times its own habit. */
const silentAfter = 21 * day;
const silentTimes = 8;
/** The same for a feed whose habit is not known. */
const unknownSilentAfter = 180 * day;

/** Words of a failure that the server, not the document, is at fault for: another introduction may help. */
const agentCodes: ReadonlySet<string> = new Set([
  'http-status',
  'connection-failed',
  'connection-refused',
  'not-a-feed',
  'feed-empty',
  'timed-out',
]);

/** The feed may live elsewhere by now. */
const elsewhereCodes: ReadonlySet<string> = new Set([
  'http-status',
  'gone',
  'not-a-feed',
  'feed-empty',
  'name-not-found',
  'connection-refused',
  'timed-out',
  'tls-failed',
  'too-many-redirects',
  'redirect-refused',
]);

const stateOf = (
  row: SourceRow,
  fetched: FetchState,
  movedTo: string | null,
  silent: boolean,
  now: Time,
): HealthState => {
  if (row.paused) return 'paused';
  if (fetched.lastFetch === null) return 'never-fetched';
  if (fetched.lastFetch.error?.code === 'gone' || isLongDead(fetched, now)) return 'gone';
  if (!fetched.lastFetch.ok) return 'failing';
  if (movedTo !== null) return 'moved';
  return silent ? 'silent' : 'good';
};

const repairsFor = (row: SourceRow, state: HealthState, fetched: FetchState): readonly RepairName[] => {
  if (state === 'paused') return ['resume', 'change-address'];
  const failed = fetched.lastFetch?.error ?? null;
  const code = failed?.code ?? '';
  const refusedAsRobot = agentCodes.has(code) && !(code === 'http-status' && failed?.params['status'] === 404);
  const asBrowser = row.userAgent === browserAgent;
  const read = fetched.lastGoodFetch !== null;
  return [
    ...(code === 'unauthorised' ? (['sign-in'] as const) : []),
    ...(code === 'private-address' ? (['allow-private'] as const) : []),
    ...(state === 'moved' ? (['follow-move'] as const) : []),
    // A server that named a time to come back is not asked before it, not even by hand.
    ...(code === 'throttled' ? [] : (['ask-again'] as const)),
    ...(elsewhereCodes.has(code) || state === 'silent' ? (['find-again'] as const) : []),
    ...(refusedAsRobot && !asBrowser ? (['browser-agent'] as const) : []),
    ...(asBrowser ? (['own-agent'] as const) : []),
    'change-address',
    ...(read || code === 'feed-broken' || code === 'not-a-feed' ? (['charset'] as const) : []),
    'pause',
  ];
};

const failureOf = ({ lastFetch, failingSince, failures }: FetchState): FeedHealth['failure'] =>
  lastFetch === null || lastFetch.error === null
    ? null
    : {
        error: lastFetch.error,
        httpStatus: lastFetch.httpStatus,
        since: failingSince ?? lastFetch.at,
        times: Math.max(1, failures),
      };

const silenceOf = (newest: Time | undefined, habit: number | null, now: Time): Time | null => {
  if (newest === undefined) return null;
  const enough = habit === null ? unknownSilentAfter : Math.max(silentAfter, silentTimes * habit);
  return now - newest > enough ? newest : null;
};

const healthOf = async (core: Core, row: SourceRow, now: Time): Promise<FeedHealth> => {
  const store = await core.store.source(row.id);
  const fetched = store.fetchState;
  const options = optionsOf(row);
  const dates = newestDates(store.rows.values(), 20);
  const newest = dates.find((date) => date <= now);
  // Seen from its newest story: the silence since then is told apart from the habit.
  const publishesEvery = newest === undefined ? null : publishingInterval(dates, newest);
  const silentSince = silenceOf(newest, publishesEvery, now);
  const movedTo = fetched.movedTo === row.address ? null : fetched.movedTo;
  const state = stateOf(row, fetched, movedTo, silentSince !== null, now);
  const next = nextFetch(fetched, options.refreshMinutes) ?? now;
  return {
    sourceId: row.id,
    title: row.title,
    address: row.address ?? '',
    siteLink: row.siteLink,
    state,
    lastFetch: fetched.lastFetch,
    lastGoodFetch: fetched.lastGoodFetch,
    failure: failureOf(fetched),
    flaws: fetched.flaws,
    publishesEvery,
    newestStory: newest ?? null,
    silentSince,
    documentBytes: fetched.documentBytes,
    nextFetch: row.paused || next >= never ? null : next,
    movedTo,
    articles: store.rows.size,
    options,
    signIn: await signInOf(core, row),
    repairs: repairsFor(row, state, fetched),
  };
};

const urgency: Readonly<Record<HealthState, number>> = {
  failing: 0,
  gone: 1,
  moved: 2,
  silent: 3,
  'never-fetched': 4,
  paused: 5,
  good: 6,
};

/** One feed, or all of them with those first that need attention. Fails with `source-not-found`, and `bad-input` for what is no feed. */
export const doctorReport = async (core: Core, sourceId?: string): Promise<DoctorReport> => {
  const made = core.ports.clock.now();
  const { paper } = core.store;
  const rows =
    sourceId === undefined
      ? paper.data.sources.filter((row) => row.kind === 'feed')
      : [sourceRow(paper.data, sourceId)];
  if (rows.some((row) => row.kind !== 'feed')) throw new Failure('bad-input', { path: 'sourceId' });
  const feeds = await Promise.all(rows.map((row) => healthOf(core, row, made)));
  return {
    made,
    feeds: feeds.toSorted((a, b) => urgency[a.state] - urgency[b.state] || a.title.localeCompare(b.title)),
  };
};
