import type { Failure } from '../../../contract/errors.ts';
import type { FetchOutcome, Time } from '../../../contract/models.ts';
import type { FetchState } from '../../store/model.ts';
import type { FetchedDocument } from '../fetch.ts';
import type { FeedTimes, ParsedFeed } from '../model.ts';
import { nextAfterFailure, nextAfterSuccess } from '../schedule.ts';

/** What one refresh of one feed came to. */
export type FeedResult<Feed extends FeedTimes = ParsedFeed> = {
  /** The new state, to be stored in the same write as the articles. `lastFetch` is `outcome`. */
  readonly fetchState: FetchState;
  /** `null`: nothing came, there is only the state to store. */
  readonly feed: Feed | null;
  /** `newArticles` is 0 here: only who stores the articles can count them, and fills it in. */
  readonly outcome: FetchOutcome;
  /** The address to ask from now on, when the feed has moved for good and was read there. */
  readonly movedTo: string | null;
  /** Where the bytes came from; `null` when none came. */
  readonly finalUrl: string | null;
};

/** A fetch's beginning and what was known before it. */
export type Attempt = {
  readonly before: FetchState;
  readonly startedAt: Time;
  readonly now: Time;
  /** Dates of stories the library holds of this feed. */
  readonly recent: readonly Time[];
};

const goodOutcome = (attempt: Attempt, document: FetchedDocument, unchanged: boolean): FetchOutcome => ({
  at: attempt.startedAt,
  ok: true,
  error: null,
  httpStatus: document.status,
  unchanged,
  newArticles: 0,
  bytes: document.bytesOnWire,
  ms: attempt.now - attempt.startedAt,
});

const sizeOf = (document: FetchedDocument): number | null =>
  document.kind === 'fetched' ? document.bytes.length : null;

/** The server answered, and nothing has changed: by its word, or because the bytes are the ones read last time. */
export const unchangedResult = (attempt: Attempt, document: FetchedDocument): FeedResult<never> => {
  const outcome = goodOutcome(attempt, document, true);
  const { before, now, recent } = attempt;
  return {
    fetchState: {
      // A 304 may leave the validators out; those at hand then stay good (RFC 9110 15.4.5).
      etag: document.etag ?? (document.kind === 'unchanged' ? before.etag : null),
      lastModified: document.lastModified ?? (document.kind === 'unchanged' ? before.lastModified : null),
      bodyHash: before.bodyHash,
      lastFetch: outcome,
      lastGoodFetch: now,
      failures: 0,
      failingSince: null,
      notBefore: nextAfterSuccess({ now, published: recent, hints: null, cacheSeconds: document.cacheSeconds }),
      flaws: before.flaws,
      documentBytes: sizeOf(document) ?? before.documentBytes,
      movedTo: document.movedTo ?? before.movedTo,
    },
    feed: null,
    outcome,
    movedTo: document.movedTo,
    finalUrl: document.finalUrl,
  };
};

/** A document came and was read. */
export const parsedResult = <Feed extends FeedTimes>(
  attempt: Attempt,
  document: FetchedDocument,
  feed: Feed,
  bodyHash: string,
): FeedResult<Feed> => {
  const outcome = goodOutcome(attempt, document, false);
  const { now, recent } = attempt;
  const dates = feed.entries.flatMap((entry) => entry.published ?? entry.updated ?? []);
  const published = dates.length > 0 ? dates : recent;
  return {
    fetchState: {
      etag: document.etag,
      lastModified: document.lastModified,
      bodyHash,
      lastFetch: outcome,
      lastGoodFetch: now,
      failures: 0,
      failingSince: null,
      notBefore: nextAfterSuccess({ now, published, hints: feed.hints, cacheSeconds: document.cacheSeconds }),
      flaws: feed.flaws,
      documentBytes: sizeOf(document),
      movedTo: document.movedTo ?? feed.hints.movedTo,
    },
    feed,
    outcome,
    movedTo: document.movedTo,
    finalUrl: document.finalUrl,
  };
};

const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** It went wrong somewhere: validators and body hash stay those of the last good fetch. */
export const failedResult = (
  attempt: Attempt,
  failure: Failure,
  document: FetchedDocument | null,
): FeedResult<never> => {
  const { before, startedAt, now } = attempt;
  const failures = before.failures + 1;
  const outcome: FetchOutcome = {
    at: startedAt,
    ok: false,
    error: { code: failure.code, params: failure.params },
    httpStatus: document?.status ?? numberOrNull(failure.params.status),
    unchanged: false,
    newArticles: 0,
    bytes: document?.bytesOnWire ?? 0,
    ms: now - startedAt,
  };
  return {
    fetchState: {
      ...before,
      lastFetch: outcome,
      failures,
      failingSince: before.failures === 0 ? startedAt : (before.failingSince ?? startedAt),
      documentBytes: (document === null ? null : sizeOf(document)) ?? before.documentBytes,
      notBefore: nextAfterFailure({
        now,
        failures,
        code: failure.code,
        retryAfterSeconds: numberOrNull(failure.params.retryAfterSeconds),
        lastGoodFetch: before.lastGoodFetch,
      }),
    },
    feed: null,
    outcome,
    movedTo: null,
    finalUrl: document?.finalUrl ?? null,
  };
};
