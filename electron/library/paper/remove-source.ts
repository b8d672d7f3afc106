/** Taking a source away loses no kept story: starred and saved ones move to Saved first, and the whole can be taken back. */
import { Failure } from '../../contract/errors.ts';
import type { Core } from '../core.ts';
import { textOfBody } from '../articles/followed.ts';
import { takeIn } from '../articles/ingest.ts';
import { distrustSource } from '../filters/filters.ts';
import { shareMedia } from '../media/media.ts';
import { rememberUndo } from '../reading/undo.ts';
import type { ArticleBody, ArticleRow, SourceRow } from '../store/model.ts';
import { savedSourceId, sourceRow } from './sources.ts';

const inSaved = (id: string): string => `${savedSourceId}.${id.slice(id.lastIndexOf('.') + 1)}`;

/** Copies what the reader kept into Saved, with its status; answers the copies' ids. */
const keepMarked = async (core: Core, source: SourceRow): Promise<readonly string[]> => {
  const from = await core.store.source(source.id);
  const saved = await core.store.source(savedSourceId);
  const kept: { row: ArticleRow; body: ArticleBody }[] = [];
  const keptAs = new Map<string, string>();
  const statuses = new Map<string, NonNullable<ReturnType<typeof from.statuses.get>>>();
  for (const [id, status] of from.statuses) {
    const row = from.rows.get(id);
    if (row === undefined || !(status.starred || status.saved || status.mustRead)) continue;
    const body = await from.body(id);
    if (body === null) throw new Failure('library-unreadable', { file: `${source.id}/bodies`, id });
    const copy = inSaved(id);
    if (saved.rows.has(copy)) continue;
    keptAs.set(id, copy);
    kept.push({ row: { ...row, id: copy, sectionId: row.sectionId ?? source.sectionId }, body });
    statuses.set(copy, status);
  }
  if (kept.length === 0) return [];
  await saved.setStatus(statuses);
  const changes = await saved.put({ articles: kept });
  const bodies = new Map(kept.map(({ row, body }) => [row.id, body]));
  await takeIn(core, savedSourceId, changes, (id) => {
    const body = bodies.get(id);
    return body === undefined ? '' : textOfBody(body);
  });
  await shareMedia(core, keptAs);
  return kept.map(({ row }) => row.id);
};

/** Rejects with `source-not-found`, and with `bad-input` for the built-in Saved source. Answers the undo. */
export const removeSource = async (core: Core, id: string): Promise<string> => {
  const source = sourceRow(core.store.paper.data, id);
  if (source.kind === 'saved') throw new Failure('bad-input', { detail: 'Saved is part of the paper' });
  const kept = await keepMarked(core, source);
  const undo = await rememberUndo(core, { kind: 'source', source, kept });
  await core.store.paper.update((paper) => ({
    ...paper,
    sources: paper.sources.filter((other) => other.id !== id),
    // Should it come back, filters may be others by then.
    ...(paper.filters === undefined ? {} : { filters: distrustSource(paper.filters, id) }),
  }));
  const store = await core.store.source(id);
  const ids = [...store.rows.keys()];
  core.headlines.removeSource(id);
  core.signIns.forget(id);
  await core.search.remove(ids);
  core.rails.remove(ids);
  core.teller.tell('articles.changed', { new: [], updated: [], removed: ids, sourceIds: [id] });
  core.teller.tell('paper.changed', {});
  return undo;
};

/** Puts a removed source back with all its articles, and takes the copies out of Saved again. */
export const restoreSource = async (core: Core, source: SourceRow, kept: readonly string[]): Promise<void> => {
  await core.store.paper.update((paper) => {
    if (paper.sources.some((other) => other.id === source.id)) return paper;
    const there = paper.sections.some((section) => section.id === source.sectionId);
    return { ...paper, sources: [...paper.sources, there ? source : { ...source, sectionId: null }] };
  });
  const store = await core.store.source(source.id);
  const texts = new Map<string, string>();
  for (const id of store.rows.keys()) {
    const body = await store.body(id);
    texts.set(id, body === null ? '' : textOfBody(body));
  }
  await takeIn(core, source.id, { new: [...store.rows.keys()], updated: [], removed: [] }, (id) => texts.get(id) ?? '');
  if (kept.length === 0) return;
  const saved = await core.store.source(savedSourceId);
  await takeIn(core, savedSourceId, await saved.remove(kept), () => '');
};
