import { readFileSync } from 'node:fs';
import type { LookupAddress } from 'node:dns';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createSocketServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../../electron/contract/errors.ts';
import { createHttp } from '../../electron/host/http.ts';
import type { HttpOptions, ResolveName } from '../../electron/host/http.ts';
import { isPrivateIp } from '../../electron/host/http/private-addresses.ts';
import { networkFailure } from '../../electron/host/http/network-failure.ts';
import { createGate } from '../../electron/host/http/gate.ts';
import type { HttpRequest } from '../../electron/library/ports.ts';
import { startLoopbackServer } from '../support/feed-server.ts';
import type { Answering } from '../support/feed-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const makeHttp = (options: HttpOptions = {}) => {
  const http = createHttp(options);
  closers.push(http.close);
  return http;
};

const ask = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  url,
  headers: { 'user-agent': 'test' },
  allowPrivate: true,
  signal: new AbortController().signal,
  connectMs: 2_000,
  idleMs: 5_000,
  ...more,
});

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'no failure';
};

const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

const resolveTo =
  (...addresses: LookupAddress[]): ResolveName =>
  (_host, _options, answer) =>
    answer(null, addresses);

describe('the real Http port', () => {
  it('gives status, joined lower-case headers and the body as sent', async () => {
    await using server = await startLoopbackServer((_request, response) => {
      response.setHeader('X-Two', ['a', 'b']);
      response.setHeader('Content-Encoding', 'gzip');
      response.end('not really gzip');
    });
    const response = await makeHttp()(ask(`${server.url}/path?q=1`, { headers: { accept: 'x/y' } }));
    expect(response.status).toBe(200);
    expect(response.headers['x-two']).toBe('a, b');
    expect(await textOf(response.body)).toBe('not really gzip');
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/path?q=1' });
  });

  it('sends no cookie and no referrer, and keeps no cookie it is given', async () => {
    await using server = await startLoopbackServer((_request, response) => {
      response.setHeader('Set-Cookie', 'seen=1');
      response.end('x');
    });
    const http = makeHttp();
    for (let round = 0; round < 2; round++) await textOf((await http(ask(server.url))).body);
    for (const { headers } of server.requests) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
  });

  it('does not follow redirects', async () => {
    await using server = await startLoopbackServer((_request, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const response = await makeHttp()(ask(server.url));
    expect(response.status).toBe(302);
    expect(response.headers.location).toBe('/elsewhere');
  });

  it('opens at most the allowed connections to one host', async () => {
    await using server = await startLoopbackServer((_request, response) => {
      setTimeout(() => response.end('x'), 20);
    });
    const http = makeHttp({ connectionsPerHost: 3 });
    await Promise.all(Array.from({ length: 12 }, async () => textOf((await http(ask(server.url))).body)));
    expect(server.requests).toHaveLength(12);
    expect(server.mostConnections()).toBe(3);
  });

  it('asks no more servers at once than connections are allowed in all', async () => {
    let open = 0;
    let most = 0;
    const answer: Answering = (_request, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        response.end('x');
      }, 10);
    };
    await using one = await startLoopbackServer(answer);
    await using other = await startLoopbackServer(answer);
    const http = makeHttp({ connections: 1 });
    const urls = [one.url, other.url, one.url, other.url];
    await Promise.all(urls.map(async (url) => textOf((await http(ask(url))).body)));
    expect([one.requests.length, other.requests.length, most]).toEqual([2, 2, 1]);
  });

  it('gives a place back when a body is left early', async () => {
    await using server = await startLoopbackServer((_request, response) => void response.write('first'));
    const http = makeHttp({ connections: 1 });
    for (let round = 0; round < 3; round++) {
      const { body } = await http(ask(server.url));
      for await (const piece of body) {
        expect(Buffer.from(piece).toString()).toBe('first');
        break;
      }
    }
    expect(server.requests).toHaveLength(3);
  });

  it('closes the connection when a body is given up before it was read', async () => {
    let closed = (): void => undefined;
    const closing = new Promise<void>((resolve) => {
      closed = resolve;
    });
    await using server = await startLoopbackServer((_request, response) => {
      response.on('close', closed);
      response.write('x');
    });
    const { body } = await makeHttp()(ask(server.url));
    await body[Symbol.asyncIterator]().return?.();
    await closing;
  });
});

describe('private addresses', () => {
  const spellings = [
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://10.1.2.3/',
    'http://172.31.0.1/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://255.255.255.255/',
    'http://１２７.0.0.1/',
  ];
  for (const url of spellings) {
    it(`refuses ${url}`, async () => {
      expect(await codeOf(makeHttp()(ask(url, { allowPrivate: false })))).toBe('private-address');
    });
  }

  it('refuses a name that resolves to one, and connects to nothing', async () => {
    await using server = await startLoopbackServer((_request, response) => void response.end('secret'));
    const http = makeHttp({ resolveName: resolveTo({ address: '127.0.0.1', family: 4 }) });
    const url = `http://rebound.example:${server.port}/`;
    expect(await codeOf(http(ask(url, { allowPrivate: false })))).toBe('private-address');
    expect(server.requests).toHaveLength(0);
    expect(await textOf((await http(ask(url))).body)).toBe('secret');
  });

  it('refuses localhost by name', async () => {
    expect(await codeOf(makeHttp()(ask('http://localhost:1/', { allowPrivate: false })))).toBe('private-address');
  });

  it('leaves private addresses out of a mixed answer', async () => {
    await using server = await startLoopbackServer((_request, response) => void response.end('secret'));
    const http = makeHttp({
      resolveName: resolveTo({ address: '127.0.0.1', family: 4 }, { address: '::ffff:7f00:1', family: 6 }),
    });
    const url = `http://mixed.example:${server.port}/`;
    expect(await codeOf(http(ask(url, { allowPrivate: false })))).toBe('private-address');
    expect(server.requests).toHaveLength(0);
  });

  it('does not lend a connection opened for a private request to a public one', async () => {
    await using server = await startLoopbackServer((_request, response) => void response.end('secret'));
    const http = makeHttp({ resolveName: resolveTo({ address: '127.0.0.1', family: 4 }) });
    const url = `http://shared.example:${server.port}/`;
    expect(await textOf((await http(ask(url))).body)).toBe('secret');
    expect(await codeOf(http(ask(url, { allowPrivate: false })))).toBe('private-address');
  });

  it('knows public addresses as public', () => {
    for (const address of [
      '1.1.1.1',
      '93.184.216.34',
      '172.15.0.1',
      '172.32.0.1',
      '2606:4700::1111',
      '::ffff:8.8.8.8',
    ]) {
      expect([address, isPrivateIp(address)]).toEqual([address, false]);
    }
  });
});

describe('network errors', () => {
  it('names a refused connection', async () => {
    const server = await startLoopbackServer((_request, response) => void response.end());
    await server.close();
    expect(await codeOf(makeHttp()(ask(server.url)))).toBe('connection-refused');
  });

  it('names a name that does not exist', async () => {
    const resolveName: ResolveName = (_host, _options, answer) =>
      answer(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), []);
    expect(await codeOf(makeHttp({ resolveName })(ask('http://nobody.example/')))).toBe('name-not-found');
  });

  it('names a missing network', async () => {
    const resolveName: ResolveName = (_host, _options, answer) =>
      answer(Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' }), []);
    expect(await codeOf(makeHttp({ resolveName })(ask('http://somebody.example/')))).toBe('offline');
  });

  it('names a server that breaks the connection off', async () => {
    await using server = await startLoopbackServer((request) => void request.socket.resetAndDestroy());
    expect(await codeOf(makeHttp()(ask(server.url)))).toBe('connection-failed');
  });

  it('names a body that ends too early', async () => {
    await using server = await startLoopbackServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    const { body } = await makeHttp()(ask(server.url));
    expect(await codeOf(textOf(body))).toBe('connection-failed');
  });

  it('names a server that speaks no HTTP', async () => {
    const server = createSocketServer((socket) => socket.resume().end('220 mail.example ESMTP\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(() => resolve())));
    const { port } = server.address() as AddressInfo;
    expect(await codeOf(makeHttp()(ask(`http://127.0.0.1:${port}/`)))).toBe('connection-failed');
  });

  it('gives up on a server that never answers', async () => {
    await using server = await startLoopbackServer(() => undefined);
    expect(await codeOf(makeHttp()(ask(server.url, { idleMs: 50 })))).toBe('timed-out');
  });

  it('gives up on a body that stops coming', async () => {
    await using server = await startLoopbackServer((_request, response) => void response.write('x'));
    const { body } = await makeHttp()(ask(server.url, { idleMs: 50 }));
    expect(await codeOf(textOf(body))).toBe('timed-out');
  });

  it('names a certificate nobody vouches for', async () => {
    const folder = new URL('../fixtures/tls/', import.meta.url);
    const server = createTlsServer(
      { key: readFileSync(new URL('key.pem', folder)), cert: readFileSync(new URL('certificate.pem', folder)) },
      (_request, response) => void response.end('x'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(() => resolve())));
    const { port } = server.address() as AddressInfo;
    expect(await codeOf(makeHttp()(ask(`https://127.0.0.1:${port}/`)))).toBe('tls-failed');
  });

  it('names plain HTTP behind an https address', async () => {
    await using server = await startLoopbackServer((_request, response) => void response.end());
    expect(await codeOf(makeHttp()(ask(`https://127.0.0.1:${server.port}/`)))).toBe('tls-failed');
  });

  it('stops at once when the signal aborts: before, while waiting, within the body', async () => {
    await using server = await startLoopbackServer((request, response) => {
      if (request.url === '/body') response.write('x');
    });
    const http = makeHttp();
    expect(await codeOf(http(ask(server.url, { signal: AbortSignal.abort() })))).toBe('cancelled');

    const waiting = new AbortController();
    const work = codeOf(http(ask(server.url, { signal: waiting.signal })));
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    waiting.abort();
    expect(await work).toBe('cancelled');

    const reading = new AbortController();
    const { body } = await http(ask(`${server.url}/body`, { signal: reading.signal }));
    const text = codeOf(textOf(body));
    reading.abort();
    expect(await text).toBe('cancelled');
  });

  it('refuses schemes that are not of the web', async () => {
    expect(await codeOf(makeHttp()(ask('file:///etc/passwd')))).toBe('bad-address');
    expect(await codeOf(makeHttp()(ask('ftp://ftp.example/')))).toBe('bad-address');
  });

  it('finds the reason inside errors of several attempts', () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    expect(networkFailure(new AggregateError([refused, refused]), 'h', false).code).toBe('connection-refused');
    expect(networkFailure(new Error('outer', { cause: refused }), 'h', false).code).toBe('connection-refused');
    expect(networkFailure('no error at all', 'h', false).code).toBe('connection-failed');
    expect(networkFailure(refused, 'h', true).code).toBe('cancelled');
  });
});

describe('the gate', () => {
  it('lets the waiting in, in their order, once for each that leaves', async () => {
    const gate = createGate(1);
    const signal = new AbortController().signal;
    const order: string[] = [];
    const leave = await gate.enter(signal);
    const waits = ['a', 'b'].map(async (name) => {
      const leaveAgain = await gate.enter(signal);
      order.push(name);
      leaveAgain();
      leaveAgain();
    });
    leave();
    leave();
    await Promise.all(waits);
    expect(order).toEqual(['a', 'b']);
  });

  it('lets nobody wait on after a cancel', async () => {
    const gate = createGate(1);
    await gate.enter(new AbortController().signal);
    const cancel = new AbortController();
    const waiting = codeOf(gate.enter(cancel.signal));
    cancel.abort();
    expect(await waiting).toBe('cancelled');
  });
});
