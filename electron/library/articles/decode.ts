/** Public file: bytes of feeds, pages and texts become text, whatever they say about their own charset. */
import { declaredCharset, headerCharset, markCharset } from './decode/labels.ts';
import { decodeAs, decodeMixed, isUtf8, looksMostlyUtf8 } from './decode/decoders.ts';
import { guessCharset } from './decode/guess.ts';

export type DecodeOptions = {
  /** The Content-Type header as sent. */
  readonly contentType?: string | null;
  /** A charset the reader forces, against everything the document says. */
  readonly charset?: string | null;
  readonly kind: 'xml' | 'html' | 'text';
};

export type DecodedText = {
  /** Without a byte order mark. */
  readonly text: string;
  /** Lower-case name of the charset used, `utf-8` for plain ASCII. */
  readonly charset: string;
};

/** Whether a name is one of a character set that can be decoded. */
export const isKnownCharset = (label: string): boolean => decodeAs(new Uint8Array(), label, { strict: false }) !== null;

/**
 * In order: the forced charset, a byte order mark (or the zero bytes of an unmarked UTF-16), UTF-8 when the bytes are valid as UTF-8
 * and say something with it, the Content-Type header, the document's own declaration, then a guess from the bytes. A declaration the
 * bytes contradict is passed over. Never throws: what cannot be decoded becomes U+FFFD.
 */
export const decodeBytes = (bytes: Uint8Array, options: DecodeOptions): DecodedText => {
  const forced = options.charset ? decodeAs(bytes, options.charset, { strict: false }) : null;
  if (forced !== null) return forced;

  const marked = markCharset(bytes);
  if (marked !== null && marked !== 'utf-8') return decodeAs(bytes, marked, { strict: false }) ?? decodeMixed(bytes);

  const declared = [headerCharset(options.contentType ?? null), declaredCharset(bytes, options.kind)].filter(
    (label) => label !== null,
  );
  const sevenBit = declared.find((label) => /^(?:iso-2022|utf-?7|hz|unicode-1-1-utf-7)/i.test(label));
  if (sevenBit !== undefined) {
    const decoded = decodeAs(bytes, sevenBit, { strict: true });
    if (decoded !== null) return decoded;
  }
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), charset: 'utf-8' };

  for (const label of declared) {
    if (/^(?:utf-?8|utf-?16|us-ascii|ascii)/i.test(label)) continue;
    const decoded = decodeAs(bytes, label, { strict: true });
    if (decoded !== null) return decoded;
  }
  if (looksMostlyUtf8(bytes)) return decodeMixed(bytes);
  return decodeAs(bytes, guessCharset(bytes), { strict: false }) ?? decodeMixed(bytes);
};
