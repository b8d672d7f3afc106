/** The reader's changes of filters: durable, followed by the stories that are here, and each can be taken back. */
import { randomUUID } from 'node:crypto';
import type { CallInput } from '../../contract/calls.ts';
import { Failure } from '../../contract/errors.ts';
import type { Filter, FilterRule, SavedFilter } from '../../contract/filters.ts';
import type { Core } from '../core.ts';
import { sectionById } from '../paper/sections.ts';
import { sourceRow } from '../paper/sources.ts';
import { rememberUndo } from '../reading/undo.ts';
import type { FilterUndo } from '../reading/undo.ts';
import type { FilterMark, FilterMarkChange, GivenField, KeptFilters, PaperFile } from '../store/model.ts';
import { compileRule } from './compile.ts';
import { inTurn, runReapply } from './in-step.ts';
import { changeFilters, filterById, noFilters, withFilter, withoutFilter } from './kept-filters.ts';
import { listedFilter } from './list-filters.ts';
import { givenFields } from './mark-story.ts';
import { outOfStep, storeMarks } from './reapply.ts';
import type { Reapplied } from './reapply.ts';

const marksOf = ({ actions }: FilterRule): boolean => actions.read || actions.starred || actions.mustRead;

/** Throws what is wrong with a rule: `filter-empty`, `filter-pattern`, `filter-without-action`, `section-not-found`, `source-not-found`. */
export const requireRule = (paper: PaperFile, rule: FilterRule): void => {
  compileRule(rule);
  const { scope } = rule;
  if (scope.kind === 'section') sectionById(paper.sections, scope.id ?? '');
  if (scope.kind === 'source') sourceRow(paper, scope.id ?? '');
};

const requireActions = (paper: PaperFile, rule: FilterRule): void => {
  const { hide, sectionId, tags } = rule.actions;
  if (sectionId !== null) sectionById(paper.sections, sectionId);
  if (!hide && sectionId === null && tags.length === 0 && !marksOf(rule)) throw new Failure('filter-without-action');
};

const cleaned = (rule: FilterRule): FilterRule => ({
  ...rule,
  name: rule.name.replace(/\s+/g, ' ').trim() || rule.name,
  scope: rule.scope.kind === 'everywhere' ? { kind: 'everywhere', id: null } : rule.scope,
  actions: {
    ...rule.actions,
    tags: [...new Set(rule.actions.tags.map((tag) => tag.replace(/\s+/g, ' ').trim()))].filter((tag) => tag !== ''),
  },
});

const change = async (core: Core, make: (filters: KeptFilters) => KeptFilters): Promise<KeptFilters> => {
  const paper = await core.store.paper.update((before) => changeFilters(before, make));
  core.teller.tell('filters.changed', {});
  core.teller.tell('paper.changed', {});
  return paper.filters ?? noFilters;
};

const kept = (core: Core): KeptFilters => core.store.paper.data.filters ?? noFilters;

const positionOf = (filters: KeptFilters, id: string): number => filters.list.findIndex((filter) => filter.id === id);

/** The filter, its place, and whether its marks are still being made, to be put back. Throws `filter-not-found`. */
const beforeOf = (filters: KeptFilters, id: string): NonNullable<FilterUndo['before']> => ({
  filter: filterById(filters, id),
  position: positionOf(filters, id),
  acting: filters.acting.includes(id),
});

const acting = (filters: KeptFilters, id: string): KeptFilters => ({
  ...filters,
  acting: [...new Set([...filters.acting, id])],
});

/** Rejects as `requireRule` does, with `filter-not-found` for an id that is none, and with `too-many-filters`. */
export const saveFilter = async (core: Core, input: CallInput<'filters.save'>): Promise<SavedFilter> => {
  const rule = cleaned(input.rule);
  requireRule(core.store.paper.data, rule);
  requireActions(core.store.paper.data, rule);
  const now = core.ports.clock.now();
  const id = input.id ?? `m${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const before = input.id === undefined ? null : beforeOf(kept(core), input.id);
  const old = before?.filter;
  const since = rule.storedToo ? null : (old?.since ?? now);
  const filter: Filter = { ...rule, id, added: old?.added ?? now, since };
  const acts = filter.enabled && rule.storedToo && marksOf(rule);
  await change(core, (filters) => {
    const position = old === undefined ? filters.list.length : positionOf(filters, id);
    if (position < 0) throw new Failure('filter-not-found', { id });
    const changed = withFilter(filters, filter, position);
    return acts ? acting(changed, id) : changed;
  });
  const { given } = await runReapply(core, input.jobId);
  const undo = await rememberUndo(core, {
    kind: 'filter',
    id,
    before,
    given: before === null ? null : (given.get(id) ?? []),
  });
  return { filter: listedFilter(core, filter), undo };
};

/** Rejects with `filter-not-found`. Answers the undo. */
export const moveFilter = async (core: Core, id: string, position: number, jobId?: string): Promise<string> => {
  const before = beforeOf(kept(core), id);
  await change(core, (filters) => withFilter(filters, filterById(filters, id), position));
  await runReapply(core, jobId);
  return rememberUndo(core, { kind: 'filter', id, before, given: [] });
};

/**
 * Marks it made stay; what it hid, moved or tagged is as if it had never been. Rejects with `filter-not-found`. Answers the undo, after which
 * all is as it was.
 */
export const removeFilter = async (core: Core, id: string, jobId?: string): Promise<string> => {
  const before = beforeOf(kept(core), id);
  // First: as long as the filter may come back, stories remember what it marked on them.
  const undo = await rememberUndo(core, { kind: 'filter', id, before, given: [] });
  await change(core, (filters) => withoutFilter(filters, id));
  await runReapply(core, jobId);
  return undo;
};

/** Goes on with what stopped work has left. Answers how many stories changed. */
export const applyFilters = async (core: Core, jobId: string | undefined): Promise<number> => {
  if (outOfStep(core).length === 0) return 0;
  const { changed }: Reapplied = await runReapply(core, jobId);
  return changed;
};

/** The mark without those fields that a filter gave, and what of the status goes with them. */
const withoutGiven = (mark: FilterMark, filterId: string, taken: readonly GivenField[]): FilterMarkChange => {
  const { [filterId]: fields = {}, ...others } = mark.given ?? {};
  const left = Object.fromEntries(Object.entries(fields).filter(([field]) => !taken.includes(field as GivenField)));
  const given = Object.keys(left).length === 0 ? others : { ...others, [filterId]: left };
  const { given: _given, ...rest } = mark;
  return {
    mark: Object.keys(given).length === 0 ? rest : { ...rest, given },
    status: Object.fromEntries(taken.filter((field) => fields[field] === true).map((field) => [field, false])),
  };
};

/** Takes back marks that a filter made, as far as they still stand: `given` of these stories, or all it ever made. */
const takeBackMarks = async (core: Core, filterId: string, given: FilterUndo['given']): Promise<void> => {
  const wanted = given && new Map(given.map((each) => (typeof each === 'string' ? [each, givenFields] : each)));
  for (const source of core.headlines.sources.values()) {
    const changes = new Map<string, FilterMarkChange>();
    for (const [id, mark] of source.filtered) {
      const fields = wanted === null ? givenFields : wanted.get(id);
      if (fields !== undefined && mark.given?.[filterId] !== undefined)
        changes.set(id, withoutGiven(mark, filterId, fields));
    }
    await storeMarks(core, source, changes);
  }
};

/** Puts a filter back as it was, or away if it was not, with what it did to stories. */
export const takeBackFilter = async (core: Core, step: FilterUndo): Promise<void> => {
  const { id, before, given } = step;
  // In one turn: work that follows the change would forget whose marks they are.
  await inTurn(core, async () => {
    await change(core, (filters) => {
      if (before === null) return withoutFilter(filters, id);
      const back = withFilter(filters, before.filter, before.position);
      return before.acting === true ? acting(back, id) : back;
    });
    if (given === null || given.length > 0) await takeBackMarks(core, id, given);
  });
  await runReapply(core, undefined);
};
