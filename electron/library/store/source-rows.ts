/** `feeds/<id>/articles.json` and `feeds/<id>/status.json`: their data, changes and shapes on disk. */
import type { Status } from '../../contract/models.ts';
import type { JournalKind } from './journal.ts';
import type { ArticleRow, FetchState } from './model.ts';
import { emptyFetchState, unreadStatus } from './model.ts';
import { requireArray, requireObject } from './shapes.ts';

/** A row and the checksum of its body, so that an unchanged body is told without reading it. */
export type KeptRow = { readonly row: ArticleRow; readonly body: number };

export type RowsData = {
  readonly rows: Map<string, ArticleRow>;
  readonly bodies: Map<string, number>;
  readonly gone: Set<string>;
  fetch: FetchState;
};

export type RowsChange = {
  readonly put?: readonly KeptRow[];
  readonly remove?: readonly string[];
  readonly fetch?: FetchState;
};

const foldBytes = 64 * 1024;

const keep = (data: RowsData, kept: KeptRow): void => {
  if (typeof kept.row.id !== 'string') throw new TypeError('a row without an id');
  data.rows.set(kept.row.id, kept.row);
  data.bodies.set(kept.row.id, kept.body);
  data.gone.delete(kept.row.id);
};

const emptyRows = (): RowsData => ({ rows: new Map(), bodies: new Map(), gone: new Set(), fetch: emptyFetchState });

export const rowsKind: JournalKind<RowsData, RowsChange> = {
  name: 'articles',
  format: 1,
  migrations: [],
  foldBytes,
  empty: emptyRows,
  toJson: (data) => ({
    articles: [...data.rows.values()].map((row) => ({ row, body: data.bodies.get(row.id) ?? 0 })),
    gone: [...data.gone],
    fetch: data.fetch,
  }),
  fromJson: (json) => {
    const data = emptyRows();
    const { articles, gone, fetch } = requireObject(json);
    for (const kept of requireArray(articles)) keep(data, kept as KeptRow);
    for (const id of requireArray(gone)) data.gone.add(String(id));
    data.fetch = { ...emptyFetchState, ...(requireObject(fetch) as FetchState) };
    return data;
  },
  apply: (data, change) => {
    for (const kept of change.put ?? []) keep(data, kept);
    for (const id of change.remove ?? []) {
      data.rows.delete(id);
      data.bodies.delete(id);
      data.gone.add(id);
    }
    // A line of an earlier version knows less of the fetch.
    if (change.fetch !== undefined) data.fetch = { ...emptyFetchState, ...change.fetch };
  },
  // The server is asked for everything again: what was lost comes back.
  distrust: (data) => {
    data.fetch = { ...data.fetch, etag: null, lastModified: null, bodyHash: null };
  },
};

export type StatusData = Map<string, Status>;
export type StatusChange = readonly (readonly [string, Status])[];

export const isUnread = (status: Status): boolean =>
  !status.read && !status.starred && !status.saved && !status.mustRead && status.progress === 0;

export const sameStatus = (a: Status, b: Status): boolean =>
  a.read === b.read &&
  a.starred === b.starred &&
  a.saved === b.saved &&
  a.mustRead === b.mustRead &&
  a.progress === b.progress;

const setStatuses = (data: StatusData, change: StatusChange): void => {
  for (const [id, status] of change) {
    if (isUnread(status)) data.delete(id);
    else data.set(id, { ...unreadStatus, ...status });
  }
};

export const statusKind: JournalKind<StatusData, StatusChange> = {
  name: 'status',
  format: 1,
  migrations: [],
  foldBytes,
  empty: () => new Map(),
  toJson: (data) => ({ statuses: [...data] }),
  fromJson: (json) => {
    const data: StatusData = new Map();
    setStatuses(data, requireArray(requireObject(json)['statuses']) as StatusChange);
    return data;
  },
  apply: setStatuses,
};
