/** Everything kept of one source: rows with fetch state and statuses in memory, bodies by month on disk. */
import { isDeepStrictEqual } from 'node:util';
import { crc32 } from 'node:zlib';
import { Failure } from '../../contract/errors.ts';
import type { Status } from '../../contract/models.ts';
import type { Context } from './context.ts';
import type { Fetches } from './fetches-file.ts';
import { requireArticleId } from './ids.ts';
import { openJournaled } from './journaled.ts';
import type { ArticleRow, Changes, SourceStore } from './model.ts';
import type { Bodies } from './source-bodies.ts';
import { monthOf } from './source-bodies.ts';
import type { KeptRow, RowsChange } from './source-rows.ts';
import { isUnread, rowsKind, sameStatus, statusKind, unvalidated } from './source-rows.ts';

export type OpenSource = SourceStore & {
  /** Refuses further changes with `error` and resolves when those under way are done. */
  readonly close: (error: Failure) => Promise<void>;
  /** Does `work` while no article comes or goes. */
  readonly quietly: <T>(work: () => Promise<T>) => Promise<T>;
};

type Put = Parameters<SourceStore['put']>[0];

/** `text`: the body as JSON, made once for its checksum and for its file. */
type ChangedArticle = KeptRow & { readonly text: string };

/** The checksum of a body that is not there. */
const lostBody = 0;

const noChanges: Changes = { new: [], updated: [], removed: [] };

export const openSource = async (
  context: Context,
  bodies: Bodies,
  fetches: Fetches,
  id: string,
): Promise<OpenSource> => {
  const [articles, statuses] = await Promise.all([
    openJournaled(context, rowsKind, `feeds/${id}/articles.json`, 1),
    openJournaled(context, statusKind, `feeds/${id}/status.json`, 1),
  ]);
  let closed: Failure | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let statusWrites = 0;

  const requireOpen = (): void => {
    if (closed !== null) throw new Failure(closed.code, closed.params);
  };

  const hasBody = (key: string): boolean => (articles.low.data.bodies.get(key) ?? lostBody) !== lostBody;

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const isKnown = (row: ArticleRow, body: number): boolean =>
    articles.low.data.bodies.get(row.id) === body && isDeepStrictEqual(articles.low.data.rows.get(row.id), row);

  /** Articles that differ from the stored ones; of several with one id the last. */
  const differing = (change: Put): ReadonlyMap<string, ChangedArticle> => {
    const found = new Map<string, ChangedArticle>();
    for (const { row, body } of change.articles) {
      requireArticleId(id, row.id);
      const text = JSON.stringify(body);
      const fingerprint = change.fingerprints?.get(row.id);
      const kept = { row, body: crc32(text), text, ...(fingerprint === undefined ? {} : { fingerprint }) };
      if (isKnown(row, kept.body)) found.delete(row.id);
      else found.set(row.id, kept);
    }
    return found;
  };

  const byMonth = <T>(
    items: Iterable<readonly [string, T]>,
    month: (item: T) => string,
  ): Map<string, Map<string, T>> => {
    const months = new Map<string, Map<string, T>>();
    for (const [key, item] of items) {
      const name = month(item);
      const group = months.get(name) ?? new Map<string, T>();
      months.set(name, group.set(key, item));
    }
    return months;
  };

  /** Those of articles that stay as they are, as far as they are not known yet. */
  const newFingerprints = (change: Put, changed: ReadonlyMap<string, ChangedArticle>): RowsChange['fingerprints'] => {
    const { rows, fingerprints } = articles.low.data;
    const found = [...(change.fingerprints ?? [])].filter(
      ([key, fingerprint]) => !changed.has(key) && rows.has(key) && fingerprints.get(key) !== fingerprint,
    );
    return found.length === 0 ? undefined : found;
  };

  const write = async (
    changed: ReadonlyMap<string, ChangedArticle>,
    rest: Pick<RowsChange, 'fetch' | 'fingerprints'>,
  ): Promise<void> => {
    const put = [...changed.values()].map(({ text: _text, ...kept }) => kept);
    try {
      for (const [month, group] of byMonth(changed, (kept) => monthOf(kept.row.arrived))) {
        await bodies.put(id, month, new Map([...group].map(([key, kept]) => [key, kept.text])));
      }
      await articles.change({ ...(put.length > 0 ? { put } : {}), ...rest });
    } catch (error) {
      // Some of the bodies may be new already while the rows are not: none of them is known any more.
      for (const key of changed.keys()) articles.low.data.bodies.delete(key);
      throw error;
    }
  };

  const put = async (change: Put): Promise<Changes> => {
    const changed = differing(change);
    const { rows, fetch } = articles.low.data;
    const known = fetches.newest(id, fetch);
    const fetchState = isDeepStrictEqual(change.fetchState, known) ? undefined : change.fetchState;
    const fingerprints = newFingerprints(change, changed);
    if (changed.size === 0 && fingerprints === undefined) {
      if (fetchState === undefined) return noChanges;
      if (fetches.takes(fetch, fetchState)) {
        await fetches.keep(id, fetchState);
        return noChanges;
      }
    }
    const before = new Map([...changed.keys()].map((key) => [key, rows.get(key)]));
    await write(changed, { fetch: fetchState, fingerprints });
    await dropMoved(changed, before);
    const isNew = (key: string): boolean => before.get(key) === undefined;
    return {
      new: [...changed.keys()].filter(isNew),
      updated: [...changed.keys()].filter((key) => !isNew(key)),
      removed: [],
    };
  };

  /** A body whose article now stands in another month is left over in its old one. */
  const dropMoved = async (
    changed: ReadonlyMap<string, KeptRow>,
    before: ReadonlyMap<string, ArticleRow | undefined>,
  ): Promise<void> => {
    const moved = [...before].flatMap(([key, old]) => {
      const now = changed.get(key)?.row;
      if (old === undefined || now === undefined || monthOf(old.arrived) === monthOf(now.arrived)) return [];
      return [[key, old] as const];
    });
    if (moved.length > 0) await dropBodies(moved);
  };

  /** Orphans are harmless: what fails here is swept later, the call itself has done its work. */
  const dropBodies = async (removed: readonly (readonly [string, ArticleRow])[]): Promise<void> => {
    const left = byMonth(articles.low.data.rows, (row) => monthOf(row.arrived));
    for (const [month, group] of byMonth(removed, (row) => monthOf(row.arrived))) {
      const remaining = left.get(month)?.size ?? 0;
      try {
        if (remaining === 0) await bodies.removeMonth(id, month);
        else await bodies.remove(id, month, [...group.keys()], group.size >= remaining);
      } catch (error) {
        context.log('warn', 'store.orphans', { source: id, month, error: String(error) });
      }
    }
  };

  const remove = async (ids: readonly string[]): Promise<Changes> => {
    const { rows } = articles.low.data;
    const removed = [...new Set(ids)].flatMap((key) => {
      const row = rows.get(key);
      return row === undefined ? [] : [[key, row] as const];
    });
    if (removed.length === 0) return noChanges;
    const removedIds = removed.map(([key]) => key);
    await articles.change({ remove: removedIds });
    await dropBodies(removed);
    return { ...noChanges, removed: removedIds };
  };

  const bodyOf: SourceStore['body'] = async (key) => {
    const row = articles.low.data.rows.get(key);
    if (row === undefined) return null;
    const body = await bodies.get(id, monthOf(row.arrived), key);
    if (body === null && hasBody(key)) {
      articles.low.data.bodies.delete(key);
      void inTurn(() => keepLost(row));
    }
    return body;
  };

  /** Lost with a damaged file: the article is not to be taken for known when it comes again, and its server is to send it again. Never rejects. */
  const keepLost = async (row: ArticleRow): Promise<void> => {
    const { rows, bodies: checksums, fetch } = articles.low.data;
    if (rows.get(row.id) !== row || checksums.has(row.id)) return;
    const change = { put: [{ row, body: lostBody }], fetch: unvalidated(fetches.newest(id, fetch)) };
    await articles
      .change(change)
      .catch((error: unknown) => context.log('warn', 'store.lost-body', { article: row.id, error: String(error) }));
  };

  const changeOne = async (key: string, to: Parameters<SourceStore['change']>[1]): Promise<Changes> => {
    const body = await bodyOf(key);
    const row = articles.low.data.rows.get(key);
    const article = row === undefined || body === null ? null : to(row, body);
    return article === null ? noChanges : put({ articles: [article] });
  };

  const setStatus: SourceStore['setStatus'] = async (wanted) => {
    requireOpen();
    for (const key of wanted.keys()) requireArticleId(id, key);
    const stored = statuses.low.data.statuses;
    // While other writes are under way the stored value may be about to change.
    const isStored = ([key, status]: readonly [string, Status]): boolean => {
      const old = stored.get(key);
      return old === undefined ? isUnread(status) : sameStatus(old, status);
    };
    const change = [...wanted].filter((entry) => statusWrites > 0 || !isStored(entry));
    if (change.length === 0) return;
    statusWrites += 1;
    try {
      await statuses.change(change);
    } finally {
      statusWrites -= 1;
    }
  };

  const setFiltered: SourceStore['setFiltered'] = async (marks) => {
    requireOpen();
    for (const key of marks.keys()) requireArticleId(id, key);
    if (marks.size === 0) return;
    statusWrites += 1;
    try {
      await statuses.change([...marks].map(([key, { mark, status }]) => [key, { ...status, filtered: mark }] as const));
    } finally {
      statusWrites -= 1;
    }
  };

  return {
    id,
    get rows() {
      return articles.low.data.rows;
    },
    get statuses() {
      return statuses.low.data.statuses;
    },
    get filtered() {
      return statuses.low.data.filtered;
    },
    get fetchState() {
      return fetches.newest(id, articles.low.data.fetch);
    },
    get fingerprints() {
      return articles.low.data.fingerprints;
    },
    hasBody,
    isGone: (key) => articles.low.data.gone.has(key),
    put: async (change) => {
      requireOpen();
      return inTurn(() => put(change));
    },
    change: async (key, to) => {
      requireOpen();
      return inTurn(() => changeOne(key, to));
    },
    setStatus,
    setFiltered,
    remove: async (ids) => {
      requireOpen();
      return inTurn(() => remove(ids));
    },
    body: bodyOf,
    quietly: inTurn,
    close: async (reason) => {
      closed = reason;
      await last;
      await Promise.all([articles.settled(), statuses.settled()]);
    },
  };
};
