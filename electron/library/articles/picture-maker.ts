/** Public file: needlessly large pictures are made smaller off the library's own thread. */
import { limits } from '../../contract/limits.ts';
import type { Log } from '../ports.ts';
import { openWorkerPool } from '../worker-pool.ts';
import { isNeedlesslyLarge } from './pictures/smaller.ts';

export type PictureMaker = {
  /** The picture as it is to be kept; the same bytes where it is no larger than needed, or cannot be made smaller. Never rejects. */
  readonly make: (bytes: Uint8Array, signal: AbortSignal) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** `program`: as for `openPageReader`. */
export const openPictureMaker = (log: Log, program?: URL): PictureMaker => {
  const pool = openWorkerPool<{ readonly picture: Uint8Array }, Uint8Array>({
    program: program ?? new URL('../full-text/page-worker.ts', import.meta.url),
    name: 'picture maker',
    threads: 1,
    workMs: limits.pictureMs,
    heapMb: 256,
    outOfMemory: 'too-large',
    reads: 'picture',
  });
  return {
    make: async (bytes, signal) => {
      if (!isNeedlesslyLarge(bytes)) return bytes;
      try {
        return await pool.ask({ picture: bytes }, signal);
      } catch (error) {
        log('info', 'picture.as-it-is', { bytes: bytes.length, error: String(error) });
        return bytes;
      }
    },
    close: pool.close,
  };
};
