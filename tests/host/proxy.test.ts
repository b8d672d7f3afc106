/** Requests through a proxy: which one, what it is not asked for, and what happens when it is not there. */
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../electron/contract/errors.ts';
import { createHttp } from '../../electron/host/http.ts';
import type { HttpOptions } from '../../electron/host/http.ts';
import { proxyOfEnvironment } from '../../electron/host/http/proxy-of-environment.ts';
import { waysOf } from '../../electron/host/http/proxy.ts';
import { startPages } from '../support/feed-server.ts';

type TestProxy = AsyncDisposable & { readonly address: string; readonly seen: string[] };

/** A proxy for http and, by CONNECT, for everything; every name leads to loopback. */
const startProxy = async (refuse: number | null = null): Promise<TestProxy> => {
  const seen: string[] = [];
  const server = createServer((incoming, answer) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    if (refuse !== null) return void answer.writeHead(refuse).end();
    const url = new URL(incoming.url ?? '');
    const onward = ask({ host: '127.0.0.1', port: url.port, path: url.pathname, headers: incoming.headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(answer);
    });
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket) => {
    seen.push(`CONNECT ${incoming.url}`);
    if (refuse !== null) return void socket.end(`HTTP/1.1 ${refuse} No\r\n\r\n`);
    const onward = connect(Number(incoming.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

/** Names of this test's own world: `public.example` is somewhere on the web, `inside.example` is not, others nobody knows. */
const resolveName: NonNullable<HttpOptions['resolveName']> = (host, _options, answer) => {
  const address = { 'public.example': '93.184.216.34', 'inside.example': '10.0.0.7' }[host];
  if (address === undefined) answer(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), []);
  else answer(null, [{ address, family: 4 }]);
};

const fetchBy = async (options: HttpOptions, url: string, allowPrivate = false): Promise<string> => {
  const http = createHttp({ resolveName, ...options });
  try {
    const signal = new AbortController().signal;
    const answer = await http({ url, headers: {}, allowPrivate, signal, connectMs: 2_000, idleMs: 2_000 });
    const pieces: Uint8Array[] = [];
    for await (const piece of answer.body) pieces.push(piece);
    return `${answer.status} ${Buffer.concat(pieces).toString()}`;
  } catch (error) {
    if (error instanceof Failure) return `${error.code} ${String(error.params['reason'] ?? '')}`.trim();
    throw error;
  } finally {
    await http.close();
  }
};

const through = (...ways: readonly string[]): HttpOptions => ({ proxyFor: () => Promise.resolve(ways.join('; ')) });

describe('a request', () => {
  it('goes through the proxy that the system names', async () => {
    await using proxy = await startProxy();
    await using site = await startPages({ '/feed': { body: 'through' } });
    const url = `http://public.example:${site.port}/feed`;
    expect(await fetchBy(through(`PROXY ${proxy.address}`, 'DIRECT'), url)).toBe('200 through');
    expect(proxy.seen).toEqual([`GET ${url}`]);
  });

  it('goes through a proxy of the SOCKS kind or by CONNECT for https, and says when the proxy refuses', async () => {
    await using proxy = await startProxy(403);
    expect(await fetchBy(through(`PROXY ${proxy.address}`), 'https://public.example/feed')).toBe(
      'connection-failed proxy 403',
    );
    expect(proxy.seen).toEqual(['CONNECT public.example:443']);
  });

  it('takes the next way when a proxy cannot be reached', async () => {
    await using site = await startPages({ '/feed': { body: 'direct' } });
    const gone = through('PROXY 127.0.0.1:1', 'DIRECT');
    expect(await fetchBy(gone, `${site.url}/feed`, true)).toBe('200 direct');
    const unreachable = 'connection-failed proxy';
    expect(await fetchBy(through('PROXY 127.0.0.1:1'), `${site.url}/feed`, true)).toBe(unreachable);
    expect(await fetchBy(through('PROXY 127.0.0.1:1'), 'https://public.example/feed')).toBe(unreachable);
    expect(await fetchBy(through('PROXY no-proxy.invalid:1'), `${site.url}/feed`, true)).toBe(unreachable);
  });

  it('waits for nobody who never says which proxy there is, or where a name leads, once it is cancelled', async () => {
    const never: HttpOptions = { proxyFor: () => new Promise(() => undefined) };
    const nameless: HttpOptions = { ...through('PROXY 127.0.0.1:1'), resolveName: () => undefined };
    for (const options of [never, nameless]) {
      const http = createHttp(options);
      const stop = new AbortController();
      const asked = {
        url: 'https://public.example/',
        headers: {},
        allowPrivate: false,
        connectMs: 2_000,
        idleMs: 2_000,
      };
      const answer = http({ ...asked, signal: stop.signal });
      stop.abort();
      await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
      await expect(http({ ...asked, signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
      await http.close();
    }
  });

  it('asks no proxy for an address of a private network, unless the reader vouches for it', async () => {
    await using proxy = await startProxy();
    await using site = await startPages({ '/feed': { body: 'inside' } });
    const by = through(`PROXY ${proxy.address}`);
    for (const host of ['inside.example', 'printer', 'nas.local', 'wiki.corp', 'localhost', '10.1.2.3', '[::1]'])
      expect(await fetchBy(by, `http://${host}:${site.port}/feed`), host).toMatch(/^private-address/);
    expect(proxy.seen).toEqual([]);
    expect(await fetchBy(by, `http://inside.example:${site.port}/feed`, true)).toBe('200 inside');
  });

  it('leaves a name that only the proxy can resolve to the proxy', async () => {
    await using proxy = await startProxy();
    await using site = await startPages({ '/feed': { body: 'resolved there' } });
    const url = `http://only-there.example:${site.port}/feed`;
    expect(await fetchBy(through(`PROXY ${proxy.address}`), url)).toBe('200 resolved there');
  });
});

describe('what a proxy configuration answers', () => {
  it.each([
    ['DIRECT', [null]],
    ['', [null]],
    ['nonsense', [null]],
    ['PROXY proxy.example:3128; DIRECT', ['http://proxy.example:3128', null]],
    ['proxy a:1;HTTPS b:2 ; SOCKS5 c:3; SOCKS d:4', ['http://a:1', 'https://b:2', 'socks5://c:3', 'socks5://d:4']],
    ['PROXY ; QUIC x:1', [null]],
  ])('%j', (answer, ways) => {
    expect(waysOf(answer)).toEqual(ways);
  });

  it.each([
    ['http://a.example/', 'PROXY web.example:8080'],
    ['https://a.example/', 'PROXY safe.example:3128'],
    ['https://spared.example/', 'DIRECT'],
    ['https://deep.spared.example/', 'DIRECT'],
    ['https://notspared.example/', 'PROXY safe.example:3128'],
    ['http://port.example:81/', 'DIRECT'],
    ['http://port.example/', 'PROXY web.example:8080'],
    ['http://localhost:3000/', 'DIRECT'],
    ['http://127.0.0.2/', 'DIRECT'],
    ['http://[::1]/', 'DIRECT'],
  ])('of the environment, for %s', async (url, expected) => {
    const proxyFor = proxyOfEnvironment({
      http_proxy: 'web.example:8080',
      HTTPS_PROXY: 'http://safe.example:3128',
      NO_PROXY: '.spared.example, port.example:81',
    });
    expect(await proxyFor(url)).toBe(expected);
  });

  it('of an empty environment is none; NO_PROXY=* spares everything; a password stays with its proxy', async () => {
    expect(await proxyOfEnvironment({})('https://a.example/')).toBe('DIRECT');
    expect(await proxyOfEnvironment({ ALL_PROXY: 'http://p:1', NO_PROXY: '*' })('https://a.example/')).toBe('DIRECT');
    const signedIn = await proxyOfEnvironment({ ALL_PROXY: 'socks5://me:word@p.example:1080' })('https://a.example/');
    expect(waysOf(signedIn)).toEqual(['socks5://me:word@p.example:1080']);
  });
});
