/**
 * Proxies between this machine and the web: the system's on the desktop, those of the environment elsewhere.
 *
 * A proxy connects by itself, so the check of private addresses at the moment of connecting (`publicLookup`) cannot hold for it. What is
 * checked instead, before the request leaves, is the host: a name without a dot or of a suffix that only private networks use, and a name
 * that this machine resolves to a private address, are refused. A name that this machine cannot resolve goes to the proxy: in many
 * offices only the proxy can, and it has rules of its own. What is left open is a name that resolves publicly here and privately there.
 */
import type { LookupAddress } from 'node:dns';
import { ProxyAgent } from 'undici';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import { ipOfHost, isPrivateIp } from './private-addresses.ts';

/** Address of a proxy, or `null` for none. */
export type Way = string | null;

const schemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks5',
  SOCKS5: 'socks5',
};

/** The ways an answer names, in its order; what cannot be understood is passed over, and nothing left is `DIRECT`. */
export const waysOf = (answer: string): readonly Way[] => {
  const ways: Way[] = [];
  for (const part of answer.slice(0, 4_000).split(';')) {
    const [word = '', target = ''] = part.trim().split(/\s+/, 2);
    if (word.toUpperCase() === 'DIRECT') ways.push(null);
    const scheme = schemes[word.toUpperCase()];
    const url = scheme === undefined || target === '' ? null : URL.parse(`${scheme}://${target}`);
    if (url !== null && url.hostname !== '')
      ways.push(`${scheme}://${url.username === '' ? '' : `${url.username}:${url.password}@`}${url.host}`);
  }
  return ways.length === 0 ? [null] : ways;
};

const privateSuffixes = /(?:^|\.)(?:local|localhost|localdomain|lan|home|internal|intranet|corp|private|home\.arpa)$/i;

export type ResolveAll = (host: string) => Promise<readonly LookupAddress[]>;

/** Refuses with `private-address` what a proxy must not be asked for in our name (see above). */
export const requirePublicHost = async (host: string, resolveAll: ResolveAll): Promise<void> => {
  if (ipOfHost(host) !== null) return;
  const name = host.replace(/\.$/, '');
  const refused = (): Failure => new Failure('private-address', { host });
  if (!name.includes('.') || privateSuffixes.test(name)) throw refused();
  const addresses = await resolveAll(host).catch(() => []);
  if (addresses.some((item) => isPrivateIp(item.address))) throw refused();
};

/** An agent for requests through the proxy at `uri`. */
export const agentThrough = (uri: string, connections: number, connectMs: number): ProxyAgent =>
  new ProxyAgent({
    uri,
    connections,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: limits.headerBytes,
    connectTimeout: connectMs,
  });

/** Answers of the connection to a proxy that say nothing of the host behind it. */
const proxyIsNotThere: ReadonlySet<string> = new Set(['connection-refused', 'name-not-found']);

/** A failure on the way through a proxy: where the proxy itself could not be reached, the host is not to be blamed. */
export const failureOnTheWay = (failure: Failure, host: string): Failure =>
  proxyIsNotThere.has(failure.code) ? new Failure('connection-failed', { host, reason: 'proxy' }, failure) : failure;

const refusal = /Proxy response \((\d{3})\)|Proxy Authentication Required \((407)\)/;

/** A proxy that does not let us through, as a failure; `null` for any other error. */
export const proxyFailure = (error: unknown, host: string): Failure | null => {
  const status = error instanceof Error ? refusal.exec(error.message) : null;
  if (status === null) return null;
  return new Failure('connection-failed', { host, reason: `proxy ${status[1] ?? status[2]}` }, error);
};
