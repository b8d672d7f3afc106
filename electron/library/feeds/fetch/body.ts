import { Failure } from '../../../contract/errors.ts';
import type { HttpResponse } from '../../ports.ts';

/** The whole body as sent. Fails with `too-large`, before reading when the server says the length. */
export const readBody = async (response: HttpResponse, maxBytes: number): Promise<Uint8Array> => {
  const declared = Number(response.headers['content-length'] ?? 0);
  const tooLarge = (): Failure => new Failure('too-large', { limit: maxBytes });
  if (declared > maxBytes) {
    await response.body[Symbol.asyncIterator]().return?.();
    throw tooLarge();
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body) {
    length += piece.length;
    if (length > maxBytes) throw tooLarge();
    pieces.push(piece);
  }
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, length);
};

/** A body this small is read to its end, so that the connection can serve the next request. */
const dismissedBytes = 16 * 1024;

/** Done with an answer whose body nobody wants. */
export const dismissBody = async (response: HttpResponse): Promise<void> => {
  let length = 0;
  for await (const piece of response.body) {
    length += piece.length;
    if (length > dismissedBytes) return;
  }
};
