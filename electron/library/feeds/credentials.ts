/** A name and a password for one server: where they may be sent, and how they are told apart from an address. Pure. */
import { Failure } from '../../contract/errors.ts';

export type Credentials = {
  /** The origin they were given for. */
  readonly origin: string;
  readonly user: string;
  readonly password: string;
  /** Whether the reader agreed that they go over http. */
  readonly overHttp: boolean;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // A bare "%" in a password: it was not escaped in the first place.
    if (error instanceof URIError) return text;
    throw error;
  }
};

/** An address apart from the credentials in it (`https://name:word@host/`), which are never stored or shown with it. */
export const splitCredentials = (
  address: string,
): { readonly address: string; readonly credentials: Credentials | null } => {
  const url = URL.parse(address);
  if (url === null || (url.username === '' && url.password === '')) return { address, credentials: null };
  const credentials = {
    origin: url.origin,
    user: decoded(url.username),
    password: decoded(url.password),
    overHttp: false,
  };
  url.username = '';
  url.password = '';
  return { address: url.href, credentials };
};

const isUpgrade = (from: URL, to: URL): boolean =>
  from.protocol === 'http:' &&
  to.protocol === 'https:' &&
  from.hostname === to.hostname &&
  from.port === '' &&
  to.port === '';

/**
 * The `Authorization` header for a request, `null` where they may not go: to any other origin than theirs (but the same host over https),
 * and over http without the reader's word.
 */
export const authorizationFor = (credentials: Credentials | null, to: URL): string | null => {
  if (credentials === null) return null;
  const from = new URL(credentials.origin);
  if (to.origin !== from.origin && !isUpgrade(from, to)) return null;
  if (to.protocol !== 'https:' && !credentials.overHttp) return null;
  return `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`, 'utf8').toString('base64')}`;
};

/** Fails with `sign-in-insecure` when they would go over http and the reader did not agree to that. */
export const requireSafe = ({ origin, overHttp }: Credentials): void => {
  if (origin.startsWith('http:') && !overHttp) throw new Failure('sign-in-insecure', { host: new URL(origin).host });
};
