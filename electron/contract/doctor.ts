/** What the feed doctor says about feeds, and the log of every request. JSON-safe, absent is `null`. */
import type { SignIn } from './credentials.ts';
import type { FetchOutcome, Time } from './models.ts';

/** What a request was for. */
export const requestKinds = ['feed', 'page', 'picture', 'discovery', 'media'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** One request to the network, as it ended. A redirect that is followed is a request of its own. */
export type ActivityEntry = {
  readonly id: string;
  /** When it was sent. */
  readonly at: Time;
  readonly kind: RequestKind;
  /** The source it was made for; `null` when there is none yet. */
  readonly sourceId: string | null;
  /** Without credentials, query and fragment. */
  readonly address: string;
  /** `null` when no answer came. */
  readonly status: number | null;
  /** Bytes of the body as sent. */
  readonly bytes: number;
  readonly ms: number;
  /** `ok`, `not-changed`, `redirected`, or an error code. */
  readonly outcome: string;
};

export type ActivityPage = {
  /** Newest first. */
  readonly entries: readonly ActivityEntry[];
  /** Pass as `after` to get the next page; `null` at the end. */
  readonly next: string | null;
  /** How many entries the filter lets through. */
  readonly total: number;
};

/** Outcomes that need nobody's attention. */
const wellOutcomes: ReadonlySet<string> = new Set(['ok', 'not-changed', 'redirected', 'cancelled']);
export const isFailedOutcome = (outcome: string): boolean => !wellOutcomes.has(outcome);

/**
 * `good`; `silent`: it answers, but published nothing for long; `failing`; `moved`: it names another address;
 * `gone`: not asked any more, or hardly; `paused` by the reader; `never-fetched`.
 */
export const healthStates = ['good', 'silent', 'failing', 'moved', 'gone', 'paused', 'never-fetched'] as const;
export type HealthState = (typeof healthStates)[number];

/**
 * What can be done in one press. `sign-in`: give the name and password the server asks for; `follow-move`: ask where the feed says it is now; `find-again`: look for the feed on its site;
 * `change-address`: type another one; `browser-agent`, `own-agent`: introduce ourselves as a browser, or honestly again;
 * `charset`: read it in another character set; `allow-private`: the reader vouches for an address in a private network.
 */
export const repairNames = [
  'sign-in',
  'ask-again',
  'follow-move',
  'find-again',
  'change-address',
  'browser-agent',
  'own-agent',
  'charset',
  'allow-private',
  'pause',
  'resume',
] as const;
export type RepairName = (typeof repairNames)[number];

/** Something that was wrong in the newest document and was read anyway. Lines and columns count from 1. */
export type HealthFlaw = { readonly code: string; readonly line: number | null; readonly column: number | null };

/** Introduces us as a common browser; any other text is sent as it is, `null` is the honest one. */
export const browserAgent = 'browser';

/** How one feed wants to be asked and read, as the reader decided. */
export type FeedOptions = {
  readonly userAgent: string | null;
  /** A character set forced against everything the document says; `null` lets it be found out. */
  readonly charset: string | null;
  /** The feed's own interval; `null` follows the paper's and what the feed really publishes. */
  readonly refreshMinutes: number | null;
  readonly allowPrivate: boolean;
};

export type FeedHealth = {
  readonly sourceId: string;
  readonly title: string;
  readonly address: string;
  readonly siteLink: string | null;
  readonly state: HealthState;
  readonly lastFetch: FetchOutcome | null;
  readonly lastGoodFetch: Time | null;
  /** The failures in a row that the last fetch ended in; `null` when it went well. */
  readonly failure: {
    readonly error: NonNullable<FetchOutcome['error']>;
    readonly httpStatus: number | null;
    readonly since: Time;
    readonly times: number;
  } | null;
  readonly flaws: readonly HealthFlaw[];
  /** Typical time between its stories, in milliseconds; `null` when too few are known. */
  readonly publishesEvery: number | null;
  readonly newestStory: Time | null;
  /** Set when the newest story is much older than the feed's own habit. */
  readonly silentSince: Time | null;
  /** Size of the newest document, unpacked. */
  readonly documentBytes: number | null;
  /** When it is asked next; `null`: not by itself. */
  readonly nextFetch: Time | null;
  /** Where it says it is now, when that is not where it is asked. */
  readonly movedTo: string | null;
  readonly articles: number;
  readonly options: FeedOptions;
  readonly signIn: SignIn | null;
  readonly repairs: readonly RepairName[];
};

export type DoctorReport = {
  readonly made: Time;
  /** Those that need attention first. */
  readonly feeds: readonly FeedHealth[];
};

/** What a reading of every file of the library found. */
export type CheckReport = {
  readonly files: number;
  readonly articles: number;
  readonly bodies: number;
  readonly pictures: number;
  readonly problems: readonly { readonly code: string; readonly file: string; readonly detail: string }[];
};
