/** Pictures of stored stories come onto this machine: fetched without cookies or referrer, kept by content, then shown by the host only. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { Picture } from '../../contract/models.ts';
import type { Core } from '../core.ts';
import { fetchDocument, userAgentOf } from '../feeds/fetch.ts';
import type { JobHandle } from '../jobs.ts';
import type { ArticleRow, MissingPictures, SourceStore } from '../store/model.ts';
import { sourceIdOf } from './headlines.ts';
import { rewritePictures } from './sanitise.ts';
import { mayAskPrivate } from './typed-host.ts';

/** Failures that speak of this machine's network and not of the picture. */
const notThePictures = new Set(['offline', 'cancelled']);
const hour = 3_600_000;
/** How long after each asking in vain it is tried again; after the last one not by itself. */
const retryAfter = [hour, 6 * hour, 24 * hour, 72 * hour];

/** What to remember of a story some of whose pictures did not come. */
const missingOf = (row: ArticleRow, now: number): MissingPictures => {
  const before = row.missingPictures?.tries ?? 0;
  const wait = retryAfter[before];
  return { tries: before + 1, next: wait === undefined ? null : now + wait };
};

const articlesAtATime = 4;
const picturesPerArticle = 40;

const fetchPicture = async (
  core: Core,
  link: string,
  sourceId: string,
  row: ArticleRow,
  signal: AbortSignal,
): Promise<{ readonly id: string } | 'failed' | 'unreached'> => {
  try {
    const fetched = await fetchDocument(core.ports.http, {
      url: link,
      allowPrivate: mayAskPrivate(core, sourceId, row, link),
      // AVIF can neither be made smaller here nor be shown by e-readers: only where there is nothing else.
      accept: 'image/webp,image/jpeg,image/png,image/gif,image/avif;q=0.3',
      userAgent: userAgentOf(core.version),
      signal,
      maxBytes: limits.pictureBytes,
      clock: core.ports.clock,
      about: { kind: 'picture', sourceId },
    });
    if (fetched.kind !== 'fetched') return 'failed';
    const { shrinkPictures } = core.store.paper.data.settings;
    const bytes = shrinkPictures ? await core.pictures.make(fetched.bytes, signal) : fetched.bytes;
    const id = await core.store.pictures.put(bytes);
    return id === null ? 'failed' : { id };
  } catch (error) {
    core.ports.log('info', 'picture.failed', { link: link.split('?')[0], error: String(error) });
    const isOurs = error instanceof Failure && notThePictures.has(error.code);
    return isOurs ? 'unreached' : 'failed';
  }
};

/** Fetches the missing pictures of one article and writes it again with what came. Answers whether anything did. */
const keepPicturesOf = async (core: Core, source: SourceStore, id: string, signal: AbortSignal): Promise<boolean> => {
  const row = source.rows.get(id);
  const body = await source.body(id);
  if (row === undefined || body === null) return false;
  const stored = new Map<string, string>();
  let failed = false;
  let unreached = false;
  for (const { link, id: have } of body.pictures.slice(0, picturesPerArticle)) {
    if (link === null || have !== null || stored.has(link) || signal.aborted) continue;
    const picture = await fetchPicture(core, link, source.id, row, signal);
    if (picture === 'failed') failed = true;
    else if (picture === 'unreached') unreached = true;
    else stored.set(link, picture.id);
  }
  if (stored.size === 0 && !failed && !(unreached && row.missingPictures === undefined)) return false;
  const now = core.ports.clock.now();
  // Its page may have come meanwhile: the pictures go into the story as it stands now.
  const changes = await source.change(id, (known, current) => {
    if (known.hash !== row.hash) return null;
    const { missingPictures: before = { tries: 0, next: now } } = known;
    const withId = (picture: Picture): Picture =>
      picture.id === null && picture.link !== null ? { ...picture, id: stored.get(picture.link) ?? null } : picture;
    const pictures = current.pictures.map(withId);
    const html = rewritePictures(current.html, (link) => {
      const picture = stored.get(link);
      // A picture that did not come keeps its address, to be tried again; no host loads it.
      return picture === undefined ? link : `broadsheet-picture:${picture}`;
    });
    const missing = pictures.some((picture) => picture.id === null);
    return {
      row: {
        ...known,
        missingPictures: missing && failed ? missingOf(known, now) : unreached ? before : undefined,
        pictureId: pictures.find((picture) => picture.id !== null)?.id ?? null,
        completeness: known.completeness === 'text' && !missing ? 'complete' : known.completeness,
      },
      body: { ...current, html, pictures },
    };
  });
  if (changes.updated.length === 0) return false;
  // The words are the same: neither search nor rails need to hear of it.
  core.headlines.put(source, changes.updated);
  core.teller.tell('articles.changed', { ...changes, sourceIds: [source.id] });
  return true;
};

/** Fetches what pictures these articles still miss, a few articles at a time. A picture that cannot be had leaves its place empty. */
export const keepPictures = async (core: Core, ids: readonly string[], handle: JobHandle): Promise<void> => {
  const wanting: { readonly source: SourceStore; readonly id: string }[] = [];
  for (const id of ids) {
    const source = await core.store.source(sourceIdOf(id));
    const body = await source.body(id);
    if (body?.pictures.some((picture) => picture.id === null && picture.link !== null)) wanting.push({ source, id });
  }
  let done = 0;
  const queue = wanting[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const { source, id } of queue) {
      if (handle.signal.aborted) return;
      await keepPicturesOf(core, source, id, handle.signal);
      done += 1;
      handle.progress(done, wanting.length, source.rows.get(id)?.title ?? null);
    }
  };
  await Promise.all(Array.from({ length: articlesAtATime }, worker));
};
