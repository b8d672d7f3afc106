import { useCallback, useState } from 'react';
import type { CallInput } from '../../../electron/contract/calls.ts';
import type { TripState } from '../../../electron/contract/offline.ts';
import type { Trouble } from '../../bridge/bridge.ts';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { sayTrouble } from '../../state/toasts.ts';
import { useAnswer } from '../../state/use-answer.ts';

export type TripProgress =
  | { readonly state: 'choosing' }
  | { readonly state: 'fetching' }
  | { readonly state: 'ready'; readonly inside: TripState }
  | { readonly state: 'failed'; readonly trouble: Trouble };

const jobId = 'ready-for-a-trip';

/** Gets the paper ready and follows how far it is. One at a time, whichever window asks. */
export const useTrip = () => {
  const [progress, setProgress] = useState<TripProgress>({ state: 'choosing' });
  const job = usePaper((state) => state.jobs.find((candidate) => candidate.id === jobId) ?? null);
  const start = useCallback(async (trip: Omit<CallInput<'offline.prepare'>, 'jobId'>): Promise<void> => {
    setProgress({ state: 'fetching' });
    try {
      setProgress({ state: 'ready', inside: await call('offline.prepare', { ...trip, jobId }) });
    } catch (cause) {
      setProgress({ state: 'failed', trouble: troubleOf(cause) });
    }
  }, []);
  const stop = useCallback((): void => void call('jobs.cancel', { jobId }).catch(sayTrouble), []);
  const pause = useCallback((): void => void call('offline.pause').catch(sayTrouble), []);
  const { answer, again } = useAnswer('offline.pending', {});
  const forget = useCallback((): void => {
    call('offline.pending', { forget: true }).then(again, sayTrouble);
  }, [again]);
  const pending = answer.state === 'ready' ? answer.data.trip : null;
  return { progress, job, pending, start, pause, stop, forget };
};
