/** Feeds for these tests, from text. */
import { Failure, type ErrorCode } from '../../../../electron/contract/errors.ts';
import type { FeedContext, FeedEntry, ParsedFeed } from '../../../../electron/library/feeds/model.ts';
import { parseFeed } from '../../../../electron/library/feeds/parse.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const parse = (text: string, context: Partial<FeedContext> = {}): Promise<ParsedFeed> =>
  parseFeed(bytesOf(text), { url: null, contentType: null, ...context });

const namespaces = `xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:georss="http://www.georss.org/georss"`;

export const rss = (channel: string): string =>
  `<?xml version="1.0"?><rss version="2.0" ${namespaces}><channel>${channel}</channel></rss>`;

export const atom = (inside: string): string => `<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`;

/** The only entry of an RSS feed whose item holds this. */
export const rssEntry = async (item: string, context: Partial<FeedContext> = {}): Promise<FeedEntry> =>
  firstEntry(await parse(rss(`<item>${item}</item>`), context));

export const atomEntry = async (entry: string, context: Partial<FeedContext> = {}): Promise<FeedEntry> =>
  firstEntry(await parse(atom(`<entry>${entry}</entry>`), context));

export const firstEntry = (feed: ParsedFeed): FeedEntry => {
  const [entry] = feed.entries;
  if (entry === undefined) throw new Error('the feed has no entry');
  return entry;
};

/** The code of the failure that the work ends in, or `null` when it ends well. */
export const failureOf = async (work: Promise<unknown>): Promise<ErrorCode | null> => {
  try {
    await work;
    return null;
  } catch (cause) {
    if (cause instanceof Failure) return cause.code;
    throw cause;
  }
};
