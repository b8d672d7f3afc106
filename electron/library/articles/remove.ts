/** Taking single articles away by hand, so that it can be taken back. */
import type { Core } from '../core.ts';
import { rememberUndo } from '../reading/undo.ts';
import { takeIn } from './ingest.ts';
import { entryOf } from './view.ts';

/** Rejects with `article-not-found` before anything is removed. Answers how many and the undo. */
export const removeArticles = async (
  core: Core,
  ids: readonly string[],
): Promise<{ readonly removed: number; readonly undo: string }> => {
  const entries = [...new Set(ids)].map((id) => entryOf(core, id));
  const articles = [];
  for (const { sourceId, row } of entries) {
    const body = await (await core.store.source(sourceId)).body(row.id);
    if (body !== null) articles.push({ sourceId, row, body, status: core.headlines.status(row.id) });
  }
  const undo = await rememberUndo(core, { kind: 'articles', articles });
  for (const [sourceId, list] of Map.groupBy(entries, (entry) => entry.sourceId)) {
    const source = await core.store.source(sourceId);
    await takeIn(core, sourceId, await source.remove(list.map((entry) => entry.row.id)), () => '');
  }
  return { removed: entries.length, undo };
};
