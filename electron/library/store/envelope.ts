/**
 * How a snapshot stands on disk: one JSON document `{"kind","format","checksum","data"}` in that order, so that the text of `data` can
 * be checked without parsing it twice. The checksum (CRC-32, hexadecimal) is over kind, format and the text of `data`.
 */
import { crc32 } from 'node:zlib';

export type Envelope =
  | { readonly state: 'good'; readonly format: number; readonly data: unknown; readonly checksum: string }
  | { readonly state: 'newer'; readonly format: number }
  | { readonly state: 'damaged' };

const checksumOf = (kind: string, format: number, text: string): string =>
  crc32(text, crc32(`${kind} ${format} `))
    .toString(16)
    .padStart(8, '0');

export const encodeEnvelope = (kind: string, format: number, data: unknown): string => {
  const text = JSON.stringify(data);
  return `{"kind":"${kind}","format":${format},"checksum":"${checksumOf(kind, format, text)}","data":${text}}\n`;
};

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

/** Reads and verifies the text of a snapshot of `kind` as a program that knows formats up to `format`. */
export const decodeEnvelope = (kind: string, format: number, text: string): Envelope => {
  const match = head.exec(text);
  const data = match === null ? '' : text.slice(match[0].length, text.lastIndexOf('}'));
  const found = Number(match?.[2] ?? 0);
  const intact = match !== null && match[1] === kind && text.endsWith('}\n');
  if (intact && checksumOf(kind, found, data) === match[3]) {
    if (found > format) return { state: 'newer', format: found };
    const value = parse(data);
    return value === undefined
      ? { state: 'damaged' }
      : { state: 'good', format: found, data: value, checksum: match[3] };
  }
  // A later program may lay the file out anew; but a lone wrong digit in the number of our own format is damage.
  const claimed = claimedFormat(text);
  const onlyTheNumberIsWrong = intact && checksumOf(kind, format, data) === match[3];
  return claimed > format && !onlyTheNumberIsWrong ? { state: 'newer', format: claimed } : { state: 'damaged' };
};
