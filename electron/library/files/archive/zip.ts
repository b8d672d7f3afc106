/** ZIP archives (PKWARE's APPNOTE), opened with caps: entries, unpacked bytes, names. Private to `files/`. */
import { crc32, inflateRawSync } from 'node:zlib';
import { Failure } from '../../../contract/errors.ts';
import { limits } from '../../../contract/limits.ts';

export const archiveLimits = { entries: 20_000, unpackedBytes: 4 * limits.fileBytes, depth: 2 } as const;

export type Entry = { readonly name: string; readonly size: number };
export type Archive = {
  /** Files only, as named in the archive, in its order; of several with one name the last. */
  readonly entries: readonly Entry[];
  /** The bytes of one entry, `null` when there is no such, or it is too large, enciphered, or not what the archive says of it. Case is passed over when nothing fits exactly. */
  readonly read: (name: string) => Uint8Array | null;
};

/** A path without "..", drives and leading slashes; `null` when nothing is left. Names are never used to write. */
export const safePath = (name: string): string | null => {
  const parts: string[] = [];
  for (const part of name.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.' || /^[a-z]:$/iu.test(part)) continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/') || null;
};

const endMark = 0x06054b50;
const endBytes = 22;
const longestComment = 65_535;
const directoryMark = 0x02014b50;
const directoryBytes = 46;
const localMark = 0x04034b50;
const localBytes = 30;
/** A number that does not fit stands in an extra field (4.5.3). */
const elsewhere = 0xffff_ffff;
const largeField = 1;

const stored = 0;
const deflated = 8;

type Listed = Entry & {
  readonly packed: number;
  readonly method: number;
  readonly checksum: number;
  readonly enciphered: boolean;
  /** Where its own header stands. */
  readonly at: number;
};

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the end record stands (4.3.16); the archive's comment comes after it. -1: nowhere. */
const endOf = (bytes: Uint8Array): number => {
  const view = viewOf(bytes);
  for (let at = bytes.length - endBytes; at >= 0 && at >= bytes.length - endBytes - longestComment; at -= 1)
    if (view.getUint32(at, true) === endMark) return at;
  return -1;
};

/** Names are UTF-8 where the entry says so, and where they can be: many programs forget to say it. */
const nameOf = (raw: Uint8Array): string => {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const text = buffer.toString('utf8');
  return text.includes('\uFFFD') ? buffer.toString('latin1') : text;
};

/** The numbers that stand in the extra field, in the order in which they are missed. */
const largeNumbers = (extra: Uint8Array): readonly number[] => {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    const end = Math.min(extra.length, at + 4 + length);
    if (id === largeField)
      return Array.from({ length: Math.floor((end - at - 4) / 8) }, (_, index) =>
        Number(view.getBigUint64(at + 4 + index * 8, true)),
      );
    at = end;
  }
  return [];
};

/** The archive's directory (4.3.12). Fails with `file-damaged`, `too-large`. */
const directoryOf = (bytes: Uint8Array, name: string): ReadonlyMap<string, Listed> => {
  const view = viewOf(bytes);
  const end = endOf(bytes);
  if (end < 0) throw new Failure('file-damaged', { name });
  const found = new Map<string, Listed>();
  let total = 0;
  let entries = 0;
  for (
    let at = view.getUint32(end + 16, true);
    at + directoryBytes <= end && view.getUint32(at, true) === directoryMark;
  ) {
    const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map((place) =>
      view.getUint16(at + place, true),
    );
    const extraAt = at + directoryBytes + nameLength;
    const large = largeNumbers(bytes.subarray(extraAt, extraAt + extraLength))[Symbol.iterator]();
    const [size = 0, packed = 0, own = 0] = [24, 20, 42].map((place) => {
      const value = view.getUint32(at + place, true);
      return value === elsewhere ? (large.next().value ?? value) : value;
    });
    const entryName = nameOf(bytes.subarray(at + directoryBytes, extraAt));
    total += size;
    entries += 1;
    if (entries > archiveLimits.entries)
      throw new Failure('too-large', { name, most: archiveLimits.entries, of: 'files' });
    if (total > archiveLimits.unpackedBytes)
      throw new Failure('too-large', { name, limit: archiveLimits.unpackedBytes });
    if (!entryName.endsWith('/')) {
      found.delete(entryName);
      found.set(entryName, {
        name: entryName,
        size,
        packed,
        method: view.getUint16(at + 10, true),
        checksum: view.getUint32(at + 16, true),
        enciphered: (view.getUint16(at + 8, true) & 1) === 1,
        at: own,
      });
    }
    at = extraAt + extraLength + commentLength;
  }
  return found;
};

/** Names of an archive's files; none where it has no directory that can be read. */
export const entryNames = (bytes: Uint8Array): ReadonlySet<string> => {
  try {
    return new Set(directoryOf(bytes, '').keys());
  } catch (error) {
    if (error instanceof Failure) return new Set();
    throw error;
  }
};

/** `null` for an entry that is not what its directory says: it may be longer than it admits. */
const unpack = (bytes: Uint8Array, { at, packed, size, method, checksum, enciphered }: Listed): Uint8Array | null => {
  const view = viewOf(bytes);
  if (enciphered || size > limits.fileBytes || at + localBytes > bytes.length) return null;
  if (view.getUint32(at, true) !== localMark) return null;
  const start = at + localBytes + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const content = bytes.subarray(start, start + packed);
  if (method !== stored && method !== deflated) return null;
  try {
    const found = method === stored ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
    return found.length === size && crc32(found) === checksum ? found : null;
  } catch (error) {
    // Broken, or more than it says; anything else is a bug of ours.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
};

/** Fails with `file-damaged`, `file-encrypted`, or `too-large` when the archive promises more than `archiveLimits`. */
export const openArchive = (bytes: Uint8Array, name: string): Archive => {
  const directory = directoryOf(bytes, name);
  const entries = [...directory.values()];
  if (entries.length > 0 && entries.every(({ enciphered }) => enciphered))
    throw new Failure('file-encrypted', { name });
  const byFolded = new Map(entries.map((entry) => [entry.name.normalize('NFC').toLowerCase(), entry]));
  const kept = new Map<string, Uint8Array>();
  const read = (wanted: string): Uint8Array | null => {
    const entry = directory.get(wanted) ?? byFolded.get(wanted.normalize('NFC').toLowerCase());
    if (entry === undefined) return null;
    const found = kept.get(entry.name) ?? unpack(bytes, entry);
    if (found !== null) kept.set(entry.name, found);
    return found;
  };
  return { entries, read };
};

/** The entry an address in a file of the archive means: relative to that file, percent-decoded. */
export const entryPath = (from: string, address: string): string | null => {
  const bare = address.split(/[?#]/u, 1)[0] ?? '';
  if (bare === '' || /^[a-z][a-z0-9+.-]*:/iu.test(bare)) return null;
  let decoded = bare;
  try {
    decoded = decodeURIComponent(bare);
  } catch {
    // A bare per cent sign: the address is taken as written.
    decoded = bare;
  }
  return safePath(
    decoded.startsWith('/')
      ? decoded
      : `${from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : ''}${decoded}`,
  );
};
