/** What a host must supply to the library. Hosts share one set of real ports (`electron/host/host.ts`); tests bring a fake clock and a plain log. */
import type { RequestKind } from '../contract/doctor.ts';
import type { Time } from '../contract/models.ts';

export type Clock = {
  readonly now: () => Time;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/** `event` is a short stable name (`feed.fetch`), `details` is JSON-safe. Addresses are logged without their query. */
export type Log = (level: LogLevel, event: string, details?: Readonly<Record<string, unknown>>) => void;

export type HttpRequest = {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD';
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether an address of a private network may be connected to; checked at connect time, after the name is resolved. */
  readonly allowPrivate: boolean;
  readonly signal: AbortSignal;
  readonly connectMs: number;
  readonly idleMs: number;
  /** Whom it is for, told to the activity log; a host sends nothing of it. */
  readonly about?: RequestPurpose;
};

export type RequestPurpose = { readonly kind: RequestKind; readonly sourceId: string | null };

export type HttpResponse = {
  readonly status: number;
  /** Lower-case names; repeated ones joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Raw bytes as sent (not yet decompressed). Stop reading early to close the connection. */
  readonly body: AsyncIterable<Uint8Array>;
};

/**
 * One request, no redirects followed, no cookies, no cache. Rejects with a `Failure` of code `name-not-found`, `connection-refused`,
 * `connection-failed`, `timed-out`, `tls-failed`, `private-address`, `offline` or `cancelled`.
 */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

/** The system's key store: what it seals only this user of this machine can open again. Both reject where it fails. */
export type Secrets = {
  readonly seal: (text: string) => Promise<string>;
  /** `null` when it was not sealed here. */
  readonly open: (sealed: string) => Promise<string | null>;
};

export type Ports = {
  readonly clock: Clock;
  readonly log: Log;
  readonly http: Http;
  /** Absent where the host has none (capability `keep-secrets`). */
  readonly secrets?: Secrets | undefined;
  /** The library's folder; it exists. */
  readonly folder: string;
  /** Where sample stories and starter sections ship. */
  readonly resources: string;
};
