/** The web host's public face: the same paper over loopback HTTP, for an ordinary browser on this machine. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Envelope } from '../contract/errors.ts';
import { createAssets, securityHeaders } from '../host/assets.ts';
import type { Answer } from '../host/assets.ts';
import { describeError, refusal } from '../host/dispatch.ts';
import type { Host } from '../host/host.ts';
import { iconFile, rendererFolder } from '../host/root.ts';
import { readJson } from './body.ts';
import { createEventStreams } from './events.ts';
import { createGuard } from './guard.ts';
import { createSessions } from './sessions.ts';

export type WebHostOptions = {
  readonly host: Pick<Host, 'dispatch' | 'on' | 'picture' | 'medium' | 'log'>;
  /** 0 takes any free one. */
  readonly port?: number;
  /** The built renderer, unless tests bring another. */
  readonly renderer?: string;
  readonly maxBytes?: number;
  readonly now?: () => number;
};

export type WebHost = {
  readonly port: number;
  readonly origin: string;
  /** An address that lets one browser tab in, once, within 60 seconds. */
  readonly newAddress: () => string;
  /** Pages that listen to events now. */
  readonly pages: () => number;
  readonly close: () => Promise<void>;
};

const sendJson = (response: ServerResponse, status: number, value: unknown): void => {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'application/json',
    'content-length': body.length,
  });
  response.end(body);
};

const sendAnswer = (response: ServerResponse, method: string, { status, headers, body }: Answer): void => {
  response.writeHead(status, { ...headers, 'content-length': body?.byteLength ?? 0 });
  response.end(method === 'HEAD' ? undefined : (body ?? undefined));
};

/** Answers, and closes the connection, without reading what is still to come. */
const cutOff = (request: IncomingMessage, response: ServerResponse, status: number, envelope: Envelope): void => {
  response.setHeader('connection', 'close');
  response.once('finish', () => request.destroy());
  sendJson(response, status, envelope);
};

/** Binds to 127.0.0.1 only. Rejects with the system's error when the port is taken. */
export const startWebHost = async (options: WebHostOptions): Promise<WebHost> => {
  const { host, now = () => Date.now() } = options;
  const sessions = createSessions(now);
  const streams = createEventStreams();
  const assets = createAssets({
    folder: options.renderer ?? rendererFolder,
    icon: iconFile,
    picture: host.picture,
    medium: host.medium,
  });
  let guard = createGuard({ port: 0, isAuthorised: sessions.isAuthorised });

  const answerPost = async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> => {
    const body = await readJson(request, options.maxBytes);
    if (body.kind === 'too-large') return cutOff(request, response, 413, refusal('too-large'));
    if (body.kind === 'not-json') return sendJson(response, 400, refusal('bad-input', { expected: 'JSON' }));
    if (pathname !== '/session') {
      return sendJson(response, 200, await host.dispatch(pathname.slice('/call/'.length), body.value));
    }
    const token = sessions.exchange((body.value as { key?: unknown } | null | undefined)?.key);
    if (token === null) return sendJson(response, 401, refusal('forbidden', { reason: 'used or expired' }));
    return sendJson(response, 200, { token });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? '';
    const pathname = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const refused = guard({ method, pathname, headers: request.headers });
    if (refused !== null) {
      return cutOff(request, response, refused.status, refusal(refused.code, { reason: refused.reason }));
    }
    if (pathname.startsWith('/call/') || pathname === '/session') return answerPost(request, response, pathname);
    if (pathname === '/events') {
      response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream' });
      return streams.add(response);
    }
    return sendAnswer(response, method, await assets(method, pathname, request.headers.range ?? null));
  };

  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 120_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      host.log('error', 'web.request', describeError(error));
      if (response.headersSent) response.destroy();
      else cutOff(request, response, 500, refusal('internal'));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  guard = createGuard({ port, isAuthorised: sessions.isAuthorised });
  const stopTelling = host.on(streams.tell);
  const origin = `http://127.0.0.1:${port}`;
  return {
    port,
    origin,
    newAddress: () => `${origin}/#key=${sessions.newKey()}`,
    pages: streams.count,
    close: async () => {
      stopTelling();
      streams.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
