/** Finds the feeds behind an address a reader typed. Public file of `feeds/discover/`. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { isWebAddress } from '../addresses.ts';
import { decodeBytes } from '../articles/decode.ts';
import type { Clock, Http } from '../ports.ts';
import type { Credentials } from './credentials.ts';
import { directoryEntry, feedInEntry } from './discover/podcast-directory.ts';
import { pageLinks } from './discover/page-links.ts';
import { feedsBySiteRule } from './discover/site-rules.ts';
import { normaliseAddress } from './discover/typed-address.ts';
import { feedAccept, fetchDocument, pageAccept } from './fetch.ts';
import type { FetchedDocument } from './fetch.ts';
import type { FeedContext, FeedFormat, ParsedFeed } from './model.ts';

export { normaliseAddress } from './discover/typed-address.ts';

/** `type` is `rss`, `atom` or `json`, by the feed itself where it was read, else by what the page says; `null` when nobody says. */
export type FoundFeed = { readonly url: string; readonly title: string | null; readonly type: string | null };

export type DiscoverDependencies = {
  readonly http: Http;
  readonly clock: Clock;
  readonly parse: (bytes: Uint8Array, context: FeedContext, signal: AbortSignal) => Promise<ParsedFeed>;
  readonly signal: AbortSignal;
  readonly userAgent: string;
  /** Sent where they may go. */
  readonly credentials?: Credentials | null;
  /** `false`: not the reader's own words, so no address of a private network (default `true`). */
  readonly typed?: boolean;
  /** `false`: only what the address and its page say, nothing is guessed (default `true`). */
  readonly guessing?: boolean;
};

/** The feeds that a page offers in its `link` elements. Pure; `url` is the page's own address. */
export const findFeedsInPage = (html: string, url: string): readonly FoundFeed[] => pageLinks(html, url).feeds;

/** Where feeds commonly lie, tried when a page names none: below the page's own folder first, then at the site's root. */
const wellKnown = ['feed', 'rss', 'feed.xml', 'rss.xml', 'atom.xml', 'index.xml', 'feed.json', 'feeds/posts/default'];
const maxTries = 14;
const triesAtOnce = 4;

const typeOf = (format: FeedFormat): string => {
  if (format.startsWith('atom')) return 'atom';
  return format.startsWith('json') ? 'json' : 'rss';
};

const wellKnownAddresses = (pageUrl: string): readonly string[] => {
  const folder = new URL(pageUrl.replace(/[?#].*$/, '').replace(/([^/])$/, '$1/'));
  const root = new URL('/', pageUrl);
  const near = folder.href === root.href ? [] : wellKnown.slice(0, 3).map((name) => new URL(name, folder).href);
  return [...near, ...wellKnown.map((name) => new URL(name, root).href)];
};

const fetchFrom = (url: string, typedHost: string, accept: string, dependencies: DiscoverDependencies) =>
  fetchDocument(dependencies.http, {
    url,
    // What the reader typed may be in a private network; what a page there names on another host may not.
    allowPrivate: dependencies.typed !== false && new URL(url).hostname === typedHost,
    accept,
    userAgent: dependencies.userAgent,
    credentials: dependencies.credentials ?? null,
    signal: dependencies.signal,
    maxBytes: limits.feedBytes,
    clock: dependencies.clock,
    about: { kind: 'discovery', sourceId: null },
  });

/** The document as a feed, `null` when it is none. */
const asFeed = async (document: FetchedDocument, dependencies: DiscoverDependencies): Promise<FoundFeed | null> => {
  if (document.kind === 'unchanged') return null;
  try {
    const context = { url: document.finalUrl, contentType: document.contentType };
    const feed = await dependencies.parse(document.bytes, context, dependencies.signal);
    return { url: document.movedTo ?? document.finalUrl, title: feed.title, type: typeOf(feed.format) };
  } catch (error) {
    if (error instanceof Failure && error.code !== 'cancelled') return null;
    throw error;
  }
};

const tryAddress = async (
  url: string,
  typedHost: string,
  dependencies: DiscoverDependencies,
): Promise<FoundFeed | null> => {
  try {
    return await asFeed(await fetchFrom(url, typedHost, feedAccept, dependencies), dependencies);
  } catch (error) {
    if (error instanceof Failure && error.code !== 'cancelled') return null;
    throw error;
  }
};

/** Those of the addresses that are feeds, in their order. With `first`, no more are tried once one was found. */
const tryAddresses = async (
  addresses: readonly string[],
  typedHost: string,
  dependencies: DiscoverDependencies,
  first: boolean,
): Promise<readonly FoundFeed[]> => {
  const tried = [...new Set(addresses)].slice(0, maxTries);
  const found: FoundFeed[] = [];
  for (let at = 0; at < tried.length; at += triesAtOnce) {
    const batch = tried.slice(at, at + triesAtOnce);
    const answers = await Promise.all(batch.map((url) => tryAddress(url, typedHost, dependencies)));
    for (const feed of answers) {
      if (feed !== null && !found.some((other) => other.url === feed.url)) found.push(feed);
    }
    if (first && found.length > 0) return found;
  }
  return found;
};

/** The feed of a podcast's page in a directory, as the directory names it. */
const feedOfShow = async (url: string, dependencies: DiscoverDependencies): Promise<readonly string[]> => {
  const entry = directoryEntry(url);
  if (entry === null) return [];
  try {
    const document = await fetchFrom(entry, '', pageAccept, dependencies);
    const feed = document.kind === 'fetched' ? feedInEntry(decodeBytes(document.bytes, { kind: 'html' }).text) : null;
    return feed !== null && isWebAddress(feed) ? [feed] : [];
  } catch (error) {
    // Then the page itself may say more.
    if (error instanceof Failure && error.code !== 'cancelled') return [];
    throw error;
  }
};

const noHttps: ReadonlySet<string> = new Set(['connection-refused', 'connection-failed', 'tls-failed', 'timed-out']);

/**
 * The feeds behind an address, best first: the document itself when it is a feed, else what the site's rule names, what the page links
 * to, what its ordinary links look like, and the well-known places. A bare host is asked over https, and over http where that fails.
 * Fails with `bad-address`, with what `fetchDocument` fails with when the address cannot be reached, and with `no-feed-found`.
 */
export const discoverFeeds = async (
  address: string,
  dependencies: DiscoverDependencies,
): Promise<readonly FoundFeed[]> => {
  const url = normaliseAddress(address);
  try {
    return await feedsAt(url, dependencies);
  } catch (error) {
    const bareHost = url.startsWith('https:') && !/https:/i.test(address);
    if (!bareHost || !(error instanceof Failure) || !noHttps.has(error.code)) throw error;
    return feedsAt(url.replace('https:', 'http:'), dependencies);
  }
};

const feedsAt = async (url: string, dependencies: DiscoverDependencies): Promise<readonly FoundFeed[]> => {
  const typedHost = new URL(url).hostname;
  const byDirectory = await tryAddresses(await feedOfShow(url, dependencies), typedHost, dependencies, true);
  if (byDirectory.length > 0) return byDirectory;
  const byRule = await tryAddresses(feedsBySiteRule(url), typedHost, dependencies, false);
  if (byRule.length > 0) return byRule;

  const document = await fetchFrom(url, typedHost, `${feedAccept}, ${pageAccept}`, dependencies);
  const itself = await asFeed(document, dependencies);
  if (itself !== null) return [itself];
  if (document.kind === 'unchanged') throw new Failure('no-feed-found', { address: url });

  const html = decodeBytes(document.bytes, { contentType: document.contentType, kind: 'html' }).text;
  const { feeds, guesses, canonical } = pageLinks(html, document.finalUrl);
  if (feeds.length > 0) return feeds;
  // A handle's page (YouTube's "@name") names the channel that the site's rule knows.
  const byCanonical = await tryAddresses(feedsBySiteRule(canonical ?? ''), typedHost, dependencies, false);
  if (byCanonical.length > 0) return byCanonical;
  if (dependencies.guessing === false) throw new Failure('no-feed-found', { address: url });
  const host = new URL(document.finalUrl).host;
  const near = guesses.filter((guess) => new URL(guess).host === host);
  const linked = await tryAddresses(near, typedHost, dependencies, false);
  if (linked.length > 0) return linked;
  const known = await tryAddresses(wellKnownAddresses(document.finalUrl), typedHost, dependencies, true);
  if (known.length === 0) throw new Failure('no-feed-found', { address: url });
  return known;
};
