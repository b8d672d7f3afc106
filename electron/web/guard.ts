/** Who may ask: decides from a request's head alone, before anything is read or done. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ErrorCode } from '../contract/errors.ts';

export type Refused = { readonly status: number; readonly code: ErrorCode; readonly reason: string };

export type GuardOptions = {
  readonly port: number;
  readonly isAuthorised: (header: string | undefined) => boolean;
};

export type Asked = {
  readonly method: string;
  readonly pathname: string;
  readonly headers: IncomingHttpHeaders;
};

const forbidden = (status: number, reason: string): Refused => ({ status, code: 'forbidden', reason });

const isCall = (pathname: string): boolean => pathname.startsWith('/call/') || pathname === '/session';
const isPrivate = (pathname: string): boolean => isCall(pathname) || pathname === '/events';

/**
 * Why a request is refused, or `null`. In this order: the Host must be ours (DNS rebinding), the Origin ours or absent, fetch metadata
 * of the browser same-origin for everything but the pages themselves, the method and type of a call right, the token good. There is no
 * cookie (every port of a host would share it) and no CORS header, so another site can neither ask nor read.
 */
export const createGuard = ({ port, isAuthorised }: GuardOptions) => {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const origins = new Set([...hosts].map((host) => `http://${host}`));
  return ({ method, pathname, headers }: Asked): Refused | null => {
    if (!hosts.has(headers.host ?? '')) return forbidden(421, 'wrong host');
    if (headers.origin !== undefined && !origins.has(headers.origin)) return forbidden(403, 'wrong origin');
    const site = headers['sec-fetch-site'];
    const ownOnly = isPrivate(pathname) || pathname.startsWith('/pictures/') || pathname.startsWith('/media/');
    if (ownOnly && site !== undefined && site !== 'same-origin') return forbidden(403, 'asked by another site');
    if (!isPrivate(pathname)) return null;
    const needed = isCall(pathname) ? 'POST' : 'GET';
    if (method !== needed) return { status: 405, code: 'bad-input', reason: `${needed} only` };
    if (isCall(pathname) && !/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) {
      return { status: 415, code: 'bad-input', reason: 'application/json only' };
    }
    if (pathname !== '/session' && !isAuthorised(headers.authorization)) return forbidden(401, 'no token');
    return null;
  };
};
