/** What a search finds, saved searches, which stand in the sidebar as smart sections, and what is said about a query that could not be read whole. */

import type { ListedHeadline } from './models.ts';

export type SavedSearch = { readonly id: string; readonly title: string; readonly query: string };

/** `unread` is `null` until it was counted. */
export type SmartSection = SavedSearch & { readonly unread: number | null };

/**
 * A part of a query that was left out, and why: `date` is none, `state` is not one of unread, read, starred, saved, `has` is not picture,
 * `empty` is an operator without a value.
 */
export type QueryTrouble = { readonly reason: 'date' | 'state' | 'has' | 'empty'; readonly part: string };

export type SearchHit = {
  readonly headline: ListedHeadline;
  /** Plain text around the found words; `marks` are [start, end) in UTF-16 units. */
  readonly snippet: { readonly text: string; readonly marks: readonly (readonly [number, number])[] };
};
export type SearchPage = {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  /** Whether there are more than that: they are counted no further. */
  readonly isMore: boolean;
  readonly next: number | null;
  /** Parts of the query that were left out because they say nothing. */
  readonly troubles: readonly QueryTrouble[];
};
