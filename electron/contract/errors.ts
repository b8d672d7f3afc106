/**
 * Errors a person may see: a code plus parameters. The wording lives in the renderer (`renderer/words/errors.ts`) and, for the command
 * line, in `electron/cli/words.ts`; the cause goes to the log. Anything that is not a `Failure` is a bug and becomes `internal`.
 */
export const errorCodes = [
  // boundary
  'no-such-call',
  'bad-input',
  'forbidden',
  'not-supported',
  'internal',
  'cancelled',
  // things that are not there
  'article-not-found',
  'story-too-old',
  'section-not-found',
  'source-not-found',
  'picture-not-found',
  'media-not-found',
  'undo-not-found',
  'filter-not-found',
  'job-not-found',
  'edition-not-found',
  'search-not-found',
  'too-many-searches',
  // sections and sources
  'section-exists',
  'section-cycle',
  'section-too-deep',
  'too-many-sections',
  'too-many-sources',
  'already-subscribed',
  // filters
  'filter-empty',
  'filter-without-action',
  'filter-pattern',
  'too-many-filters',
  // addresses and fetching
  'bad-address',
  'private-address',
  'name-not-found',
  'connection-refused',
  'connection-failed',
  'offline',
  'timed-out',
  'tls-failed',
  'too-large',
  'too-many-redirects',
  'redirect-refused',
  'http-status',
  'bad-encoding',
  'gone',
  'unauthorised',
  'sign-in-insecure',
  'throttled',
  // parsing
  'not-a-feed',
  'feed-empty',
  'feed-broken',
  'parse-timed-out',
  'no-feed-found',
  'not-opml',
  // saving pages
  'page-empty',
  'page-consent',
  // files
  'file-not-found',
  'file-unreadable',
  'file-empty',
  'file-kind-unknown',
  'file-damaged',
  'file-encrypted',
  'folder-not-found',
  'folder-already-watched',
  // the library on disk
  'library-locked',
  'library-unreadable',
  'library-newer',
  'disk-full',
  'disk-failed',
  // search
  'search-unavailable',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>;

/** What crosses a host's boundary when a call fails. */
export type ErrorInfo = { readonly code: ErrorCode; readonly params: ErrorParams };

/** An expected error: it names what went wrong in the reader's world, not in the program. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  constructor(code: ErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(
      `${code}${Object.keys(params).length ? ` ${JSON.stringify(params)}` : ''}`,
      cause === undefined ? {} : { cause },
    );
    this.name = 'Failure';
    this.code = code;
    this.params = params;
  }
}

/** The envelope of every answer. */
export type Envelope<T = unknown> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: ErrorInfo };
