/** A lowdb file over the snapshot-with-journal adapter. */
import { Low } from 'lowdb';
import type { Context } from './context.ts';
import { openGenerations } from './generations.ts';
import type { JournalKind } from './journal.ts';
import { journalAdapter } from './journal-adapter.ts';

export type Journaled<Data, Change> = {
  readonly low: Low<Data>;
  /** Resolves when the change is on disk, and only then is it in `low.data`. */
  readonly change: (change: Change) => Promise<void>;
  readonly fold: () => Promise<void>;
  readonly settled: () => Promise<void>;
  /** Removes the file and its journal; the data in memory is empty afterwards. */
  readonly takeAway: () => Promise<void>;
};

/** `generations`: how many copies are kept under `snapshots/`; `null` for none. */
export const openJournaled = async <Data, Change>(
  context: Context,
  kind: JournalKind<Data, Change>,
  name: string,
  generations: number | null,
): Promise<Journaled<Data, Change>> => {
  const copies = generations === null ? null : openGenerations(context.disk, kind, name, generations);
  const adapter = journalAdapter(context, kind, name, copies);
  const low = new Low<Data>(adapter, kind.empty());
  await low.read();
  return {
    low,
    change: (change) => {
      adapter.note(change);
      return low.write();
    },
    fold: () => adapter.fold(low.data),
    settled: adapter.settled,
    takeAway: async () => {
      low.data = kind.empty();
      await adapter.takeAway();
    },
  };
};
