import { useState } from 'react';
import type { FilterRule, SavedFilter } from '../../../electron/contract/filters.ts';
import type { Job } from '../../../electron/contract/models.ts';
import type { Trouble } from '../../bridge/bridge.ts';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';
import { useShown } from '../../ui/use-shown.ts';

type Saving = {
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  /** How far the stories that are here have been looked at. */
  readonly job: Job | null;
  readonly save: (rule: FilterRule, id: string | null) => Promise<void>;
  /** Stops looking at the stories that are here; the filter stays and goes on at the next start, or when asked. */
  readonly stop: () => void;
};

/** Saves a filter and says what came of it, with Undo. `word` words it; `done` is called when it is kept and the form still stands. */
export const useSaveFilter = (word: (saved: SavedFilter) => string, done: () => void): Saving => {
  const [jobId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const job = usePaper((state) => state.jobs.find((candidate) => candidate.id === jobId) ?? null);
  const isShown = useShown();
  const save = async (rule: FilterRule, id: string | null): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      const saved = await call('filters.save', { rule, jobId, ...(id === null ? {} : { id }) });
      sayDone(word(saved), saved.undo);
      if (isShown()) done();
    } catch (cause) {
      if (isShown()) setTrouble(troubleOf(cause));
      else sayTrouble(cause);
    }
    setBusy(false);
  };
  const stop = (): void => void call('jobs.cancel', { jobId }).catch(sayTrouble);
  return { busy, trouble, job, save, stop };
};
