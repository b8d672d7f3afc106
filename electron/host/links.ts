/** Which addresses may leave the program. */
import { limits } from '../contract/limits.ts';

const allowedSchemes = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address to hand to the operating system, or `null` when it must not be opened: only http, https and mailto, no credentials,
 * no control characters, at most `limits.addressCharacters`. The answer is written anew by the URL parser, never the raw text.
 */
export const externalLink = (raw: string): string | null => {
  if (raw.length > limits.addressCharacters || /\p{Cc}/u.test(raw)) return null;
  if (!URL.canParse(raw)) return null;
  const url = new URL(raw);
  if (!allowedSchemes.has(url.protocol)) return null;
  if (url.protocol !== 'mailto:' && (url.hostname === '' || url.username !== '' || url.password !== '')) return null;
  return url.href;
};
