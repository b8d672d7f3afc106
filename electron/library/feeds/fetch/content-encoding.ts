import { promisify } from 'node:util';
import {
  brotliDecompress,
  brotliDecompressSync,
  gunzip,
  gunzipSync,
  inflate,
  inflateRaw,
  inflateRawSync,
  inflateSync,
  zstdDecompress,
  zstdDecompressSync,
} from 'node:zlib';
import { Failure } from '../../../contract/errors.ts';

type Options = { readonly maxOutputLength: number; readonly chunkSize: number };
type Decompress = (bytes: Uint8Array, options: Options) => Promise<Uint8Array>;

/** Up to this size the thread pool costs more than the work. */
const atOnceBytes = 64 * 1024;

const either =
  (small: (bytes: Uint8Array, options: Options) => Uint8Array, large: Decompress): Decompress =>
  async (bytes, options) =>
    bytes.length <= atOnceBytes ? small(bytes, options) : large(bytes, options);

const fromGzip = either(gunzipSync, promisify(gunzip));
const fromZlib = either(inflateSync, promisify(inflate));
const fromBareDeflate = either(inflateRawSync, promisify(inflateRaw));

/** "deflate" means zlib (RFC 9110), but some servers send the bare stream. */
const fromDeflate: Decompress = (bytes, options) => {
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8 && ((bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)) % 31 === 0;
  return isZlib ? fromZlib(bytes, options) : fromBareDeflate(bytes, options);
};

const decoders: Readonly<Record<string, Decompress>> = {
  gzip: fromGzip,
  'x-gzip': fromGzip,
  deflate: fromDeflate,
  br: either(brotliDecompressSync, promisify(brotliDecompress)),
  zstd: either(zstdDecompressSync, promisify(zstdDecompress)),
};

/** What a request may offer in Accept-Encoding. */
export const acceptedEncodings = 'gzip, deflate, br, zstd';

const chunkSize = 64 * 1024;
const maxLayers = 3;

const layersOf = (contentEncoding: string | undefined): readonly string[] =>
  (contentEncoding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;

/**
 * A body without its Content-Encoding, and without a gzip layer that the header does not name (files that were stored compressed).
 * Fails with `too-large` when it would grow over `maxBytes`, with `bad-encoding` when the bytes are not what the header says.
 */
export const decodeContent = async (
  body: Uint8Array,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> => {
  const layers = layersOf(contentEncoding);
  if (layers.length > maxLayers) throw new Failure('bad-encoding', { encoding: contentEncoding?.slice(0, 80) ?? '' });
  const options = { maxOutputLength: maxBytes, chunkSize };
  let bytes = body;
  for (const name of bytes.length === 0 ? [] : layers) {
    const decoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    if (!decoder) throw new Failure('bad-encoding', { encoding: name.slice(0, 80) });
    bytes = await decompress(decoder, name, bytes, options);
  }
  return isGzip(bytes) ? decompress(fromGzip, 'gzip', bytes, options) : bytes;
};

const decompress = async (
  decoder: Decompress,
  name: string,
  bytes: Uint8Array,
  options: Options,
): Promise<Uint8Array> => {
  try {
    return await decoder(bytes, options);
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (tooLarge) throw new Failure('too-large', { limit: options.maxOutputLength }, error);
    throw new Failure('bad-encoding', { encoding: name }, error);
  }
};
