/**
 * The only code of the library that writes. Names are relative to the library's folder, with `/`. Every change is durable when its
 * promise resolves (file and folder fsynced). Rejects with `Failure` of code `disk-full` or `disk-failed`, params `{file, reason}`.
 */
import type { Dirent } from 'node:fs';
import { constants, readFileSync, statSync } from 'node:fs';
import * as nodeFileSystem from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../contract/errors.ts';

/** The operations used; tests hand in failing ones. */
export type FileSystem = Pick<
  typeof nodeFileSystem,
  'open' | 'rename' | 'unlink' | 'mkdir' | 'readFile' | 'readdir' | 'rm' | 'copyFile'
>;

export type Disk = {
  readonly folder: string;
  /** `null` when there is no such file. */
  readonly read: (name: string) => Promise<Buffer | null>;
  /** A part of a file, shorter at its end; `null` when there is no such file. */
  readonly readPart: (name: string, at: number, length: number) => Promise<Buffer | null>;
  /** 0 when there is no such file. */
  readonly sizeOf: (name: string) => Promise<number>;
  readonly exists: (name: string) => Promise<boolean>;
  /** Temporary file, fsync, rename, fsync the folder; the temporary file is removed on error. */
  readonly replace: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Cuts the file at `at`, writes the bytes there and fsyncs; on error cuts it at `at` again. Makes the file when `at` is 0. */
  readonly append: (name: string, bytes: Uint8Array, at: number) => Promise<void>;
  /** Cuts a file to nothing; a missing file is fine. */
  readonly empty: (name: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly removeFolder: (name: string) => Promise<void>;
  /** Copies a file beside itself, fsynced. A missing file is fine. */
  readonly copy: (name: string, to: string) => Promise<void>;
  readonly rename: (name: string, to: string) => Promise<void>;
  /** The same, into a folder that may not be there yet. */
  readonly move: (name: string, to: string) => Promise<void>;
  /** Entries of a folder; none when it is missing. */
  readonly list: (name: string) => Promise<readonly Dirent[]>;
  /** Bytes of all files; walks the folder the first time, is kept up to date by every write after that. */
  readonly size: () => Promise<number>;
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

const busyCodes: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);
const renamePauses = [10, 20, 40, 80];

/** Up to here a file is read at once: handing it to another thread costs ten times what reading it does. */
const smallFile = 64 * 1024;

const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/** The search index is written by others; it is asked for its size each time. */
const isDerived = (folder: string, name: string): boolean => folder === '' && name.startsWith('search.sqlite');

const asFailure = (error: unknown, file: string): Failure => {
  if (error instanceof Failure) return error;
  const reason = codeOf(error);
  return new Failure(reason === 'ENOSPC' || reason === 'EDQUOT' ? 'disk-full' : 'disk-failed', { file, reason }, error);
};

export const openDisk = (folder: string, fileSystem: FileSystem = nodeFileSystem): Disk => {
  const knownFolders = new Set<string>();
  /** Bytes by which files grew since the store was opened. */
  let growth = 0;
  /** Bytes of all files less `growth`, by one walk. */
  let walked: Promise<number> | null = null;
  const grew = (by: number): void => {
    growth += by;
  };
  const at = (name: string): string => path.join(folder, name);
  /**
   * Bytes of a file, `null` when it is missing. At once: what the system knows of a file is in its memory, and asking on another thread costs
   * ten times as much. Throws when it cannot be told.
   */
  const sizeAt = (absolute: string): number | null => statSync(absolute, { throwIfNoEntry: false })?.size ?? null;
  /** Most sources lack most of their files; asking is far cheaper than an error with its stack. */
  const isThere = (name: string): boolean => sizeAt(at(name)) !== null;
  const sizeOf = (name: string): number => sizeAt(at(name)) ?? 0;

  const guarded = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asFailure(error, name);
    }
  };

  const syncNow = async (absolute: string): Promise<void> => {
    const handle = await fileSystem.open(absolute, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  /** Folders whose sync is due and has not begun: who wants the same one joins it. */
  const dueSyncs = new Map<string, Promise<void>>();
  const runningSyncs = new Map<string, Promise<void>>();

  const syncFolder = (absolute: string): Promise<void> => {
    // Windows cannot open folders; NTFS journals its names itself.
    if (process.platform === 'win32') return Promise.resolve();
    const due = dueSyncs.get(absolute);
    if (due !== undefined) return due;
    const before = runningSyncs.get(absolute);
    if (before === undefined) return beginSync(absolute);
    const after = before
      .catch(() => undefined)
      .then(() => {
        dueSyncs.delete(absolute);
        return beginSync(absolute);
      });
    dueSyncs.set(absolute, after);
    return after;
  };

  const beginSync = (absolute: string): Promise<void> => {
    const sync = syncNow(absolute).finally(() => runningSyncs.delete(absolute));
    runningSyncs.set(absolute, sync);
    return sync;
  };

  const makeFolderOf = async (name: string): Promise<void> => {
    const wanted = path.dirname(at(name));
    if (knownFolders.has(wanted)) return;
    if (sizeAt(wanted) !== null) {
      knownFolders.add(wanted);
      return;
    }
    const first = await fileSystem.mkdir(wanted, { recursive: true });
    if (first !== undefined) {
      const top = path.dirname(first);
      for (let each = path.dirname(wanted); each.length >= top.length; each = path.dirname(each)) {
        await syncFolder(each);
        knownFolders.add(each);
        if (each === top) break;
      }
    }
    knownFolders.add(wanted);
  };

  const list = async (name: string): Promise<readonly Dirent[]> => {
    if (!isThere(name)) return [];
    try {
      return await fileSystem.readdir(at(name), { withFileTypes: true });
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  };

  const walk = async (name: string): Promise<number> => {
    let total = 0;
    for (const entry of await list(name)) {
      if (isDerived(name, entry.name)) continue;
      const child = name === '' ? entry.name : `${name}/${entry.name}`;
      total += entry.isDirectory() ? await walk(child) : sizeOf(child);
    }
    return total;
  };

  const walkOnce = async (): Promise<number> => {
    const before = growth;
    try {
      return (await walk('')) - before;
    } catch (error) {
      walked = null;
      throw error;
    }
  };

  const unlinkIfThere = async (name: string): Promise<void> => {
    try {
      await fileSystem.unlink(at(name));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  };

  const writeNew = async (name: string, content: Uint8Array): Promise<void> => {
    const handle = await fileSystem.open(at(name), 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  /** On Windows a virus scanner may hold a file for a moment. */
  const renamePatiently = async (from: string, to: string): Promise<void> => {
    for (const pauseMs of renamePauses) {
      try {
        await fileSystem.rename(from, to);
        return;
      } catch (error) {
        if (!busyCodes.has(codeOf(error))) throw error;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
    await fileSystem.rename(from, to);
  };

  const replace = async (name: string, content: Uint8Array): Promise<void> => {
    await makeFolderOf(name);
    const before = sizeOf(name);
    const temporary = `${name}.tmp`;
    try {
      await writeNew(temporary, content);
      await renamePatiently(at(temporary), at(name));
    } catch (error) {
      await unlinkIfThere(temporary);
      throw error;
    }
    await syncFolder(path.dirname(at(name)));
    grew(content.length - before);
  };

  const readPart = async (name: string, position: number, length: number): Promise<Buffer | null> => {
    if (!isThere(name)) return null;
    const handle = await fileSystem.open(at(name), 'r');
    try {
      const part = Buffer.alloc(length);
      let read = 0;
      while (read < length) {
        const { bytesRead } = await handle.read(part, read, length - read, position + read);
        if (bytesRead === 0) break;
        read += bytesRead;
      }
      return part.subarray(0, read);
    } finally {
      await handle.close();
    }
  };

  const append = async (name: string, content: Uint8Array, position: number): Promise<void> => {
    await makeFolderOf(name);
    const handle = await fileSystem.open(at(name), constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      // What a failed append left behind must not follow the new lines.
      const size = sizeOf(name);
      // Somebody else cut it: writing on would leave a hole.
      if (size < position) throw new Failure('disk-failed', { file: name, reason: 'shorter-than-written' });
      if (size > position) await handle.truncate(position);
      try {
        let written = 0;
        while (written < content.length) {
          const { bytesWritten } = await handle.write(content, written, content.length - written, position + written);
          written += bytesWritten;
        }
        await handle.datasync();
      } catch (error) {
        await handle.truncate(position).catch(() => undefined);
        throw error;
      }
      grew(position + content.length - size);
    } finally {
      await handle.close();
    }
    if (position === 0) await syncFolder(path.dirname(at(name)));
  };

  return {
    folder,
    read: (name) =>
      guarded(name, async () => {
        const size = sizeAt(at(name));
        if (size === null) return null;
        try {
          return size <= smallFile ? readFileSync(at(name)) : await fileSystem.readFile(at(name));
        } catch (error) {
          if (isMissing(error)) return null;
          throw error;
        }
      }),
    exists: (name) => guarded(name, async () => isThere(name)),
    replace: (name, content) => guarded(name, () => replace(name, content)),
    append: (name, content, position) => guarded(name, () => append(name, content, position)),
    empty: (name) =>
      guarded(name, async () => {
        const before = sizeOf(name);
        if (before === 0) return;
        const handle = await fileSystem.open(at(name), 'r+');
        try {
          await handle.truncate(0);
          await handle.sync();
        } finally {
          await handle.close();
        }
        grew(-before);
      }),
    remove: (name) =>
      guarded(name, async () => {
        const before = sizeOf(name);
        await unlinkIfThere(name);
        grew(-before);
      }),
    removeFolder: (name) =>
      guarded(name, async () => {
        const before = walked === null ? 0 : await walk(name);
        await fileSystem.rm(at(name), { recursive: true, force: true });
        for (const known of knownFolders) if (known.startsWith(at(name))) knownFolders.delete(known);
        grew(-before);
      }),
    copy: (name, to) =>
      guarded(to, async () => {
        const content = await fileSystem.readFile(at(name)).catch((error: unknown) => {
          if (isMissing(error)) return null;
          throw error;
        });
        if (content !== null) await replace(to, content);
      }),
    readPart: (name, position, length) => guarded(name, () => readPart(name, position, length)),
    sizeOf: (name) => guarded(name, async () => sizeOf(name)),
    rename: (name, to) =>
      guarded(name, async () => {
        await renamePatiently(at(name), at(to));
        for (const known of knownFolders) if (known.startsWith(at(name))) knownFolders.delete(known);
        await syncFolder(path.dirname(at(to)));
      }),
    move: (name, to) =>
      guarded(name, async () => {
        await makeFolderOf(to);
        await renamePatiently(at(name), at(to));
        await syncFolder(path.dirname(at(to)));
        await syncFolder(path.dirname(at(name)));
      }),
    list: (name) => guarded(name, () => list(name)),
    size: () =>
      guarded('', async () => {
        walked ??= walkOnce();
        const kept = await walked;
        let derived = 0;
        for (const entry of await list('')) if (isDerived('', entry.name)) derived += sizeOf(entry.name);
        return kept + growth + derived;
      }),
  };
};
