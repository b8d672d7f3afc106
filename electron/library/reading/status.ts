/** Marks: what the reader did with articles. Small, often, durable before they are answered. */
import type { Status } from '../../contract/models.ts';
import { sourceIdOf } from '../articles/headlines.ts';
import { filtered } from '../articles/list.ts';
import type { ListFilter } from '../articles/list.ts';
import { createPlacing, entryOf } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { limits } from '../../contract/limits.ts';
import { rememberUndo } from './undo.ts';

export type StatusChange = { readonly id: string; readonly status: Status };

const same = (a: Status, b: Status): boolean =>
  a.read === b.read &&
  a.starred === b.starred &&
  a.saved === b.saved &&
  a.mustRead === b.mustRead &&
  a.progress === b.progress;

/** Writes statuses, a file for each source, then tells. Where a file fails, those of other sources are written and told all the same, and it rejects with that failure. */
export const writeStatuses = async (core: Core, changes: readonly StatusChange[]): Promise<void> => {
  const bySource = Map.groupBy(changes, (change) => sourceIdOf(change.id));
  const outcomes = await Promise.allSettled(
    [...bySource].map(async ([sourceId, list]) => {
      const source = await core.store.source(sourceId);
      await source.setStatus(new Map(list.map((change) => [change.id, change.status])));
      return list;
    }),
  );
  const written = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
  if (written.length > 0) {
    core.headlines.marked();
    core.teller.tell('status.changed', { changes: written });
    core.teller.tell('paper.changed', {});
  }
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};

type Mark = Partial<Status>;

const rememberReading = async (core: Core, ids: readonly string[]): Promise<void> => {
  const at = core.ports.clock.now();
  await core.store.reading.update((reading) => ({
    ...reading,
    history: [...reading.history, ...ids.map((articleId) => ({ articleId, at }))].slice(-limits.readingHistory),
  }));
};

const copiesToRead = (core: Core, ids: ReadonlySet<string>): readonly string[] => {
  if (!core.store.paper.data.settings.markCopiesRead) return [];
  const copies = new Set([...ids].flatMap(core.rails.copiesOf));
  return [...copies].filter((id) => !ids.has(id) && core.headlines.get(id) !== undefined);
};

/**
 * Changes the status of articles; ids that are not there fail with `article-not-found` before anything is written. Marking one article as
 * read also enters it in the reading history; where the reader wants it, its copies are marked as read with it. Answers what changed and how
 * to take it back.
 */
export const markArticles = async (
  core: Core,
  ids: readonly string[],
  mark: Mark,
): Promise<{ readonly changes: readonly StatusChange[]; readonly undo: string | null }> => {
  const wanted = new Set(ids);
  const copies = mark.read === true ? copiesToRead(core, wanted) : [];
  const before = [...wanted, ...copies].map((id) => ({
    id: entryOf(core, id).row.id,
    status: core.headlines.status(id),
  }));
  const changes = before
    .map(({ id, status }) => ({ id, status: { ...status, ...(wanted.has(id) ? mark : { read: true }) } }))
    .filter((change, index) => !same(change.status, before[index]?.status ?? change.status));
  await writeStatuses(core, changes);
  const onlyId = wanted.size === 1 ? ids[0] : undefined;
  if (mark.read === true && onlyId !== undefined && changes.some(({ id }) => id === onlyId))
    await rememberReading(core, [onlyId]);
  // A position in a text is not something one takes back.
  const onlyProgress = Object.keys(mark).every((key) => key === 'progress');
  if (changes.length === 0 || onlyProgress) return { changes, undo: null };
  const changed = new Set(changes.map((change) => change.id));
  const statuses = before.filter(({ id }) => changed.has(id)).map(({ id, status }) => [id, status] as const);
  return { changes, undo: await rememberUndo(core, { kind: 'status', statuses }) };
};

/** Marks all that a list shows as read. */
export const markAllRead = async (
  core: Core,
  filter: ListFilter,
): Promise<{ readonly marked: number; readonly undo: string | null }> => {
  const ids = filtered(core, { ...filter, unreadOnly: true, byStory: false }, createPlacing(core)).map(
    (entry) => entry.row.id,
  );
  if (ids.length === 0) return { marked: 0, undo: null };
  const { changes, undo } = await markArticles(core, ids, { read: true });
  return { marked: changes.length, undo };
};
