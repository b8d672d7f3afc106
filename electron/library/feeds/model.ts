/** A feed of any format after its adapter: the one shape the rest of the library sees. Absent is `null`; links are absolute; markup is as the feed gives it. */
import type { Enclosure, Time } from '../../contract/models.ts';

export type FeedFormat =
  | 'rss-0.9'
  | 'rss-0.91'
  | 'rss-0.92'
  | 'rss-1.0'
  | 'rss-2.0'
  | 'atom-0.3'
  | 'atom-1.0'
  | 'json-1.0'
  | 'json-1.1'
  | 'rss-in-json'
  | 'rss';

export type FeedEntry = {
  /** What the feed calls the entry (guid, atom:id, JSON id); `null` when it gives none. */
  readonly id: string | null;
  readonly link: string | null;
  /** Where `link` leads in the end, when the feed says that `link` only counts the click (FeedBurner). */
  readonly originalLink?: string | null;
  /** Plain text. */
  readonly title: string | null;
  /** HTML as the feed gives it, not yet sanitised. */
  readonly summary: string | null;
  readonly content: string | null;
  readonly authors: readonly string[];
  readonly published: Time | null;
  readonly updated: Time | null;
  readonly categories: readonly string[];
  readonly enclosures: readonly Enclosure[];
  readonly image: string | null;
  readonly language: string | null;
};

/** What a feed says about how it wants to be asked. */
export type FeedHints = {
  readonly ttlMinutes: number | null;
  readonly skipHours: readonly number[];
  readonly skipDays: readonly string[];
  /** Where the feed says it has moved to (itunes:new-feed-url). */
  readonly movedTo: string | null;
};

/** Something that was wrong in the document and was read anyway: where, in plain terms. Lines and columns count from 1. */
export type FeedFlaw = { readonly code: string; readonly line: number | null; readonly column: number | null };

export type ParsedFeed = {
  readonly format: FeedFormat;
  readonly title: string | null;
  readonly link: string | null;
  readonly description: string | null;
  readonly language: string | null;
  readonly image: string | null;
  readonly updated: Time | null;
  readonly entries: readonly FeedEntry[];
  readonly hints: FeedHints;
  readonly flaws: readonly FeedFlaw[];
};

/** A feed of which the entries that are known were passed over: `feed` has those that were read. */
export type PartlyRead = {
  readonly feed: ParsedFeed;
  /** All entries of the document in their order, `entry` being `null` for a known one. Without a fingerprint an entry cannot be known again. */
  readonly entries: readonly { readonly entry: FeedEntry | null; readonly fingerprint: string | null }[];
};

/** What a refresh itself looks at of a feed: of its entries only their times. */
export type FeedTimes = Omit<ParsedFeed, 'entries'> & {
  readonly entries: readonly Pick<FeedEntry, 'published' | 'updated'>[];
};

/** Where bytes came from, for charsets and relative links. */
export type FeedContext = {
  /** Address after redirects; base of relative links. */
  readonly url: string | null;
  /** The Content-Type header as sent. */
  readonly contentType: string | null;
  /** A charset the reader forces, against everything the document says. */
  readonly charset?: string | null;
};
