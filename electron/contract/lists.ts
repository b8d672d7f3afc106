/** Lists of subscriptions and bookmarks, as far as they are not files of stories. JSON-safe, absent is `null`. */
import type { FeedCandidate } from './models.ts';

/** A bookmark, and the feeds its page offers. */
export type BookmarkedPage = {
  readonly title: string;
  readonly address: string;
  /** Titles of the folders it lies in, outermost first. */
  readonly path: readonly string[];
  readonly feeds: readonly FeedCandidate[];
};

/** What looking at a file of bookmarks found. */
export type BookmarkedFeeds = {
  /** Pages that offer a feed, in the file's order. */
  readonly pages: readonly BookmarkedPage[];
  /** Bookmarks that were looked at. */
  readonly looked: number;
  /** Of those, pages that could not be reached. */
  readonly unreachable: number;
  readonly cancelled: boolean;
};
