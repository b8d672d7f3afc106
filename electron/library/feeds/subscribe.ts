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
import type { Credentials } from './credentials.ts';
import { requireSafe, splitCredentials } from './credentials.ts';
import { credentialsFor, keepSignIn } from './sign-ins.ts';
import { fetchTyped, isTyped } from './fetch-typed.ts';
import { feedAccept, userAgentOf } from './fetch.ts';
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

/** What the reader gives with an address whose server asks for a name and a password. */
export type GivenSignIn = { readonly user: string; readonly password: string; readonly overHttp?: boolean };

/** Where an address comes from: what it was found at (else it was typed), and what the reader gives with it. */
type Given = { readonly foundAt?: string; readonly signIn?: GivenSignIn };

/** An address apart from its credentials (those that were given, else those typed into it), and whether the reader vouches for it. */
type Asked = { readonly url: string; readonly credentials: Credentials | null; readonly typed: boolean };

const askedFor = (raw: string, { foundAt, signIn }: Given): Asked => {
  const { address: url, credentials } = splitCredentials(normaliseAddress(raw));
  const typed = isTyped(url, foundAt);
  if (signIn !== undefined) return { url, typed, credentials: credentialsFor(url, signIn) };
  if (credentials !== null) requireSafe(credentials);
  return { url, typed, credentials };
};

const never = new AbortController().signal;

const fetchFeed = (
  core: Core,
  { url, credentials, typed }: Asked,
): Promise<FetchedDocument & { readonly kind: 'fetched' }> =>
  fetchTyped(
    core,
    {
      url,
      credentials,
      accept: feedAccept,
      maxBytes: limits.feedBytes,
      signal: never,
      about: { kind: 'discovery', sourceId: null },
    },
    typed,
  );

/** Feeds an address leads to, the best first, each with the source that has it already. Fails as `discoverFeeds` does. */
export const discover = async (core: Core, address: string, given: Given = {}): Promise<readonly FeedCandidate[]> => {
  const { url, credentials, typed } = askedFor(address, given);
  // As it was typed: a bare host is asked over http where https fails.
  const found = await discoverFeeds(credentials === null ? address : url, {
    credentials,
    typed,
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
export const preview = async (core: Core, url: string, given: Given = {}): Promise<FeedPreview> => {
  const asked = askedFor(url, given);
  const fetched = await fetchFeed(core, asked);
  const feed = await core.parser.parse(fetched.bytes, { url: fetched.finalUrl, contentType: fetched.contentType });
  const final = fetched.movedTo ?? asked.url;
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
  input: Given & {
    readonly url: string;
    readonly sectionId?: string | null;
    readonly title?: string;
    /** It is not the feed whose address is spelled nearly so. */
    readonly asAnother?: boolean;
  },
): Promise<Source> => {
  const asked = askedFor(input.url, input);
  requireNew(core, asked.url, input.asAnother ?? false);
  const started = core.ports.clock.now();
  const fetched = await fetchFeed(core, asked);
  const feed = await core.parser.parse(fetched.bytes, { url: fetched.finalUrl, contentType: fetched.contentType });
  const final = fetched.movedTo ?? asked.url;
  requireNew(core, final, input.asAnother ?? false);
  const row = await addSource(core, {
    id: sourceIdFor('feed', final),
    kind: 'feed',
    title: input.title ?? feed.title ?? new URL(final).hostname,
    address: final,
    sectionId: input.sectionId ?? null,
    typed: asked.typed && isTyped(final, asked.url),
    siteLink: feed.link,
    description: feed.description,
    language: feed.language,
  });
  await keepSignIn(core, row.id, asked.credentials);
  await takeFirst(core, row.id, feed, fetched, started);
  const { rows } = await core.store.source(row.id);
  followWithTheRest(core, [...rows.keys()]);
  return sourceView(row, await core.store.source(row.id));
};
