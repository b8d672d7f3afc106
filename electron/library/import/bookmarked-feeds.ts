/** Which bookmarks of a browser are feeds, or pages that offer some. Only looks: what becomes a source the reader decides. */
import { Failure } from '../../contract/errors.ts';
import type { BookmarkedFeeds, BookmarkedPage } from '../../contract/lists.ts';
import type { FeedCandidate } from '../../contract/models.ts';
import { decodeBytes } from '../articles/decode.ts';
import type { Core } from '../core.ts';
import { discoverFeeds } from '../feeds/discover.ts';
import type { FoundFeed } from '../feeds/discover.ts';
import { userAgentOf } from '../feeds/fetch.ts';
import { bookmarkLinks, isWebLink } from '../files/bookmarks.ts';
import type { BookmarkLink } from '../files/bookmarks.ts';
import type { JobHandle } from '../jobs.ts';
import { feedAt } from '../paper/sources.ts';

const lanes = 8;

/** Firefox kept feeds as "live bookmarks", with the feed's address beside the site's. */
const namedFeed = ({ attributes }: BookmarkLink): string | null => {
  const named = (attributes['feedurl'] ?? '').trim();
  return isWebLink(named) ? named : null;
};

const lookAt = async (core: Core, link: BookmarkLink, signal: AbortSignal): Promise<readonly FoundFeed[]> => {
  const named = namedFeed(link);
  if (named !== null) return [{ url: named, title: link.title.trim() || null, type: null }];
  return discoverFeeds(link.address, {
    http: core.ports.http,
    clock: core.ports.clock,
    parse: core.parser.parse,
    userAgent: userAgentOf(core.version),
    signal,
    typed: false,
    guessing: false,
  });
};

/**
 * Looks at every bookmark, several at a time; cancelled, it answers what was found until then. A page without a feed costs one request.
 * Fails with `file-empty` when there is no web address in it, with `offline` when the reader works offline.
 */
export const bookmarkedFeeds = async (
  core: Core,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  handle: JobHandle,
): Promise<BookmarkedFeeds> => {
  if (core.store.paper.data.settings.workOffline) throw new Failure('offline', {});
  const all = bookmarkLinks(decodeBytes(bytes, { kind: 'html' }).text).filter((link) => isWebLink(link.address));
  const links = [...new Map(all.map((link) => [link.address, link])).values()];
  if (links.length === 0) throw new Failure('file-empty', { name });
  const found = new Map<number, BookmarkedPage>();
  let next = 0;
  let looked = 0;
  let unreachable = 0;

  const candidate = (feed: FoundFeed): FeedCandidate => ({
    ...feed,
    subscribedAs: feedAt(core.store.paper.data, feed.url)?.row.id ?? null,
  });
  const look = async (index: number, link: BookmarkLink): Promise<void> => {
    const title = link.title.replace(/\s+/gu, ' ').trim() || link.address;
    try {
      const feeds = await lookAt(core, link, handle.signal);
      found.set(index, { title, address: link.address, path: link.folders, feeds: feeds.map(candidate) });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'cancelled') return;
      if (error.code !== 'no-feed-found') unreachable++;
    }
    looked++;
    handle.progress(looked, links.length, title);
  };
  const lane = async (): Promise<void> => {
    while (!handle.signal.aborted) {
      const index = next++;
      const link = links[index];
      if (link === undefined) return;
      await look(index, link);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return {
    pages: [...found].toSorted(([a], [b]) => a - b).map(([, page]) => page),
    looked,
    unreachable,
    cancelled: handle.signal.aborted,
  };
};
