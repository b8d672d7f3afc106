/** Public file: pages read off the library's own thread, each within a time limit. */
import { limits } from '../../contract/limits.ts';
import { openWorkerPool } from '../worker-pool.ts';
import type { PageQuestion, PageVerdict } from './model.ts';

export type PageReader = {
  /**
   * What a page holds of a story. Rejects with `parse-timed-out`, `too-large` (the thread ran out of memory) or `cancelled` (the signal, or
   * `close`).
   */
  readonly read: (question: PageQuestion, signal?: AbortSignal) => Promise<PageVerdict>;
  readonly close: () => Promise<void>;
};

/**
 * `program`: left out, `page-worker.ts` beside this file, which is right from source; a bundle names its own (`page-worker.cjs`, built as
 * an entry beside the feed parser's).
 */
export const openPageReader = (program?: URL): PageReader => {
  const pool = openWorkerPool<PageQuestion, PageVerdict>({
    program: program ?? new URL('./page-worker.ts', import.meta.url),
    name: 'page reader',
    threads: 1,
    workMs: limits.pageMs,
    heapMb: 384,
    outOfMemory: 'too-large',
    reads: 'page',
  });
  return { read: pool.ask, close: pool.close };
};
