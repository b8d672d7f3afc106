/** Multipart bodies (RFC 2046) as a tree of decoded parts. Bounded; a broken part ends where the next begins. */
import { decodeBytes } from '../../articles/decode.ts';
import { firstHeader, quotedPrintable, readField, readHeaders } from './headers.ts';
import type { Headers } from './headers.ts';

export type Part = {
  readonly headers: Headers;
  /** Lower-case media type. */
  readonly type: string;
  readonly params: ReadonlyMap<string, string>;
  readonly attached: boolean;
  /** Transfer encoding undone. */
  readonly body: Uint8Array;
  readonly parts: readonly Part[];
};

const deepest = 12;
const mostParts = 2_000;

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Where the header block ends and where the body begins. */
const headEnd = (bytes: Uint8Array): readonly [number, number] => {
  if (bytes[0] === 0x0a) return [0, 1];
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return [0, 2];
  for (let index = 0; index < bytes.length - 1; index += 1) {
    if (bytes[index] !== 0x0a) continue;
    if (bytes[index + 1] === 0x0a) return [index, index + 2];
    if (bytes[index + 1] === 0x0d && bytes[index + 2] === 0x0a) return [index, index + 3];
  }
  return [bytes.length, bytes.length];
};

const decoded = (bytes: Uint8Array, encoding: string): Uint8Array => {
  if (encoding === 'base64') return Buffer.from(latin(bytes).replace(/[^A-Za-z0-9+/]/gu, ''), 'base64');
  if (encoding === 'quoted-printable') return quotedPrintable(latin(bytes), false);
  return bytes;
};

/** Whether the part opens with a header that names this boundary. */
const declares = (part: Uint8Array, boundary: string): boolean => {
  const [end] = headEnd(part);
  const { value, params } = readField(firstHeader(readHeaders(part.subarray(0, end)), 'content-type') ?? '');
  return value.startsWith('multipart/') && params.get('boundary') === boundary;
};

/** The stretches between boundary lines. */
const split = (bytes: Uint8Array, boundary: string): Uint8Array[] => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = `--${boundary}`;
  const found: Uint8Array[] = [];
  let start = -1;
  for (let at = buffer.indexOf(mark, 0, 'latin1'); at !== -1; at = buffer.indexOf(mark, at + mark.length, 'latin1')) {
    if (at > 0 && buffer[at - 1] !== 0x0a && buffer[at - 1] !== 0x0d) continue;
    const after = buffer.toString('latin1', at + mark.length, at + mark.length + 3);
    // The boundary of a part within may begin with this one.
    if (!/^(?:--|\s|$)/u.test(after)) continue;
    // So may the boundary of a part within end as this one's last line does.
    if (/^--[\r\n]?$/u.test(after) && start !== -1 && declares(bytes.subarray(start, at), `${boundary}--`)) continue;
    if (start !== -1) {
      const end = buffer[at - 1] === 0x0a ? at - (buffer[at - 2] === 0x0d ? 2 : 1) : at;
      found.push(bytes.subarray(start, Math.max(start, end)));
      start = -1;
    }
    if (found.length >= mostParts || after.startsWith('--')) break;
    const line = buffer.indexOf(0x0a, at + mark.length);
    start = line === -1 ? bytes.length : line + 1;
  }
  if (start !== -1 && start < bytes.length) found.push(bytes.subarray(start));
  return found;
};

/** A boundary nobody declared: the first line that looks like one and comes again. */
const guessBoundary = (body: Uint8Array): string | null => {
  const text = latin(body.subarray(0, 65_536));
  const line = /(?:^|\n)--([^\s-][^\r\n]{3,68}?)\s*\r?\n[A-Za-z-]{4,40}:/u.exec(text)?.[1];
  return line ?? null;
};

/** Reads a message or part with everything in it. */
export const readPart = (bytes: Uint8Array, depth = 0): Part => {
  const [end, start] = headEnd(bytes);
  const headers = readHeaders(bytes.subarray(0, end));
  const { value, params } = readField(firstHeader(headers, 'content-type') ?? 'text/plain');
  const raw = bytes.subarray(start);
  const encoding = readField(firstHeader(headers, 'content-transfer-encoding') ?? '').value;
  const attached = /^attachment/iu.test(firstHeader(headers, 'content-disposition') ?? '');
  const type = value === '' ? 'text/plain' : value;
  const boundary = type.startsWith('multipart/') ? (params.get('boundary') ?? guessBoundary(raw)) : null;
  if (type.startsWith('multipart/') && depth < deepest) {
    const parts =
      boundary === null || boundary === '' ? [] : split(raw, boundary).map((part) => readPart(part, depth + 1));
    return parts.length > 0
      ? { headers, type, params, attached, body: new Uint8Array(), parts }
      : { headers, type: 'text/plain', params, attached, body: raw, parts: [] };
  }
  const body = decoded(raw, encoding);
  if (type === 'message/rfc822' && depth < deepest)
    return { headers, type, params, attached, body, parts: [readPart(body, depth + 1)] };
  return { headers, type, params, attached, body, parts: [] };
};

/** The text of a part, by its charset. */
export const textOf = (part: Part): string =>
  decodeBytes(part.body, {
    kind: part.type === 'text/html' ? 'html' : 'text',
    contentType: part.params.has('charset') ? `${part.type}; charset=${part.params.get('charset')}` : null,
  }).text;

/** Every part below, in order, itself included. */
export const allParts = (part: Part): readonly Part[] => [part, ...part.parts.flatMap(allParts)];
