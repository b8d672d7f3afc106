/** Reads a request's JSON body within a bound. */
import type { IncomingMessage } from 'node:http';
import { limits } from '../contract/limits.ts';

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-json' };

/** An empty body is `undefined`. Stops reading at `maxBytes`. */
export const readJson = async (request: IncomingMessage, maxBytes: number = limits.callBytes): Promise<Body> => {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { kind: 'too-large' };
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > maxBytes) return { kind: 'too-large' };
    pieces.push(piece);
  }
  if (bytes === 0) return { kind: 'json', value: undefined };
  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(pieces).toString('utf8')) };
  } catch {
    return { kind: 'not-json' }; // the parser's own words are of no use to the caller
  }
};
