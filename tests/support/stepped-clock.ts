import type { FakeClock } from './library.ts';

/** Moves only when it is advanced, and wakes who slept long enough. */
export const steppedClock = (start = Date.UTC(2026, 10, 22, 9, 40)): FakeClock => {
  let time = start;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        sleepers.push({ until: time + ms, wake: resolve });
        signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
    advance: (ms) => {
      time += ms;
      const due = sleepers.filter((sleeper) => sleeper.until <= time);
      sleepers = sleepers.filter((sleeper) => sleeper.until > time);
      for (const sleeper of due) sleeper.wake();
    },
  };
};
