/** What a picture's first bytes say of it, without decoding: JPEG (ITU-T T.81, Exif 2.3), PNG (third edition), WebP (RFC 9649). Private to `articles/`. */

export type PictureFacts = {
  readonly kind: 'jpeg' | 'png' | 'webp';
  readonly width: number;
  readonly height: number;
  /** It moves, is turned by a note beside it, or has colours that a plain decoder would change: it stays as it is. */
  readonly peculiar: boolean;
  readonly transparent: boolean;
  /** A JPEG's colour profile, as the segments that hold it. */
  readonly profile: readonly Uint8Array[];
};

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
const sixteen = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const thirtyTwo = (bytes: Uint8Array, at: number): number => sixteen(bytes, at) * 65_536 + sixteen(bytes, at + 2);
const sixteenLittle = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const twentyFourLittle = (bytes: Uint8Array, at: number): number =>
  sixteenLittle(bytes, at) | ((bytes[at + 2] ?? 0) << 16);

const orientationTag = 0x0112;

/** 1 is upright; `exif` begins with its byte order. */
const orientationIn = (exif: Uint8Array): number => {
  const little = ascii(exif, 0, 2) === 'II';
  const two = (at: number): number => (little ? sixteenLittle(exif, at) : sixteen(exif, at));
  const start = little ? sixteenLittle(exif, 4) + sixteenLittle(exif, 6) * 65_536 : thirtyTwo(exif, 4);
  const entries = Math.min(two(start), 200);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = start + 2 + entry * 12;
    if (two(at) === orientationTag) return two(at + 8);
  }
  return 1;
};

const jpeg = (bytes: Uint8Array): PictureFacts | null => {
  const profile: Uint8Array[] = [];
  let upright = true;
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = sixteen(bytes, at + 2);
    if (length < 2) return null;
    const content = bytes.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1 && ascii(content, 0, 6) === 'Exif\0\0') upright = orientationIn(content.subarray(6)) <= 1;
    if (marker === 0xe2 && ascii(content, 0, 12) === 'ICC_PROFILE\0') profile.push(bytes.subarray(at, at + 2 + length));
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const components = content[5] ?? 0;
      return {
        kind: 'jpeg',
        width: sixteen(content, 3),
        height: sixteen(content, 1),
        peculiar: !upright || (components !== 1 && components !== 3),
        transparent: false,
        profile,
      };
    }
    if (marker === 0xda) return null;
    at += 2 + length;
  }
  return null;
};

const png = (bytes: Uint8Array): PictureFacts | null => {
  if (ascii(bytes, 12, 4) !== 'IHDR') return null;
  let transparent = ((bytes[25] ?? 0) & 4) !== 0;
  // Sixteen bits a colour are more than a plain decoder keeps.
  let peculiar = (bytes[24] ?? 8) > 8;
  for (let at = 8; at + 8 <= bytes.length; at += 12 + thirtyTwo(bytes, at)) {
    const name = ascii(bytes, at + 4, 4);
    if (name === 'IDAT') break;
    if (name === 'tRNS') transparent = true;
    if (name === 'acTL' || name === 'iCCP') peculiar = true;
  }
  return { kind: 'png', width: thirtyTwo(bytes, 16), height: thirtyTwo(bytes, 20), peculiar, transparent, profile: [] };
};

const webp = (bytes: Uint8Array): PictureFacts | null => {
  const form = ascii(bytes, 12, 4);
  const found = (width: number, height: number, peculiar: boolean, transparent: boolean): PictureFacts => ({
    kind: 'webp',
    width,
    height,
    peculiar,
    transparent,
    profile: [],
  });
  if (form === 'VP8X') {
    const flags = bytes[20] ?? 0;
    return found(
      twentyFourLittle(bytes, 24) + 1,
      twentyFourLittle(bytes, 27) + 1,
      (flags & 0x2a) !== 0,
      (flags & 0x10) !== 0,
    );
  }
  if (form === 'VP8 ') return found(sixteenLittle(bytes, 26) & 0x3fff, sixteenLittle(bytes, 28) & 0x3fff, false, false);
  if (form !== 'VP8L') return null;
  const bits = sixteenLittle(bytes, 21) + sixteenLittle(bytes, 23) * 65_536;
  return found((bits % 16_384) + 1, (Math.floor(bits / 16_384) % 16_384) + 1, false, ((bytes[24] ?? 0) & 0x10) !== 0);
};

/** `null` for other kinds, and for bytes that end before they say how large the picture is. Linear in the bytes before the picture itself. */
export const measurePicture = (bytes: Uint8Array): PictureFacts | null => {
  if (bytes.length < 32) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpeg(bytes);
  if (ascii(bytes, 1, 3) === 'PNG') return png(bytes);
  return ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP' ? webp(bytes) : null;
};
