/**
 * Saved searches as sections. What the index knows of each is kept in memory and brought up to date with the articles that changed since; place,
 * status and date are asked of the library each time. Counting goes on by itself after every change, in short stretches.
 */
import { setTimeout as after } from 'node:timers/promises';
import type { SavedSearch } from '../../contract/searches.ts';
import type { HeadlineEntry } from '../articles/headlines.ts';
import type { Core } from '../core.ts';
import { createPause } from '../pause.ts';
import { parseQuery } from '../search/query-parser.ts';
import type { TextMatches } from '../search/membership.ts';
import { searchById } from './saved.ts';

export type SmartSections = {
  /** Brings a search's section up to date. Rejects with `search-not-found`, `search-unavailable`. */
  readonly ready: (id: string) => Promise<void>;
  /** Whether an article stands in the section, as far as that was up to date. */
  readonly holds: (id: string) => (entry: HeadlineEntry) => boolean;
  /** Unread stories of the section; `null` until they were counted. */
  readonly unread: (id: string) => number | null;
  /** The index took these articles in, changed or lost them. */
  readonly indexed: (ids: readonly string[]) => void;
  /** Counts after each change that the library tells. */
  readonly follow: () => void;
  readonly close: () => Promise<void>;
};

type Memory = { readonly query: string; texts: TextMatches; readonly stale: Set<string> };

/** With more changes than this a search is asked anew. */
const mostStale = 500;
/** Changes come in crowds; they are counted together. */
const settleMs = 150;

const nothing: TextMatches = { wanted: new Set(), unwanted: new Set(), mixed: [] };

type Parts = Pick<Core, 'ports' | 'store' | 'headlines' | 'search' | 'teller' | 'followers'>;

export const createSmartSections = (parts: () => Parts): SmartSections => {
  const memories = new Map<string, Memory>();
  const counts = new Map<string, number>();
  let closed = false;
  let again = false;
  let working: Promise<void> | null = null;
  /** Each search is brought up to date by one at a time. */
  const updating = new Map<string, Promise<void>>();

  /** A saved query is whole: nothing of it is still being typed. */
  const parsed = (search: SavedSearch) => parseQuery(`${search.query} `, parts().ports.clock.now());

  const merged = (before: TextMatches, changed: TextMatches, ids: ReadonlySet<string>): TextMatches => {
    const next = (old: ReadonlySet<string>, found: ReadonlySet<string>): ReadonlySet<string> =>
      new Set(old).difference(ids).union(found);
    return {
      wanted: before.wanted === null || changed.wanted === null ? null : next(before.wanted, changed.wanted),
      unwanted: next(before.unwanted, changed.unwanted),
      mixed: before.mixed.map((old, at) => next(old, changed.mixed[at] ?? new Set())),
    };
  };

  const update = async (search: SavedSearch): Promise<void> => {
    const known = memories.get(search.id);
    const query = parsed(search);
    if (known !== undefined && known.query === search.query && known.stale.size <= mostStale) {
      if (known.stale.size === 0) return;
      const ids = new Set(known.stale);
      known.stale.clear();
      try {
        known.texts = merged(known.texts, await parts().search.texts(query, [...ids]), ids);
      } catch (error) {
        memories.delete(search.id);
        throw error;
      }
      return;
    }
    // What changes while it is asked is looked at again.
    const memory: Memory = { query: search.query, texts: nothing, stale: new Set() };
    memories.set(search.id, memory);
    try {
      memory.texts = await parts().search.texts(query);
    } catch (error) {
      memories.delete(search.id);
      throw error;
    }
  };

  const upToDate = async (search: SavedSearch): Promise<void> => {
    const before = updating.get(search.id) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => update(search));
    updating.set(search.id, mine);
    try {
      await mine;
    } finally {
      if (updating.get(search.id) === mine) updating.delete(search.id);
    }
  };

  const holds: SmartSections['holds'] = (id) => {
    const { store, search: index } = parts();
    const search = searchById(store.paper.data.searches, id);
    const test = index.test(parsed(search), memories.get(id)?.texts ?? nothing);
    return ({ row, sourceId }) => test({ id: row.id, source: sourceId, language: row.language, date: row.date });
  };

  const count = async (search: SavedSearch): Promise<number> => {
    await upToDate(search);
    const { headlines } = parts();
    const inside = holds(search.id);
    const ids = memories.get(search.id)?.texts.wanted ?? headlines.newestFirst().map(({ row }) => row.id);
    const pause = createPause();
    let unread = 0;
    for (const id of ids) {
      await pause();
      const entry = headlines.get(id);
      if (entry !== undefined && !headlines.status(id).read && inside(entry)) unread += 1;
    }
    return unread;
  };

  const countAll = async (): Promise<void> => {
    const { store, teller, ports, followers } = parts();
    await followers.caughtUp();
    const { searches } = store.paper.data;
    const there = new Set(searches.map((search) => search.id));
    for (const id of memories.keys()) if (!there.has(id)) memories.delete(id);
    let changed = false;
    for (const search of searches) {
      if (closed) return;
      try {
        const unread = await count(search);
        changed ||= counts.get(search.id) !== unread;
        counts.set(search.id, unread);
      } catch (error) {
        ports.log('warn', 'searches.count', { error: String(error) });
      }
    }
    if (changed && !closed) teller.tell('paper.changed', {});
  };

  const work = async (): Promise<void> => {
    while (again) {
      again = false;
      await after(settleMs, undefined, { ref: false });
      if (!closed) await countAll();
    }
    working = null;
  };

  const recount = (): void => {
    if (closed || parts().store.paper.data.searches.length === 0) return;
    again = true;
    working ??= work();
  };

  return {
    ready: async (id) => {
      const { store, followers } = parts();
      const search = searchById(store.paper.data.searches, id);
      await followers.caughtUp();
      await upToDate(search);
    },
    holds,
    unread: (id) => {
      const known = counts.get(id) ?? null;
      if (known === null) recount();
      return known;
    },
    indexed: (ids) => {
      for (const { stale } of memories.values()) for (const id of ids) stale.add(id);
      recount();
    },
    follow: () => {
      parts().teller.listen((name) => {
        if (name === 'status.changed' || name === 'articles.changed' || name === 'paper.changed') recount();
      });
    },
    close: async () => {
      closed = true;
      again = false;
      await working;
    },
  };
};
