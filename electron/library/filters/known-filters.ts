/** Which filters there are, and of which is remembered what they did. */
import type { Core } from '../core.ts';
import { filtersToComeBack } from '../reading/undo.ts';
import type { KeptFilters } from '../store/model.ts';
import type { Acting } from './mark-story.ts';

export const knownFilters = (core: Core, { list }: KeptFilters): Omit<Acting, 'acts'> => {
  const here = new Set(list.map((filter) => filter.id));
  const remembered = new Set([...here, ...filtersToComeBack(core)]);
  return { exists: (id) => here.has(id), remembered: (id) => remembered.has(id) };
};
