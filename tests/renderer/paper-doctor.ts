/** What a made-up doctor says of the made-up paper's feeds, and a week of made-up requests. */
import type { ActivityEntry, DoctorReport, FeedHealth } from '../../electron/contract/doctor.ts';
import { isFailedOutcome } from '../../electron/contract/doctor.ts';
import type { Source } from '../../electron/contract/models.ts';
import { now } from './paper-data.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const states = (source: Source): FeedHealth['state'] => {
  if (source.paused) return 'paused';
  if (source.lastFetch === null) return 'never-fetched';
  if (!source.lastFetch.ok) return 'failing';
  return source.id === 'evening' ? 'silent' : 'good';
};

const repairsOf = (state: FeedHealth['state']): FeedHealth['repairs'] => {
  if (state === 'paused') return ['resume', 'change-address'];
  if (state === 'failing') {
    return ['ask-again', 'find-again', 'browser-agent', 'change-address', 'charset', 'pause'];
  }
  return ['ask-again', ...(state === 'silent' ? (['find-again'] as const) : []), 'change-address', 'charset', 'pause'];
};

const healthOf = (source: Source): FeedHealth => {
  const state = states(source);
  const { lastFetch } = source;
  return {
    sourceId: source.id,
    title: source.title,
    address: source.address ?? '',
    siteLink: source.siteLink,
    state,
    lastFetch,
    lastGoodFetch: source.lastGoodFetch,
    failure:
      lastFetch === null || lastFetch.error === null
        ? null
        : { error: lastFetch.error, httpStatus: lastFetch.httpStatus, since: now - 5 * day, times: source.failures },
    flaws: source.id === 'lantern' ? [{ code: 'tag-not-closed', line: 41, column: 7 }] : [],
    publishesEvery: source.id === 'bench' ? null : 3 * hour,
    newestStory: now - (state === 'silent' ? 90 * day : 2 * hour),
    silentSince: state === 'silent' ? now - 90 * day : null,
    documentBytes: 48_211,
    nextFetch: state === 'paused' ? null : now + 90 * minute,
    movedTo: null,
    articles: source.articles,
    signIn: null,
    options: { userAgent: null, charset: null, refreshMinutes: null, allowPrivate: false },
    repairs: repairsOf(state),
  };
};

const order: readonly FeedHealth['state'][] = ['failing', 'silent', 'never-fetched', 'paused', 'good'];

export const doctorReport = (sources: readonly Source[], sourceId: unknown): DoctorReport => ({
  made: now,
  feeds: sources
    .filter((source) => source.kind === 'feed' && (sourceId === undefined || source.id === sourceId))
    .map(healthOf)
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
});

const request = (
  index: number,
  sourceId: string | null,
  rest: Partial<ActivityEntry> & Pick<ActivityEntry, 'outcome'>,
): ActivityEntry => ({
  id: `request-${index}`,
  at: now - index * 17 * minute,
  kind: 'feed',
  sourceId,
  address: `https://${sourceId ?? 'mill'}.example/feed.xml`,
  status: 200,
  bytes: 48_211,
  ms: 320,
  ...rest,
});

const failedRequest = (index: number): ActivityEntry =>
  request(index, 'ledger', { outcome: 'timed-out', status: null, bytes: 0, ms: 15_000 });

/** As many requests as two pages of the log, newest first. */
export const requests: readonly ActivityEntry[] = [
  request(0, 'quay', { outcome: 'ok' }),
  failedRequest(1),
  request(2, 'circuit', { outcome: 'feed-broken' }),
  request(3, 'saltwire', { outcome: 'not-changed', status: 304, bytes: 0, ms: 41 }),
  request(4, 'quay', { outcome: 'ok', kind: 'picture', address: 'https://quay.example/picture.jpg' }),
  request(5, null, { outcome: 'http-status', status: 404, kind: 'discovery', bytes: 512 }),
  ...Array.from({ length: 150 }, (_, index) =>
    index % 10 === 0 ? failedRequest(index + 6) : request(index + 6, 'lantern', { outcome: 'ok' }),
  ),
];

export const requestsOf = (input: Readonly<Record<string, unknown>>) => {
  const matching = requests.filter(
    (entry) =>
      (input['sourceId'] === undefined || entry.sourceId === input['sourceId']) &&
      (input['failedOnly'] !== true || isFailedOutcome(entry.outcome)),
  );
  const limit = Number(input['limit'] ?? 100);
  const entries = matching.slice(0, limit);
  return { entries, next: limit < matching.length ? (entries.at(-1)?.id ?? null) : null, total: matching.length };
};
