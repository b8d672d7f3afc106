/** Filters as `library.json` keeps them: changes of the list. Pure. */
import { Failure } from '../../contract/errors.ts';
import type { Filter } from '../../contract/filters.ts';
import { limits } from '../../contract/limits.ts';
import type { KeptFilters, PaperFile } from '../store/model.ts';

export const noFilters: KeptFilters = { list: [], applied: {}, acting: [] };

/** Throws `filter-not-found`. */
export const filterById = (filters: KeptFilters, id: string): Filter => {
  const found = filters.list.find((filter) => filter.id === id);
  if (found === undefined) throw new Failure('filter-not-found', { id });
  return found;
};

/** The filter at a place of the list, whether it is new there, changed or moved. Throws `too-many-filters`. */
export const withFilter = (filters: KeptFilters, filter: Filter, position: number): KeptFilters => {
  const others = filters.list.filter((other) => other.id !== filter.id);
  if (others.length >= limits.filters) throw new Failure('too-many-filters', { limit: limits.filters });
  return { ...filters, list: others.toSpliced(position, 0, filter) };
};

export const withoutFilter = (filters: KeptFilters, id: string): KeptFilters => ({
  ...filters,
  list: filters.list.filter((filter) => filter.id !== id),
  acting: filters.acting.filter((other) => other !== id),
});

/** Stored stories of the source are looked at again when it is there. */
export const distrustSource = (filters: KeptFilters, sourceId: string): KeptFilters => ({
  ...filters,
  applied: { ...filters.applied, [sourceId]: 'distrusted' },
});

export const changeFilters = (paper: PaperFile, change: (filters: KeptFilters) => KeptFilters): PaperFile => ({
  ...paper,
  filters: change(paper.filters ?? noFilters),
});
