/** Refreshes by itself: at start, then by the reader's interval, and feeds with an interval of their own by that; only feeds that are due are asked. */
import type { Core } from './core.ts';
import { isOwnIntervalDue, refreshSources } from './feeds/refresh-sources.ts';

const minute = 60_000;
const afterStart = 2_000;
/** On battery, when the reader wants it spared. */
const sparingMinutes = 240;
/** A minute that took so long was spent asleep. */
const sleptAfter = 3 * minute;
/** The network needs a moment after waking; and a machine that has just woken has other things to do. */
const afterWaking = 30_000;

/** Whether the machine is such that nothing is asked by itself. */
const isQuiet = (core: Core): boolean => {
  const { workOffline, refreshMetered } = core.store.paper.data.settings;
  const { metered, asleep } = core.conditions.now();
  return workOffline || asleep || (metered && !refreshMetered);
};

const isSpared = (core: Core): boolean =>
  core.conditions.now().onBattery && core.store.paper.data.settings.sparingOnBattery;

/**
 * Runs until the signal aborts. A round that fails is logged; the next one comes all the same. After a sleep, however long, there is one
 * round for all that was missed. `started` is called after the round of the start.
 */
export const runSchedule = async (
  core: Core,
  signal: AbortSignal,
  started: () => void = () => undefined,
): Promise<void> => {
  const { clock, log } = core.ports;
  const settings = () => core.store.paper.data.settings;
  const round = async (ownInterval = false): Promise<void> => {
    if (isQuiet(core) || core.jobs.running().some((job) => job.kind === 'refresh')) return;
    try {
      if (ownInterval && !(await isOwnIntervalDue(core))) return;
      await core.jobs.run('refresh', undefined, (handle) =>
        refreshSources(core, { byHand: false, ownInterval }, handle),
      );
    } catch (error) {
      log('warn', 'schedule.refresh', { error: String(error) });
    }
  };

  await clock.sleep(afterStart, signal);
  if (!signal.aborted && settings().refreshAtStart) await round();
  started();
  let last = clock.now();
  while (!signal.aborted) {
    const before = clock.now();
    await clock.sleep(minute, signal);
    if (clock.now() - before > sleptAfter) await clock.sleep(afterWaking, signal);
    if (signal.aborted) break;
    if (isQuiet(core)) continue;
    // A clock that was put back must not stop the paper.
    last = Math.min(last, clock.now());
    const { refreshMinutes } = settings();
    const interval = isSpared(core) ? Math.max(refreshMinutes, sparingMinutes) : refreshMinutes;
    if (refreshMinutes === 0 || clock.now() - last < interval * minute) {
      if (!isSpared(core)) await round(true);
      continue;
    }
    last = clock.now();
    await round();
  }
};
