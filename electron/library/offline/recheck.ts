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

type Checked = { readonly row: ArticleRow; readonly body: ArticleBody; readonly lost: number };

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

const checkOne = async (
  row: ArticleRow,
  body: ArticleBody,
  isThere: (picture: string) => Promise<boolean>,
): Promise<Checked> => {
  const lost = new Set<string>();
  for (const { id } of body.pictures) if (id !== null && !(await isThere(id))) lost.add(id);
  const checked = lost.size === 0 ? body : withoutLost(body, lost);
  const pictureId = checked.pictures.find((picture) => picture.id !== null)?.id ?? null;
  const right = completenessOf(row, checked);
  if (lost.size === 0 && right === row.completeness) return { row, body, lost: 0 };
  return { row: { ...row, completeness: right, pictureId }, body: checked, lost: lost.size };
};

const put = async (core: Core, source: SourceStore, { row, body }: Checked): Promise<void> => {
  const changes = await source.put({ articles: [{ row, body }] });
  core.headlines.put(source, changes.updated);
  core.teller.tell('articles.changed', { ...changes, sourceIds: [source.id] });
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
    const source = await core.store.source(sourceId);
    const body = await source.body(seen.id);
    const row = source.rows.get(seen.id);
    if (body === null || row === undefined) continue;
    const checked = await checkOne(row, body, isThere);
    if (checked.row !== row) {
      await put(core, source, checked);
      corrected += 1;
    }
    if (index % atATime !== atATime - 1) continue;
    handle.progress(index + 1, entries.length, null);
    await turn();
  }
  const mediaLost = handle.signal.aborted ? 0 : await forgetLostMedia(core);
  if (corrected > 0 || mediaLost > 0) core.teller.tell('paper.changed', {});
  const picturesLost = [...there.values()].filter((found) => !found).length;
  return { ...(await offlineState(core, online)), corrected, picturesLost, mediaLost };
};
