/** `feeds/<id>/articles.json` and `feeds/<id>/status.json`: their data, changes and shapes on disk. */
import type { Status } from '../../contract/models.ts';
import type { JournalKind } from './journal.ts';
import type { ArticleRow, FetchState, FilterMark } from './model.ts';
import { emptyFetchState, unreadStatus } from './model.ts';
import { requireArray, requireObject } from './shapes.ts';

/**
 * A row and the checksum of its body, so that an unchanged body is told without reading it; 0 for a body that was lost. `fingerprint`: of
 * the entry that the row was read from; absent, that of a row with the same hash stays.
 */
export type KeptRow = { readonly row: ArticleRow; readonly body: number; readonly fingerprint?: string };

export type RowsData = {
  readonly rows: Map<string, ArticleRow>;
  readonly bodies: Map<string, number>;
  /** Of the entries that rows were read from, as long as they speak of the row's content. */
  readonly fingerprints: Map<string, string>;
  readonly gone: Set<string>;
  fetch: FetchState;
};

export type RowsChange = {
  readonly put?: readonly KeptRow[];
  readonly remove?: readonly string[];
  readonly fetch?: FetchState;
  /** By article, of rows that stay as they are. */
  readonly fingerprints?: readonly (readonly [string, string])[];
};

const foldBytes = 64 * 1024;

/** Without what lets a server, or us, say that nothing has changed. */
export const unvalidated = (fetch: FetchState): FetchState => ({
  ...fetch,
  etag: null,
  lastModified: null,
  bodyHash: null,
});

const keep = (data: RowsData, kept: KeptRow): void => {
  if (typeof kept.row.id !== 'string') throw new TypeError('a row without an id');
  if (kept.fingerprint !== undefined) data.fingerprints.set(kept.row.id, kept.fingerprint);
  else if (data.rows.get(kept.row.id)?.hash !== kept.row.hash) data.fingerprints.delete(kept.row.id);
  data.rows.set(kept.row.id, kept.row);
  data.bodies.set(kept.row.id, kept.body);
  data.gone.delete(kept.row.id);
};

const emptyRows = (): RowsData => ({
  rows: new Map(),
  bodies: new Map(),
  fingerprints: new Map(),
  gone: new Set(),
  fetch: emptyFetchState,
});

/** As they stand in a snapshot. */
const keptRows = ({ rows, bodies, fingerprints }: RowsData): readonly KeptRow[] =>
  [...rows.values()].map((row) => {
    const fingerprint = fingerprints.get(row.id);
    return { row, body: bodies.get(row.id) ?? 0, ...(fingerprint === undefined ? {} : { fingerprint }) };
  });

export const rowsKind: JournalKind<RowsData, RowsChange> = {
  name: 'articles',
  format: 1,
  migrations: [],
  foldBytes,
  empty: emptyRows,
  toJson: (data) => ({
    articles: keptRows(data),
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
      data.fingerprints.delete(id);
      data.gone.add(id);
    }
    for (const [id, fingerprint] of change.fingerprints ?? []) {
      if (data.rows.has(id)) data.fingerprints.set(id, fingerprint);
    }
    // A line of an earlier version knows less of the fetch.
    if (change.fetch !== undefined) data.fetch = { ...emptyFetchState, ...change.fetch };
  },
  // The server is asked for everything again: what was lost comes back.
  distrust: (data) => {
    data.fetch = unvalidated(data.fetch);
  },
};

export type StatusData = { readonly statuses: Map<string, Status>; readonly filtered: Map<string, FilterMark> };
/** What stands in it is so from now on, the rest stays; `filtered` `null` takes the mark away. */
type KeptStatus = Partial<Status> & { readonly filtered?: FilterMark | null };
export type StatusChange = readonly (readonly [string, KeptStatus])[];

export const isUnread = (status: Status): boolean =>
  !status.read && !status.starred && !status.saved && !status.mustRead && status.progress === 0;

export const sameStatus = (a: Status, b: Status): boolean =>
  a.read === b.read &&
  a.starred === b.starred &&
  a.saved === b.saved &&
  a.mustRead === b.mustRead &&
  a.progress === b.progress;

const setStatuses = ({ statuses, filtered }: StatusData, change: StatusChange): void => {
  for (const [id, { filtered: mark, ...part }] of change) {
    const status = { ...unreadStatus, ...statuses.get(id), ...part };
    if (isUnread(status)) statuses.delete(id);
    else statuses.set(id, status);
    if (mark === null) filtered.delete(id);
    else if (mark !== undefined) filtered.set(id, mark);
  }
};

const keptStatuses = ({ statuses, filtered }: StatusData): StatusChange => [
  ...[...statuses].map(([id, status]) => {
    const mark = filtered.get(id);
    return [id, mark === undefined ? status : { ...status, filtered: mark }] as const;
  }),
  ...[...filtered].flatMap(([id, mark]) => (statuses.has(id) ? [] : [[id, { filtered: mark }] as const])),
];

const emptyStatuses = (): StatusData => ({ statuses: new Map(), filtered: new Map() });

export const statusKind: JournalKind<StatusData, StatusChange> = {
  name: 'status',
  format: 1,
  migrations: [],
  foldBytes,
  empty: emptyStatuses,
  toJson: (data) => ({ statuses: keptStatuses(data) }),
  fromJson: (json) => {
    const data = emptyStatuses();
    setStatuses(data, requireArray(requireObject(json)['statuses']) as StatusChange);
    return data;
  },
  apply: setStatuses,
};
