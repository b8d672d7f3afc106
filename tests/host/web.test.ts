/** Raw requests against the web host's defences. */
import { mkdir, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventListener } from '../../electron/host/host.ts';
import { createDispatch } from '../../electron/host/dispatch.ts';
import { startWebHost } from '../../electron/web/server.ts';
import type { WebHost } from '../../electron/web/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { TemporaryFolder } from '../support/temporary-folder.ts';

type Got = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly body: string };
type Ask = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const pictureId = 'ab'.repeat(32);
const maxBytes = 2_000;
let folder: TemporaryFolder;
let web: WebHost;
let token = '';
let clock = Date.now();
const log: unknown[] = [];
const listeners = new Set<EventListener>();

const ask = (target: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Got> =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: web.port, path: target, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });

const call = (name: string, input: unknown, headers: Record<string, string> = {}): Promise<Got> =>
  ask(`/call/${name}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
  });

const trade = (key: unknown, headers: Record<string, string> = {}): Promise<Got> =>
  ask('/session', {
    method: 'POST',
    body: JSON.stringify({ key }),
    headers: { 'content-type': 'application/json', ...headers },
  });

const keyOf = (address: string): string => /#key=([\w-]+)$/.exec(address)?.[1] ?? '';

beforeAll(async () => {
  folder = await temporaryFolder();
  const renderer = path.join(folder.path, 'renderer');
  await mkdir(path.join(renderer, 'assets'), { recursive: true });
  await writeFile(path.join(renderer, 'index.html'), '<!doctype html><title>paper</title>');
  await writeFile(path.join(renderer, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(path.join(folder.path, 'outside.txt'), 'outside');
  const dispatch = createDispatch(
    {
      'jobs.list': () => Promise.resolve([]),
      'jobs.cancel': ({ jobId }) => Promise.resolve({ cancelled: jobId === 'yes' }),
      'library.check': () => Promise.reject(new Error('secret cause')),
    },
    (...line) => log.push(line),
  );
  web = await startWebHost({
    host: {
      dispatch,
      on: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      medium: async () => null,
      picture: (id) =>
        id === 'f'.repeat(64)
          ? Promise.reject(new Error('secret disk'))
          : Promise.resolve(
              id === pictureId
                ? { bytes: new Uint8Array([1, 2, 3]), type: 'image/png' }
                : id === 'cd'.repeat(32)
                  ? { bytes: new Uint8Array([1]), type: 'image/svg+xml' }
                  : null,
            ),
      log: (...line) => log.push(line),
    },
    renderer,
    maxBytes,
    now: () => clock,
  });
  token = (JSON.parse((await trade(keyOf(web.newAddress()))).body) as { token: string }).token;
});
afterAll(async () => {
  await web.close();
  await folder[Symbol.asyncDispose]();
});

describe('calls', () => {
  it('answer the envelope of the dispatcher', async () => {
    const got = await call('jobs.cancel', { jobId: 'yes' });
    expect(got.status).toBe(200);
    expect(got.headers['content-type']).toBe('application/json');
    expect(JSON.parse(got.body)).toEqual({ ok: true, data: { cancelled: true } });
  });

  it('take an empty body as no input', async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const got = await ask('/call/jobs.list', { method: 'POST', headers });
    expect(JSON.parse(got.body)).toEqual({ ok: true, data: [] });
  });

  it('refuse names that are not in the contract', async () => {
    for (const name of ['constructor', '__proto__', 'jobs.list/../jobs.list', '%6aobs.list', '']) {
      expect(JSON.parse((await call(name, {})).body), name).toMatchObject({ error: { code: 'no-such-call' } });
    }
  });

  it('keep the cause of a bug to the log', async () => {
    const got = await call('library.check', null);
    expect(JSON.parse(got.body)).toEqual({ ok: false, error: { code: 'internal', params: {} } });
    expect(got.body).not.toContain('secret');
    expect(JSON.stringify(log)).toContain('secret cause');
  });

  it('need POST', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const got = await ask('/call/jobs.list', { method, headers: { authorization: `Bearer ${token}` } });
      expect(got.status, method).toBe(405);
    }
  });

  it('need JSON', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'multipart/form-data',
    ]) {
      expect((await call('jobs.list', {}, { 'content-type': type })).status, type).toBe(415);
    }
    const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` };
    expect((await ask('/call/jobs.list', { method: 'POST', headers, body: '{' })).status).toBe(400);
    expect((await ask('/call/jobs.list', { method: 'POST', headers, body: '{}' })).status).toBe(200);
  });

  it('are cut off over the size limit, declared or not', async () => {
    const long = JSON.stringify({ jobId: 'x'.repeat(maxBytes) });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const declared = await ask('/call/jobs.cancel', { method: 'POST', headers, body: long });
    expect(declared.status).toBe(413);
    expect(JSON.parse(declared.body)).toMatchObject({ error: { code: 'too-large' } });
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    expect((await ask('/call/jobs.cancel', { method: 'POST', headers: chunked, body: long })).status).toBe(413);
  });
});

describe('who may ask', () => {
  it('a foreign Host is refused for everything (DNS rebinding)', async () => {
    const port = web.port;
    const hosts = [`evil.example:${port}`, 'evil.example', '127.0.0.1', '127.0.0.1:1', `0.0.0.0:${port}`];
    for (const target of ['/', '/call/jobs.list', '/events', '/session', `/pictures/${pictureId}`]) {
      for (const host of [...hosts, `127.0.0.1.nip.io:${port}`, `127.0.0.1:${port}.evil.example`]) {
        const headers = { host, authorization: `Bearer ${token}` };
        expect((await ask(target, { headers })).status, `${target} ${host}`).toBe(421);
      }
    }
  });

  it('localhost by name is let in', async () => {
    expect((await ask('/', { headers: { host: `localhost:${web.port}` } })).status).toBe(200);
  });

  it('a foreign Origin is refused even with the token', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost:1', `https://127.0.0.1:${web.port}`]) {
      expect((await call('jobs.list', {}, { origin })).status, origin).toBe(403);
    }
    expect((await call('jobs.list', {}, { origin: web.origin })).status).toBe(200);
  });

  it('a request that the browser says is from elsewhere is refused', async () => {
    for (const site of ['cross-site', 'same-site', 'none']) {
      const headers = { 'sec-fetch-site': site };
      expect((await call('jobs.list', {}, headers)).status, site).toBe(403);
      expect((await ask(`/pictures/${pictureId}`, { headers })).status, site).toBe(403);
      expect((await ask('/events', { headers: { ...headers, authorization: `Bearer ${token}` } })).status).toBe(403);
    }
    expect((await call('jobs.list', {}, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('a wrong token is refused', async () => {
    const wrong = ['', 'Bearer', 'Bearer ', 'Bearer x', `Basic ${token}`, token, `Bearer ${token}x`, `bearer ${token}`];
    for (const authorization of [...wrong, `Bearer ${'x'.repeat(5_000)}`]) {
      expect((await call('jobs.list', {}, { authorization })).status, authorization.slice(0, 60)).toBe(401);
      expect((await ask('/events', { headers: { authorization } })).status).toBe(401);
    }
  });

  it('no answer allows another site to read or sets a cookie', async () => {
    const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const answers = [
      await ask('/call/jobs.list', { method: 'OPTIONS', headers: preflight }),
      await call('jobs.list', {}),
      await ask('/'),
      await trade('wrong'),
    ];
    expect(answers[0]?.status).toBe(403);
    for (const { headers } of answers) {
      expect(Object.keys(headers).filter((name) => /^access-control|^set-cookie/.test(name))).toEqual([]);
    }
  });

  it('listens on the loopback interface only', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.internal === false && address.family === 'IPv4');
    if (outside === undefined) return;
    await expect(fetch(`http://${outside.address}:${web.port}/`)).rejects.toThrow();
  });
});

describe('one-time keys', () => {
  it('are good once', async () => {
    const key = keyOf(web.newAddress());
    expect(JSON.parse((await trade(key)).body)).toEqual({ token });
    expect((await trade(key)).status).toBe(401);
  });

  it('are good for 60 seconds', async () => {
    const key = keyOf(web.newAddress());
    clock += 60_000;
    expect((await trade(key)).status).toBe(401);
    clock -= 60_000;
  });

  it('are refused from another origin without being used up', async () => {
    const key = keyOf(web.newAddress());
    expect((await trade(key, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await trade(key)).status).toBe(200);
  });

  it('of any other shape are refused', async () => {
    for (const key of ['x', '', null, 5, {}, ['a'], undefined]) expect((await trade(key)).status).toBe(401);
    const headers = { 'content-type': 'application/json' };
    for (const body of ['null', '[]', '5', '""', '']) {
      expect((await ask('/session', { method: 'POST', headers, body })).status, body).toBe(401);
    }
  });

  it('differ each time and never carry the token', () => {
    const addresses = Array.from({ length: 20 }, () => web.newAddress());
    expect(new Set(addresses).size).toBe(20);
    expect(addresses.join()).not.toContain(token);
  });
});

describe('events', () => {
  it('reach every open page and stop when it goes', async () => {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}` };
      http.get({ host: '127.0.0.1', port: web.port, path: '/events', headers }, resolve).once('error', reject);
    });
    expect(response.headers['content-type']).toBe('text/event-stream');
    let text = '';
    response.setEncoding('utf8');
    const got = new Promise<void>((resolve) => {
      response.on('data', (piece: string) => {
        text += piece;
        if (text.includes('notice')) resolve();
      });
    });
    for (const tell of listeners) tell('notice', { code: 'line\n\nbreak', params: {} });
    await got;
    expect(text).toContain('data: {"name":"notice","payload":{"code":"line\\n\\nbreak","params":{}}}\n\n');
    expect(web.pages()).toBe(1);
    response.destroy();
    await expect.poll(() => web.pages()).toBe(0);
  });
});

describe('files and pictures', () => {
  it('serve the renderer, with its hashed files kept for ever', async () => {
    expect((await ask('/')).body).toContain('paper');
    expect((await ask('/')).headers['cache-control']).toBe('no-store');
    const script = await ask('/assets/app-1a2b.js?x=1');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
  });

  it('serve the icon of the tab', async () => {
    const got = await ask('/favicon.ico');
    expect([got.status, got.headers['content-type']]).toEqual([200, 'image/x-icon']);
  });

  it('answer HEAD without a body', async () => {
    const got = await ask('/index.html', { method: 'HEAD' });
    expect([got.status, got.body]).toEqual([200, '']);
    expect(got.headers['content-length']).toBe('35');
  });

  it('never leave the renderer’s folder', async () => {
    const targets = [
      '/../outside.txt',
      '/..%2foutside.txt',
      '/assets%2f..%2f..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/..%5coutside.txt',
      '/%252e%252e/outside.txt',
      '//../outside.txt',
      `/${encodeURIComponent(path.join(folder.path, 'outside.txt'))}`,
      '/%00',
      '/%',
      '/assets',
      '/nope',
    ];
    for (const target of targets) {
      const got = await ask(target);
      expect([got.status, got.body], target).toEqual([404, '']);
    }
  });

  it('take GET and HEAD only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask('/', { method })).status).toBe(405);
  });

  it('serve stored pictures, sandboxed, and nothing else by that address', async () => {
    const got = await ask(`/pictures/${pictureId}`);
    expect([got.status, got.headers['content-type']]).toEqual([200, 'image/png']);
    expect(got.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    for (const id of ['cd'.repeat(32), 'ef'.repeat(32), pictureId.toUpperCase(), `${pictureId}0`, '']) {
      expect((await ask(`/pictures/${id}`)).status, id).toBe(404);
    }
  });

  it('answer a failing disk with 500 and no cause', async () => {
    const got = await ask(`/pictures/${'f'.repeat(64)}`);
    expect(got.status).toBe(500);
    expect(got.body).not.toContain('secret');
  });

  it('carry the security headers on every answer', async () => {
    for (const answer of [await ask('/'), await ask('/nope'), await call('jobs.list', {}), await ask('/events')]) {
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
    }
  });
});
