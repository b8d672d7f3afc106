/**
 * The checksummed lines of a journal: `<length><crc of payload><crc of the first two> <payload>\n`, each of the three as 8 hexadecimal
 * digits, the length in bytes. With a checksum of its own the length can be trusted, so that a line that was never finished (torn: silently
 * dropped, it was never answered) is told from a line that was damaged later (reported).
 */
import { crc32 } from 'node:zlib';

const headBytes = 25;
const newline = 0x0a;

const hex = (value: number): string => value.toString(16).padStart(8, '0');

/** One line; `payload` must hold no line break (JSON never does). */
export const encodeLine = (payload: string): Buffer => {
  const bytes = Buffer.from(payload);
  const head = hex(bytes.length) + hex(crc32(bytes));
  return Buffer.concat([Buffer.from(`${head}${hex(crc32(head))} `), bytes, Buffer.from('\n')]);
};

export type Lines = {
  readonly payloads: readonly string[];
  /** Where the last good line ends, in bytes: append here. */
  readonly end: number;
  /** Lines that were there and cannot be read. */
  readonly damaged: number;
};

const headPattern = /^[0-9a-f]{24}$/;

/** Payload length by a line's head, or `null` when the head is not intact. */
const lengthAt = (bytes: Buffer, start: number): number | null => {
  const head = bytes.toString('latin1', start, start + 24);
  if (!headPattern.test(head) || hex(crc32(head.slice(0, 16))) !== head.slice(16)) return null;
  return Number.parseInt(head.slice(0, 8), 16);
};

export const decodeLines = (bytes: Buffer): Lines => {
  const payloads: string[] = [];
  let start = 0;
  let end = 0;
  let damaged = 0;
  while (start < bytes.length) {
    const left = bytes.length - start;
    const length = left < headBytes ? null : lengthAt(bytes, start);
    if (left < headBytes || (length !== null && headBytes + length + 1 > left)) return { payloads, end, damaged };
    const payloadStart = start + headBytes;
    const stop = payloadStart + (length ?? 0);
    if (
      length !== null &&
      hex(crc32(bytes.subarray(payloadStart, stop))) === bytes.toString('latin1', start + 8, start + 16)
    ) {
      payloads.push(bytes.toString('utf8', payloadStart, stop));
      start = stop + 1;
      end = start;
      continue;
    }
    damaged += 1;
    const next = bytes.indexOf(newline, length === null ? start : stop);
    if (next < 0) return { payloads, end, damaged };
    start = next + 1;
  }
  return { payloads, end, damaged };
};
