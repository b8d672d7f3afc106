import { useCallback, useEffect, useState } from 'react';
import type { CallInput } from '../../../electron/contract/calls.ts';
import type { TripState } from '../../../electron/contract/offline.ts';
import type { Trouble } from '../../bridge/bridge.ts';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { say, sayTrouble } from '../../state/toasts.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useShown } from '../../ui/use-shown.ts';
import { wordTripEnd } from '../../words/offline.ts';

export type TripProgress =
  | { readonly state: 'choosing' }
  | { readonly state: 'fetching' }
  | { readonly state: 'ready'; readonly inside: TripState }
  | { readonly state: 'failed'; readonly trouble: Trouble };

const jobId = 'ready-for-a-trip';

/** Gets the paper ready and follows how far it is, also when it was begun before. One at a time, whichever window asks. */
export const useTrip = () => {
  const [progress, setProgress] = useState<TripProgress>({ state: 'choosing' });
  const job = usePaper((state) => state.jobs.find((candidate) => candidate.id === jobId) ?? null);
  const isShown = useShown();
  const start = useCallback(
    async (trip: Omit<CallInput<'offline.prepare'>, 'jobId'>): Promise<void> => {
      setProgress({ state: 'fetching' });
      try {
        const inside = await call('offline.prepare', { ...trip, jobId });
        if (isShown()) setProgress({ state: 'ready', inside });
        else say(wordTripEnd(inside));
      } catch (cause) {
        if (isShown()) setProgress({ state: 'failed', trouble: troubleOf(cause) });
        else sayTrouble(cause);
      }
    },
    [isShown],
  );
  const stop = useCallback((): void => void call('jobs.cancel', { jobId }).catch(sayTrouble), []);
  const pause = useCallback((): void => void call('offline.pause').catch(sayTrouble), []);
  const { answer, again } = useAnswer('offline.pending', {});
  const forget = useCallback((): void => {
    call('offline.pending', { forget: true }).then(again, sayTrouble);
  }, [again]);
  const running = job !== null;
  useEffect(() => {
    if (!running) again();
  }, [running, again]);
  const pending = answer.state === 'ready' ? answer.data.trip : null;
  // Begun before this dialog was opened.
  const shown: TripProgress = progress.state === 'choosing' && running ? { state: 'fetching' } : progress;
  return { progress: shown, job, pending, start, pause, stop, forget };
};
