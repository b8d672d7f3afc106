/** Reads the files that a command names. */
import { open } from 'node:fs/promises';
import { Failure } from '../contract/errors.ts';
import { limits } from '../contract/limits.ts';

/** Rejects with a `Failure` `file-not-found`, `file-unreadable` or `too-large`. Only ordinary files are read: a pipe or device might never end. */
export const readNamedFile = async (file: string, most: number = limits.fileBytes): Promise<Uint8Array> => {
  try {
    const handle = await open(file, 'r');
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw new Failure('file-unreadable', { file, reason: 'not a file' });
      if (found.size > most) throw new Failure('too-large', { file, bytes: found.size });
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT') throw new Failure('file-not-found', { file }, error);
    throw new Failure('file-unreadable', { file, reason: code }, error);
  }
};

/** The error of a file as its line of output shows it; a bug is `internal`. */
export const errorOf = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure('internal', {}, error);
