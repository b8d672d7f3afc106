/** Public file: feeds parsed off the library's own thread, each within a time limit. */
import { availableParallelism } from 'node:os';
import { limits } from '../../contract/limits.ts';
import { openWorkerPool } from '../worker-pool.ts';
import type { PartlyReadArticles, Holding } from '../articles/entries.ts';
import type { FeedContext, ParsedFeed } from './model.ts';
import type { FeedQuestion } from './parse/messages.ts';

export type FeedParserOptions = {
  /**
   * The worker's program. Left out, it is `parse-worker.ts` beside this file, which is right when running from source. A bundle has no
   * such file: build `electron/library/feeds/parse-worker.ts` as an entry of its own (`parse-worker.js` or `.cjs`, Node platform, all dependencies inside)
   * next to the host's bundle and pass `new URL('./parse-worker.js', import.meta.url)`.
   */
  readonly program?: URL;
  /** Threads, started as they are needed. */
  readonly threads?: number;
  /** Longest time for one feed, in milliseconds, from when its thread takes it up. */
  readonly parseMs?: number;
  /** Largest heap of one thread, in MB. */
  readonly heapMb?: number;
};

export type FeedParser = {
  /**
   * As `parseFeed`, and besides rejects with a `Failure` of code `parse-timed-out` (the thread is ended and replaced), `feed-broken` (the
   * thread ran out of memory) or `cancelled` (the signal, or `close`).
   */
  readonly parse: (bytes: Uint8Array, context: FeedContext, signal?: AbortSignal) => Promise<ParsedFeed>;
  /** The same, its entries taken apart in the thread: those that the source does not hold yet as articles made ready. */
  readonly articles: (
    bytes: Uint8Array,
    context: FeedContext,
    holding: Holding,
    signal?: AbortSignal,
  ) => Promise<PartlyReadArticles>;
  /** Ends the threads; what is under way is cancelled. */
  readonly close: () => Promise<void>;
};

/** Milliseconds. Fewer feeds are read before a second thread is warm. */
const patienceOnTwoCores = 500;

export const openFeedParser = (options: FeedParserOptions = {}): FeedParser => {
  const pool = openWorkerPool<FeedQuestion, ParsedFeed | PartlyReadArticles>({
    program: options.program ?? new URL('./parse-worker.ts', import.meta.url),
    name: 'feed parser',
    threads: options.threads ?? 2,
    // The library's own thread is busy too while feeds come in: on two cores a third thread pays only when there is much to read.
    patienceMs: availableParallelism() > 2 ? 0 : patienceOnTwoCores,
    workMs: options.parseMs ?? limits.parseMs,
    heapMb: options.heapMb ?? 256,
    outOfMemory: 'feed-broken',
    reads: 'feed',
  });
  return {
    // What a thread answers follows from what it was asked.
    parse: (bytes, context, signal) => pool.ask({ bytes, context }, signal) as Promise<ParsedFeed>,
    articles: (bytes, context, holding, signal) =>
      pool.ask({ bytes, context, holding }, signal) as Promise<PartlyReadArticles>,
    close: pool.close,
  };
};
