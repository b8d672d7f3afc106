/** Single hidden stories shown again, whatever filters say. */
import { entryOf } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { rememberUndo } from '../reading/undo.ts';
import type { FilterMark, FilterMarkChange } from '../store/model.ts';
import { sourceIdOf } from '../articles/headlines.ts';
import { distrustSource } from './kept-filters.ts';
import { runReapply } from './in-step.ts';
import { storeMarks } from './reapply.ts';

const change = async (
  core: Core,
  ids: readonly string[],
  make: (mark: FilterMark) => FilterMark | null,
): Promise<void> => {
  for (const [sourceId, list] of Map.groupBy(ids, sourceIdOf)) {
    const source = await core.store.source(sourceId);
    const changes = new Map<string, FilterMarkChange>();
    for (const id of list) {
      const mark = source.filtered.get(id);
      if (mark !== undefined) changes.set(id, { mark: make(mark) });
    }
    await storeMarks(core, source, changes);
  }
};

/** Rejects with `article-not-found` before anything is changed. */
export const bringBack = async (
  core: Core,
  ids: readonly string[],
): Promise<{ readonly shown: number; readonly undo: string }> => {
  const entries = [...new Set(ids)].map((id) => entryOf(core, id));
  const hidden = entries.filter(({ filtered }) => filtered?.hiddenBy !== undefined).map(({ row }) => row.id);
  await change(core, hidden, ({ hiddenBy: _by, ...mark }) => ({ ...mark, shown: true }));
  return { shown: hidden.length, undo: await rememberUndo(core, { kind: 'brought-back', ids: hidden }) };
};

/** The filters of now decide over these stories again. */
export const hideAgain = async (core: Core, ids: readonly string[]): Promise<void> => {
  await change(core, ids, ({ shown: _shown, ...mark }) =>
    mark.by.length === 0 && mark.given === undefined ? null : mark,
  );
  const sources = new Set(ids.map(sourceIdOf));
  await core.store.paper.update((paper) => {
    if (paper.filters === undefined) return paper;
    return { ...paper, filters: [...sources].reduce(distrustSource, paper.filters) };
  });
  await runReapply(core, undefined);
};
