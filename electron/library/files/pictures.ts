/** Pictures that travel inside a file: told by their first bytes, named so that the sanitiser keeps them and nothing ever fetches them. */
import { createHash } from 'node:crypto';
import { limits } from '../../contract/limits.ts';
import { pictureType } from '../store/picture-type.ts';
import type { EmbeddedPicture } from './model.ts';

/** Reserved by RFC 2606: such an address leads nowhere. */
const nowhere = 'https://embedded.invalid/';

/** The picture under an address of its own, or `null` when the bytes are no picture, or too many. The same bytes have the same address. */
export const embedPicture = (bytes: Uint8Array): EmbeddedPicture | null => {
  if (bytes.length === 0 || bytes.length > limits.pictureBytes || pictureType(bytes) === null) return null;
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
