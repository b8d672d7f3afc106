/** What a feed no longer carries goes after its time; what the reader kept never does. */
import type { Core } from '../core.ts';
import { byNewest } from './headlines.ts';
import { takeIn } from './ingest.ts';
import type { ArticleRow } from '../store/model.ts';

const day = 86_400_000;

const isAnyOlder = (rows: ReadonlyMap<string, ArticleRow>, oldest: number): boolean => {
  for (const row of rows.values()) if (row.arrived < oldest) return true;
  return false;
};

/**
 * Ids of a feed's articles that may go: read or not, arrived longer ago than `retentionDays` or beyond the newest `articlesPerFeed`; never
 * one that is starred, saved or marked must-read, and never one the feed still carries (`current`).
 */
export const expired = async (
  core: Core,
  sourceId: string,
  current: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const { retentionDays, articlesPerFeed } = core.store.paper.data.settings;
  const source = await core.store.source(sourceId);
  const oldest = core.ports.clock.now() - retentionDays * day;
  if (source.rows.size <= articlesPerFeed && !isAnyOlder(source.rows, oldest)) return [];
  const candidates = [...source.rows.values()]
    .filter((row) => {
      const status = source.statuses.get(row.id);
      return !current.has(row.id) && !(status?.starred || status?.saved || status?.mustRead);
    })
    .map((row) => ({ sourceId, row }))
    .toSorted(byNewest);
  const room = Math.max(0, articlesPerFeed - (source.rows.size - candidates.length));
  return candidates.filter((entry, index) => entry.row.arrived < oldest || index >= room).map((entry) => entry.row.id);
};

/** Takes them away, after a good fetch of the feed. Answers how many. */
export const retain = async (core: Core, sourceId: string, current: ReadonlySet<string>): Promise<number> => {
  const ids = await expired(core, sourceId, current);
  if (ids.length === 0) return 0;
  const source = await core.store.source(sourceId);
  await takeIn(core, sourceId, await source.remove(ids), () => '');
  return ids.length;
};
