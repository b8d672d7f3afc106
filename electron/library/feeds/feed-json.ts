/** Public file: a parsed feed as the command line prints it. */
import type { Time } from '../../contract/models.ts';
import type { ParsedFeed } from './model.ts';

export type FeedJson = {
  readonly format: string;
  readonly title: string | null;
  readonly link: string | null;
  readonly description: string | null;
  readonly language: string | null;
  readonly image: string | null;
  readonly updated: string | null;
  readonly entries: readonly {
    readonly id: string | null;
    readonly link: string | null;
    readonly title: string | null;
    readonly summary: string | null;
    readonly content: string | null;
    readonly authors: readonly string[];
    readonly published: string | null;
    readonly updated: string | null;
    readonly categories: readonly string[];
    readonly enclosures: readonly {
      readonly url: string;
      readonly type: string | null;
      readonly length: number | null;
    }[];
    readonly image: string | null;
    readonly language: string | null;
  }[];
};

/** ISO 8601 in UTC; milliseconds only where there are some. */
export const timeAsIso = (time: Time | null): string | null =>
  time === null ? null : new Date(time).toISOString().replace('.000Z', 'Z');

/**
 * The `feed` of `broadsheet parse --json`: times as ISO 8601 in UTC, absent is `null`. Where a feed gives one text only it stands under both
 * `summary` and `content`. An enclosure's `length` is 0 where the feed does not know it, which is how RSS 2.0 itself writes that.
 */
export const feedAsJson = (feed: ParsedFeed): FeedJson => ({
  format: feed.format,
  title: feed.title,
  link: feed.link,
  description: feed.description,
  language: feed.language,
  image: feed.image,
  updated: timeAsIso(feed.updated),
  entries: feed.entries.map((entry) => ({
    id: entry.id,
    link: entry.link,
    title: entry.title,
    summary: entry.summary ?? entry.content,
    content: entry.content,
    authors: entry.authors,
    published: timeAsIso(entry.published),
    updated: timeAsIso(entry.updated),
    categories: entry.categories,
    enclosures: entry.enclosures.map(({ link, type, length }) => ({ url: link, type, length: length ?? 0 })),
    image: entry.image,
    language: entry.language,
  })),
});
