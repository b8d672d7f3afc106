import type { Clock } from '../../ports.ts';

export type Deadline = {
  /** Aborts when the time has passed or the outer signal aborts. */
  readonly signal: AbortSignal;
  readonly passed: () => boolean;
  /** To be called on every way out; leaves nothing behind. */
  readonly end: () => void;
};

/** Bounds a piece of work by `ms` milliseconds of the clock and by an outer signal. */
export const deadline = (clock: Clock, ms: number, outer: AbortSignal): Deadline => {
  // A reason of its own each time: the one that `abort()` makes up carries a stack trace, which costs more than the timer.
  const work = new AbortController();
  const timer = new AbortController();
  let passed = false;
  const stop = (): void => work.abort('deadline');
  if (outer.aborted) stop();
  else outer.addEventListener('abort', stop, { once: true });

  const wait = async (): Promise<void> => {
    await clock.sleep(ms, timer.signal);
    if (timer.signal.aborted) return;
    passed = true;
    stop();
  };
  void wait();

  return {
    signal: work.signal,
    passed: () => passed,
    end: () => {
      outer.removeEventListener('abort', stop);
      timer.abort('ended');
    },
  };
};
