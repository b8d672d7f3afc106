/** lowdb adapter **snapshot**: the whole file is written anew each time (temporary file, fsync, rename, fsync the folder). */
import type { Adapter } from 'lowdb';
import { Failure } from '../../contract/errors.ts';
import type { Context } from './context.ts';
import { asideName } from './context.ts';
import type { Kind } from './formats.ts';
import { decodeSnapshot, encodeSnapshot } from './formats.ts';
import type { Generations } from './generations.ts';

export type SnapshotAdapter<Data> = Adapter<Data> & {
  /** Writes; answers false when the file is on disk but its generation could not be kept. */
  readonly replace: (data: Data) => Promise<boolean>;
  /** Bytes of the file as last read or written. */
  readonly bytes: () => number;
  /** Whether what was read was damaged and nothing took its place, or not all of it. */
  readonly isLost: () => boolean;
};

/**
 * `read` answers `null` when there is no such file. A file that cannot be read is moved aside, the newest good generation takes its place and
 * the notice `file-set-aside` `{file, kept, restored}` is emitted. Throws `Failure` `library-newer`, `disk-full` or `disk-failed`.
 */
export const snapshotAdapter = <Data>(
  context: Context,
  kind: Kind<Data>,
  name: string,
  generations: Generations<Data> | null,
): SnapshotAdapter<Data> => {
  const { disk, log, notify } = context;
  let size = 0;
  let lost = false;

  const replace = async (data: Data): Promise<boolean> => {
    const text = encodeSnapshot(kind, data);
    const bytes = Buffer.from(text);
    await disk.replace(name, bytes);
    size = bytes.length;
    try {
      await generations?.keep(text);
      return true;
    } catch (error) {
      // The change itself is on disk; only its second copy is not.
      log('warn', 'store.generation', { file: name, error: String(error) });
      return false;
    }
  };

  const write = async (data: Data): Promise<void> => {
    await replace(data);
  };

  /** `text`: what stands in a damaged file; `null` for a missing one. */
  const restore = async (kept: string | null, text: string | null): Promise<Data | null> => {
    const generation = (await generations?.newest()) ?? null;
    const data = generation?.data ?? (text === null ? null : (kind.salvage?.(text) ?? null));
    if (data === null && kept === null) return null;
    lost = generation === null;
    log('error', 'store.unreadable', { file: name, kept, restored: generation?.file ?? data !== null });
    if (data !== null) await write(data);
    notify({ code: 'file-set-aside', params: { file: name, kept, restored: data !== null } });
    return data;
  };

  const migrated = async (data: Data, from: number): Promise<Data> => {
    await disk.copy(name, `${name}.format-${from}`);
    const back = decodeSnapshot(kind, name, Buffer.from(encodeSnapshot(kind, data)));
    if (back.state === 'damaged') throw new Failure('library-unreadable', { file: name, format: from });
    await write(back.data);
    log('info', 'store.migrated', { file: name, from, to: kind.format });
    return back.data;
  };

  return {
    bytes: () => size,
    isLost: () => lost,
    replace,
    write,
    read: async () => {
      const bytes = await disk.read(name);
      // A file that is gone while generations of it are there was lost, not never written.
      if (bytes === null) return restore(null, null);
      const decoded = decodeSnapshot(kind, name, bytes);
      size = bytes.length;
      if (decoded.state === 'damaged') {
        const kept = await asideName(context, name);
        await disk.rename(name, kept);
        return restore(kept, bytes.toString());
      }
      return decoded.format < kind.format ? migrated(decoded.data, decoded.format) : decoded.data;
    },
  };
};
