import { useState } from 'react';
import type { FilterRule, SavedFilter } from '../../../electron/contract/filters.ts';
import type { Job } from '../../../electron/contract/models.ts';
import type { Trouble } from '../../bridge/bridge.ts';
import { call, troubleOf } from '../../bridge/bridge.ts';
import { usePaper } from '../../state/paper.ts';
import { sayDone, sayTrouble } from '../../state/toasts.ts';

export const filterJobId = 'save-a-filter';

type Saving = {
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  /** How far the stories that are here have been looked at. */
  readonly job: Job | null;
  readonly save: (rule: FilterRule, id: string | null) => Promise<void>;
};

/** Saves a filter and says what came of it, with Undo. `word` words it; `done` is called when it is kept. */
export const useSaveFilter = (word: (saved: SavedFilter) => string, done: () => void): Saving => {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const job = usePaper((state) => state.jobs.find((candidate) => candidate.id === filterJobId) ?? null);
  const save = async (rule: FilterRule, id: string | null): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      const saved = await call('filters.save', { rule, jobId: filterJobId, ...(id === null ? {} : { id }) });
      sayDone(word(saved), saved.undo);
      done();
    } catch (cause) {
      setTrouble(troubleOf(cause));
    }
    setBusy(false);
  };
  return { busy, trouble, job, save };
};

/** Stops looking at the stories that are here; the filter stays and goes on at the next start, or when asked. */
export const stopFiltering = (): void => void call('jobs.cancel', { jobId: filterJobId }).catch(sayTrouble);
