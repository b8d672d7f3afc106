/** Two loopback servers: one serves the page that shows payloads, one plays the rest of the world and counts who calls. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export type World = {
  readonly pageUrl: string;
  /** Chromium's rule that sends every other host name to the counting server. */
  readonly resolverRules: string;
  /**
   * What was asked of any server besides the page itself: first line of the request (`own` before
   * those to the page's own server), or `connection` when nothing was sent.
   */
  readonly hits: string[];
  readonly close: () => Promise<void>;
};

const portOf = (server: { address: () => AddressInfo | string | null }): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
};

/** Whom Chromium calls by itself, whatever it shows. */
const browserOwn =
  / (?:accounts\.google\.com|(?:content-autofill|update|optimizationguide-pa|safebrowsing)\.googleapis\.com|clients\d?\.google\.com|edgedl\.me\.gvt1\.com)$/;

/** The host a TLS client names in its first message (RFC 8446, 4.1.2; RFC 6066, 3), or an empty text. */
const tlsHost = (bytes: Buffer): string => {
  const skip = (at: number, lengthBytes: number): number =>
    at + lengthBytes + (at + lengthBytes <= bytes.length ? bytes.readUIntBE(at, lengthBytes) : 0);
  let at = skip(skip(skip(43, 1), 2), 1) + 2;
  while (at + 4 <= bytes.length) {
    const end = skip(at + 2, 2);
    if (bytes.readUInt16BE(at) === 0) return bytes.toString('latin1', at + 9, end);
    at = end;
  }
  return '';
};

/** The request's first line with its host, or the host a TLS client names. */
const describe = (bytes: Buffer): string => {
  const text = bytes.toString('latin1');
  if (bytes[0] === 0x16) return `TLS ${tlsHost(bytes)}`;
  return `${text.split('\r\n')[0] ?? ''} ${/^host: (.{1,200})$/im.exec(text)?.[1]?.trim() ?? ''}`;
};

/** `page` is what the page server answers at `/`, `policy` its Content-Security-Policy (`null`: none). */
export const openWorld = async (page: string, policy: string | null): Promise<World> => {
  const hits: string[] = [];
  const site = createServer((request, response) => {
    if (request.url === '/') {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        ...(policy === null ? {} : { 'content-security-policy': policy }),
      });
      response.end(page);
      return;
    }
    hits.push(`own ${request.method} ${request.url}`);
    response.writeHead(204).end();
  });
  const elsewhere = createTcpServer((socket) => {
    let said = false;
    socket.once('data', (bytes) => {
      said = true;
      const call = describe(bytes);
      if (!browserOwn.test(call)) hits.push(call);
      socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n');
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (!said) hits.push('connection');
    });
  });
  site.listen(0, '127.0.0.1');
  elsewhere.listen(0, '127.0.0.1');
  await Promise.all([once(site, 'listening'), once(elsewhere, 'listening')]);
  return {
    pageUrl: `http://127.0.0.1:${portOf(site)}/`,
    resolverRules: `MAP * 127.0.0.1:${portOf(elsewhere)}, EXCLUDE 127.0.0.1`,
    hits,
    close: async () => {
      site.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => site.close(resolve)),
        new Promise((resolve) => elsewhere.close(resolve)),
      ]);
    },
  };
};
