/** Public file: local files read within a time limit; all but small plain ones off the library's own thread. */
import { limits } from '../../contract/limits.ts';
import { openWorkerPool } from '../worker-pool.ts';
import { kindOf } from './kind.ts';
import type { FileKind } from './kind.ts';
import type { FileContent } from './model.ts';
import { readFile } from './read.ts';

/** What the thread is asked. */
export type FileQuestion = {
  readonly file: { readonly name: string; readonly bytes: Uint8Array; readonly url: string | null };
};

/** Kinds that unpack, or are drawn and not written: their cost does not follow from their size. */
const unbounded: ReadonlySet<FileKind> = new Set(['pdf', 'epub', 'docx', 'odt', 'zip', 'web-archive', 'fb2']);
/** Reading a smaller file of the other kinds costs less than a thread. */
const smallBytes = 256 * 1024;

const isSmall = (name: string, bytes: Uint8Array): boolean => {
  if (bytes.length > smallBytes) return false;
  const kind = kindOf(name, bytes);
  return kind === null || !unbounded.has(kind);
};

export type FileReader = {
  /** As `readFile`; rejects also with `parse-timed-out`, `too-large` (the thread ran out of memory) and `cancelled`. */
  readonly read: (
    name: string,
    bytes: Uint8Array,
    options?: { readonly url?: string | null; readonly signal?: AbortSignal },
  ) => Promise<FileContent>;
  readonly close: () => Promise<void>;
};

/** `program`: as for `openPageReader`. */
export const openFileReader = (program?: URL): FileReader => {
  const pool = openWorkerPool<FileQuestion, FileContent>({
    program: program ?? new URL('../full-text/page-worker.ts', import.meta.url),
    name: 'file reader',
    threads: 1,
    workMs: limits.fileMs,
    heapMb: 1_024,
    growthMb: 1_500,
    outOfMemory: 'too-large',
    reads: 'file',
  });
  return {
    read: (name, bytes, { url = null, signal } = {}) =>
      isSmall(name, bytes) ? readFile(name, bytes, { url }) : pool.ask({ file: { name, bytes, url } }, signal),
    close: pool.close,
  };
};
