/** Long work: each job has an id, tells its progress and can be cancelled. */
import { randomUUID } from 'node:crypto';
import { Failure } from '../contract/errors.ts';
import type { Job, JobKind } from '../contract/models.ts';
import type { Teller } from './tell.ts';

export type JobHandle = {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, current: string | null) => void;
};

/** Why work is asked to stop: for good, to go on later, or because the library closes. */
export type StopReason = 'cancelled' | 'paused' | 'closing';

export const stopReason = ({ aborted, reason }: AbortSignal): StopReason | null => {
  if (!aborted) return null;
  const why = reason instanceof DOMException ? reason.message : '';
  return why === 'paused' || why === 'closing' ? why : 'cancelled';
};

export type Jobs = {
  /**
   * Runs `work` as a job and answers what it answers. `id` is the caller's, for `cancel`; a second running job of the same id is refused
   * with `bad-input`. Work that ends early because of its signal counts as cancelled.
   */
  readonly run: <T>(kind: JobKind, id: string | undefined, work: (handle: JobHandle) => Promise<T>) => Promise<T>;
  readonly running: () => readonly Job[];
  /** The signal's reason is `why`. */
  readonly cancel: (id: string, why?: StopReason) => boolean;
  /** Resolves when no job of this id runs any more. */
  readonly ended: (id: string) => Promise<void>;
  /** Cancels everything and waits until it has ended. */
  readonly close: () => Promise<void>;
};

/** Progress is told at most so often; what was left out is in the next, and in the job's end. */
const toldEveryMs = 50;

export const createJobs = (teller: Teller): Jobs => {
  const jobs = new Map<string, { job: Job; readonly abort: AbortController; readonly ended: Promise<void> }>();

  const run: Jobs['run'] = async (kind, wanted, work) => {
    const id = wanted ?? randomUUID();
    if (jobs.has(id)) throw new Failure('bad-input', { detail: `a job ${id} is running` });
    const abort = new AbortController();
    let job: Job = { id, kind, done: 0, total: 0, current: null, state: 'running' };
    let told = Number.NEGATIVE_INFINITY;
    const note = (change: Partial<Job>): void => {
      job = { ...job, ...change };
      const entry = jobs.get(id);
      if (entry !== undefined) entry.job = job;
    };
    const tell = (change: Partial<Job>): void => {
      note(change);
      teller.tell('job.changed', job);
    };
    const progress: JobHandle['progress'] = (done, total, current) => {
      note({ done, total, current });
      const now = performance.now();
      if (now - told < toldEveryMs) return;
      told = now;
      teller.tell('job.changed', job);
    };
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    jobs.set(id, { job, abort, ended });
    tell({});
    try {
      const answer = await work({ signal: abort.signal, progress });
      tell({ state: abort.signal.aborted ? 'cancelled' : 'done', current: null });
      return answer;
    } catch (error) {
      tell({ state: abort.signal.aborted ? 'cancelled' : 'failed', current: null });
      throw error;
    } finally {
      jobs.delete(id);
      end();
    }
  };

  const cancel: Jobs['cancel'] = (id, why = 'cancelled') => {
    const entry = jobs.get(id);
    entry?.abort.abort(new DOMException(why, 'AbortError'));
    return entry !== undefined;
  };

  return {
    run,
    cancel,
    ended: async (id) => jobs.get(id)?.ended,
    running: () => [...jobs.values()].map((entry) => entry.job),
    close: async () => {
      const all = [...jobs.values()];
      for (const { job } of all) cancel(job.id, 'closing');
      await Promise.all(all.map((entry) => entry.ended));
    },
  };
};
