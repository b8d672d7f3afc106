/** `library.json` and `reading.json`: a value, wholly written at each change, over the snapshot adapter. */
import { Low } from 'lowdb';
import { Failure } from '../../contract/errors.ts';
import type { Context } from './context.ts';
import type { Kind } from './formats.ts';
import { openGenerations } from './generations.ts';
import type { PaperFile, ReadingFile, StoredFile } from './model.ts';
import { defaultSettings } from './defaults.ts';
import { snapshotAdapter } from './snapshot-adapter.ts';

const asObject = (json: unknown): Record<string, unknown> => {
  if (typeof json !== 'object' || json === null) throw new TypeError('not an object');
  return json as Record<string, unknown>;
};

const requireArrays = (value: Record<string, unknown>, names: readonly string[]): void => {
  for (const name of names) if (!Array.isArray(value[name])) throw new TypeError(`${name} is not an array`);
};

export const paperKind: Kind<PaperFile> = {
  name: 'library',
  format: 1,
  migrations: [],
  toJson: (data) => data,
  fromJson: (json) => {
    const value = asObject(json);
    requireArrays(value, ['sections', 'sources']);
    const paper = value as PaperFile;
    // A setting that a later version adds has its default until the reader chooses.
    return { ...paper, settings: { ...defaultSettings, ...paper.settings } };
  },
};

export const readingKind: Kind<ReadingFile> = {
  name: 'reading',
  format: 1,
  migrations: [],
  toJson: (data) => data,
  fromJson: (json) => {
    const value = asObject(json);
    requireArrays(value, ['history', 'undo']);
    return value as ReadingFile;
  },
};

export type OpenFile<T> = StoredFile<T> & { readonly settled: () => Promise<void> };

type Update<T> = {
  readonly change: (data: T) => T;
  readonly resolve: (data: T) => void;
  readonly reject: (error: unknown) => void;
};

/** Updates that wait for the same write share it; each is answered when the file is on disk. */
export const openStoredFile = async <T extends object>(
  context: Context,
  kind: Kind<T>,
  name: string,
  empty: T,
  isClosed: () => boolean,
): Promise<OpenFile<T>> => {
  const low = new Low<T>(snapshotAdapter(context, kind, name, openGenerations(context.disk, kind, name, 3)), empty);
  await low.read();
  let onDisk = low.data;
  let waiting: Update<T>[] = [];
  let running: Promise<void> | null = null;

  const applied = (updates: readonly Update<T>[]): { data: T; good: readonly Update<T>[] } => {
    let data = onDisk;
    const good: Update<T>[] = [];
    for (const update of updates) {
      try {
        data = update.change(data);
        good.push(update);
      } catch (error) {
        update.reject(error);
      }
    }
    return { data, good };
  };

  const writeWaiting = async (): Promise<void> => {
    while (waiting.length > 0) {
      const updates = waiting;
      waiting = [];
      const { data, good } = applied(updates);
      try {
        low.data = data;
        if (data !== onDisk) await low.write();
        onDisk = data;
        for (const update of good) update.resolve(data);
      } catch (error) {
        low.data = onDisk;
        for (const update of good) update.reject(error);
      }
    }
    running = null;
  };

  return {
    get data() {
      return onDisk;
    },
    update: (change) =>
      new Promise<T>((resolve, reject) => {
        if (isClosed()) return reject(new Failure('cancelled'));
        waiting.push({ change, resolve, reject });
        running ??= Promise.resolve().then(writeWaiting);
      }),
    settled: async () => {
      await running;
    },
  };
};
