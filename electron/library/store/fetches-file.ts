/**
 * `fetches.json`: feeds that had nothing new. Such an answer changes nothing but when the feed was asked, so that those of a whole refresh stand
 * in one file and share its writes. The source's own file stays the truth about everything a server is told.
 */
import type { Context } from './context.ts';
import type { Journaled } from './journaled.ts';
import { openJournaled } from './journaled.ts';
import type { JournalKind } from './journal.ts';
import type { FetchState } from './model.ts';
import { emptyFetchState } from './model.ts';
import { requireObject } from './shapes.ts';

type FetchesData = Map<string, FetchState>;
/** `fetch` `null`: the source is gone. */
type FetchesChange = { readonly source: string; readonly fetch: FetchState | null };

export const fetchesKind: JournalKind<FetchesData, FetchesChange> = {
  name: 'fetches',
  format: 1,
  migrations: [],
  foldBytes: 512 * 1024,
  empty: () => new Map(),
  toJson: (data) => Object.fromEntries(data),
  fromJson: (json) =>
    new Map(
      Object.entries(requireObject(json)).map(([source, fetch]) => [
        source,
        { ...emptyFetchState, ...(requireObject(fetch) as FetchState) },
      ]),
    ),
  apply: (data, { source, fetch }) => {
    if (typeof source !== 'string') throw new TypeError('a fetch of no source');
    if (fetch === null) data.delete(source);
    else data.set(source, { ...emptyFetchState, ...fetch });
  },
};

export const fetchesFile = 'fetches.json';

export type Fetches = {
  /** What is known of the source's last fetch, `own` being what its own file says. */
  readonly newest: (source: string, own: FetchState) => FetchState;
  /** Whether `fetch` may stand here: a later answer without anything new, under the validators of `own`. */
  readonly takes: (own: FetchState, fetch: FetchState) => boolean;
  readonly keep: (source: string, fetch: FetchState) => Promise<void>;
  readonly forget: (source: string) => Promise<void>;
  readonly settled: () => Promise<void>;
};

/** Where the source's own file was written since, or lost what its validators spoke for, what stands here says nothing. */
const follows = (own: FetchState, fetch: FetchState): boolean =>
  own.lastFetch !== null &&
  fetch.lastFetch !== null &&
  fetch.lastFetch.at > own.lastFetch.at &&
  fetch.etag === own.etag &&
  fetch.lastModified === own.lastModified &&
  fetch.bodyHash === own.bodyHash;

export const openFetches = async (context: Context): Promise<Fetches> => {
  // Without a generation: lost, feeds are asked a little sooner.
  const file: Journaled<FetchesData, FetchesChange> = await openJournaled(context, fetchesKind, fetchesFile, null);
  return {
    newest: (source, own) => {
      const fetch = file.low.data.get(source);
      return fetch !== undefined && follows(own, fetch) ? fetch : own;
    },
    takes: (own, fetch) => fetch.lastFetch?.unchanged === true && fetch.files === undefined && follows(own, fetch),
    keep: (source, fetch) => file.change({ source, fetch }),
    forget: async (source) => {
      if (file.low.data.has(source)) await file.change({ source, fetch: null });
    },
    settled: file.settled,
  };
};
