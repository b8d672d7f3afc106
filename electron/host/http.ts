/** The real `Http` port, over undici. The only file of the host that opens connections to the outside. */
import { lookup as lookupName } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import { Failure } from '../contract/errors.ts';
import { limits } from '../contract/limits.ts';
import type { Http, HttpRequest, HttpResponse } from '../library/ports.ts';
import { createGate } from './http/gate.ts';
import { networkFailure } from './http/network-failure.ts';
import { ipOfHost, isPrivateIp } from './http/private-addresses.ts';
import type { ProxyFor } from './http/proxy-of-environment.ts';
import { agentThrough, failureOnTheWay, proxyFailure, requirePublicHost, waysOf } from './http/proxy.ts';
import type { ResolveAll, Way } from './http/proxy.ts';

/** Answers every address of a name, as `dns.lookup` with `all` does. */
export type ResolveName = (
  host: string,
  options: LookupOptions & { readonly all: true },
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export type HttpOptions = {
  /** Connections to one host and port. */
  readonly connectionsPerHost?: number;
  /** Connections in all. */
  readonly connections?: number;
  /** How names become addresses; the system's own way unless given. */
  readonly resolveName?: ResolveName;
  /** Which proxy an address is asked through; without it there is none. */
  readonly proxyFor?: ProxyFor;
};

type LookupAnswer = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** A `lookup` for sockets that leaves private addresses out, so that what was checked is what is connected to. */
const publicLookup =
  (resolveName: ResolveName, allowPrivate: boolean) =>
  (host: string, options: LookupOptions, answer: LookupAnswer): void => {
    resolveName(host, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, []);
      const usable = allowPrivate ? addresses : addresses.filter((item) => !isPrivateIp(item.address));
      const [first] = usable;
      if (first === undefined) return answer(new Failure('private-address', { host }), []);
      if (options.all === true) return answer(null, usable);
      return answer(null, first.address, first.family);
    });
  };

const joined = (headers: Dispatcher.ResponseData['headers']): Readonly<Record<string, string>> => {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
};

/** The body of an answer whose errors are `Failure`s; leaving the loop early, or `return` before the first piece, closes the connection. */
const bodyOf = (
  body: Dispatcher.ResponseData['body'],
  failure: (error: unknown) => Failure,
): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => {
    const pieces: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
    return {
      next: async () => {
        try {
          return await pieces.next();
        } catch (error) {
          throw failure(error);
        }
      },
      return: async () => {
        body.destroy();
        return { done: true, value: undefined };
      },
    };
  },
});

/** Work that knows no signal, for as long as the signal leaves it time; what comes of it later is nobody's business. */
const unlessAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new Failure('cancelled'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

const notThere: ReadonlySet<string> = new Set([
  'connection-refused',
  'name-not-found',
  'timed-out',
  'connection-failed',
]);

/** The next way is only tried when a proxy could not be reached; what went wrong behind it stays wrong. */
const firstThatConnects = async (
  askOver: (way: Way) => Promise<HttpResponse>,
  way: Way,
  others: readonly Way[],
  failure: (error: unknown) => Failure,
): Promise<HttpResponse> => {
  const [next, ...rest] = others;
  try {
    return await askOver(way);
  } catch (error) {
    if (way === null || next === undefined || !notThere.has(failure(error).code)) throw error;
    return firstThatConnects(askOver, next, rest, failure);
  }
};

/** Makes the `Http` port (`electron/library/ports.ts`). `close` ends every connection, also those in use. */
export const createHttp = (options: HttpOptions = {}): Http & { readonly close: () => Promise<void> } => {
  const gate = createGate(options.connections ?? limits.connections + limits.slowConnections);
  const agents = new Map<string, Dispatcher>();
  const resolveName = options.resolveName ?? lookupName;
  const connections = options.connectionsPerHost ?? limits.connectionsPerHost;

  const resolveAll: ResolveAll = (host) =>
    new Promise((resolve, reject) =>
      resolveName(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))),
    );

  /** Private and public requests never share a connection: one that was opened for the first would pass the second unchecked. */
  const directAgent = (allowPrivate: boolean, connectMs: number): Agent =>
    new Agent({
      connections,
      pipelining: 1,
      allowH2: false,
      maxHeaderSize: limits.headerBytes,
      connect: { timeout: connectMs, lookup: publicLookup(resolveName, allowPrivate) },
    });

  const agentFor = (way: Way, allowPrivate: boolean, connectMs: number): Dispatcher => {
    const key = `${way ?? allowPrivate} ${connectMs}`;
    const known = agents.get(key);
    if (known) return known;
    const agent = way === null ? directAgent(allowPrivate, connectMs) : agentThrough(way, connections, connectMs);
    agents.set(key, agent);
    return agent;
  };

  const ways = async (url: URL): Promise<readonly Way[]> =>
    options.proxyFor === undefined ? [null] : waysOf(await options.proxyFor(url.href));

  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    const url = new URL(request.url);
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new Failure('bad-address', { scheme: url.protocol });
    const literal = ipOfHost(url.hostname);
    if (!request.allowPrivate && literal !== null && isPrivateIp(literal)) {
      throw new Failure('private-address', { host: url.hostname });
    }
    const failure = (error: unknown): Failure =>
      proxyFailure(error, url.hostname) ?? networkFailure(error, url.hostname, request.signal.aborted);
    const [first = null, ...others] = await unlessAborted(ways(url), request.signal);
    const leave = await gate.enter(request.signal);
    const askOver = async (way: Way): Promise<HttpResponse> => {
      try {
        return await askBy(way);
      } catch (error) {
        throw way === null ? error : failureOnTheWay(failure(error), url.hostname);
      }
    };
    const askBy = async (way: Way): Promise<HttpResponse> => {
      if (way !== null && !request.allowPrivate)
        await unlessAborted(requirePublicHost(url.hostname, resolveAll), request.signal);
      const answer = await agentFor(way, request.allowPrivate, request.connectMs).request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method ?? 'GET',
        headers: request.headers,
        signal: request.signal,
        headersTimeout: request.idleMs,
        bodyTimeout: request.idleMs,
      });
      answer.body.once('close', leave);
      // An error is told to whoever reads the body; without a listener one that nobody reads would end the program.
      answer.body.on('error', leave);
      return { status: answer.statusCode, headers: joined(answer.headers), body: bodyOf(answer.body, failure) };
    };
    try {
      return await firstThatConnects(askOver, first, others, failure);
    } catch (error) {
      leave();
      throw failure(error);
    }
  };

  const close = async (): Promise<void> => {
    await Promise.all(Array.from(agents.values(), (agent) => agent.destroy()));
    agents.clear();
  };

  return Object.assign(send, { close });
};
