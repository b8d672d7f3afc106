/** When stored stories are brought in step with the filters: after a change of them, at the start, and when sources or sections move. */
import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '../../contract/errors.ts';
import type { Core } from '../core.ts';
import { reapply, wantsWork } from './reapply.ts';
import type { Reapplied } from './reapply.ts';

/** Work follows work: each begins with the filters as they are then. */
const turns = new WeakMap<Core, Promise<unknown>>();

export const inTurn = <T>(core: Core, work: () => Promise<T>): Promise<T> => {
  const mine = (turns.get(core) ?? Promise.resolve()).then(work);
  // Whoever asked is told; the next one starts all the same.
  turns.set(
    core,
    mine.catch(() => undefined),
  );
  return mine;
};

/** The same as a job, once what came before has ended. */
export const runReapply = (core: Core, jobId: string | undefined): Promise<Reapplied> =>
  inTurn(core, () => core.jobs.run('filter', jobId, (handle) => reapply(core, handle)));

/** Follows changes that nobody meant for filters (a source moved to another section), and goes on at the start with what a kill has stopped. */
export const keepInStep = (core: Core): { readonly close: () => Promise<void> } => {
  let closed = false;
  let last: unknown = null;
  const check = (): void => {
    const paper = core.store.paper.data;
    if (closed || paper === last) return;
    last = paper;
    inTurn(core, async () => {
      // A feed that is fetched again and again must not wait for it.
      await turn();
      if (closed || !wantsWork(core)) return;
      await core.jobs.run('filter', undefined, (handle) => reapply(core, handle));
    }).catch((error: unknown) => {
      if (!(error instanceof Failure && error.code === 'cancelled')) {
        core.ports.log('error', 'filters.reapply', { error: String(error) });
      }
    });
  };
  const stop = core.teller.listen((name) => {
    if (name === 'paper.changed') check();
  });
  check();
  return {
    close: async () => {
      closed = true;
      stop();
      await turns.get(core);
    },
  };
};
