/** Characters of XML text: references decoded, damage of double encoding undone, what XML forbids taken out. */
import { decodeHTMLAttribute, decodeHTMLStrict } from 'entities';

// oxlint-disable-next-line no-control-regex -- these are the characters XML forbids
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const everyForbidden = new RegExp(forbidden.source, 'g');

/** Where the first character stands that XML forbids, or -1. */
export const forbiddenAt = (text: string): number => text.search(forbidden);

/** A space for every character that XML forbids: offsets stay as they are. */
export const withoutForbidden = (text: string): string =>
  forbidden.test(text) ? text.replace(everyForbidden, ' ') : text;

/** Two or more references in a row to numbers from 128 to 255: bytes of UTF-8 that somebody wrote as if they were characters. */
const bytesAsReferences = /(?:&#(?:1[2-9]\d|2[0-4]\d|25[0-5]);){2,}/g;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const undoDoubleEncoding = (written: string): string =>
  written.replace(bytesAsReferences, (run) => {
    const bytes = Uint8Array.from(run.matchAll(/\d+/g), ([digits]) => Number(digits));
    try {
      return utf8.decode(bytes);
    } catch (cause) {
      if (cause instanceof TypeError) return run;
      throw cause;
    }
  });

/** The named references of HTML are known too: half of the web's feeds use them. Others stay as they are written; none is ever expanded from the document. */
export const decodeCharacters = (written: string): string => {
  if (!written.includes('&')) return written;
  if (!written.includes('&#')) return decodeHTMLStrict(written);
  return withoutForbidden(decodeHTMLStrict(undoDoubleEncoding(written)));
};

/** The same in an attribute's value, where a bare `&` of an address stays one. */
export const decodeAttribute = (written: string): string =>
  written.includes('&') ? withoutForbidden(decodeHTMLAttribute(written)) : written;
