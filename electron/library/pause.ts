/** Long work in small stretches, so that no call waits for it. */
import { Failure } from '../contract/errors.ts';

/** Milliseconds of work after which others get their turn. */
const stretch = 8;

/** Call often: resolves at once within a stretch, else after whatever waits in the event loop has had its turn. */
export const createPause = (): (() => Promise<void> | null) => {
  let until = performance.now() + stretch;
  return () => {
    if (performance.now() < until) return null;
    return new Promise((resolve) => {
      setImmediate(() => {
        until = performance.now() + stretch;
        resolve();
      });
    });
  };
};

/** Does work that yields where others may have their turn, in stretches. A signal ends it early with `cancelled`. */
export const inTurns = async <T>(work: Generator<void, T>, signal?: AbortSignal): Promise<T> => {
  const pause = createPause();
  for (;;) {
    if (signal?.aborted) throw new Failure('cancelled');
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
};

/** The same without a stop. */
export const atOnce = <T>(work: Generator<void, T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};
