/** The list at hand: headlines of a place, or what a search found. One at a time; pages come as they are scrolled to. */
import { create } from 'zustand';
import type { CallInput } from '../../electron/contract/calls.ts';
import type { ListKind, ListedHeadline } from '../../electron/contract/models.ts';
import type { QueryTrouble, SearchHit } from '../../electron/contract/searches.ts';
import type { Trouble } from '../bridge/bridge.ts';
import { call, on, onConnection, troubleOf } from '../bridge/bridge.ts';
import { openArticleId, usePlace } from './place.ts';
import { useStatuses } from './statuses.ts';
import { sayTrouble } from './toasts.ts';

export type Row = { readonly headline: ListedHeadline; readonly snippet: SearchHit['snippet'] | null };
export type Filter = 'unread' | 'all' | 'starred' | 'by-story';
export type SearchOrder = 'relevance' | 'date';
export type Query =
  | { readonly of: 'list'; readonly kind: ListKind; readonly id: string | null; readonly filter: Filter }
  | { readonly of: 'search'; readonly query: string; readonly order: SearchOrder };

type Page = {
  readonly rows: readonly Row[];
  readonly next: string | number | null;
  readonly total: number;
  readonly unread: number;
  /** Of a search: whether there are more than were counted. */
  readonly isMore: boolean;
  /** Parts of a search that were left out. */
  readonly troubles: readonly QueryTrouble[];
};

export type Listing = Page & {
  readonly query: Query | null;
  readonly state: 'loading' | 'ready' | 'failed';
  readonly trouble: Trouble | null;
  /** Stories came since; they are shown when the reader asks, so that nothing moves under the eyes. */
  readonly newer: boolean;
  /** The row that keys move; the open story's, once one is open. */
  readonly cursorId: string | null;
};

const pageSize = 200;
const empty: Page = { rows: [], next: null, total: 0, unread: 0, isMore: false, troubles: [] };

export const useListing = create<Listing>(() => ({
  ...empty,
  query: null,
  state: 'loading',
  trouble: null,
  newer: false,
  cursorId: null,
}));

/** The filter of a list as the library's calls take it. */
export const filterInput = (query: Extract<Query, { of: 'list' }>): CallInput<'articles.markAllRead'> => ({
  kind: query.kind,
  ...(query.id === null ? {} : { id: query.id }),
  ...(query.filter === 'unread' ? { unreadOnly: true } : {}),
  ...(query.filter === 'starred' ? { starredOnly: true } : {}),
  ...(query.filter === 'by-story' ? { byStory: true } : {}),
});

const fetchPage = async (query: Query, after: string | number | null, limit: number): Promise<Page> => {
  if (query.of === 'search') {
    const offset = typeof after === 'number' ? after : 0;
    const page = await call('search.query', {
      query: query.query,
      order: query.order,
      offset,
      limit: Math.min(limit, 100),
    });
    return {
      rows: page.hits,
      next: page.next,
      total: page.total,
      unread: 0,
      isMore: page.isMore,
      troubles: page.troubles,
    };
  }
  const page = await call('articles.list', {
    ...filterInput(query),
    limit,
    ...(typeof after === 'string' ? { after } : {}),
  });
  return {
    ...page,
    isMore: false,
    troubles: [],
    rows: page.headlines.map((headline) => ({ headline, snippet: null })),
  };
};

let turn = 0;
let loadingMore = false;

/** The story being read keeps its row, even when the filter no longer shows it. */
const withOpenRow = (rows: readonly Row[], known: readonly Row[]): readonly Row[] => {
  const openId = openArticleId(usePlace.getState().place);
  const open = known.find((row) => row.headline.id === openId);
  if (open === undefined || rows.some((row) => row.headline.id === openId)) return rows;
  const at = rows.findIndex((row) => row.headline.date < open.headline.date);
  return at < 0 ? rows : [...rows.slice(0, at), open, ...rows.slice(at)];
};

const load = async (query: Query, limit: number, keep: readonly Row[], isRenewal: boolean): Promise<void> => {
  const mine = ++turn;
  try {
    const page = await fetchPage(query, null, limit);
    if (mine !== turn) return;
    useListing.setState({ ...page, rows: withOpenRow(page.rows, keep), state: 'ready', trouble: null, newer: false });
  } catch (cause) {
    if (mine !== turn) return;
    // What is shown of this list stays when it cannot be asked for again.
    if (useListing.getState().state === 'ready' && isRenewal) sayTrouble(cause);
    else useListing.setState({ ...empty, state: 'failed', trouble: troubleOf(cause) });
  }
};

/** Shows a list from its beginning. The same list again is left as it is. */
export const showListing = (query: Query): void => {
  const known = useListing.getState();
  if (known.query !== null && JSON.stringify(known.query) === JSON.stringify(query) && known.state !== 'failed') return;
  const typing = query.of === 'search' && known.query?.of === 'search';
  useListing.setState(
    typing ? { query, newer: false } : { ...empty, query, state: 'loading', newer: false, cursorId: null },
  );
  void load(query, pageSize, [], false);
};

/** Asks for the list at hand again, as far as it was loaded. */
export const renewListing = (): void => {
  const { query, rows } = useListing.getState();
  if (query !== null) void load(query, Math.min(500, Math.max(pageSize, rows.length)), rows, true);
};

/** Loads the next page, if there is one. */
export const loadMore = async (): Promise<void> => {
  const { query, next, state } = useListing.getState();
  if (query === null || next === null || loadingMore || state !== 'ready') return;
  loadingMore = true;
  const mine = turn;
  try {
    const page = await fetchPage(query, next, pageSize);
    if (mine !== turn) return;
    useListing.setState(({ rows }) => {
      const known = new Set(rows.map((row) => row.headline.id));
      return { ...page, rows: [...rows, ...page.rows.filter((row) => !known.has(row.headline.id))] };
    });
  } catch (cause) {
    if (mine === turn) useListing.setState({ next: null, trouble: troubleOf(cause) });
  } finally {
    loadingMore = false;
  }
};

/** The story before or after the cursor in the list at hand; the first when there is no cursor. */
export const neighbour = (step: 1 | -1): ListedHeadline | null => {
  const { rows, cursorId } = useListing.getState();
  const at = rows.findIndex((row) => row.headline.id === cursorId);
  if (at < 0) return rows[0]?.headline ?? null;
  return rows[at + step]?.headline ?? null;
};

/** The headline under the cursor. */
export const headlineAtCursor = (): ListedHeadline | null => {
  const { rows, cursorId } = useListing.getState();
  return rows.find((row) => row.headline.id === cursorId)?.headline ?? null;
};

useStatuses.subscribe(({ byId }, before) => {
  const { rows, unread } = useListing.getState();
  let change = 0;
  for (const { headline } of rows) {
    const status = byId[headline.id];
    if (status === undefined || status === before.byId[headline.id]) continue;
    change += Number(!status.read) - Number(!(before.byId[headline.id] ?? headline.status).read);
  }
  if (change !== 0) useListing.setState({ unread: Math.max(0, unread + change) });
});

usePlace.subscribe(({ place }) => {
  const id = openArticleId(place);
  if (id !== null) useListing.setState({ cursorId: id });
});

on('rails.changed', () => {
  const { query } = useListing.getState();
  if (query?.of !== 'list') return;
  if (query.kind === 'recommended' || query.kind === 'must-read' || query.filter === 'by-story') renewListing();
});

let lost = false;
onConnection((connection) => {
  if (lost && connection === 'ready') renewListing();
  lost = connection === 'lost';
});

// What the reader wanted hidden goes at once, the open story's row too.
on('filters.changed', () => {
  const { query, rows } = useListing.getState();
  if (query !== null) void load(query, Math.min(500, Math.max(pageSize, rows.length)), [], true);
});

on('articles.changed', (change) => {
  const { query, rows } = useListing.getState();
  if (query === null) return;
  if (change.removed.length > 0) {
    const gone = new Set(change.removed);
    useListing.setState({ rows: rows.filter((row) => !gone.has(row.headline.id)) });
  }
  if (change.new.length === 0 && change.updated.length === 0) return;
  if (rows.length === 0) renewListing();
  else useListing.setState({ newer: true });
});
