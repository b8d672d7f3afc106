/**
 * `reading.json`: history and undo. They are long and change at nearly every step of the reader, so a change goes to the journal as what
 * left and what came. Such a change only fits the state it was made for; its number says which, so that none is applied twice.
 */
import type { Context } from './context.ts';
import { emptyReading } from './defaults.ts';
import type { JournalKind } from './journal.ts';
import { openJournaled } from './journaled.ts';
import type { ReadingFile } from './model.ts';
import { requireArray, requireNumber, requireObject } from './shapes.ts';
import type { OpenFile } from './updates.ts';
import { storedFile } from './updates.ts';

/** The new list is `keep` items of the old one beginning at `from`, then `add`. */
type ListChange<T> = { readonly from: number; readonly keep: number; readonly add: readonly T[] };

type ReadingData = { changes: number; reading: ReadingFile };
type ReadingChange = {
  readonly number: number;
  readonly history?: ListChange<ReadingFile['history'][number]>;
  readonly undo?: ListChange<ReadingFile['undo'][number]>;
  /** The whole of it: it is short. */
  readonly searches?: ReadingFile['searches'];
};

const listChange = <T>(from: readonly T[], to: readonly T[]): ListChange<T> | undefined => {
  if (from === to) return undefined;
  const [first] = to;
  const start = first === undefined ? -1 : from.indexOf(first);
  if (start < 0) return { from: 0, keep: 0, add: to };
  const same = from.slice(start);
  const differs = same.findIndex((item, index) => item !== to[index]);
  const keep = differs < 0 ? same.length : differs;
  return { from: start, keep, add: to.slice(keep) };
};

const changed = <T>(list: readonly T[], change: ListChange<T> | undefined): readonly T[] =>
  change === undefined ? list : [...list.slice(change.from, change.from + change.keep), ...change.add];

export const readingKind: JournalKind<ReadingData, ReadingChange> = {
  name: 'reading',
  format: 1,
  migrations: [],
  foldBytes: 64 * 1024,
  empty: () => ({ changes: 0, reading: emptyReading }),
  toJson: ({ changes, reading }) => ({ changes, ...reading }),
  fromJson: (json) => {
    const value = requireObject(json);
    const history = requireArray(value['history']) as ReadingFile['history'];
    const undo = requireArray(value['undo']) as ReadingFile['undo'];
    const searches = requireArray(value['searches'] ?? []) as ReadingFile['searches'];
    return { changes: requireNumber(value['changes']), reading: { history, undo, searches } };
  },
  apply: (data, change) => {
    if (requireNumber(change.number) <= data.changes) return;
    if (change.number > data.changes + 1) throw new RangeError('a change before this one is missing');
    data.reading = {
      history: changed(data.reading.history, change.history),
      undo: changed(data.reading.undo, change.undo),
      searches: change.searches ?? data.reading.searches,
    };
    data.changes = change.number;
  },
};

const generations = 2;

export const openReading = async (context: Context, isClosed: () => boolean): Promise<OpenFile<ReadingFile>> => {
  const { low, change, fold } = await openJournaled(context, readingKind, 'reading.json', generations);
  /** What the reader wants forgotten stands in the journal and in the copies too: each fold puts an older one out. */
  const forget = async (): Promise<void> => {
    for (let copy = 0; copy < generations; copy += 1) await fold();
  };
  const write = async (from: ReadingFile, to: ReadingFile): Promise<void> => {
    const history = listChange(from.history, to.history);
    const undo = listChange(from.undo, to.undo);
    const searches = from.searches === to.searches ? undefined : to.searches;
    if (history === undefined && undo === undefined && searches === undefined) return;
    await change({ number: low.data.changes + 1, history, undo, searches });
    if (from.history.length > 0 && to.history.length === 0) await forget();
  };
  return storedFile(low.data.reading, write, isClosed);
};
