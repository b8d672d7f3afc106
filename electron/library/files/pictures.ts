/** Pictures that travel inside a file: told by their first bytes, named so that the sanitiser keeps them and nothing ever fetches them. */
import { createHash } from 'node:crypto';
import { limits } from '../../contract/limits.ts';
import type { EmbeddedPicture } from './model.ts';

/** Reserved by RFC 2606: such an address leads nowhere. */
const nowhere = 'https://embedded.invalid/';

const startsWith = (bytes: Uint8Array, ...codes: readonly number[]): boolean =>
  codes.every((code, index) => bytes[index] === code);

const isRaster = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  startsWith(bytes, 0xff, 0xd8, 0xff) ||
  startsWith(bytes, 0x47, 0x49, 0x46, 0x38) ||
  (startsWith(bytes, 0x52, 0x49, 0x46, 0x46) && startsWith(bytes.subarray(8), 0x57, 0x45, 0x42, 0x50)) ||
  (startsWith(bytes.subarray(4), 0x66, 0x74, 0x79, 0x70) && startsWith(bytes.subarray(8), 0x61, 0x76, 0x69));

/** The picture under an address of its own, or `null` when the bytes are no picture, or too many. The same bytes have the same address. */
export const embedPicture = (bytes: Uint8Array): EmbeddedPicture | null => {
  if (bytes.length === 0 || bytes.length > limits.pictureBytes || !isRaster(bytes)) return null;
  return { link: `${nowhere}${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`, bytes };
};

/** Replaces the addresses of pictures in markup; `find` answers the new address or `null` to leave it. */
export const relinkPictures = (html: string, find: (address: string) => string | null): string =>
  html.replace(
    /(<img\b[^>]{0,4000}?\bsrc\s*=\s*)(?:"([^"]{0,8192})"|'([^']{0,8192})'|([^\s"'>]{1,8192}))/giu,
    (whole: string, before: string, double?: string, single?: string, bare?: string) => {
      const found = find((double ?? single ?? bare ?? '').trim().replaceAll('&amp;', '&'));
      return found === null ? whole : `${before}"${found}"`;
    },
  );
