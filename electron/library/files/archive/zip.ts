/** ZIP archives, opened with caps: entries, unpacked bytes, names. Private to `files/`. */
import { unzipSync } from 'fflate';
import { Failure } from '../../../contract/errors.ts';
import { limits } from '../../../contract/limits.ts';

export const archiveLimits = { entries: 20_000, unpackedBytes: 4 * limits.fileBytes, depth: 2 } as const;

export type Entry = { readonly name: string; readonly size: number };
export type Archive = {
  /** Files only, as named in the archive, in its order. */
  readonly entries: readonly Entry[];
  /** The bytes of one entry, `null` when there is no such. Case is passed over when nothing fits exactly. */
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
  const kept = new Map<string, Uint8Array>();
  const read = (wanted: string): Uint8Array | null => {
    const real = exact.has(wanted) ? wanted : byFolded.get(wanted.normalize('NFC').toLowerCase());
    if (real === undefined) return null;
    const known = kept.get(real);
    if (known !== undefined) return known;
    const found = unzip((entry) => entry.name === real && entry.originalSize <= limits.fileBytes)[real] ?? null;
    if (found !== null) kept.set(real, found);
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
