/** Refreshes by itself: at start, then by the reader's interval, and feeds with an interval of their own by that; only feeds that are due are asked. */
import type { Core } from './core.ts';
import { isOwnIntervalDue, refreshSources } from './feeds/refresh-sources.ts';

const minute = 60_000;
const afterStart = 2_000;

/** Runs until the signal aborts. A round that fails is logged; the next one comes all the same. `started` is called after the round of the start. */
export const runSchedule = async (
  core: Core,
  signal: AbortSignal,
  started: () => void = () => undefined,
): Promise<void> => {
  const { clock, log } = core.ports;
  const settings = () => core.store.paper.data.settings;
  const round = async (ownInterval = false): Promise<void> => {
    if (settings().workOffline || core.jobs.running().some((job) => job.kind === 'refresh')) return;
    try {
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
    await clock.sleep(minute, signal);
    const { refreshMinutes } = settings();
    if (signal.aborted) break;
    if (refreshMinutes === 0 || clock.now() - last < refreshMinutes * minute) {
      if (await isOwnIntervalDue(core)) await round(true);
      continue;
    }
    last = clock.now();
    await round();
  }
};
