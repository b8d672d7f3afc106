/** A file that can be made again from the others: read and written whole, never half, but not fsynced, for losing it costs time alone. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';

export type DerivedFile = {
  /** `null` when there is none. Rejects when it cannot be read. */
  readonly read: () => Promise<Uint8Array | null>;
  /** Rejects when it cannot be written; the old file then stays as it was. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
};

/** `file`: path; its folder exists. */
export const derivedFile = (file: string): DerivedFile => ({
  read: async () => {
    try {
      return await readFile(file);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  },
  write: async (bytes) => {
    const temporary = `${file}.tmp`;
    try {
      await writeFile(temporary, bytes, { mode: 0o600 });
      await rename(temporary, file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  },
});
