/**
 * How a snapshot stands on disk: one JSON document `{"kind","format","checksum","data"}` in that order, so that the text of `data` can
 * be checked without parsing it twice. The checksum (CRC-32, hexadecimal) is over kind, format and the text of `data`.
 */
import { crc32 } from 'node:zlib';

export type Envelope =
  | { readonly state: 'good'; readonly format: number; readonly data: unknown }
  | { readonly state: 'newer'; readonly format: number }
  | { readonly state: 'damaged' };

const checksumOf = (kind: string, format: number, content: string | Buffer): string =>
  crc32(content, crc32(`${kind} ${format} `))
    .toString(16)
    .padStart(8, '0');

export const encodeEnvelope = (kind: string, format: number, data: unknown): string => {
  const text = JSON.stringify(data);
  return `{"kind":"${kind}","format":${format},"checksum":"${checksumOf(kind, format, text)}","data":${text}}\n`;
};

/** Longer than any head. */
const headBytes = 128;
const head = /^\{"kind":"([a-z]{1,20})","format":(\d{1,6}),"checksum":"([0-9a-f]{8})","data":/;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const claimedFormat = (text: string): number => {
  const whole = parse(text);
  if (typeof whole !== 'object' || whole === null || !('format' in whole)) return 0;
  return typeof whole.format === 'number' ? whole.format : 0;
};

/** Reads and verifies a snapshot of `kind` as a program that knows formats up to `format`. */
export const decodeEnvelope = (kind: string, format: number, bytes: Buffer): Envelope => {
  const match = head.exec(bytes.toString('latin1', 0, headBytes));
  const isWhole = match !== null && match[1] === kind && bytes.toString('latin1', bytes.length - 2) === '}\n';
  // Of bytes, not of text: nothing has to be encoded again.
  const data = bytes.subarray(match?.[0].length ?? 0, -2);
  const found = Number(match?.[2] ?? 0);
  if (isWhole && checksumOf(kind, found, data) === match[3]) {
    if (found > format) return { state: 'newer', format: found };
    const value = parse(data.toString());
    return value === undefined ? { state: 'damaged' } : { state: 'good', format: found, data: value };
  }
  // A later program may lay the file out anew; but a lone wrong digit in the number of our own format is damage.
  const claimed = claimedFormat(bytes.toString());
  const onlyTheNumberIsWrong = isWhole && checksumOf(kind, format, data) === match[3];
  return claimed > format && !onlyTheNumberIsWrong ? { state: 'newer', format: claimed } : { state: 'damaged' };
};
