/** Public file: feeds parsed off the library's own thread, each within a time limit. */
import { Worker } from 'node:worker_threads';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { FeedContext, ParsedFeed } from './model.ts';
import type { FeedAnswer, FeedQuestion } from './parse/messages.ts';

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
  /** Ends the threads; what is under way is cancelled. */
  readonly close: () => Promise<void>;
};

type Task = {
  readonly question: FeedQuestion;
  readonly resolve: (feed: ParsedFeed) => void;
  readonly reject: (cause: unknown) => void;
  readonly signal: AbortSignal | null;
  onAbort: (() => void) | null;
};

type Thread = {
  readonly worker: Worker;
  task: Task | null;
  timer: NodeJS.Timeout | null;
  /** Whether it runs yet: the time it takes to start is not the feed's. */
  online: boolean;
  ended: boolean;
};

export const openFeedParser = (options: FeedParserOptions = {}): FeedParser => {
  const program = options.program ?? new URL('./parse-worker.ts', import.meta.url);
  const most = options.threads ?? 2;
  const parseMs = options.parseMs ?? limits.parseMs;
  const heapMb = options.heapMb ?? 256;
  const threads = new Set<Thread>();
  const waiting: Task[] = [];
  let count = 0;
  let closed = false;

  const start = (): Thread => {
    const worker = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      name: 'feed-parser',
      stdin: false,
    });
    const thread: Thread = { worker, task: null, timer: null, online: false, ended: false };
    // An idle thread keeps no program running.
    worker.unref();
    worker.on('online', () => {
      thread.online = true;
      startTimer(thread);
    });
    worker.on('message', (answer: FeedAnswer) => answered(thread, answer));
    worker.on('error', (cause) => {
      const outOfMemory = (cause as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
      end(thread, outOfMemory ? new Failure('feed-broken', { reason: 'memory' }, cause) : cause);
    });
    worker.on('exit', () => end(thread, new Error('the parsing thread ended by itself')));
    threads.add(thread);
    return thread;
  };

  /** Takes its task off the thread, with the timer and the listener that belong to it. */
  const release = (thread: Thread): Task | null => {
    const { task } = thread;
    if (thread.timer !== null) clearTimeout(thread.timer);
    thread.timer = null;
    thread.task = null;
    if (task?.onAbort) task.signal?.removeEventListener('abort', task.onAbort);
    thread.worker.unref();
    return task;
  };

  const answered = (thread: Thread, answer: FeedAnswer): void => {
    if (thread.task?.question.number !== answer.number) return;
    const task = release(thread);
    if (task === null) return;
    if ('feed' in answer) task.resolve(answer.feed);
    else if ('error' in answer) task.reject(new Failure(answer.error.code, answer.error.params));
    else task.reject(new Error(`feed parser: ${answer.bug}`));
    next();
  };

  const end = (thread: Thread, cause: unknown): void => {
    if (thread.ended) return;
    thread.ended = true;
    threads.delete(thread);
    release(thread)?.reject(cause);
    void thread.worker.terminate();
    if (!closed) next();
  };

  const next = (): void => {
    while (waiting.length > 0) {
      const idle = [...threads].find(({ task }) => task === null) ?? (threads.size < most ? start() : null);
      if (idle === null) return;
      const task = waiting.shift();
      if (task !== undefined) give(idle, task);
    }
  };

  const startTimer = (thread: Thread): void => {
    if (!thread.online || thread.task === null) return;
    thread.timer = setTimeout(() => end(thread, new Failure('parse-timed-out', { ms: parseMs })), parseMs);
  };

  const give = (thread: Thread, task: Task): void => {
    thread.task = task;
    thread.worker.ref();
    startTimer(thread);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    thread.worker.postMessage(task.question);
  };

  const abort = (task: Task): void => {
    const place = waiting.indexOf(task);
    if (place >= 0) {
      waiting.splice(place, 1);
      task.reject(new Failure('cancelled'));
      return;
    }
    const thread = [...threads].find((candidate) => candidate.task === task);
    if (thread !== undefined) end(thread, new Failure('cancelled'));
  };

  return {
    parse: (bytes, context, signal) =>
      new Promise((resolve, reject) => {
        if (closed || signal?.aborted) {
          reject(new Failure('cancelled'));
          return;
        }
        count += 1;
        const task: Task = {
          question: { number: count, bytes, context },
          resolve,
          reject,
          signal: signal ?? null,
          onAbort: null,
        };
        if (signal !== undefined) {
          task.onAbort = () => abort(task);
          signal.addEventListener('abort', task.onAbort, { once: true });
        }
        waiting.push(task);
        next();
      }),
    close: async () => {
      closed = true;
      const running = [...threads];
      for (const task of waiting.splice(0)) task.reject(new Failure('cancelled'));
      for (const thread of running) end(thread, new Failure('cancelled'));
      await Promise.all(running.map(({ worker }) => worker.terminate()));
    },
  };
};
