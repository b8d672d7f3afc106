/** Refreshes feeds: asks, reads and hands each one's result to be stored, feed by feed. Public file of `feeds/refresh/`. */
import { hash } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { RefreshSummary, Time } from '../../contract/models.ts';
import { withoutQuery } from '../addresses.ts';
import type { Clock, Http, Log } from '../ports.ts';
import type { FetchState } from '../store/model.ts';
import type { Credentials } from './credentials.ts';
import { feedAccept, fetchDocument } from './fetch.ts';
import type { FetchedDocument } from './fetch.ts';
import type { FeedContext, FeedTimes, ParsedFeed } from './model.ts';
import { runQueue } from './refresh/queue.ts';
import { failedResult, parsedResult, unchangedResult } from './refresh/result.ts';
import type { Attempt, FeedResult } from './refresh/result.ts';
import { wantsFullFetch } from './schedule.ts';

export type { FeedResult } from './refresh/result.ts';

export type FeedToRefresh = {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  /** True when the reader typed the address: only then may its host lie in a private network. */
  readonly typed: boolean;
  readonly fetchState: FetchState;
  /** Dates of the newest stories the library holds of it, for the schedule. */
  readonly recent?: readonly Time[];
  /** What the reader decided for this feed alone. */
  readonly userAgent?: string | null;
  readonly charset?: string | null;
  readonly credentials?: Credentials | null;
};

/** `Feed`: what reading a document answers; the refresh only looks at what every feed has. */
export type RefreshDependencies<Feed extends FeedTimes = ParsedFeed> = {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  readonly parse: (bytes: Uint8Array, context: FeedContext, signal: AbortSignal, feed: FeedToRefresh) => Promise<Feed>;
  /** Stores one feed's result durably; called once for each feed, and once more with a failure if it rejects. */
  readonly save: (
    feedId: string,
    result: FeedResult<Feed>,
  ) => Promise<{ readonly newArticles: number; readonly updatedArticles: number }>;
  /** After each feed: how many are done, of how many, and the title of the one that was in hand. */
  readonly onProgress: (done: number, total: number, current: string) => void;
  readonly signal: AbortSignal;
  readonly userAgent: string;
  /** Requests at a time; `limits.connections` unless given. */
  readonly concurrency?: number;
};

/** When a fetch stops counting as one that is about to answer. */
const slowAfterMs = 1_000;
/** Documents that wait to be read and stored. */
const unsettled = 16;

type Fetched = { readonly startedAt: Time } & (
  | { readonly document: FetchedDocument }
  | { readonly document: null; readonly error: unknown }
);

const hostOf = (feed: FeedToRefresh): string => URL.parse(feed.address)?.host ?? '';

const toFailure = (error: unknown): Failure => (error instanceof Failure ? error : new Failure('internal', {}, error));

const fetchFeed = async <Feed extends FeedTimes>(
  feed: FeedToRefresh,
  dependencies: RefreshDependencies<Feed>,
  signal: AbortSignal,
): Promise<Fetched> => {
  const startedAt = dependencies.clock.now();
  const { etag, lastModified, lastGoodFetch } = feed.fetchState;
  const conditional = !wantsFullFetch(feed.id, lastGoodFetch, startedAt);
  try {
    const document = await fetchDocument(dependencies.http, {
      url: feed.address,
      allowPrivate: feed.typed,
      etag: conditional ? etag : null,
      lastModified: conditional ? lastModified : null,
      accept: feedAccept,
      userAgent: feed.userAgent ?? dependencies.userAgent,
      credentials: feed.credentials ?? null,
      signal,
      maxBytes: limits.feedBytes,
      clock: dependencies.clock,
      about: { kind: 'feed', sourceId: feed.id },
    });
    return { startedAt, document };
  } catch (error) {
    return { startedAt, document: null, error };
  }
};

/** Avoids work in this order: the server's "unchanged", then the body's hash, then parsing. */
const readFetched = async <Feed extends FeedTimes>(
  feed: FeedToRefresh,
  fetched: Fetched,
  dependencies: RefreshDependencies<Feed>,
): Promise<FeedResult<Feed>> => {
  const attempt = (): Attempt => ({
    before: feed.fetchState,
    startedAt: fetched.startedAt,
    now: dependencies.clock.now(),
    recent: feed.recent ?? [],
  });
  const { document } = fetched;
  try {
    if (document === null) throw fetched.error;
    if (document.kind === 'unchanged') return unchangedResult(attempt(), document);
    const bodyHash = hash('sha256', document.bytes, 'hex');
    if (bodyHash === feed.fetchState.bodyHash) return unchangedResult(attempt(), document);
    const context = { url: document.finalUrl, contentType: document.contentType, charset: feed.charset ?? null };
    const parsed = await dependencies.parse(document.bytes, context, dependencies.signal, feed);
    return parsedResult(attempt(), document, parsed, bodyHash);
  } catch (error) {
    const failure = toFailure(error);
    dependencies.log(failure.code === 'internal' ? 'error' : 'info', 'feed.refresh', {
      id: feed.id,
      address: withoutQuery(feed.address),
      code: failure.code,
      params: failure.params,
      ...(failure.code === 'internal' ? { cause: String(failure.cause) } : {}),
    });
    return failedResult(attempt(), failure, document);
  }
};

type Saved = { readonly ok: boolean; readonly newArticles: number; readonly updatedArticles: number };

/** Stores a result; when that fails, tries to store at least that it failed, with the old validators, so that the stories come again. */
const saveResult = async <Feed extends FeedTimes>(
  feed: FeedToRefresh,
  result: FeedResult<Feed>,
  dependencies: RefreshDependencies<Feed>,
): Promise<Saved> => {
  try {
    return { ok: result.outcome.ok, ...(await dependencies.save(feed.id, result)) };
  } catch (error) {
    const failure = toFailure(error);
    dependencies.log('error', 'feed.save', { id: feed.id, code: failure.code, cause: String(failure.cause ?? error) });
    const attempt = {
      before: feed.fetchState,
      startedAt: result.outcome.at,
      now: dependencies.clock.now(),
      recent: [],
    };
    try {
      await dependencies.save(feed.id, failedResult(attempt, failure, null));
    } catch (second) {
      dependencies.log('error', 'feed.save-failure', { id: feed.id, cause: String(second) });
    }
    return { ok: false, newArticles: 0, updatedArticles: 0 };
  }
};

/**
 * Refreshes feeds. Every feed ends in one `save`, with what came or with what went wrong; only after a cancel do those that were not
 * reached, or were broken off, stay as they were. Never rejects for a feed's sake.
 */
export const refreshFeeds = async <Feed extends FeedTimes = ParsedFeed>(
  feeds: readonly FeedToRefresh[],
  dependencies: RefreshDependencies<Feed>,
): Promise<RefreshSummary> => {
  const { signal, onProgress } = dependencies;
  let done = 0;
  let failed = 0;
  let newArticles = 0;
  let updatedArticles = 0;
  let unchanged = 0;

  const settle = async (feed: FeedToRefresh, fetched: Fetched): Promise<void> => {
    if (signal.aborted && fetched.document === null) return;
    const result = await readFetched(feed, fetched, dependencies);
    // Broken off by the reader: that is no fault of the feed.
    if (signal.aborted && !result.outcome.ok) return;
    const saved = await saveResult(feed, result, dependencies);
    done++;
    if (!saved.ok) failed++;
    else if (result.outcome.unchanged) unchanged++;
    newArticles += saved.newArticles;
    updatedArticles += saved.updatedArticles;
    onProgress(done, feeds.length, feed.title);
  };

  await runQueue<FeedToRefresh, Fetched>({
    // Feeds that failed last time come last, so that the others are there first.
    items: feeds.toSorted((a, b) => a.fetchState.failures - b.fetchState.failures),
    hostOf,
    fetch: (feed, stop) => fetchFeed(feed, dependencies, stop),
    settle,
    clock: dependencies.clock,
    signal,
    places: dependencies.concurrency ?? limits.connections,
    perHost: limits.connectionsPerHost,
    slowAfterMs,
    slowPlaces: limits.slowConnections,
    unsettled,
  });
  return { sources: done, failed, newArticles, updatedArticles, unchanged, cancelled: signal.aborted };
};
