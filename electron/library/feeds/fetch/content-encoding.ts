import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { Failure } from '../../../contract/errors.ts';

type Decompress = (bytes: Uint8Array, options: { maxOutputLength: number; chunkSize: number }) => Promise<Uint8Array>;

const inflateZlib: Decompress = promisify(inflate);
const inflatePlain: Decompress = promisify(inflateRaw);

/** "deflate" means zlib (RFC 9110), but some servers send the bare stream. */
const inflateEither: Decompress = async (bytes, options) => {
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8 && ((bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)) % 31 === 0;
  return isZlib ? inflateZlib(bytes, options) : inflatePlain(bytes, options);
};

const decoders: Readonly<Record<string, Decompress>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: inflateEither,
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
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
  return isGzip(bytes) ? decompress(promisify(gunzip), 'gzip', bytes, options) : bytes;
};

const decompress = async (
  decoder: Decompress,
  name: string,
  bytes: Uint8Array,
  options: { maxOutputLength: number; chunkSize: number },
): Promise<Uint8Array> => {
  try {
    return await decoder(bytes, options);
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (tooLarge) throw new Failure('too-large', { limit: options.maxOutputLength }, error);
    throw new Failure('bad-encoding', { encoding: name }, error);
  }
};
