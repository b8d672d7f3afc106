/** Characters of XML text: references decoded, damage of double encoding undone. */
import { decodeHTMLStrict } from 'entities';

/** Two or more references in a row to numbers from 128 to 255: bytes of UTF-8 that somebody wrote as if they were characters. */
const bytesAsReferences = /(?:&#(?:1[2-9]\d|2[0-4]\d|25[0-5]);){2,}/g;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const undoDoubleEncoding = (written: string): string =>
  written.replace(bytesAsReferences, (run) => {
    const bytes = Uint8Array.from(run.matchAll(/\d+/g), ([digits]) => Number(digits));
    try {
      return utf8.decode(bytes);
    } catch {
      return run;
    }
  });

/** The named references of HTML are known too: half of the web's feeds use them. Others stay as they are written; none is ever expanded from the document. */
export const decodeCharacters = (written: string): string => {
  if (!written.includes('&')) return written;
  return decodeHTMLStrict(written.includes('&#') ? undoDoubleEncoding(written) : written);
};
