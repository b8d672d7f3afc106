/**
 * All headlines in memory, newest first: what lists, counts and rails read. What filters hide stands apart, so that none of them knows of it.
 * The store is the truth; this is its index.
 */
import type { Status } from '../../contract/models.ts';
import { unreadStatus } from '../store/model.ts';
import type { ArticleRow, FilterMark, SourceStore } from '../store/model.ts';

export type HeadlineEntry = {
  readonly sourceId: string;
  readonly row: ArticleRow;
  /** What filters did with it; absent where none matches. */
  readonly filtered?: FilterMark | undefined;
};

export type Headlines = {
  /** Takes in (or replaces) rows of a source; called again after their filter marks have changed. */
  readonly put: (source: SourceStore, ids: Iterable<string>) => void;
  readonly remove: (ids: Iterable<string>) => void;
  readonly removeSource: (sourceId: string) => void;
  /** `undefined` also for what is hidden. */
  readonly get: (id: string) => HeadlineEntry | undefined;
  readonly hidden: (id: string) => HeadlineEntry | undefined;
  readonly status: (id: string) => Status;
  /** Newest first; same date by id. Do not keep it over an await. */
  readonly newestFirst: () => readonly HeadlineEntry[];
  /** Newest first. */
  readonly allHidden: () => readonly HeadlineEntry[];
  readonly hiddenSize: () => number;
  /** What `status` answers has changed. */
  readonly marked: () => void;
  /** Another one after every change. */
  readonly version: () => number;
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
  const hidden = new Map<string, HeadlineEntry>();
  const sources = new Map<string, SourceStore>();
  let order: HeadlineEntry[] = [];
  let sorted = true;
  let version = 0;

  return {
    sources,
    version: () => version,
    marked: () => {
      version += 1;
    },
    put: (source, ids) => {
      version += 1;
      sources.set(source.id, source);
      for (const id of ids) {
        const row = source.rows.get(id);
        if (row === undefined) continue;
        const entry = { sourceId: source.id, row, filtered: source.filtered.get(id) };
        if (entry.filtered?.hiddenBy !== undefined) {
          if (entries.delete(id)) order = [];
          hidden.set(id, entry);
          sorted = false;
          continue;
        }
        hidden.delete(id);
        if (entries.has(id)) order = [];
        else if (order.length === entries.size) order.push(entry);
        entries.set(id, entry);
        sorted = false;
      }
    },
    remove: (ids) => {
      version += 1;
      for (const id of ids) {
        hidden.delete(id);
        if (entries.delete(id)) order = [];
      }
      sorted = false;
    },
    removeSource: (sourceId) => {
      version += 1;
      sources.delete(sourceId);
      for (const known of [entries, hidden])
        for (const [id, entry] of known) if (entry.sourceId === sourceId) known.delete(id);
      order = [];
      sorted = false;
    },
    get: (id) => entries.get(id),
    hidden: (id) => hidden.get(id),
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
    allHidden: () => [...hidden.values()].sort(byNewest),
    hiddenSize: () => hidden.size,
    size: () => entries.size,
  };
};
