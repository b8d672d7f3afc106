/** Feeds for these tests, from text. */
import { expect } from 'vitest';
import { Failure, type ErrorCode } from '../../../../electron/contract/errors.ts';
import { limits } from '../../../../electron/contract/limits.ts';
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

/** What reading any bytes may end in when it does not end in a feed. */
const named: readonly string[] = ['not-a-feed', 'feed-empty', 'feed-broken', 'too-large'];

/** The feed, or the code of the failure; anything else is thrown on. */
export const outcome = async (bytes: Uint8Array, contentType: string | null = null): Promise<ParsedFeed | string> => {
  try {
    return await parseFeed(bytes, { url: 'https://h.example/feed', contentType });
  } catch (cause) {
    if (cause instanceof Failure) return cause.code;
    throw cause;
  }
};

/** Checks that bytes end in a feed within its limits or in a named failure; answers how many entries came. */
export const endsWell = async (bytes: Uint8Array, contentType: string | null = null): Promise<number> => {
  const result = await outcome(bytes, contentType);
  if (typeof result === 'string') {
    expect(named).toContain(result);
    return 0;
  }
  expect(result.entries.length).toBeLessThanOrEqual(limits.feedItems);
  for (const entry of result.entries) {
    for (const time of [entry.published, entry.updated]) expect(time === null || Number.isFinite(time)).toBe(true);
    expect(entry.title).not.toBe('');
    expect(entry.id).not.toBe('');
    for (const text of [entry.title, entry.summary, entry.content])
      expect(text?.length ?? 0).toBeLessThanOrEqual(limits.entryTextCharacters);
    for (const link of [entry.link, ...entry.enclosures.map((enclosure) => enclosure.link)]) expect(link).not.toBe('');
  }
  return result.entries.length;
};
