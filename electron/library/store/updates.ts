/** A value on disk that is replaced by functions of itself. Updates that come while a write is under way share the next one. */
import { Failure } from '../../contract/errors.ts';
import type { StoredFile } from './model.ts';

export type OpenFile<T> = StoredFile<T> & {
  /** Resolves when everything under way is on disk or has failed. */
  readonly settled: () => Promise<void>;
};

type Update<T> = {
  readonly change: (data: T) => T;
  readonly resolve: (data: T) => void;
  readonly reject: (error: unknown) => void;
};

/** `write` resolves when `to` is on disk in the place of `from`; when it rejects, the value stays as it was. */
export const storedFile = <T>(
  first: T,
  write: (from: T, to: T) => Promise<void>,
  isClosed: () => boolean,
): OpenFile<T> => {
  let onDisk = first;
  let waiting: Update<T>[] = [];
  let running: Promise<void> | null = null;

  /** A change that throws rejects its own update only. */
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
        if (data !== onDisk) await write(onDisk, data);
        onDisk = data;
        for (const update of good) update.resolve(data);
      } catch (error) {
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
        if (isClosed()) {
          reject(new Failure('cancelled'));
          return;
        }
        waiting.push({ change, resolve, reject });
        running ??= Promise.resolve().then(writeWaiting);
      }),
    settled: async () => {
      await running;
    },
  };
};
