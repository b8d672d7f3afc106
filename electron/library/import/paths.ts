/** Files and folders named by a path: only the command line and the main process have paths. Read, never changed. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { NamedFile } from './files.ts';

const filesAtMost = 20_000;

const readCapped = async (file: string): Promise<Uint8Array> => {
  const { size } = await stat(file);
  if (size > limits.fileBytes) throw new Failure('too-large', { name: path.basename(file), limit: limits.fileBytes });
  return readFile(file);
};

const failureFor = (file: string, error: unknown): unknown => {
  if (error instanceof Failure) return error;
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return new Failure(missing ? 'file-not-found' : 'file-unreadable', { name: path.basename(file) }, error);
};

/** A file's bytes. Rejects with `file-not-found`, `file-unreadable`, `too-large`. */
export const readPath = async (file: string): Promise<Uint8Array> => {
  try {
    return await readCapped(file);
  } catch (error) {
    throw failureFor(file, error);
  }
};

const named = (file: string): NamedFile => ({ name: path.basename(file), bytes: () => readPath(file) });

/** Stands in the list for what cannot be in it. */
const failing = (start: string, failure: unknown): NamedFile => ({
  name: path.basename(start),
  bytes: () => Promise.reject(failure),
});

/** The files that paths name; a folder stands for all in it and below, in the order of their names, hidden ones passed over. A path that is not there stays in the list and fails when it is read; so does one that cannot be looked into, and one that holds too many. */
export const filesAt = async (paths: readonly string[]): Promise<readonly NamedFile[]> => {
  const found: NamedFile[] = [];
  for (const start of paths) {
    const folder = await stat(start).then(
      (info) => info.isDirectory(),
      () => false,
    );
    if (!folder) {
      found.push(named(start));
      continue;
    }
    const entries = await readdir(start, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
      found.push(failing(start, failureFor(start, error)));
      return [];
    });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter(
        (file) =>
          !path
            .relative(start, file)
            .split(path.sep)
            .some((part) => part.startsWith('.')),
      )
      .toSorted();
    const room = Math.max(0, filesAtMost - found.length);
    found.push(...files.slice(0, room).map(named));
    if (files.length > room) found.push(failing(start, new Failure('too-large', { most: filesAtMost, of: 'files' })));
  }
  return found;
};
