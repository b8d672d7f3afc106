import { create } from 'zustand';
import type { ListKind } from '../../../electron/contract/models.ts';
import type { Filter } from '../../state/listing.ts';

/** Lists that the reader works through start with what is unread; collections start with everything. */
const workedThrough: readonly ListKind[] = ['section', 'source', 'search', 'latest', 'all'];

type Filters = { readonly worked: Filter; readonly collected: Filter };

const useFilters = create<Filters>(() => ({ worked: 'unread', collected: 'all' }));

const groupOf = (kind: ListKind): keyof Filters => (workedThrough.includes(kind) ? 'worked' : 'collected');

export const useFilter = (kind: ListKind): Filter => useFilters((state) => state[groupOf(kind)]);

/** A choice holds for all lists of the same sort until the window closes. */
export const chooseFilter = (kind: ListKind, filter: Filter): void => useFilters.setState({ [groupOf(kind)]: filter });
