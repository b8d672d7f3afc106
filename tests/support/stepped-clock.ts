import type { FakeClock } from './library.ts';

/** Moves only when it is advanced, and wakes who slept long enough; put back (a negative step), whoever sleeps sleeps as long as before. */
export const steppedClock = (start = Date.UTC(2026, 10, 22, 9, 40)): FakeClock => {
  let time = start;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        sleepers.push({ until: time + ms, wake: resolve });
        signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
    advance: (ms) => {
      time += ms;
      if (ms < 0) sleepers = sleepers.map(({ until, wake }) => ({ until: until + ms, wake }));
      const due = sleepers.filter((sleeper) => sleeper.until <= time);
      sleepers = sleepers.filter((sleeper) => sleeper.until > time);
      for (const sleeper of due) sleeper.wake();
    },
  };
};
