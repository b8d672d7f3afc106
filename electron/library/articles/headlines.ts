/** All headlines in memory, newest first: what lists, counts and rails read. The store is the truth; this is its index. */
import type { Status } from '../../contract/models.ts';
import { unreadStatus } from '../store/model.ts';
import type { ArticleRow, SourceStore } from '../store/model.ts';

export type HeadlineEntry = { readonly sourceId: string; readonly row: ArticleRow };

export type Headlines = {
  /** Takes in (or replaces) rows of a source. */
  readonly put: (source: SourceStore, ids: Iterable<string>) => void;
  readonly remove: (ids: Iterable<string>) => void;
  readonly removeSource: (sourceId: string) => void;
  readonly get: (id: string) => HeadlineEntry | undefined;
  readonly status: (id: string) => Status;
  /** Newest first; same date by id. Do not keep it over an await. */
  readonly newestFirst: () => readonly HeadlineEntry[];
  readonly sources: ReadonlyMap<string, SourceStore>;
  readonly size: () => number;
};

/** Sorts by date, newest first, then by id, so that a page's cursor is exact. */
export const byNewest = (a: HeadlineEntry, b: HeadlineEntry): number =>
  b.row.date - a.row.date || (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0);

/** `<sourceId>.<hash>` → the source's id. */
export const sourceIdOf = (articleId: string): string => articleId.slice(0, Math.max(0, articleId.lastIndexOf('.')));

export const createHeadlines = (): Headlines => {
  const entries = new Map<string, HeadlineEntry>();
  const sources = new Map<string, SourceStore>();
  let order: HeadlineEntry[] = [];
  let sorted = true;

  return {
    sources,
    put: (source, ids) => {
      sources.set(source.id, source);
      for (const id of ids) {
        const row = source.rows.get(id);
        if (row === undefined) continue;
        const entry = { sourceId: source.id, row };
        if (entries.has(id)) order = [];
        else if (order.length === entries.size) order.push(entry);
        entries.set(id, entry);
        sorted = false;
      }
    },
    remove: (ids) => {
      for (const id of ids) if (entries.delete(id)) order = [];
      sorted = false;
    },
    removeSource: (sourceId) => {
      sources.delete(sourceId);
      for (const [id, entry] of entries) if (entry.sourceId === sourceId) entries.delete(id);
      order = [];
      sorted = false;
    },
    get: (id) => entries.get(id),
    status: (id) => sources.get(sourceIdOf(id))?.statuses.get(id) ?? unreadStatus,
    newestFirst: () => {
      if (!sorted) {
        if (order.length !== entries.size) order = [...entries.values()];
        // Runs of sorted entries make this close to linear when a few were added.
        order.sort(byNewest);
        sorted = true;
      }
      return order;
    },
    size: () => entries.size,
  };
};
