/** A loopback server that speaks the web host's contract over a made-up paper, for tests of the built interface and for looking at it. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { CallName } from '../../electron/contract/calls.ts';
import { isCallName } from '../../electron/contract/calls.ts';
import type { Envelope, ErrorCode, ErrorParams } from '../../electron/contract/errors.ts';
import { Failure } from '../../electron/contract/errors.ts';
import type { EventName, Events } from '../../electron/contract/events.ts';
import { contentSecurityPolicy } from '../../electron/host/assets.ts';
import { pictureNames } from './paper-data.ts';
import type { LibraryOptions } from './paper-library.ts';
import { testLibrary } from './paper-library.ts';

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

const colours: Readonly<Record<string, readonly [string, string, string, string]>> = {
  dusk: ['#e9c9a1', '#c98f63', '#6d4a3a', '#8c6650'],
  clay: ['#e6d3b8', '#b98a6a', '#7d5a48', '#9c7a60'],
  moss: ['#b9c9a8', '#7d9467', '#4c6041', '#66794f'],
  violet: ['#d8d3e2', '#a49bb8', '#6c6485', '#8a82a0'],
  slate: ['#c7d0d4', '#8fa1a8', '#5f727a', '#7b8b8e'],
};

/** A landscape of two colours, standing for a photograph. */
const drawing = (name: string): string => {
  const [sky, haze, hill, shore] = colours[name] ?? ['#ccc', '#aaa', '#888', '#999'];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="744"><defs><linearGradient id="a" x2="0" y2="1"><stop stop-color="${sky}"/><stop offset="1" stop-color="${haze}"/></linearGradient><linearGradient id="b" x2="0" y2="1"><stop stop-color="${hill}"/><stop offset="1" stop-color="${shore}"/></linearGradient></defs><rect width="1200" height="744" fill="url(#a)"/><path d="M0 370 1200 240V744H0z" fill="url(#b)"/></svg>`;
};

export type PaperHost = AsyncDisposable & {
  /** Address with a one-time key, as the web host prints it. */
  readonly address: string;
  /** Every request that came, as `METHOD path`. */
  readonly requests: readonly string[];
  /** Every call that came, with its input. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  readonly emit: <E extends EventName>(name: E, payload: Events[E]) => void;
  /** Makes a call fail from now on; `null` lets it work again. */
  readonly fail: (name: CallName, code: ErrorCode | null, params?: ErrorParams) => void;
  /** Answers a call with something else from now on. */
  readonly answer: (name: CallName, data: unknown) => void;
  /** Keeps calls of a name waiting until the answered function is called. */
  readonly hold: (name: CallName) => () => void;
  /** Refuses every token from now on. */
  readonly endSessions: () => void;
};

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>;
};

export type PaperHostOptions = LibraryOptions & {
  /** Written into the page, as a translated page would have it. */
  readonly dir?: 'ltr' | 'rtl';
};

/** Starts the host on a free port, over an interface built into `folder`. */
export const paperHost = async (folder: string, options: PaperHostOptions = {}): Promise<PaperHost> => {
  const requests: string[] = [];
  const calls: { name: string; input: unknown }[] = [];
  const streams = new Set<ServerResponse>();
  const failures = new Map<string, Failure>();
  const others = new Map<string, unknown>();
  const holds = new Map<string, Promise<void>>();
  let sessions = true;

  const emit: PaperHost['emit'] = (name, payload) => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify({ name, payload })}\n\n`);
  };
  const library = testLibrary(options, emit);

  const answerCall = async (name: string, input: Record<string, unknown>): Promise<Envelope> => {
    calls.push({ name, input });
    await holds.get(name);
    try {
      const failure = failures.get(name);
      if (failure !== undefined) throw failure;
      if (!isCallName(name)) throw new Failure('no-such-call', {});
      return { ok: true, data: others.has(name) ? others.get(name) : library(name, input) };
    } catch (cause) {
      if (cause instanceof Failure) return { ok: false, error: { code: cause.code, params: cause.params } };
      throw cause;
    }
  };

  const sendFile = async (response: ServerResponse, name: string): Promise<void> => {
    const file = path.join(folder, name);
    const bytes = await readFile(file);
    const page = name === 'index.html' && options.dir === 'rtl';
    response.writeHead(200, {
      'content-type': kinds[path.extname(file)] ?? 'application/octet-stream',
      ...(name === 'index.html' ? { 'content-security-policy': contentSecurityPolicy } : {}),
    });
    response.end(page ? bytes.toString('utf8').replace('dir="ltr"', 'dir="rtl"') : bytes);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${request.method} ${url.pathname}`);
    const allowed = sessions && request.headers.authorization === 'Bearer test-token';
    const json = (status: number, data: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(data));
    };
    if (url.pathname === '/session') {
      const { key } = await bodyOf(request);
      json(sessions && key === 'one-time-key' ? 200 : 401, { token: 'test-token' });
      return;
    }
    if (url.pathname.startsWith('/call/')) {
      if (!allowed) json(401, {});
      else json(200, await answerCall(url.pathname.slice('/call/'.length), await bodyOf(request)));
      return;
    }
    if (url.pathname === '/events') {
      if (!allowed) {
        json(401, {});
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': open\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
      return;
    }
    const pictureId = /^\/pictures\/([0-9a-f]{64})$/.exec(url.pathname)?.[1];
    if (pictureId !== undefined) {
      const name = Object.entries(pictureNames()).find(([, id]) => id === pictureId)?.[0] ?? '';
      response.writeHead(name === '' ? 404 : 200, { 'content-type': 'image/svg+xml' });
      response.end(name === '' ? '' : drawing(name));
      return;
    }
    await sendFile(response, url.pathname === '/' ? 'index.html' : url.pathname.slice(1));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(404);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    address: `http://127.0.0.1:${port}/#key=one-time-key`,
    requests,
    calls,
    emit,
    fail: (name, code, params = {}) => {
      if (code === null) failures.delete(name);
      else failures.set(name, new Failure(code, params));
    },
    answer: (name, data) => void others.set(name, data),
    hold: (name) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.set(name, promise);
      return () => {
        holds.delete(name);
        resolve();
      };
    },
    endSessions: () => {
      sessions = false;
    },
    [Symbol.asyncDispose]: async () => {
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
