/** Header fields of mail and web archives (RFC 5322), encoded words (RFC 2047) and parameters (RFC 2231). */
import { decodeBytes } from '../../articles/decode.ts';

export type Headers = ReadonlyMap<string, readonly string[]>;
export type Field = { readonly value: string; readonly params: ReadonlyMap<string, string> };

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
const asBytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Raw 8-bit header text is read as UTF-8 where it is that. */
const readable = (text: string): string =>
  /[\u0080-\u00FF]/u.test(text) ? decodeBytes(asBytes(text), { kind: 'text' }).text : text;

/** Fields by lower-case name, unfolded, in their order. */
export const readHeaders = (block: Uint8Array): Headers => {
  const fields = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of latin(block).split(/\r\n|\n|\r/u)) {
    if (/^[ \t]/u.test(line)) {
      const last = current?.length ?? 0;
      if (current !== null && last > 0) current[last - 1] = `${current[last - 1]} ${line.trim()}`;
      continue;
    }
    const found = /^([!-9;-~]{1,100})[ \t]*:[ \t]*(.*)$/u.exec(line);
    if (found === null) {
      current = null;
      continue;
    }
    const name = (found[1] ?? '').toLowerCase();
    current = fields.get(name) ?? [];
    current.push(found[2] ?? '');
    fields.set(name, current);
  }
  return fields;
};

export const quotedPrintable = (text: string, underscores: boolean): Uint8Array =>
  asBytes(
    (underscores ? text.replaceAll('_', ' ') : text.replace(/[ \t]+(?=\r?\n|$)/gu, '').replace(/=\r?\n/gu, '')).replace(
      /=([0-9a-f]{2})/giu,
      (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  );

const decodedWord = (encoding: string, text: string): Uint8Array =>
  encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedPrintable(text, true);

/** "=?UTF-8?Q?Caf=C3=A9?=" → "Café". Neighbouring words of one charset are joined before they are decoded, since some split a character. */
export const decodeWords = (value: string): string =>
  readable(value.slice(0, 20_000)).replace(/(?:=\?[^?\s]{1,40}\?[bq]\?[^?]{0,2000}\?=(?:\s+(?==\?))?)+/giu, (run) => {
    const words = [...run.matchAll(/=\?([^?*\s]{1,40})(?:\*[^?]{0,20})?\?([bq])\?([^?]{0,2000})\?=/giu)];
    let out = '';
    let pending: Uint8Array[] = [];
    words.forEach((word, index) => {
      pending.push(decodedWord(word[2] ?? '', word[3] ?? ''));
      if (words[index + 1]?.[1]?.toLowerCase() === word[1]?.toLowerCase()) return;
      out += decodeBytes(Buffer.concat(pending), { kind: 'text', charset: word[1] ?? null }).text;
      pending = [];
    });
    return out;
  });

const percentDecoded = (text: string, charset: string): string =>
  decodeBytes(
    asBytes(text.replace(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))),
    { kind: 'text', charset: charset === '' ? null : charset },
  ).text;

/** "text/html; charset=utf-8" → value and parameters, names lower-case; continued and percent-coded parameters put together. */
export const readField = (raw: string): Field => {
  const [value = ''] = raw.split(';', 1);
  const pieces = new Map<string, string>();
  for (const found of raw
    .slice(value.length)
    .matchAll(/;\s*([^\s=;"]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.){0,2000})"|([^;\s]{0,2000}))/gu))
    if (!pieces.has((found[1] ?? '').toLowerCase()))
      pieces.set((found[1] ?? '').toLowerCase(), (found[2] ?? found[3] ?? '').replace(/\\(.)/gu, '$1'));
  const params = new Map<string, string>();
  const coded = new Map<string, string>();
  for (const [name, text] of pieces) {
    const [plain = '', index] = name.replace(/\*$/u, '').split('*');
    if (name.includes('*'))
      coded.set(plain, index === undefined || index === '0' ? text : `${coded.get(plain) ?? ''}${text}`);
    else params.set(plain, decodeWords(text));
  }
  for (const [name, text] of coded) {
    const found = /^([^']{0,40})'[^']{0,20}'(.*)$/su.exec(text);
    params.set(name, found === null ? percentDecoded(text, '') : percentDecoded(found[2] ?? '', found[1] ?? ''));
  }
  return { value: value.trim().toLowerCase(), params };
};

export const firstHeader = (headers: Headers, name: string): string | null => headers.get(name)?.[0] ?? null;
