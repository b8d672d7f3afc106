/** Decoders by name: those of the platform, and the few old pages it lacks. */
import { codePages, type CodePage } from './code-pages.ts';
import { decodeUtf32, decodeUtf7 } from './unicode.ts';
import type { DecodedText } from '../decode.ts';

const aliases: ReadonlyMap<string, string> = new Map([
  ['utf8', 'utf-8'],
  ['latin-1', 'windows-1252'],
  ['latin_1', 'windows-1252'],
  ['iso8859-8-i', 'iso-8859-8-i'],
  ['cp936', 'gbk'],
  ['cp932', 'shift_jis'],
  ['cp949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['cp950', 'big5'],
  ['big5hkscs', 'big5-hkscs'],
  ['hz-gb-2312', 'gbk'],
  ['macroman', 'macintosh'],
  ['mac-roman', 'macintosh'],
  ['mac-cyrillic', 'x-mac-cyrillic'],
  ['maccyrillic', 'x-mac-cyrillic'],
  ['eucjp', 'euc-jp'],
  ['euckr', 'euc-kr'],
  ['johab', 'euc-kr'],
  ['iso-8859-11', 'windows-874'],
  ['tis620', 'windows-874'],
  ['sjis', 'shift_jis'],
]);

/** Names are written with any case and separators: `CP_1252`, `Windows 1252`, `iso8859_1`. */
const spellings = (label: string): readonly string[] => {
  const plain = label.trim().toLowerCase();
  const dashed = plain.replaceAll(/[_ ]/g, '-');
  const page = /^(?:cp|x-cp|ibm|windows|win|ms)-?(\d{3,5})$/.exec(dashed)?.[1];
  const iso = /^iso-?8859-?(\d{1,2})$/.exec(dashed)?.[1];
  return [
    plain,
    dashed,
    ...(page === undefined ? [] : [`windows-${page}`, `ibm${page}`]),
    ...(iso === undefined ? [] : [`iso-8859-${iso}`]),
    ...(aliases.has(dashed) ? [aliases.get(dashed) ?? ''] : []),
  ];
};

const platformDecoder = (label: string, strict: boolean): TextDecoder | null => {
  for (const name of spellings(label)) {
    try {
      return new TextDecoder(name, { fatal: strict });
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
    }
  }
  return null;
};

/** `null` when the charset is unknown or, when strict, the bytes are not valid in it. */
export const decodeAs = (
  bytes: Uint8Array,
  label: string,
  { strict }: { readonly strict: boolean },
): DecodedText | null => {
  const decoder = platformDecoder(label, strict);
  if (decoder === null) return decodeOld(bytes, label, { strict });
  try {
    return { text: decoder.decode(bytes), charset: decoder.encoding };
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
};

/** Names as compared here: `EBCDIC-CP-CA` is `ebcdiccpca`. */
const pages: ReadonlyMap<string, CodePage> = new Map(
  codePages.flatMap((page) => page.names.split(' ').map((name) => [name, page] as const)),
);

const decodeOld = (bytes: Uint8Array, label: string, { strict }: { readonly strict: boolean }): DecodedText | null => {
  const name = label.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (/^(?:utf32|ucs4)/.test(name))
    return { text: decodeUtf32(bytes, { little: name.endsWith('le') }), charset: 'utf-32' };
  if (/^(?:unicode11)?utf7$/.test(name)) return { text: decodeUtf7(bytes), charset: 'utf-7' };
  const page = pages.get(name);
  if (page === undefined) return null;
  const parts: string[] = [];
  for (const byte of bytes) {
    parts.push(byte < page.from ? String.fromCharCode(byte) : (page.characters[byte - page.from] ?? '\uFFFD'));
  }
  const text = parts.join('');
  return strict && text.includes('\uFFFD') ? null : { text, charset: page.names.split(' ')[0] ?? name };
};

export const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (cause) {
    if (cause instanceof TypeError) return false;
    throw cause;
  }
};

/** Length of the UTF-8 sequence of several bytes that starts at `at`, or 0 where none does. */
const sequenceLength = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at] ?? 0;
  const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || first >= 0xf5) return 0;
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
};

/** Whether most of the bytes beyond ASCII stand in whole UTF-8 sequences: such a document is UTF-8 with a few bytes gone wrong. */
export const looksMostlyUtf8 = (bytes: Uint8Array): boolean => {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      bad += 1;
      continue;
    }
    good += 1;
    at += length - 1;
  }
  return good > 0 && good >= bad;
};

/** UTF-8, where a byte that fits no sequence is read as windows-1252: what a page pasted together from both means. */
export const decodeMixed = (bytes: Uint8Array): DecodedText => {
  const parts: string[] = [];
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const western = new TextDecoder('windows-1252');
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length - 1;
      continue;
    }
    parts.push(utf8.decode(bytes.subarray(start, at)), western.decode(bytes.subarray(at, at + 1)));
    start = at + 1;
  }
  parts.push(utf8.decode(bytes.subarray(start)));
  return { text: parts.join('').replace(/^\uFEFF/, ''), charset: 'utf-8' };
};
