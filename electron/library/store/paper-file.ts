/** `library.json`: sections, sources and settings, wholly written at each change. */
import type { Context } from './context.ts';
import { defaultSettings, emptyPaper } from './defaults.ts';
import type { Kind } from './formats.ts';
import type { PaperFile } from './model.ts';
import { requireArray, requireObject } from './shapes.ts';
import { openSnapshotFile } from './snapshot-file.ts';
import type { OpenFile } from './updates.ts';

export const paperKind: Kind<PaperFile> = {
  name: 'library',
  format: 1,
  migrations: [],
  toJson: (data) => data,
  fromJson: (json) => {
    const value = requireObject(json);
    requireArray(value['sections']);
    requireArray(value['sources']);
    if (value['filters'] !== undefined) requireArray(requireObject(value['filters'])['list']);
    const paper = value as PaperFile;
    // A setting that a later version adds has its default until the reader chooses.
    return { ...paper, searches: paper.searches ?? [], settings: { ...defaultSettings, ...paper.settings } };
  },
};

export const openPaper = (context: Context, isClosed: () => boolean): Promise<OpenFile<PaperFile>> =>
  openSnapshotFile(context, paperKind, 'library.json', emptyPaper, isClosed);
