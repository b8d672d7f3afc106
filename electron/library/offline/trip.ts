/** Public file: the paper made ready for a trip, within a budget. */
import { Failure } from '../../contract/errors.ts';
import type { TripEnd, TripState } from '../../contract/offline.ts';
import type { HeadlineEntry } from '../articles/headlines.ts';
import { keepPictures } from '../articles/pictures.ts';
import { createPlacing } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { completeArticles } from '../full-text/complete.ts';
import type { JobHandle } from '../jobs.ts';
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
    if (entry.row.completeness === 'complete') continue;
    const body = await (await core.store.source(entry.sourceId)).body(id);
    count.picturesMissing += body === null ? 0 : missingIn(body);
  }
  return { stories, ...count, minutes: Math.round(minutes), bytesFetched, ended };
};

/**
 * Fetches pages and pictures that the unread stories of these sections lack, in order of what matters, until all is here, there are `hours` of
 * whole stories to read, `megabytes` came over the network (never more), or it is cancelled: what came stays. Answers what is inside.
 * Rejects with `section-not-found`, and with `offline` when the reader works offline.
 */
export const prepareTrip = async (core: Core, trip: Trip, handle: JobHandle): Promise<TripState> => {
  const { settings } = core.store.paper.data;
  if (settings.workOffline) throw new Failure('offline', {});
  const budget = trip.megabytes === undefined ? Number.POSITIVE_INFINITY : trip.megabytes * bytesPerMegabyte;
  const metered = meter(core.ports.http, budget);
  const onBudget: Core = { ...core, ports: { ...core.ports, http: metered.http } };
  const quiet: JobHandle = { signal: handle.signal, progress: () => undefined };
  const entries = inOrder(core, trip.sectionIds);
  const packed: string[] = [];
  let minutes = 0;
  let ended: TripEnd = 'all';
  for (const group of inGroups(entries)) {
    handle.progress(packed.length, entries.length, group[0]?.row.title ?? null);
    const lacking = group.filter(({ row }) => row.completeness !== 'complete').map(({ row }) => row.id);
    await completeArticles(onBudget, lacking, quiet, 'failed');
    if (settings.keepPictures && !handle.signal.aborted) await keepPictures(onBudget, lacking, quiet);
    for (const { row } of group) {
      packed.push(row.id);
      const now = core.headlines.get(row.id)?.row;
      if (now !== undefined && isWhole(now)) minutes += minutesOf(now);
      if (trip.hours !== undefined && minutes >= trip.hours * 60) {
        ended = 'hours';
        break;
      }
    }
    if (handle.signal.aborted) ended = 'cancelled';
    else if (metered.isSpent()) ended = 'megabytes';
    if (ended !== 'all') break;
  }
  handle.progress(packed.length, entries.length, null);
  return stateOf(core, packed, metered.bytes(), ended);
};
