/** Public file: the paper made ready for a trip, within a budget. */
import { Failure } from '../../contract/errors.ts';
import type { PendingTrip, TripEnd, TripState } from '../../contract/offline.ts';
import type { HeadlineEntry } from '../articles/headlines.ts';
import { keepPictures } from '../articles/pictures.ts';
import { createPlacing } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { completeArticles } from '../full-text/complete.ts';
import type { JobHandle } from '../jobs.ts';
import { stopReason } from '../jobs.ts';
import { listedRailLength } from '../paper/counts.ts';
import { sectionById, withSubsections } from '../paper/sections.ts';
import type { ArticleRow } from '../store/model.ts';
import { meter } from './metered.ts';
import { missingIn } from './state.ts';

export type Trip = {
  readonly sectionIds?: readonly string[];
  readonly hours?: number;
  readonly megabytes?: number;
};

const wordsPerMinute = 220;
const bytesPerMegabyte = 1_000_000;
/** Fetched together, so that one slow server holds up few. */
const atATime = 6;

/** Unread stories of the chosen sections: those marked or held for important first, then those of starred sources, then the newest. */
const inOrder = (core: Core, sectionIds: readonly string[] | undefined): readonly HeadlineEntry[] => {
  const { sections } = core.store.paper.data;
  const placing = createPlacing(core);
  const wanted =
    sectionIds === undefined
      ? null
      : new Set(sectionIds.flatMap((id) => [...withSubsections(sections, sectionById(sections, id).id)]));
  const important = new Set(core.rails.mustRead(listedRailLength).map(({ id }) => id));
  const rankOf = ({ sourceId, row }: HeadlineEntry): number => {
    if (core.headlines.status(row.id).mustRead) return 0;
    if (important.has(row.id)) return 1;
    return placing.source(sourceId)?.starred === true ? 2 : 3;
  };
  const isWanted = (entry: HeadlineEntry): boolean => {
    if (core.headlines.status(entry.row.id).read) return false;
    const sectionId = placing.sectionOf(entry);
    return wanted === null || (sectionId !== null && wanted.has(sectionId));
  };
  return core.headlines
    .newestFirst()
    .filter(isWanted)
    .map((entry) => ({ entry, rank: rankOf(entry) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
};

const isWhole = (row: ArticleRow): boolean => row.completeness !== 'summary';
const minutesOf = (row: ArticleRow): number => row.words / wordsPerMinute;

const inGroups = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / atATime) }, (_, index) =>
    items.slice(index * atATime, (index + 1) * atATime),
  );

const stateOf = async (
  core: Core,
  ids: readonly string[],
  bytesFetched: number,
  ended: TripEnd,
): Promise<TripState> => {
  const count = { complete: 0, text: 0, summary: 0, picturesMissing: 0 };
  let stories = 0;
  let minutes = 0;
  for (const id of ids) {
    const entry = core.headlines.get(id);
    if (entry === undefined) continue;
    stories += 1;
    count[entry.row.completeness] += 1;
    if (isWhole(entry.row)) minutes += minutesOf(entry.row);
    if (entry.row.completeness !== 'text') continue;
    const body = await (await core.store.source(entry.sourceId)).body(id);
    count.picturesMissing += body === null ? 0 : missingIn(body);
  }
  return { stories, ...count, minutes: Math.round(minutes), bytesFetched, ended };
};

const pendingOf = (trip: Trip, bytesFetched: number, state: PendingTrip['state']): PendingTrip => ({
  sectionIds: trip.sectionIds ?? null,
  hours: trip.hours ?? null,
  megabytes: trip.megabytes ?? null,
  bytesFetched,
  state,
});

const keepPending = async (core: Core, trip: PendingTrip | null): Promise<void> => {
  await core.store.waiting.update((before) => ({ ...before, trip }));
};

/** The trip that was broken off, as it was asked for, and what it has cost so far. Fails with `job-not-found` when there is none. */
const brokenOff = (core: Core): { readonly trip: Trip; readonly bytesBefore: number } => {
  const { trip } = core.store.waiting.data;
  if (trip === null) throw new Failure('job-not-found', {});
  const { sectionIds, hours, megabytes, bytesFetched } = trip;
  return {
    trip: {
      ...(sectionIds === null ? {} : { sectionIds }),
      ...(hours === null ? {} : { hours }),
      ...(megabytes === null ? {} : { megabytes }),
    },
    bytesBefore: bytesFetched,
  };
};

const endOf = (signal: AbortSignal, isSpent: boolean): TripEnd => {
  const stopped = stopReason(signal);
  if (stopped !== null) return stopped === 'cancelled' ? 'cancelled' : 'paused';
  return isSpent ? 'megabytes' : 'all';
};

/**
 * Fetches pages and pictures that the unread stories of these sections lack, in order of what matters, until all is here, there are `hours` of
 * whole stories to read, `megabytes` came over the network (never more), or it is paused or cancelled: what came stays. How far it is is kept,
 * so that `goOn` goes on with it within the same budget, also in another run of the program. Answers what is inside. Rejects with
 * `section-not-found`, with `offline` when the reader works offline, with `job-not-found` when there is nothing to go on with.
 */
export const prepareTrip = async (
  core: Core,
  { goOn = false, ...asked }: Trip & { readonly goOn?: boolean },
  handle: JobHandle,
): Promise<TripState> => {
  const { settings } = core.store.paper.data;
  if (settings.workOffline) throw new Failure('offline', {});
  const { trip, bytesBefore } = goOn ? brokenOff(core) : { trip: asked, bytesBefore: 0 };
  const budget =
    trip.megabytes === undefined ? Number.POSITIVE_INFINITY : trip.megabytes * bytesPerMegabyte - bytesBefore;
  const metered = meter(core.ports.http, Math.max(0, budget));
  const onBudget: Core = { ...core, ports: { ...core.ports, http: metered.http } };
  const quiet: JobHandle = { signal: handle.signal, progress: () => undefined };
  const entries = inOrder(core, trip.sectionIds);
  const spent = (): number => bytesBefore + metered.bytes();
  await keepPending(core, pendingOf(trip, spent(), 'running'));
  const packed: string[] = [];
  let minutes = 0;
  let ended: TripEnd = 'all';
  for (const group of inGroups(entries)) {
    handle.progress(packed.length, entries.length, group[0]?.row.title ?? null);
    const lacking = group.filter(({ row }) => row.completeness !== 'complete').map(({ row }) => row.id);
    await completeArticles(onBudget, lacking, quiet, 'failed');
    if (settings.keepPictures && !handle.signal.aborted) await keepPictures(onBudget, lacking, quiet);
    if (lacking.length > 0) await keepPending(core, pendingOf(trip, spent(), 'running'));
    for (const { row } of group) {
      packed.push(row.id);
      const now = core.headlines.get(row.id)?.row;
      if (now !== undefined && isWhole(now)) minutes += minutesOf(now);
      if (trip.hours !== undefined && minutes >= trip.hours * 60) {
        ended = 'hours';
        break;
      }
    }
    if (ended !== 'hours' || handle.signal.aborted) ended = endOf(handle.signal, metered.isSpent());
    if (ended !== 'all') break;
  }
  handle.progress(packed.length, entries.length, null);
  // Broken off with the program it stays as running, so that the next run asks whether to go on.
  const isClosing = stopReason(handle.signal) === 'closing';
  if (!isClosing) await keepPending(core, ended === 'paused' ? pendingOf(trip, spent(), 'paused') : null);
  return stateOf(core, packed, spent(), ended);
};

/** The trip that is not ready and that nobody is getting ready now; `forget` gives it up. */
export const pendingTrip = async (core: Core, forget: boolean): Promise<PendingTrip | null> => {
  if (core.jobs.running().some(({ kind }) => kind === 'trip')) return null;
  if (forget) await keepPending(core, null);
  return core.store.waiting.data.trip;
};

/** Answers whether there was one to pause. */
export const pauseTrip = (core: Core): boolean => {
  const running = core.jobs.running().find(({ kind }) => kind === 'trip');
  return running !== undefined && core.jobs.cancel(running.id, 'paused');
};
