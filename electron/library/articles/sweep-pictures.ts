/** Public file: pictures that no story shows any more go, now and then, when nothing else is done. */
import type { Core } from '../core.ts';
import { createPause } from '../pause.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const week = 7 * day;
/** How often it is looked whether the time has come. */
const lookEvery = 10 * minute;
const pictureId = /[0-9a-f]{64}/g;

/**
 * Every picture that a stored story names: of all sources, also of removed ones and of stories that can be brought back. `null` when a text
 * cannot be read, so that it is not known what it shows, and when the signal aborts.
 */
const picturesInUse = async (core: Core, signal: AbortSignal): Promise<ReadonlySet<string> | null> => {
  const inUse = new Set<string>();
  const note = (value: unknown): void => {
    for (const [id] of JSON.stringify(value).matchAll(pictureId)) inUse.add(id);
  };
  const pause = createPause();
  note(core.store.reading.data.undo);
  for (const sourceId of await core.store.sourceIds()) {
    const source = await core.store.source(sourceId);
    // In order of arrival each file of bodies is opened once.
    for (const { id, pictureId: lead } of [...source.rows.values()].toSorted((a, b) => a.arrived - b.arrived)) {
      if (signal.aborted) return null;
      const body = await source.body(id);
      if (body === null && source.rows.has(id)) return null;
      note([lead, body?.html, body?.pictures]);
      await pause();
    }
  }
  // What was taken away meanwhile can be brought back.
  note(core.store.reading.data.undo);
  return inUse;
};

/** Takes away the pictures that are in no use; answers how many, `null` when that cannot be known now. What came within a day stays. */
export const sweepPictures = async (core: Core, signal: AbortSignal): Promise<number | null> => {
  if (await core.store.hasSetAside()) return null;
  const inUse = await picturesInUse(core, signal);
  return inUse === null ? null : core.store.pictures.sweep(inUse);
};

const isDue = (core: Core): boolean => {
  const { picturesSwept = Number.NEGATIVE_INFINITY } = core.store.mediaFile.data;
  const { asleep, onBattery } = core.conditions.now();
  return core.ports.clock.now() - picturesSwept >= week && !asleep && !onBattery && core.jobs.running().length === 0;
};

/** Once a week while nothing else is done, until the signal aborts. What fails is logged and tried again a day later. */
export const sweepWeekly = async (core: Core, signal: AbortSignal): Promise<void> => {
  const { clock, log } = core.ports;
  let notBefore = Number.NEGATIVE_INFINITY;
  for (;;) {
    await clock.sleep(lookEvery, signal);
    if (signal.aborted) return;
    if (clock.now() < notBefore || !isDue(core)) continue;
    notBefore = clock.now() + day;
    try {
      const removed = await sweepPictures(core, signal);
      if (signal.aborted) return;
      log('info', 'pictures.sweep', { removed });
      await core.store.mediaFile.update((before) => ({ ...before, picturesSwept: clock.now() }));
    } catch (error) {
      log('warn', 'pictures.sweep', { error: String(error) });
    }
  }
};
