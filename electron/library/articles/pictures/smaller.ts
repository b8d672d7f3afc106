/** A needlessly large picture, made as large as a reader's column needs it. Runs on a thread of its own. Private to `articles/`. */
import { measurePicture } from './measure.ts';
import type { PictureFacts } from './measure.ts';

/** Twice the reader's column of 41 rem, for dense screens, and a little more. */
const columnPixels = 1_400;
/** Below these a picture is left as it came. */
const widestLeft = 1_600;
const heaviestLeft = 1024 * 1024;
/** A decoded picture takes four bytes a pixel. */
const mostPixels = 40_000_000;
const quality = 82;
/** A picture of sharp lines stays lossless up to this size. */
const heaviestLossless = 400 * 1024;
/** Less gain than this is not worth a second generation. */
const worthwhile = 0.8;

const mayBeSmaller = (facts: PictureFacts, size: number): boolean =>
  !facts.peculiar &&
  !(facts.kind === 'webp' && facts.transparent) &&
  facts.width > 0 &&
  facts.height > 0 &&
  facts.width * facts.height <= mostPixels &&
  (facts.width > widestLeft || (size > heaviestLeft && facts.kind !== 'png'));

/** Whether it is worth a thread's time. Reads the first bytes only. */
export const isNeedlesslyLarge = (bytes: Uint8Array): boolean => {
  const facts = measurePicture(bytes);
  return facts !== null && mayBeSmaller(facts, bytes.length);
};

/** A JPEG with the colour profile of the one it was made from. */
const withProfile = (jpeg: Uint8Array, profile: readonly Uint8Array[]): Uint8Array =>
  profile.length === 0 ? jpeg : Buffer.concat([jpeg.subarray(0, 2), ...profile, jpeg.subarray(2)]);

/**
 * The picture with at most `columnPixels` across, or the same bytes where that gains little, or where something would be lost: what moves,
 * is turned, transparent WebP, unusual colours. Throws on bytes that cannot be decoded; the decoder is not to be used after that.
 */
export const makeSmaller = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const facts = measurePicture(bytes);
  if (facts === null || !mayBeSmaller(facts, bytes.length)) return bytes;
  const { PhotonImage, SamplingFilter, resize } = await import('@cf-wasm/photon/node');
  const decoded = PhotonImage.new_from_byteslice(bytes);
  const width = Math.min(facts.width, columnPixels);
  const height = Math.max(1, Math.round((facts.height * width) / facts.width));
  const sized = width === facts.width ? decoded : resize(decoded, width, height, SamplingFilter.Triangle);
  if (sized !== decoded) decoded.free();
  const lossless = facts.kind === 'png' ? sized.get_bytes() : null;
  const keepsLossless = lossless !== null && (facts.transparent || lossless.length <= heaviestLossless);
  const smaller = keepsLossless ? lossless : withProfile(sized.get_bytes_jpeg(quality), facts.profile);
  sized.free();
  return smaller.length <= bytes.length * worthwhile ? smaller : bytes;
};
