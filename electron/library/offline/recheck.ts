/** Public file: looks at every story and its sound on the disk again and puts right what is said of it. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Completeness, Picture } from '../../contract/models.ts';
import type { RecheckedState } from '../../contract/offline.ts';
import { rewritePictures } from '../articles/sanitise.ts';
import type { Core } from '../core.ts';
import type { JobHandle } from '../jobs.ts';
import { forgetLostMedia } from '../media/media.ts';
import type { ArticleBody, ArticleRow, SourceStore } from '../store/model.ts';
import { inStoredOrder, missingIn, offlineState } from './state.ts';

const atATime = 20;
const stored = 'broadsheet-picture:';

const completenessOf = (row: ArticleRow, body: ArticleBody): Completeness => {
  if (row.completeness === 'summary') return 'summary';
  return missingIn(body) === 0 ? 'complete' : 'text';
};

/** The body without the pictures that are not there: each has its address again, to be fetched anew. */
const withoutLost = (body: ArticleBody, lost: ReadonlySet<string>): ArticleBody => {
  const links = new Map(body.pictures.map((picture) => [picture.id, picture.link]));
  const forget = (picture: Picture): Picture =>
    picture.id !== null && lost.has(picture.id) ? { ...picture, id: null } : picture;
  const html = rewritePictures(body.html, (link) => {
    const id = link.startsWith(stored) ? link.slice(stored.length) : null;
    return id !== null && lost.has(id) ? (links.get(id) ?? null) : link;
  });
  return { ...body, html, pictures: body.pictures.map(forget) };
};

/** Puts right what is wrong with a story as it stands now. Answers whether anything was. */
const correct = async (
  core: Core,
  source: SourceStore,
  id: string,
  isThere: (picture: string) => Promise<boolean>,
): Promise<boolean> => {
  const [row, body] = [source.rows.get(id), await source.body(id)];
  if (row === undefined || body === null) return false;
  const lost = new Set<string>();
  for (const picture of body.pictures) if (picture.id !== null && !(await isThere(picture.id))) lost.add(picture.id);
  if (lost.size === 0 && completenessOf(row, body) === row.completeness) return false;
  const changes = await source.change(id, (now, known) => {
    const checked = lost.size === 0 ? known : withoutLost(known, lost);
    const pictureId = checked.pictures.find((picture) => picture.id !== null)?.id ?? null;
    return { row: { ...now, completeness: completenessOf(now, checked), pictureId }, body: checked };
  });
  core.headlines.put(source, changes.updated);
  core.teller.tell('articles.changed', { ...changes, sourceIds: [source.id] });
  return true;
};

/**
 * Reads every body and looks for every picture it names. A story that is not as its row says is put right; a picture that is gone is missing
 * again and is fetched at the next occasion; sound and film that are gone can be fetched again. Cancelled, it answers what it knows.
 */
export const recheck = async (core: Core, online: boolean, handle: JobHandle): Promise<RecheckedState> => {
  const there = new Map<string, boolean>();
  const isThere = async (id: string): Promise<boolean> => {
    const known = there.get(id) ?? (await core.store.pictures.has(id));
    there.set(id, known);
    return known;
  };
  const entries = inStoredOrder(core.headlines.newestFirst());
  let corrected = 0;
  for (const [index, { sourceId, row: seen }] of entries.entries()) {
    if (handle.signal.aborted) break;
    if (await correct(core, await core.store.source(sourceId), seen.id, isThere)) corrected += 1;
    if (index % atATime !== atATime - 1) continue;
    handle.progress(index + 1, entries.length, null);
    await turn();
  }
  const mediaLost = handle.signal.aborted ? 0 : await forgetLostMedia(core);
  if (corrected > 0 || mediaLost > 0) core.teller.tell('paper.changed', {});
  const picturesLost = [...there.values()].filter((found) => !found).length;
  return { ...(await offlineState(core, online)), corrected, picturesLost, mediaLost };
};
