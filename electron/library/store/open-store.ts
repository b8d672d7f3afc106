/** Puts the parts of the store together, over a file system that tests may replace. */
import { Failure } from '../../contract/errors.ts';
import type { Clock, Log } from '../ports.ts';
import { openActivity } from './activity-file.ts';
import { checkLibrary } from './check.ts';
import type { Context } from './context.ts';
import { isAside } from './context.ts';
import type { FileSystem } from './disk.ts';
import { openDisk } from './disk.ts';
import { openEditor } from './editor-file.ts';
import { openEditions } from './editions-file.ts';
import { openFetches } from './fetches-file.ts';
import { openMedia } from './media.ts';
import { openMediaFile } from './media-file.ts';
import { openWaiting } from './waiting-file.ts';
import { isSourceId, requireSourceId } from './ids.ts';
import { takeLock } from './lock.ts';
import type { Notice, Store } from './model.ts';
import { openPaper } from './paper-file.ts';
import { openPictures } from './pictures.ts';
import { openReading } from './reading-file.ts';
import { openBodies } from './source-bodies.ts';
import type { OpenSource } from './source-store.ts';
import { openSource } from './source-store.ts';

export type StoreOptions = { readonly folder: string; readonly clock: Clock; readonly log: Log };

/** Notices that came before anybody listened are handed to the first listener. */
const openNotices = () => {
  const listeners = new Set<(notice: Notice) => void>();
  let early: Notice[] = [];
  return {
    notify: (notice: Notice): void => {
      if (listeners.size === 0) early.push(notice);
      for (const listener of listeners) listener(notice);
    },
    listen: (listener: (notice: Notice) => void): (() => void) => {
      listeners.add(listener);
      const missed = early;
      early = [];
      for (const notice of missed) listener(notice);
      return () => listeners.delete(listener);
    },
  };
};

const removedPrefix = '.removed-';

export const openStoreOver = async (options: StoreOptions, fileSystem?: FileSystem): Promise<Store> => {
  const { folder, clock, log } = options;
  const lock = await takeLock(folder, clock);
  const disk = openDisk(folder, fileSystem);
  const notices = openNotices();
  const context: Context = { disk, clock, log, notify: notices.notify };
  let closed = false;
  const isClosed = (): boolean => closed;

  /** What a kill in the middle of `removeSource` left. */
  const finishRemovals = async (): Promise<void> => {
    for (const entry of await disk.list('feeds')) {
      if (entry.name.startsWith(removedPrefix)) await disk.removeFolder(`feeds/${entry.name}`);
    }
  };

  const openFiles = async () => {
    try {
      const paper = await openPaper(context, isClosed);
      const reading = await openReading(context, isClosed);
      const editor = await openEditor(context, isClosed);
      const waiting = await openWaiting(context, isClosed);
      const mediaFile = await openMediaFile(context, isClosed);
      const fetches = await openFetches(context);
      await finishRemovals();
      return { paper, reading, editor, waiting, mediaFile, fetches };
    } catch (error) {
      await lock.release();
      throw error;
    }
  };

  const { paper, reading, editor, waiting, mediaFile, fetches } = await openFiles();
  const activity = openActivity(context);
  const editions = openEditions(context);
  const bodies = openBodies(context);
  const pictures = openPictures(context, isClosed);
  const sources = new Map<string, Promise<OpenSource>>();

  const source = (id: string): Promise<OpenSource> => {
    const known = sources.get(id);
    if (known !== undefined) return known;
    const opening = openSource(context, bodies, fetches, id);
    sources.set(id, opening);
    // A source that could not be read may be asked for again.
    opening.catch(() => {
      if (sources.get(id) === opening) sources.delete(id);
    });
    return opening;
  };

  const requireOpen = (): void => {
    if (closed) throw new Failure('cancelled');
  };

  const sourceIds = async (): Promise<readonly string[]> =>
    (await disk.list('feeds')).flatMap((entry) => (entry.isDirectory() && isSourceId(entry.name) ? entry.name : []));

  const removeSource = async (id: string): Promise<void> => {
    requireOpen();
    requireSourceId(id);
    const open = await sources.get(id)?.catch(() => null);
    await open?.close(new Failure('source-not-found', { id }));
    const gone = `feeds/${removedPrefix}${id}`;
    try {
      await disk.removeFolder(gone);
      // First, so that a kill cannot leave generations from which a later source of this id would be restored.
      await disk.removeFolder(`snapshots/feeds/${id}`);
      if ((await disk.list('feeds')).some((entry) => entry.name === id)) await disk.rename(`feeds/${id}`, gone);
    } finally {
      sources.delete(id);
      bodies.forget(id);
    }
    await fetches.forget(id);
    await disk.removeFolder(gone);
  };

  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    const closeSource = async (opening: Promise<OpenSource>): Promise<void> => {
      const open = await opening.catch(() => null);
      await open?.close(new Failure('cancelled'));
    };
    await Promise.all([...sources.values()].map(closeSource));
    await Promise.all(
      [paper, reading, editor, waiting, mediaFile, fetches, pictures, activity, editions].map((file) => file.settled()),
    );
    await lock.release();
  };

  return {
    folder,
    paper,
    reading,
    editor,
    waiting,
    mediaFile,
    media: openMedia(context, isClosed),
    activity,
    editions,
    hasSetAside: async () => {
      for (const id of await sourceIds())
        for (const folder of [`feeds/${id}`, `feeds/${id}/bodies`])
          if ((await disk.list(folder)).some(({ name }) => isAside(name))) return true;
      return false;
    },
    sourceIds,
    source: async (id) => {
      requireOpen();
      requireSourceId(id);
      return source(id);
    },
    removeSource,
    pictures,
    size: disk.size,
    check: () =>
      checkLibrary(disk, async (id, work) => {
        const open = await sources.get(id)?.catch(() => null);
        return open === undefined || open === null ? work() : open.quietly(work);
      }),
    onNotice: notices.listen,
    close,
  };
};
