/** Addresses in an article: made absolute, and dropped unless their scheme is harmless. Private to `articles/`. */
import { limits } from '../../../contract/limits.ts';

const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const pictureSchemes = new Set(['http:', 'https:']);
/** Raster pictures only: an SVG is a document that can hold script. */
const pictureData = /^data:image\/(?:png|gif|jpe?g|webp|avif|bmp);base64,[A-Za-z0-9+/=\s]+$/i;

const absolute = (address: string, base: string | null): URL | null => {
  if (address.length > limits.addressCharacters) return null;
  const found = base === null ? URL.parse(address) : URL.parse(address, base);
  return found !== null && found.href.length <= limits.addressCharacters ? found : null;
};

/** An absolute address a reader may follow, or `null`. A fragment alone leads nowhere, since no ids are kept. */
export const safeLink = (address: string | undefined, base: string | null): string | null => {
  const trimmed = address?.trim();
  if (trimmed === undefined || trimmed === '' || trimmed.startsWith('#')) return null;
  const found = absolute(trimmed, base);
  return found !== null && linkSchemes.has(found.protocol) ? found.href : null;
};

/** An absolute address of a picture, or `null`. */
export const safePictureLink = (address: string | undefined, base: string | null): string | null => {
  const trimmed = address?.trim();
  if (trimmed === undefined || trimmed === '') return null;
  if (/^data:/i.test(trimmed)) return pictureData.test(trimmed) ? trimmed : null;
  const found = absolute(trimmed, base);
  return found !== null && pictureSchemes.has(found.protocol) ? found.href : null;
};
