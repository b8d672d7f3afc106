/**
 * Verified copies of the small files under `snapshots/`, compressed. One is written after each snapshot and read back, so that a damaged
 * file is replaced by the same state; what was changed since stands in the journal, which is emptied only afterwards.
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Disk } from './disk.ts';
import type { Kind } from './formats.ts';
import { decodeSnapshot } from './formats.ts';

export type Generations<Data> = {
  readonly keep: (text: string) => Promise<void>;
  /** The newest good one, or `null`. */
  readonly newest: () => Promise<{ readonly data: Data; readonly file: string } | null>;
};

const numberOf = (name: string, stem: string): number | null => {
  const match = name.startsWith(`${stem}.`) ? /^(\d{1,15})\.json\.zst$/.exec(name.slice(stem.length + 1)) : null;
  return match === null ? null : Number(match[1]);
};

export const unpackGeneration = (bytes: Buffer): Buffer | null => {
  try {
    return zstdDecompressSync(bytes);
  } catch {
    return null;
  }
};

/** Keeps the last `count` generations of the file `name` (ends in `.json`). */
export const openGenerations = <Data>(disk: Disk, kind: Kind<Data>, name: string, count: number): Generations<Data> => {
  const parts = `snapshots/${name.replace(/\.json$/, '')}`.split('/');
  const stem = parts.pop() ?? '';
  const folder = parts.join('/');
  let known: number[] | null = null;

  const numbers = async (): Promise<number[]> => {
    if (known !== null) return known;
    const names = (await disk.list(folder)).map((entry) => numberOf(entry.name, stem));
    known = names.filter((each) => each !== null).toSorted((a, b) => a - b);
    return known;
  };
  const fileOf = (number: number): string => `${folder}/${stem}.${number}.json.zst`;

  const read = async (file: string): Promise<Data | null> => {
    const bytes = await disk.read(file);
    const unpacked = bytes === null ? null : unpackGeneration(bytes);
    if (unpacked === null) return null;
    const decoded = decodeSnapshot(kind, file, unpacked);
    return decoded.state === 'good' ? decoded.data : null;
  };

  return {
    keep: async (text) => {
      const all = await numbers();
      const next = (all.at(-1) ?? 0) + 1;
      const file = fileOf(next);
      await disk.replace(file, zstdCompressSync(text));
      const back = await disk.read(file);
      // A copy that does not read back must not push a good one out.
      if (back === null || unpackGeneration(back)?.toString() !== text) return disk.remove(file);
      all.push(next);
      while (all.length > count) await disk.remove(fileOf(all.shift() ?? 0));
    },
    newest: async () => {
      for (const number of (await numbers()).toReversed()) {
        const file = fileOf(number);
        const data = await read(file);
        if (data !== null) return { data, file };
      }
      return null;
    },
  };
};
