/** `library.json`: sections, sources and settings, wholly written at each change. */
import { Low } from 'lowdb';
import type { Context } from './context.ts';
import { defaultSettings, emptyPaper } from './defaults.ts';
import type { Kind } from './formats.ts';
import { openGenerations } from './generations.ts';
import type { PaperFile } from './model.ts';
import { requireArray, requireObject } from './shapes.ts';
import { snapshotAdapter } from './snapshot-adapter.ts';
import type { OpenFile } from './updates.ts';
import { storedFile } from './updates.ts';

export const paperKind: Kind<PaperFile> = {
  name: 'library',
  format: 1,
  migrations: [],
  toJson: (data) => data,
  fromJson: (json) => {
    const value = requireObject(json);
    requireArray(value['sections']);
    requireArray(value['sources']);
    const paper = value as PaperFile;
    // A setting that a later version adds has its default until the reader chooses.
    return { ...paper, settings: { ...defaultSettings, ...paper.settings } };
  },
};

const name = 'library.json';
const generations = 3;

export const openPaper = async (context: Context, isClosed: () => boolean): Promise<OpenFile<PaperFile>> => {
  const copies = openGenerations(context.disk, paperKind, name, generations);
  const low = new Low<PaperFile>(snapshotAdapter(context, paperKind, name, copies), emptyPaper);
  await low.read();
  const write = async (from: PaperFile, to: PaperFile): Promise<void> => {
    low.data = to;
    try {
      await low.write();
    } catch (error) {
      low.data = from;
      throw error;
    }
  };
  return storedFile(low.data, write, isClosed);
};
