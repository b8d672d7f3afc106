/** `media.json`: what was fetched of which story's sound and film, and where the reader stopped; wholly written at each change. */
import type { Context } from './context.ts';
import { emptyMedia } from './defaults.ts';
import type { Kind } from './formats.ts';
import type { MediaFile } from './model.ts';
import { requireArray, requireObject } from './shapes.ts';
import { openSnapshotFile } from './snapshot-file.ts';
import type { OpenFile } from './updates.ts';

export const mediaKind: Kind<MediaFile> = {
  name: 'media',
  format: 1,
  migrations: [],
  toJson: (data) => data,
  fromJson: (json) => {
    const media = { ...emptyMedia, ...requireObject(json) };
    requireArray(media.entries);
    return media;
  },
};

export const mediaFile = 'media.json';

export const openMediaFile = (context: Context, isClosed: () => boolean): Promise<OpenFile<MediaFile>> =>
  openSnapshotFile(context, mediaKind, mediaFile, emptyMedia, isClosed);
