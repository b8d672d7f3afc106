/** What filters make of one story. Pure: the same story and filters end in the same mark, so that it can be worked out again at any time. */
import { isDeepStrictEqual } from 'node:util';
import type { Status, Time } from '../../contract/models.ts';
import type { FilterMark, FilterMarkChange, GivenField } from '../store/model.ts';
import type { ActiveFilter } from './active.ts';
import type { StoryView } from './story.ts';

export type StoryState = {
  readonly mark: FilterMark | undefined;
  readonly status: Status;
  /** Brought in by the reader: it is never hidden. */
  readonly byHand: boolean;
};

export const givenFields = ['read', 'starred', 'mustRead'] as const satisfies readonly GivenField[];

/** Whether the reader, and no filter, keeps the story. */
const isKept = ({ status, mark, byHand }: StoryState, { exists }: Acting): boolean => {
  // What a filter that is gone has marked is the reader's now.
  const given = Object.entries(mark?.given ?? {}).filter(([id]) => exists(id));
  const byReader = (field: 'starred' | 'mustRead'): boolean =>
    status[field] && !given.some(([, fields]) => fields[field] === true);
  return byHand || status.saved || byReader('starred') || byReader('mustRead');
};

export type Acting = {
  /** Which filters may make marks on its status now. */
  readonly acts: (filterId: string) => boolean;
  /** Which there are at all. */
  readonly exists: (filterId: string) => boolean;
  /** Of which is remembered what they have marked: those that exist, and those that an undo may bring back. */
  readonly remembered: (filterId: string) => boolean;
};

type Given = NonNullable<FilterMark['given']>;

/** Marks that matching filters make now, and those that have been made by them. */
const give = (
  matching: readonly ActiveFilter[],
  { mark, status }: StoryState,
  { acts, remembered }: Acting,
): { readonly given: Given; readonly change: Partial<Record<GivenField, boolean>> } => {
  // What a filter did once it does not do again, also when it has not held in between.
  const given: Record<string, Partial<Record<GivenField, boolean>>> = Object.fromEntries(
    Object.entries(mark?.given ?? {}).filter(([id]) => remembered(id)),
  );
  const change: Partial<Record<GivenField, boolean>> = {};
  for (const { filter } of matching) {
    const before = mark?.given?.[filter.id];
    const fields: Partial<Record<GivenField, boolean>> = { ...before };
    for (const field of givenFields) {
      if (!filter.actions[field] || before?.[field] !== undefined || !acts(filter.id)) continue;
      fields[field] = !status[field] && change[field] === undefined;
      if (fields[field]) change[field] = true;
    }
    if (Object.keys(fields).length > 0) given[filter.id] = fields;
  }
  return { given, change };
};

/** The filters that hold for a story, in their order. Yields while one has long to look. */
export const matchingFilters = function* (
  active: readonly ActiveFilter[],
  view: StoryView,
  arrived: Time,
): Generator<void, readonly ActiveFilter[]> {
  const matching: ActiveFilter[] = [];
  for (const each of active) {
    const { since } = each.filter;
    if ((since === null || arrived >= since) && (yield* each.test(view))) matching.push(each);
  }
  return matching;
};

/**
 * What changes for the story that these filters match; `null` when nothing does. The first filter that hides or moves it is the one that does;
 * tags add up.
 */
export const markStory = (
  matching: readonly ActiveFilter[],
  state: StoryState,
  acting: Acting,
): FilterMarkChange | null => {
  const shown = state.mark?.shown;
  const hider =
    shown === true || isKept(state, acting) ? undefined : matching.find(({ filter }) => filter.actions.hide);
  const sectionId = matching.find(({ filter }) => filter.actions.sectionId !== null)?.filter.actions.sectionId;
  const tags = [...new Set(matching.flatMap(({ filter }) => filter.actions.tags))];
  const { given, change } = give(matching, state, acting);
  if (matching.length === 0 && shown === undefined && Object.keys(given).length === 0)
    return state.mark === undefined ? null : { mark: null };
  const mark: FilterMark = {
    by: matching.map(({ filter }) => filter.id),
    ...(hider === undefined ? {} : { hiddenBy: hider.filter.id }),
    ...(sectionId === undefined || sectionId === null ? {} : { sectionId }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(Object.keys(given).length === 0 ? {} : { given }),
    ...(shown === true ? { shown } : {}),
  };
  if (isDeepStrictEqual(mark, state.mark)) return null;
  return Object.keys(change).length === 0 ? { mark } : { mark, status: change };
};
