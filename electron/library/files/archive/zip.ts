/** ZIP archives, opened with caps: entries, unpacked bytes, names. Private to `files/`. */
import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { Failure } from '../../../contract/errors.ts';
import { limits } from '../../../contract/limits.ts';

export const archiveLimits = { entries: 20_000, unpackedBytes: 4 * limits.fileBytes, depth: 2 } as const;

export type Entry = { readonly name: string; readonly size: number };
export type Archive = {
  /** Files only, as named in the archive, in its order. */
  readonly entries: readonly Entry[];
  /** The bytes of one entry, `null` when there is no such, or it is too large, or not what the archive says of it. Case is passed over when nothing fits exactly. */
  readonly read: (name: string) => Uint8Array | null;
};

/** Bit 0 of an entry's flags: its bytes are enciphered. */
const isEncrypted = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && ((bytes[6] ?? 0) & 1) === 1;

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

/**
 * The checksum of each entry as the archive's directory (APPNOTE 4.3.12) has it. Empty for a directory that cannot be found where the
 * archive's end says it is, as in archives of over 4 GB: their entries are not checked.
 */
const checksums = (bytes: Uint8Array): ReadonlyMap<string, number> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, number>();
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(
    'PK\u0005\u0006',
    undefined,
    'latin1',
  );
  if (end < 0 || end + 22 > bytes.length) return found;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50 && found.size < archiveLimits.entries) {
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const start = at + 46;
    const raw = bytes.subarray(start, start + (name ?? 0));
    const isUnicode = (view.getUint16(at + 8, true) & 0x800) !== 0;
    found.set(Buffer.from(raw).toString(isUnicode ? 'utf8' : 'latin1'), view.getUint32(at + 16, true));
    at = start + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return found;
};

/** Fails with `file-damaged`, `file-encrypted`, or `too-large` when the archive promises more than `archiveLimits`. */
export const openArchive = (bytes: Uint8Array, name: string): Archive => {
  const entries: Entry[] = [];
  let total = 0;
  const unzip = (filter: (entry: { name: string; originalSize: number }) => boolean): Record<string, Uint8Array> => {
    try {
      return unzipSync(bytes, { filter });
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw new Failure('file-damaged', { name }, error);
    }
  };
  unzip((entry) => {
    total += entry.originalSize;
    if (entries.length >= archiveLimits.entries || total > archiveLimits.unpackedBytes)
      throw new Failure('too-large', { name, limit: archiveLimits.unpackedBytes });
    if (!entry.name.endsWith('/')) entries.push({ name: entry.name, size: entry.originalSize });
    return false;
  });
  if (isEncrypted(bytes)) throw new Failure('file-encrypted', { name });
  const exact = new Set(entries.map((entry) => entry.name));
  const byFolded = new Map(entries.map((entry) => [entry.name.normalize('NFC').toLowerCase(), entry.name]));
  const promised = checksums(bytes);
  const kept = new Map<string, Uint8Array>();
  const read = (wanted: string): Uint8Array | null => {
    const real = exact.has(wanted) ? wanted : byFolded.get(wanted.normalize('NFC').toLowerCase());
    if (real === undefined) return null;
    const known = kept.get(real);
    if (known !== undefined) return known;
    const found = unzip((entry) => entry.name === real && entry.originalSize <= limits.fileBytes)[real] ?? null;
    const checksum = promised.get(real);
    // An entry that is not what its directory says is no entry: it may be longer than it admits.
    if (found === null || (checksum !== undefined && crc32(found) !== checksum)) return null;
    kept.set(real, found);
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
