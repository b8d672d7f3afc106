import { Failure } from '../../contract/errors.ts';
import type { ErrorCode } from '../../contract/errors.ts';

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  EAI_NONAME: 'name-not-found',
  EAI_AGAIN: 'offline',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EADDRNOTAVAIL: 'connection-failed',
  ECONNREFUSED: 'connection-refused',
  ETIMEDOUT: 'timed-out',
  UND_ERR_CONNECT_TIMEOUT: 'timed-out',
  UND_ERR_HEADERS_TIMEOUT: 'timed-out',
  UND_ERR_BODY_TIMEOUT: 'timed-out',
  UND_ERR_ABORTED: 'cancelled',
  ABORT_ERR: 'cancelled',
  EPROTO: 'tls-failed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-failed',
  CERT_HAS_EXPIRED: 'tls-failed',
  CERT_NOT_YET_VALID: 'tls-failed',
  CERT_SIGNATURE_FAILURE: 'tls-failed',
  CERT_UNTRUSTED: 'tls-failed',
  CERT_REJECTED: 'tls-failed',
  CERT_REVOKED: 'tls-failed',
  CERT_CHAIN_TOO_LONG: 'tls-failed',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-failed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-failed',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-failed',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-failed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-failed',
  INVALID_CA: 'tls-failed',
  INVALID_PURPOSE: 'tls-failed',
  HOSTNAME_MISMATCH: 'tls-failed',
};

/** The error that says most: of several tried addresses the first, and below a wrapper its cause. */
const innermost = (error: unknown): unknown => {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if (current instanceof Failure) return current;
    const next: unknown = current instanceof AggregateError ? current.errors[0] : current.cause;
    if (!(next instanceof Error)) return current;
    current = next;
  }
  return current;
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Any error of the network as a `Failure` about `host`; the reason's own code goes along for the log. */
export const networkFailure = (error: unknown, host: string, cancelled: boolean): Failure => {
  const inner = innermost(error);
  if (inner instanceof Failure) return inner;
  if (cancelled) return new Failure('cancelled', {}, error);
  const reason = codeOf(inner) || codeOf(error);
  const known = codes[reason] ?? (/^ERR_(TLS|SSL)_/.test(reason) ? 'tls-failed' : 'connection-failed');
  if (known === 'cancelled') return new Failure('cancelled', {}, error);
  return new Failure(known, { host, ...(reason === '' ? {} : { reason }) }, error);
};
