/** Answers reads of kept sound and film by parts (RFC 9110, 14): a player asks for ranges, and never gets more at once than a portion. */
import type { Answer } from './assets.ts';

export type StoredMedium = { readonly bytes: Uint8Array; readonly type: string; readonly size: number };
export type ReadMedium = (id: string, start: number, length: number) => Promise<StoredMedium | null>;

const portionBytes = 2 * 1024 * 1024;
const mediumType = /^(?:audio|video)\/[\w.+-]{1,40}$/;

type Range = { readonly start: number; readonly end: number | null };

/** The first range that is asked for; one that cannot be read counts as none. Suffix ranges (`bytes=-500`) have a negative start. */
export const rangeOf = (header: string | null): Range => {
  const found = /^bytes=(\d{0,15})-(\d{0,15})(?:,|$)/.exec(header ?? '');
  if (found === null || (found[1] === '' && found[2] === '')) return { start: 0, end: null };
  if (found[1] === '') return { start: -Number(found[2]), end: null };
  return { start: Number(found[1]), end: found[2] === '' ? null : Number(found[2]) };
};

/** `headers` go on every answer. A part is answered with 206 also where nobody asked for one: what is kept is never sent whole. */
export const mediaAnswer = async (
  read: ReadMedium,
  id: string,
  range: string | null,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const empty = (status: number, more: Readonly<Record<string, string>> = {}): Answer => ({
    status,
    headers: { ...headers, ...more },
    body: null,
  });
  const known = await read(id, 0, 0);
  if (known === null || !mediumType.test(known.type)) return empty(404);
  const { size } = known;
  const asked = rangeOf(range);
  const start = asked.start < 0 ? Math.max(0, size + asked.start) : asked.start;
  if (start >= size || (asked.end !== null && asked.end < start)) {
    return empty(416, { 'content-range': `bytes */${size}` });
  }
  const end = Math.min(size - 1, asked.end ?? size - 1, start + portionBytes - 1);
  const found = await read(id, start, end - start + 1);
  if (found === null) return empty(404);
  return {
    status: 206,
    headers: {
      ...headers,
      'accept-ranges': 'bytes',
      'content-range': `bytes ${start}-${start + found.bytes.byteLength - 1}/${size}`,
      'content-type': found.type,
    },
    body: found.bytes,
  };
};
