/** Filters as the reader sees them: with what they did and why one does nothing. */
import type { Filter, FilterList, ListedFilter } from '../../contract/filters.ts';
import type { Core } from '../core.ts';
import { problemOf } from './active.ts';
import { outOfStep } from './reapply.ts';

const counted = (core: Core, filters: readonly Filter[]): readonly ListedFilter[] => {
  const acted = new Map<string, number>();
  const hidden = new Map<string, number>();
  const add = (counts: Map<string, number>, id: string): void => void counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const source of core.headlines.sources.values()) {
    for (const [id, mark] of source.filtered) {
      for (const filterId of mark.by) add(acted, filterId);
      if (mark.hiddenBy !== undefined && source.rows.has(id)) add(hidden, mark.hiddenBy);
    }
  }
  const paper = core.store.paper.data;
  return filters.map((filter) => ({
    ...filter,
    acted: acted.get(filter.id) ?? 0,
    hidden: hidden.get(filter.id) ?? 0,
    problem: problemOf(paper, filter),
  }));
};

export const listFilters = (core: Core): FilterList => ({
  filters: counted(core, core.store.paper.data.filters?.list ?? []),
  waiting: outOfStep(core).filter(({ id }) => (core.headlines.sources.get(id)?.rows.size ?? 0) > 0).length,
});

/** One filter as it is listed. */
export const listedFilter = (core: Core, filter: Filter): ListedFilter => {
  const [listed] = counted(core, [filter]);
  return listed ?? { ...filter, acted: 0, hidden: 0, problem: null };
};
