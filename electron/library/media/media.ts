/** Public file of `media/`: sound and film of stories, fetched when the reader says so, kept by content, with the place where the reader stopped. */
import { createHash } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import type { ErrorInfo } from '../../contract/errors.ts';
import type { Enclosure } from '../../contract/models.ts';
import type { Medium, MediumState } from '../../contract/media.ts';
import { limits } from '../../contract/limits.ts';
import { sourceIdOf } from '../articles/headlines.ts';
import { mayAskPrivate } from '../articles/typed-host.ts';
import { entryOf } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { userAgentOf } from '../feeds/fetch.ts';
import { stopReason } from '../jobs.ts';
import type { MediaEntry } from '../store/model.ts';
import { fetchMedium } from './fetch-medium.ts';
import type { Progress } from './fetch-medium.ts';
import { isPlayable, kindOf } from './kind.ts';

const keyOf = (articleId: string, link: string): string =>
  createHash('sha256').update(`${articleId}\n${link}`).digest('hex');

const jobOf = (articleId: string, link: string): string => `media-${keyOf(articleId, link).slice(0, 40)}`;

const emptyEntry = { mediaId: null, type: null, bytes: 0, total: null, validator: null, place: 0, error: null };

const entryFor = (core: Core, articleId: string, link: string): MediaEntry =>
  core.store.mediaFile.data.entries.find((each) => each.articleId === articleId && each.link === link) ?? {
    ...emptyEntry,
    articleId,
    link,
    at: core.ports.clock.now(),
  };

const put = async (core: Core, articleId: string, link: string, change: Partial<MediaEntry>): Promise<void> => {
  await core.store.mediaFile.update((before) => {
    const known = before.entries.find((each) => each.articleId === articleId && each.link === link);
    const entry = { ...(known ?? entryFor(core, articleId, link)), ...change };
    const rest = before.entries.filter((each) => each !== known);
    return { ...before, entries: [...rest, entry].slice(-limits.mediaEntries) };
  });
};

const enclosuresOf = async (core: Core, articleId: string): Promise<readonly Enclosure[]> => {
  const { sourceId } = entryOf(core, articleId);
  const body = await (await core.store.source(sourceId)).body(articleId);
  return (body?.enclosures ?? []).filter(isPlayable);
};

const enclosureOf = async (core: Core, articleId: string, link: string): Promise<Enclosure> => {
  const found = (await enclosuresOf(core, articleId)).find((enclosure) => enclosure.link === link);
  if (found === undefined) throw new Failure('media-not-found', {});
  return found;
};

const stateOf = (core: Core, entry: MediaEntry): MediumState => {
  if (entry.mediaId !== null) return 'here';
  if (core.jobs.running().some(({ id }) => id === jobOf(entry.articleId, entry.link))) return 'fetching';
  return entry.bytes > 0 ? 'paused' : 'absent';
};

const mediumOf = (core: Core, articleId: string, enclosure: Enclosure): Medium => {
  const entry = entryFor(core, articleId, enclosure.link);
  return {
    articleId,
    link: enclosure.link,
    kind: kindOf(entry.type ?? enclosure.type, enclosure.link),
    type: entry.type ?? enclosure.type,
    bytes: entry.total ?? enclosure.length,
    seconds: enclosure.seconds ?? null,
    chapters: enclosure.chapters ?? [],
    state: stateOf(core, entry),
    fetchedBytes: entry.bytes,
    mediaId: entry.mediaId,
    place: entry.place,
    error: entry.error,
  };
};

/** The sound and film of a story. Rejects with `article-not-found`. Asks nobody. */
export const mediaOf = async (core: Core, articleId: string): Promise<readonly Medium[]> =>
  (await enclosuresOf(core, articleId)).map((enclosure) => mediumOf(core, articleId, enclosure));

const infoOf = (error: unknown): ErrorInfo => {
  if (!(error instanceof Failure)) throw error;
  return { code: error.code, params: error.params };
};

/**
 * Fetches it, going on where it stopped; answers when it is here or was paused. Rejects with `article-not-found`, `media-not-found`, `offline`,
 * `too-large`, `file-kind-unknown` (no sound or film), and as fetching does; what came stays and is gone on with.
 */
export const fetchOne = async (core: Core, articleId: string, link: string): Promise<Medium> => {
  const enclosure = await enclosureOf(core, articleId, link);
  if (core.store.paper.data.settings.workOffline) throw new Failure('offline', {});
  if (entryFor(core, articleId, link).mediaId !== null) return mediumOf(core, articleId, enclosure);
  const id = jobOf(articleId, link);
  if (core.jobs.running().some((job) => job.id === id)) return mediumOf(core, articleId, enclosure);
  await core.jobs.run('media', id, async (handle) => {
    try {
      await bring(core, articleId, enclosure, handle);
    } catch (error) {
      if (stopReason(handle.signal) !== null) return;
      await put(core, articleId, link, { error: infoOf(error) });
      throw error;
    }
  });
  return mediumOf(core, articleId, enclosure);
};

type Handle = Parameters<Parameters<Core['jobs']['run']>[2]>[0];

const bring = async (core: Core, articleId: string, { link }: Enclosure, handle: Handle): Promise<void> => {
  const key = keyOf(articleId, link);
  const { media } = core.store;
  const { row, sourceId } = entryOf(core, articleId);
  const known = entryFor(core, articleId, link);
  // What the list says and what the disk has can differ by a kill: the disk is right.
  const bytes = Math.min(known.bytes, await media.partialBytes(key));
  const tell = (progress: Progress): void => handle.progress(progress.bytes, progress.total ?? 0, row.title);
  tell({ bytes, total: known.total, validator: known.validator });
  await put(core, articleId, link, { error: null, bytes });
  await fetchMedium(core.ports.http, {
    url: link,
    allowPrivate: mayAskPrivate(core, sourceId, row, link),
    userAgent: userAgentOf(core.version),
    sourceId,
    signal: handle.signal,
    before: { bytes, total: known.total, validator: known.validator },
    keep: async (piece, progress) => {
      await media.append(key, piece, progress.bytes - piece.length);
      await put(core, articleId, link, progress);
      tell(progress);
    },
  });
  const finished = await media.finish(key);
  if (finished === null) {
    await media.discard(key);
    await put(core, articleId, link, { bytes: 0, total: null, validator: null });
    throw new Failure('file-kind-unknown', { name: link.split('?')[0] ?? link });
  }
  await put(core, articleId, link, { mediaId: finished.id, type: finished.type });
};

/** Stops the fetch that is under way; what has come stays, and the next fetch goes on from there. Answers whether there was one to stop. */
export const pauseOne = (core: Core, articleId: string, link: string): boolean =>
  core.jobs.cancel(jobOf(articleId, link), 'paused');

/** Takes what was fetched off this machine; the place is kept. */
export const removeOne = async (core: Core, articleId: string, link: string): Promise<Medium> => {
  const enclosure = await enclosureOf(core, articleId, link);
  pauseOne(core, articleId, link);
  // What it is still writing would be written after the file has gone.
  await core.jobs.ended(jobOf(articleId, link));
  const { mediaId, place } = entryFor(core, articleId, link);
  await put(core, articleId, link, { ...emptyEntry, place });
  await core.store.media.discard(keyOf(articleId, link));
  if (mediaId !== null) await removeUnused(core, mediaId);
  return mediumOf(core, articleId, enclosure);
};

const removeUnused = async (core: Core, mediaId: string): Promise<void> => {
  if (core.store.mediaFile.data.entries.some((entry) => entry.mediaId === mediaId)) return;
  await core.store.media.remove(mediaId);
};

/** Remembers where the reader stopped, in seconds. */
export const keepPlace = async (core: Core, articleId: string, link: string, seconds: number): Promise<void> => {
  await enclosureOf(core, articleId, link);
  await put(core, articleId, link, { place: Math.round(seconds * 10) / 10 });
};

/** What is not on the disk any more is not said to be here; the places stay. Answers how many pieces are gone. */
export const forgetLostMedia = async (core: Core): Promise<number> => {
  const lost = new Set<string>();
  for (const { mediaId } of core.store.mediaFile.data.entries) {
    if (mediaId !== null && !(await core.store.media.has(mediaId))) lost.add(mediaId);
  }
  if (lost.size === 0) return 0;
  await core.store.mediaFile.update((before) => ({
    ...before,
    entries: before.entries.map((entry) =>
      entry.mediaId !== null && lost.has(entry.mediaId) ? { ...entry, ...emptyEntry, place: entry.place } : entry,
    ),
  }));
  return lost.size;
};

/** Sound and film of stories that are kept under another id, by their ids so far, belong to those as well. */
export const shareMedia = async (core: Core, keptAs: ReadonlyMap<string, string>): Promise<void> => {
  if (!core.store.mediaFile.data.entries.some(({ articleId }) => keptAs.has(articleId))) return;
  await core.store.mediaFile.update((before) => ({
    ...before,
    entries: [
      ...before.entries,
      ...before.entries.flatMap((entry) => {
        const articleId = keptAs.get(entry.articleId);
        if (articleId === undefined) return [];
        // What is half here lies under the name of the story it was begun for.
        return entry.mediaId === null
          ? [{ ...entry, ...emptyEntry, articleId, place: entry.place }]
          : [{ ...entry, articleId }];
      }),
    ].slice(-limits.mediaEntries),
  }));
};

/** Whether the story was taken away, by hand or by its age, or its source was. One that a filter hides, or damage has lost, was not. */
const isTakenAway = async (core: Core, articleId: string): Promise<boolean> => {
  const sourceId = sourceIdOf(articleId);
  if (!core.store.paper.data.sources.some(({ id }) => id === sourceId)) return true;
  const source = await core.store.source(sourceId);
  return !source.rows.has(articleId) && source.isGone(articleId);
};

/** Takes away what belongs to stories that were taken away. Saved stories never go, so theirs stays. */
export const sweepMedia = async (core: Core): Promise<void> => {
  const gone: MediaEntry[] = [];
  for (const entry of core.store.mediaFile.data.entries) if (await isTakenAway(core, entry.articleId)) gone.push(entry);
  if (gone.length === 0) return;
  await core.store.mediaFile.update((before) => ({
    ...before,
    entries: before.entries.filter((entry) => !gone.includes(entry)),
  }));
  for (const { articleId, link, mediaId } of gone) {
    await core.store.media.discard(keyOf(articleId, link));
    if (mediaId !== null) await removeUnused(core, mediaId);
  }
};
