/** The derived full-text index: deleted, it is rebuilt; never the truth about anything. */
import type { Time } from '../../contract/models.ts';
import type { QueryTrouble } from '../../contract/searches.ts';
import type { TestedArticle, TextMatches } from './membership.ts';
import type { SearchQuery } from './query.ts';

export type IndexedArticle = {
  readonly id: string;
  readonly sourceId: string;
  readonly title: string;
  readonly standfirst: string | null;
  /** Body as plain text. */
  readonly text: string;
  readonly byline: string | null;
  readonly categories: readonly string[];
  readonly language: string | null;
  readonly date: Time;
};

export type SearchRequest = {
  readonly query: string;
  readonly order: 'relevance' | 'date';
  readonly offset: number;
  readonly limit: number;
};
/** What an article's place and status say, for operators such as `in:`, `source:` or `is:unread`; asked of the library at query time. */
export type SearchScope = {
  readonly title: string;
  readonly sourceTitle: string;
  readonly sectionTitles: readonly string[];
  readonly read: boolean;
  readonly starred: boolean;
  readonly saved: boolean;
  readonly hasPicture: boolean;
  /** Put on it by filters. */
  readonly tags?: readonly string[];
};
export type FoundArticle = {
  readonly id: string;
  readonly snippet: { readonly text: string; readonly marks: readonly (readonly [number, number])[] };
};

export type SearchIndex = {
  /** Adds or replaces. */
  readonly add: (articles: readonly IndexedArticle[]) => Promise<void>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /** Ids the index holds. */
  readonly ids: () => Promise<ReadonlySet<string>>;
  readonly query: (request: SearchRequest) => Promise<{
    readonly found: readonly FoundArticle[];
    readonly total: number;
    /** Whether there are more than that: they are counted no further. */
    readonly isMore: boolean;
    /** Parts of the query that were left out. */
    readonly troubles: readonly QueryTrouble[];
  }>;
  /** What the index knows of a query, of every article or of some. Rejects with `search-unavailable`. */
  readonly texts: (query: SearchQuery, among?: readonly string[]) => Promise<TextMatches>;
  /** Whether a query asks for an article, by what `texts` found. */
  readonly test: (query: SearchQuery, found: TextMatches) => (article: TestedArticle) => boolean;
  readonly close: () => Promise<void>;
};
