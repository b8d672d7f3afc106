/** HTTP servers for tests, on loopback only: one whose every answer the test writes, and the deterministic feed server beside the project. */
import { existsSync, realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';

export type SeenRequest = { readonly method: string; readonly path: string; readonly headers: IncomingHttpHeaders };

export type LoopbackServer = AsyncDisposable & {
  /** `http://127.0.0.1:<port>`, without a final slash. */
  readonly url: string;
  readonly port: number;
  /** What was asked, in order. */
  readonly requests: readonly SeenRequest[];
  /** Connections that were opened. */
  readonly connections: () => number;
  /** Connections open at once, at most. */
  readonly mostConnections: () => number;
  readonly close: () => Promise<void>;
};

export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on a free port that answers with `answer`. Takes itself away at the end of an `await using` block. */
export const startLoopbackServer = async (answer: Answering): Promise<LoopbackServer> => {
  const requests: SeenRequest[] = [];
  let opened = 0;
  let open = 0;
  let mostConnections = 0;
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  server.on('connection', (socket) => {
    opened++;
    mostConnections = Math.max(mostConnections, ++open);
    socket.on('close', () => open--);
    // A reader that breaks a connection off is what many of these tests are about.
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    connections: () => opened,
    mostConnections: () => mostConnections,
    close,
    [Symbol.asyncDispose]: close,
  };
};

/** A server of fixed documents: path to body, with headers and status where they matter; anything else is 404. */
export const startPages = (
  pages: Readonly<
    Record<
      string,
      {
        readonly status?: number;
        readonly headers?: Readonly<Record<string, string>>;
        readonly body?: string | Uint8Array;
      }
    >
  >,
): Promise<LoopbackServer> =>
  startLoopbackServer((request, response) => {
    const page = pages[request.url ?? ''];
    response.writeHead(page ? (page.status ?? 200) : 404, page?.headers ?? {});
    response.end(page?.body ?? '');
  });

const besideTheProject = fileURLToPath(new URL('../../../shared/tools/feed-server.mjs', import.meta.url));

/** Path of the deterministic feed server, `null` where it is absent. The true one: under a link's name it would not know itself as a program. */
export const feedServerPath: string | null = existsSync(besideTheProject) ? realpathSync(besideTheProject) : null;

/** For `describe.skipIf(skipWithoutFeedServer('…'))`: says in one visible line what is skipped and why. */
export const skipWithoutFeedServer = (what: string): boolean => {
  if (feedServerPath === null) process.stdout.write(`skipped: no feed server (${what})\n`);
  return feedServerPath === null;
};

/** What the tests use of the feed server; its header says the rest. */
export type FeedServer = {
  readonly url: string;
  readonly feedUrl: (index: number) => string;
  readonly faultOf: (index: number) => string | null;
  readonly bump: (count?: number) => unknown;
  readonly set: (change: { readonly latency?: string; readonly faults?: string }) => unknown;
  readonly stats: (options?: { readonly reset?: boolean }) => {
    readonly feedRequests: number;
    readonly notModified: number;
    readonly maxInFlight: number;
    readonly connections: number;
    readonly byStatus: Readonly<Record<string, number>>;
    readonly userAgents: Readonly<Record<string, number>>;
  };
  readonly close: () => Promise<unknown>;
};

export type FeedServerOptions = {
  readonly feeds: number;
  readonly ports?: number;
  readonly items?: number;
  readonly size?: number;
  readonly faults?: string;
  readonly latency?: string;
  readonly drip?: number;
  readonly hold?: number;
};

/** Starts the feed server in this process, on a free port. */
export const startFeedServer = async (options: FeedServerOptions): Promise<FeedServer & AsyncDisposable> => {
  if (feedServerPath === null) throw new Error('the feed server is not beside the project');
  const module: { startFeedServer: (options: FeedServerOptions & { readonly port: number }) => Promise<FeedServer> } =
    await import(pathToFileURL(feedServerPath).href);
  const server = await module.startFeedServer({ port: 0, ...options });
  // A plain object would lose the getters that follow the real port.
  return Object.assign(server, {
    [Symbol.asyncDispose]: async () => {
      await server.close();
    },
  });
};
