/** Public file: work done off the library's own thread, each piece within a time limit and a heap of its own. */
import { Worker } from 'node:worker_threads';
import { Failure } from '../contract/errors.ts';
import type { ErrorCode, ErrorParams } from '../contract/errors.ts';

/** What a thread is asked, and what it says: an answer, an expected failure, or a bug. */
export type Question<Q> = { readonly number: number; readonly question: Q };
export type Answer<A> = { readonly number: number } & (
  | { readonly answer: A }
  | { readonly error: { readonly code: ErrorCode; readonly params: ErrorParams } }
  | { readonly bug: string }
);

export type WorkerPoolOptions = {
  readonly program: URL;
  /** Names the threads, and the work in the messages of bugs. */
  readonly name: string;
  /** Threads, started as they are needed. */
  readonly threads: number;
  /**
   * A further thread is started when work has been waiting without a pause for this long, in milliseconds; at once unless given. Each has to
   * warm up before it is quick.
   */
  readonly patienceMs?: number;
  /** Longest time for one piece of work, in milliseconds, from when its thread takes it up. */
  readonly workMs: number;
  /** Largest heap of one thread, in MB. */
  readonly heapMb: number;
  /** By how much the whole program may grow while a thread works, in MB: unpacked bytes stand outside the heap. Not looked at unless given. */
  readonly growthMb?: number;
  /** What a thread that ran out of memory means. */
  readonly outOfMemory: ErrorCode;
  /** What is read, for the words of `parse-timed-out`. */
  readonly reads: 'feed' | 'page' | 'file' | 'picture';
};

export type WorkerPool<Q, A> = {
  /**
   * Rejects with the failure the thread names, or with `parse-timed-out` (params `ms`, `what`; the thread is ended and replaced), the pool's `outOfMemory`, or
   * `cancelled` (the signal, or `close`).
   */
  readonly ask: (question: Q, signal?: AbortSignal) => Promise<A>;
  /** Ends the threads; what is under way is cancelled. */
  readonly close: () => Promise<void>;
};

type Task<Q, A> = {
  readonly question: Question<Q>;
  readonly resolve: (answer: A) => void;
  readonly reject: (cause: unknown) => void;
  readonly signal: AbortSignal | null;
  onAbort: (() => void) | null;
};

type Thread<Q, A> = {
  readonly worker: Worker;
  task: Task<Q, A> | null;
  timer: NodeJS.Timeout | null;
  growth: NodeJS.Timeout | null;
  /** Whether it runs yet: the time it takes to start is not the work's. */
  online: boolean;
  ended: boolean;
};

const bytesPerMegabyte = 1_000_000;
const growthLookMs = 50;

export const openWorkerPool = <Q, A>(options: WorkerPoolOptions): WorkerPool<Q, A> => {
  const { program, name, threads: most, patienceMs = 0, workMs, heapMb, growthMb, outOfMemory, reads } = options;
  const threads = new Set<Thread<Q, A>>();
  const waiting: Task<Q, A>[] = [];
  let count = 0;
  let closed = false;
  /** Since when there was always work that waited, by the monotonic clock. */
  let behindSince: number | null = null;
  let impatience: NodeJS.Timeout | null = null;

  const start = (): Thread<Q, A> => {
    const worker = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      name,
      stdin: false,
    });
    const thread: Thread<Q, A> = { worker, task: null, timer: null, growth: null, online: false, ended: false };
    // An idle thread keeps no program running.
    worker.unref();
    worker.on('online', () => {
      thread.online = true;
      startTimer(thread);
    });
    worker.on('message', (answer: Answer<A>) => answered(thread, answer));
    worker.on('error', (cause) => {
      const memory = (cause as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
      end(thread, memory ? new Failure(outOfMemory, { reason: 'memory' }, cause) : cause);
    });
    worker.on('exit', () => end(thread, new Error(`the thread of the ${name} ended by itself`)));
    threads.add(thread);
    return thread;
  };

  /** Takes its task off the thread, with the timer and the listener that belong to it. */
  const release = (thread: Thread<Q, A>): Task<Q, A> | null => {
    const { task } = thread;
    if (thread.timer !== null) clearTimeout(thread.timer);
    if (thread.growth !== null) clearInterval(thread.growth);
    thread.timer = null;
    thread.growth = null;
    thread.task = null;
    if (task?.onAbort) task.signal?.removeEventListener('abort', task.onAbort);
    thread.worker.unref();
    return task;
  };

  const answered = (thread: Thread<Q, A>, answer: Answer<A>): void => {
    if (thread.task?.question.number !== answer.number) return;
    const task = release(thread);
    if (task === null) return;
    if ('answer' in answer) task.resolve(answer.answer);
    else if ('error' in answer) task.reject(new Failure(answer.error.code, answer.error.params));
    else task.reject(new Error(`${name}: ${answer.bug}`));
    next();
  };

  const end = (thread: Thread<Q, A>, cause: unknown): void => {
    if (thread.ended) return;
    thread.ended = true;
    threads.delete(thread);
    release(thread)?.reject(cause);
    void thread.worker.terminate();
    if (!closed) next();
  };

  /** A thread more, where one is allowed and work has waited long enough for it; else it is looked at again when it has. */
  const further = (): Thread<Q, A> | null => {
    if (threads.size >= most) return null;
    behindSince ??= performance.now();
    const leftMs = threads.size === 0 ? 0 : behindSince + patienceMs - performance.now();
    if (leftMs <= 0) return start();
    impatience ??= setTimeout(() => {
      impatience = null;
      next();
    }, Math.ceil(leftMs));
    return null;
  };

  const next = (): void => {
    while (waiting.length > 0) {
      const idle = [...threads].find(({ task }) => task === null) ?? further();
      if (idle === null) return;
      const task = waiting.shift();
      if (task !== undefined) give(idle, task);
    }
    behindSince = null;
  };

  const startTimer = (thread: Thread<Q, A>): void => {
    if (!thread.online || thread.task === null) return;
    thread.timer = setTimeout(() => end(thread, new Failure('parse-timed-out', { ms: workMs, what: reads })), workMs);
    if (growthMb === undefined) return;
    const most = process.memoryUsage.rss() + growthMb * bytesPerMegabyte;
    thread.growth = setInterval(() => {
      if (process.memoryUsage.rss() > most) end(thread, new Failure(outOfMemory, { reason: 'memory' }));
    }, growthLookMs);
  };

  const give = (thread: Thread<Q, A>, task: Task<Q, A>): void => {
    thread.task = task;
    thread.worker.ref();
    startTimer(thread);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    thread.worker.postMessage(task.question);
  };

  const abort = (task: Task<Q, A>): void => {
    const place = waiting.indexOf(task);
    if (place >= 0) {
      waiting.splice(place, 1);
      if (waiting.length === 0) behindSince = null;
      task.reject(new Failure('cancelled'));
      return;
    }
    const thread = [...threads].find((candidate) => candidate.task === task);
    if (thread !== undefined) end(thread, new Failure('cancelled'));
  };

  return {
    ask: (question, signal) =>
      new Promise((resolve, reject) => {
        if (closed || signal?.aborted) {
          reject(new Failure('cancelled'));
          return;
        }
        count += 1;
        const task: Task<Q, A> = {
          question: { number: count, question },
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
      if (impatience !== null) clearTimeout(impatience);
      const running = [...threads];
      for (const task of waiting.splice(0)) task.reject(new Failure('cancelled'));
      for (const thread of running) end(thread, new Failure('cancelled'));
      await Promise.all(running.map(({ worker }) => worker.terminate()));
    },
  };
};
