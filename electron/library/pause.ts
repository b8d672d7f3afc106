/** Long work in small stretches, so that no call waits for it. */
import { Failure } from '../contract/errors.ts';

/** Milliseconds of work after which others get their turn. */
const stretch = 8;

/** Call often: resolves at once within a stretch, else after whatever waits in the event loop has had its turn. */
export const createPause = (): (() => Promise<void> | null) => {
  let until = performance.now() + stretch;
  // Several at the same work share one pause: a stretch for each of them would be one long one.
  let running: Promise<void> | null = null;
  return () => {
    if (performance.now() < until) return null;
    running ??= new Promise((resolve) => {
      setImmediate(() => {
        until = performance.now() + stretch;
        running = null;
        resolve();
      });
    });
    return running;
  };
};

/** Does work that yields where others may have their turn, in stretches, those of `pause` if given. A signal ends it early with `cancelled`. */
export const inTurns = async <T>(
  work: Generator<void, T>,
  signal?: AbortSignal,
  pause: ReturnType<typeof createPause> = createPause(),
): Promise<T> => {
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
