/** Fetches one document (a feed, a page, a picture) over the `Http` port: redirects, validators, encodings, limits. Public file of `feeds/fetch/`. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { webAddress } from '../addresses.ts';
import type { Clock, Http, HttpResponse, RequestPurpose } from '../ports.ts';
import { authorizationFor, splitCredentials } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { cacheSecondsOf, retryAfterOf, validatorOf } from './fetch/answer-headers.ts';
import { dismissBody, readBody } from './fetch/body.ts';
import { acceptedEncodings, decodeContent } from './fetch/content-encoding.ts';
import { deadline } from './fetch/deadline.ts';
import { followRedirect, isRedirect, startChain } from './redirects.ts';
import type { Chain } from './redirects.ts';

export type FetchRequest = {
  /** http or https. */
  readonly url: string;
  /** Sent as Basic, where `authorizationFor` allows it. Those in `url` are used when none are given. */
  readonly credentials?: Credentials | null;
  /** Whether the address's own host may lie in a private network. Hosts it redirects to never may. */
  readonly allowPrivate: boolean;
  /** Validators of the copy at hand: with one of them the answer may be `unchanged`. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly accept: string;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  /** Bound of the body as sent and as decompressed. */
  readonly maxBytes: number;
  readonly clock: Clock;
  /** Milliseconds for everything together; `limits.totalMs` unless given. */
  readonly totalMs?: number;
  /** Whom it is for, told to the activity log. */
  readonly about?: RequestPurpose;
};

type Answer = {
  readonly status: number;
  /** Where the answer came from, after redirects; without credentials, as `movedTo`. */
  readonly finalUrl: string;
  /** Where the document has moved for good: the end of the permanent redirects (301, 308) that the chain begins with. */
  readonly movedTo: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** How long the server calls the answer fresh; `null` when it does not say. */
  readonly cacheSeconds: number | null;
  /** Bytes of the body as sent. */
  readonly bytesOnWire: number;
};

export type FetchedDocument =
  | (Answer & { readonly kind: 'unchanged' })
  | (Answer & { readonly kind: 'fetched'; readonly bytes: Uint8Array; readonly contentType: string | null });

/** The product's name and version, and where its makers can be reached. */
export const userAgentOf = (version: string): string => `Broadsheet/${version} (+https://broadsheet.example.org)`;

/** What a request for a feed says it can read. */
export const feedAccept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';
export const pageAccept = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5';

const headersFor = (request: FetchRequest, credentials: Credentials | null, chain: Chain): Record<string, string> => {
  const headers: Record<string, string> = {
    accept: request.accept,
    'accept-encoding': acceptedEncodings,
    'user-agent': request.userAgent,
  };
  if (request.etag) headers['if-none-match'] = request.etag;
  if (request.lastModified) headers['if-modified-since'] = request.lastModified;
  const authorization = authorizationFor(credentials, chain.current);
  if (authorization !== null) headers.authorization = authorization;
  return headers;
};

/** What an answer that is neither a document nor "unchanged" nor a redirect means. */
const statusFailure = (response: HttpResponse, now: number): Failure => {
  const { status, headers } = response;
  const retryAfterSeconds = retryAfterOf(headers, now);
  if (status === 401) return new Failure('unauthorised', { status });
  if (status === 410) return new Failure('gone', { status });
  if (status === 429 || (status === 503 && retryAfterSeconds !== null)) {
    return new Failure('throttled', { status, retryAfterSeconds });
  }
  return new Failure('http-status', { status });
};

/**
 * Fetches one document. Fails with `bad-address`, `cancelled` (the signal), `timed-out`, `too-large`, `bad-encoding`, `too-many-redirects`,
 * `redirect-refused`, `unauthorised` (401), `gone` (410), `throttled` (429, and 503 with Retry-After; params `status`, `retryAfterSeconds`),
 * `http-status` (params `status`), or what the `Http` port fails with. No cookies, no referrer.
 */
export const fetchDocument = async (http: Http, request: FetchRequest): Promise<FetchedDocument> => {
  // Credentials go into a header alone: an address is logged, shown and stored.
  const { address, credentials } = splitCredentials(webAddress(request.url).href);
  const start = new URL(address);
  const time = deadline(request.clock, request.totalMs ?? limits.totalMs, request.signal);
  try {
    return await fetchFrom(http, request, start, request.credentials ?? credentials, time.signal);
  } catch (error) {
    if (request.signal.aborted) throw new Failure('cancelled', {}, error);
    if (time.passed()) throw new Failure('timed-out', { host: start.hostname }, error);
    throw error;
  } finally {
    time.end();
  }
};

const fetchFrom = async (
  http: Http,
  request: FetchRequest,
  start: URL,
  credentials: Credentials | null,
  signal: AbortSignal,
): Promise<FetchedDocument> => {
  let chain = startChain(start);
  for (;;) {
    const response = await http({
      url: chain.current.href,
      headers: headersFor(request, credentials, chain),
      allowPrivate: request.allowPrivate && chain.current.hostname === start.hostname,
      signal,
      connectMs: limits.connectMs,
      idleMs: limits.idleMs,
      ...(request.about === undefined ? {} : { about: request.about }),
    });
    const now = request.clock.now();
    const { status, headers } = response;
    if (isRedirect(status)) {
      await dismissBody(response);
      chain = followRedirect(chain, status, headers.location);
      continue;
    }
    const answer = {
      status,
      finalUrl: chain.current.href,
      movedTo: chain.movedTo,
      etag: validatorOf(headers, 'etag'),
      lastModified: validatorOf(headers, 'last-modified'),
      cacheSeconds: cacheSecondsOf(headers, now),
    };
    if (status === 304 && (request.etag || request.lastModified)) {
      await dismissBody(response);
      return { ...answer, kind: 'unchanged', bytesOnWire: 0 };
    }
    if (status < 200 || status > 299) {
      await dismissBody(response);
      throw statusFailure(response, now);
    }
    const sent = await readBody(response, request.maxBytes);
    const bytes = await decodeContent(sent, headers['content-encoding'], request.maxBytes);
    return {
      ...answer,
      kind: 'fetched',
      bytes,
      contentType: headers['content-type'] ?? null,
      bytesOnWire: sent.length,
    };
  }
};
