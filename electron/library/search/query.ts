/** The query language as data. See `query-parser.ts` for what a reader may type. */
import type { Time } from '../../contract/models.ts';

export type SearchColumn = 'title' | 'standfirst' | 'body' | 'byline' | 'categories';

/** One word or phrase: `words` are folded index words that must stand beside each other. */
export type TextPart = {
  readonly kind: 'text';
  readonly words: readonly string[];
  /** `null`: anywhere. */
  readonly column: SearchColumn | null;
  /** The last word may go on. */
  readonly prefix: boolean;
  /** As typed: no other forms of the word are tried. */
  readonly exact: boolean;
};

/** Something the index does not know of the text but of its place, status or date. */
export type FilterPart =
  | { readonly kind: 'is'; readonly state: 'unread' | 'read' | 'starred' | 'saved' }
  | { readonly kind: 'has-picture' }
  | { readonly kind: 'source'; readonly words: readonly string[] }
  | { readonly kind: 'section'; readonly words: readonly string[] }
  | { readonly kind: 'tag'; readonly words: readonly string[] }
  | { readonly kind: 'language'; readonly tag: string }
  /** From `from` (inclusive) to `to` (exclusive); `null` is open. */
  | { readonly kind: 'date'; readonly from: Time | null; readonly to: Time | null };

export type QueryPart = TextPart | FilterPart;

/** Holds when one of its alternatives does. */
export type QueryClause = { readonly negative: boolean; readonly alternatives: readonly QueryPart[] };

/** Holds when every clause does. No clauses: nothing was asked. */
export type SearchQuery = readonly QueryClause[];
