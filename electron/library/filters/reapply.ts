/**
 * Brings stored stories in step with the filters: only sources for which something has changed, a stretch at a time, so that nothing waits for
 * it. What each source follows is kept in `library.json`: stopped or killed, the work goes on where it was.
 */
import type { Core } from '../core.ts';
import type { JobHandle } from '../jobs.ts';
import type { GivenMarks } from '../reading/undo.ts';
import { createPause, inTurns } from '../pause.ts';
import { savedSourceId } from '../paper/sources.ts';
import type { ArticleRow, FilterMark, FilterMarkChange, SourceRow, SourceStore } from '../store/model.ts';
import { unreadStatus } from '../store/model.ts';
import { activeFilters } from './active.ts';
import type { ActiveFilters } from './active.ts';
import { changeFilters, noFilters } from './kept-filters.ts';
import { knownFilters } from './known-filters.ts';
import { givenFields, markStory, matchingFilters } from './mark-story.ts';
import type { Acting } from './mark-story.ts';
import { storedStory, viewStory } from './story.ts';

export type Reapplied = {
  readonly changed: number;
  /** By filter: the marks it made now. */
  readonly given: ReadonlyMap<string, readonly GivenMarks[]>;
};

/** Search and rails lose or get so many at once: more would make others wait. */
const storiesAtATime = 200;

/** Sources whose stories do not follow the filters of now. */
export const outOfStep = (core: Pick<Core, 'store'>): readonly SourceRow[] => {
  const paper = core.store.paper.data;
  if (paper.filters === undefined) return [];
  const { applied } = paper.filters;
  const acting = new Set(paper.filters.acting);
  const active = activeFilters(paper);
  // Only stories of a feed all stand where it stands.
  const acts = ({ id, kind }: SourceRow): boolean =>
    kind === 'feed' ? active.of(id, null).some(({ filter }) => acting.has(filter.id)) : active.signature(id) !== '';
  return paper.sources.filter(
    (source) => active.signature(source.id) !== (applied[source.id] ?? '') || (acting.size > 0 && acts(source)),
  );
};

/** Stores new marks of stored stories and tells everybody: headlines, rails, search, listeners. */
export const storeMarks = async (
  core: Core,
  source: SourceStore,
  changes: ReadonlyMap<string, FilterMarkChange>,
): Promise<void> => {
  if (changes.size === 0) return;
  await source.setFiltered(changes);
  const ids = [...changes.keys()].filter((id) => source.rows.has(id));
  const isHidden = (id: string): boolean => core.headlines.hidden(id) !== undefined;
  const before = new Set(ids.filter(isHidden));
  core.headlines.put(source, ids);
  const shown = ids.filter((id) => before.has(id) && !isHidden(id));
  const hidden = ids.filter((id) => !before.has(id) && isHidden(id));
  if (hidden.length > 0) await core.followers.leave(hidden);
  if (shown.length > 0) core.followers.follow({ new: shown, updated: [] }, () => null);
  if (hidden.length + shown.length > 0) core.teller.tell('edition.changed', { made: core.ports.clock.now() });
  const marked = ids.filter((id) => changes.get(id)?.status !== undefined);
  if (marked.length > 0) {
    core.teller.tell('status.changed', {
      changes: marked.map((id) => ({ id, status: source.statuses.get(id) ?? unreadStatus })),
    });
  }
  core.teller.tell('filters.changed', {});
  core.teller.tell('paper.changed', {});
};

const stillThere = (mark: FilterMark, remembered: (id: string) => boolean): FilterMarkChange | null => {
  const by = mark.by.filter(remembered);
  if (by.length === mark.by.length) return null;
  return { mark: by.length === 0 ? null : { by } };
};

type Work = {
  readonly active: ActiveFilters;
  readonly acting: Acting;
  readonly pause: () => Promise<void> | null;
  readonly signal: AbortSignal;
  readonly done: (stories: number) => void;
  readonly changed: (id: string, before: FilterMark | undefined, change: FilterMarkChange) => void;
};

const changeOf = async (source: SourceStore, row: ArticleRow, work: Work): Promise<FilterMarkChange | null> => {
  const asking = work.active.of(source.id, row.sectionId);
  if (asking.length === 0 && !source.filtered.has(row.id)) return null;
  const body = asking.some(({ needsBody }) => needsBody) ? await source.body(row.id) : null;
  const view = viewStory(storedStory(row, body));
  const matching = await inTurns(matchingFilters(asking, view, row.arrived), undefined, work.pause);
  const state = {
    mark: source.filtered.get(row.id),
    status: source.statuses.get(row.id) ?? unreadStatus,
    byHand: source.id === savedSourceId,
  };
  return markStory(matching, state, work.acting);
};

/** Answers whether it came to the end. */
const reapplySource = async (core: Core, source: SourceStore, work: Work): Promise<boolean> => {
  let changes = new Map<string, FilterMarkChange>();
  let looked = 0;
  const flush = async (): Promise<void> => {
    await storeMarks(core, source, changes);
    work.done(looked);
    changes = new Map();
    looked = 0;
  };
  const note = (id: string, change: FilterMarkChange | null): void => {
    if (change === null) return;
    changes.set(id, change);
    work.changed(id, source.filtered.get(id), change);
  };
  // In order of arrival, so that each file of bodies is opened once.
  for (const row of [...source.rows.values()].sort((a, b) => a.arrived - b.arrived)) {
    if (work.signal.aborted) {
      await flush();
      return false;
    }
    if (!source.rows.has(row.id)) continue;
    note(row.id, await changeOf(source, row, work));
    looked += 1;
    if (looked >= storiesAtATime) await flush();
    const wait = work.pause();
    if (wait !== null) await wait;
  }
  for (const [id, mark] of source.filtered) {
    if (!source.rows.has(id)) note(id, stillThere(mark, work.acting.remembered));
  }
  await flush();
  return !work.signal.aborted;
};

const remember = async (core: Core, done: ReadonlyMap<string, string>, acted: ReadonlySet<string>): Promise<void> => {
  await core.store.paper.update((paper) =>
    changeFilters(paper, (filters) => ({
      ...filters,
      applied: Object.fromEntries(
        Object.entries({ ...filters.applied, ...Object.fromEntries(done) }).filter(([, signature]) => signature !== ''),
      ),
      acting: filters.acting.filter((id) => !acted.has(id)),
    })),
  );
};

/** What stopped work has left, by library: it is not begun again by itself before the next start. */
const leftBehind = new WeakMap<Core, ReadonlyMap<string, string>>();

/** Whether there is work that nobody has stopped. */
export const wantsWork = (core: Core): boolean => {
  const active = activeFilters(core.store.paper.data);
  const left = leftBehind.get(core);
  return outOfStep(core).some(({ id }) => left?.get(id) !== active.signature(id));
};

/** Visits what is out of step; ends early when the signal aborts, and what is left is done another time. */
export const reapply = async (core: Core, { signal, progress }: JobHandle): Promise<Reapplied> => {
  const paper = core.store.paper.data;
  const filters = paper.filters ?? noFilters;
  const active = activeFilters(paper);
  const acting = new Set(filters.acting);
  const sources = outOfStep(core);
  const stores = await Promise.all(sources.map(({ id }) => core.store.source(id)));
  const total = stores.reduce((sum, store) => sum + store.rows.size, 0);
  const given = new Map<string, GivenMarks[]>();
  const done = new Map<string, string>();
  let looked = 0;
  let changed = 0;
  const changedNow: Work['changed'] = (id, before, { mark, status }) => {
    changed += 1;
    if (status === undefined) return;
    for (const [filterId, marks] of Object.entries(mark?.given ?? {})) {
      const fields = givenFields.filter(
        (field) => marks[field] === true && before?.given?.[filterId]?.[field] !== true,
      );
      if (fields.length === 0) continue;
      const marked = given.get(filterId) ?? [];
      marked.push([id, fields]);
      given.set(filterId, marked);
    }
  };
  const pause = createPause();
  try {
    for (const [index, source] of stores.entries()) {
      const title = sources[index]?.title ?? null;
      const work: Work = {
        active,
        acting: { acts: (id) => acting.has(id), ...knownFilters(core, filters) },
        pause,
        signal,
        done: (stories) => progress((looked += stories), total, title),
        changed: changedNow,
      };
      if (!(await reapplySource(core, source, work))) break;
      done.set(source.id, active.signature(source.id));
    }
  } finally {
    const isWhole = done.size === sources.length;
    leftBehind.set(core, isWhole ? new Map() : new Map(outOfStep(core).map(({ id }) => [id, active.signature(id)])));
    await remember(core, done, isWhole ? acting : new Set());
  }
  return { changed, given };
};
