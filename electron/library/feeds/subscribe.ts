/** From an address to a source: discover, look before subscribing, subscribe. */
import { hash } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { FeedCandidate, FeedPreview, Source } from '../../contract/models.ts';
import { draftFromEntry } from '../articles/drafts.ts';
import { arrivingEntry } from '../articles/entries.ts';
import { takeArriving } from '../articles/ingest.ts';
import { plainText } from '../articles/plain-text.ts';
import type { Core } from '../core.ts';
import { addSource, feedAt, sourceIdFor, sourceView } from '../paper/sources.ts';
import { emptyFetchState } from '../store/model.ts';
import type { FetchState } from '../store/model.ts';
import { discoverFeeds, normaliseAddress } from './discover.ts';
import { followWithTheRest } from './follow-with-the-rest.ts';
import { feedAccept, fetchDocument, userAgentOf } from './fetch.ts';
import type { FetchedDocument } from './fetch.ts';
import type { ParsedFeed } from './model.ts';

const previewHeadlines = 10;
const excerptCharacters = 200;

const subscribedAs = (core: Core, url: string): string | null => feedAt(core.store.paper.data, url)?.row.id ?? null;

/** Fails with `already-subscribed`; an address that is only spelled otherwise may be another feed, when the reader says so. */
const requireNew = (core: Core, url: string, asAnother: boolean): void => {
  const there = feedAt(core.store.paper.data, url);
  if (there === null || (asAnother && !there.exact)) return;
  const { id, title, address } = there.row;
  throw new Failure('already-subscribed', { title, source: title, id, address });
};

/** What the reader typed may be in a private network; it was the reader's own wish. */
const fetchFeed = async (
  core: Core,
  url: string,
  signal: AbortSignal,
): Promise<FetchedDocument & { kind: 'fetched' }> => {
  const fetched = await fetchDocument(core.ports.http, {
    url,
    allowPrivate: true,
    accept: feedAccept,
    userAgent: userAgentOf(core.version),
    signal,
    maxBytes: limits.feedBytes,
    clock: core.ports.clock,
    about: { kind: 'discovery', sourceId: null },
  });
  if (fetched.kind === 'unchanged') throw new Failure('http-status', { status: fetched.status });
  return fetched;
};

const never = new AbortController().signal;

/** Feeds an address leads to, the best first, each with the source that has it already. Fails as `discoverFeeds` does. */
export const discover = async (core: Core, address: string): Promise<readonly FeedCandidate[]> => {
  const found = await discoverFeeds(normaliseAddress(address), {
    http: core.ports.http,
    clock: core.ports.clock,
    userAgent: userAgentOf(core.version),
    parse: core.parser.parse,
    signal: never,
  });
  return found.map((feed) => ({
    url: feed.url,
    title: feed.title,
    type: feed.type,
    subscribedAs: subscribedAs(core, feed.url),
  }));
};

const excerptOf = (html: string | null): string | null => {
  const text = html === null ? '' : plainText(html).replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  return text.length <= excerptCharacters ? text : `${text.slice(0, excerptCharacters).trimEnd()}…`;
};

/** Reads a feed without subscribing to it. */
export const preview = async (core: Core, url: string): Promise<FeedPreview> => {
  const address = normaliseAddress(url);
  const fetched = await fetchFeed(core, address, never);
  const feed = await core.parser.parse(fetched.bytes, { url: fetched.finalUrl, contentType: fetched.contentType });
  const final = fetched.movedTo ?? address;
  return {
    url: final,
    title: feed.title ?? new URL(final).hostname,
    siteLink: feed.link,
    description: feed.description,
    entries: feed.entries.length,
    subscribedAs: subscribedAs(core, final),
    headlines: feed.entries.slice(0, previewHeadlines).map((entry) => {
      const draft = draftFromEntry(entry, feed);
      return { title: draft.title, published: draft.published, standfirst: draft.standfirst ?? excerptOf(draft.html) };
    }),
  };
};

const firstState = (
  core: Core,
  feed: ParsedFeed,
  fetched: FetchedDocument & { kind: 'fetched' },
  newArticles: number,
  started: number,
): FetchState => {
  const at = core.ports.clock.now();
  return {
    ...emptyFetchState,
    etag: fetched.etag,
    lastModified: fetched.lastModified,
    bodyHash: hash('sha256', fetched.bytes, 'hex'),
    flaws: feed.flaws,
    documentBytes: fetched.bytes.length,
    movedTo: feed.hints.movedTo,
    lastGoodFetch: at,
    lastFetch: {
      at,
      ok: true,
      error: null,
      httpStatus: fetched.status,
      unchanged: false,
      newArticles,
      bytes: fetched.bytesOnWire,
      ms: at - started,
    },
  };
};

/** Writes a fetched feed's entries into a source, with the validators that speak for them. */
const takeFirst = async (
  core: Core,
  sourceId: string,
  feed: ParsedFeed,
  fetched: FetchedDocument & { kind: 'fetched' },
  started: number,
): Promise<void> => {
  const articles = feed.entries.map((entry) => arrivingEntry(sourceId, entry, feed));
  await takeArriving(core, sourceId, articles, {
    fetchState: (newArticles) => firstState(core, feed, fetched, newArticles, started),
  });
};

/**
 * Fetches and parses the feed, adds it as a source and takes its articles in; nothing is added when it cannot be read. Fails with
 * `already-subscribed`, and as fetching and parsing do.
 */
export const subscribe = async (
  core: Core,
  input: {
    readonly url: string;
    readonly sectionId?: string | null;
    readonly title?: string;
    /** It is not the feed whose address is spelled nearly so. */
    readonly asAnother?: boolean;
  },
): Promise<Source> => {
  const address = normaliseAddress(input.url);
  requireNew(core, address, input.asAnother ?? false);
  const started = core.ports.clock.now();
  const fetched = await fetchFeed(core, address, never);
  const feed = await core.parser.parse(fetched.bytes, { url: fetched.finalUrl, contentType: fetched.contentType });
  const final = fetched.movedTo ?? address;
  requireNew(core, final, input.asAnother ?? false);
  const row = await addSource(core, {
    id: sourceIdFor('feed', final),
    kind: 'feed',
    title: input.title ?? feed.title ?? new URL(final).hostname,
    address: final,
    sectionId: input.sectionId ?? null,
    typed: true,
    siteLink: feed.link,
    description: feed.description,
    language: feed.language,
  });
  await takeFirst(core, row.id, feed, fetched, started);
  const { rows } = await core.store.source(row.id);
  followWithTheRest(core, [...rows.keys()]);
  return sourceView(row, await core.store.source(row.id));
};
