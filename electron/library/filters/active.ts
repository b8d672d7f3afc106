/** Which filters look at which stories, worked out once for each state of the paper. */
import { hash } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import type { Filter, FilterProblem, FilterRule } from '../../contract/filters.ts';
import { withSubsections } from '../paper/sections.ts';
import type { PaperFile, SourceRow } from '../store/model.ts';
import { compiledFilter } from './compile.ts';
import type { CompiledFilter } from './compile.ts';

export type ActiveFilter = CompiledFilter & { readonly filter: Filter };

export type ActiveFilters = {
  /** Filters for stories of a source, in their order. `own`: the section a story was put in, other than its source's. */
  readonly of: (sourceId: string, own: string | null) => readonly ActiveFilter[];
  /** Names what decides over a source's stories: the same as long as nothing of it changes, '' for nothing. */
  readonly signature: (sourceId: string) => string;
};

const nothing: readonly ActiveFilter[] = [];

/** Sections that a filter holds for; `null`: its place is gone. */
const sectionsOf = (paper: PaperFile, { scope }: Pick<FilterRule, 'scope'>): ReadonlySet<string> | null =>
  scope.kind === 'section' && paper.sections.some((section) => section.id === scope.id)
    ? withSubsections(paper.sections, scope.id ?? '')
    : null;

/** Why a filter does nothing though it is switched on. */
export const problemOf = (paper: PaperFile, filter: Filter): FilterProblem | null => {
  const { scope } = filter;
  const isThere =
    scope.kind === 'everywhere' ||
    (scope.kind === 'section' ? paper.sections : paper.sources).some((place) => place.id === scope.id);
  if (!isThere) return 'place-gone';
  return compiledFilter(filter) instanceof Failure ? 'pattern' : null;
};

/** Whether a rule holds for stories of a source that stand in a section. */
export const inScope = (paper: PaperFile, rule: Pick<FilterRule, 'scope'>) => {
  const sections = sectionsOf(paper, rule);
  return (sourceId: string, sectionId: string | null): boolean => {
    if (rule.scope.kind === 'everywhere') return true;
    if (rule.scope.kind === 'source') return rule.scope.id === sourceId;
    return sectionId !== null && sections?.has(sectionId) === true;
  };
};

const digest = (value: unknown): string => hash('sha256', JSON.stringify(value), 'base64url').slice(0, 12);

const activate = (paper: PaperFile, list: readonly Filter[]): ActiveFilters => {
  const all = list.flatMap((filter) => {
    const compiled = filter.enabled ? compiledFilter(filter) : null;
    if (compiled === null || compiled instanceof Failure) return [];
    const { name: _name, ...rule } = filter;
    const sections = sectionsOf(paper, filter);
    return [
      {
        active: { ...compiled, filter },
        holds: inScope(paper, filter),
        sign: digest(rule),
        signOfSections: sections === null ? '' : digest([...sections].sort()),
      },
    ];
  });
  const sources = new Map<string, SourceRow>(paper.sources.map((source) => [source.id, source]));
  const sections = new Set(paper.sections.map((section) => section.id));
  const known = new Map<string, readonly ActiveFilter[]>();

  const of: ActiveFilters['of'] = (sourceId, own) => {
    const key = own === null ? sourceId : `${sourceId} ${own}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const sectionId = own !== null && sections.has(own) ? own : (sources.get(sourceId)?.sectionId ?? null);
    const made = all.filter(({ holds }) => holds(sourceId, sectionId)).map(({ active }) => active);
    known.set(key, made);
    return made;
  };

  const signature = (sourceId: string): string => {
    const source = sources.get(sourceId);
    // Stories of a feed stand where it stands; others may each have a place of their own.
    const spread = source !== undefined && source.kind !== 'feed';
    const signs = all.flatMap(({ active, holds, sign, signOfSections }) => {
      if (spread && active.filter.scope.kind === 'section')
        return [`${sign}${source.sectionId ?? ''}${signOfSections}`];
      return holds(sourceId, source?.sectionId ?? null) ? [sign] : [];
    });
    return signs.length === 0 ? '' : digest(signs);
  };

  return { of, signature };
};

const none: ActiveFilters = { of: () => nothing, signature: () => '' };
const activated = new WeakMap<PaperFile, ActiveFilters>();

export const activeFilters = (paper: PaperFile): ActiveFilters => {
  const list = paper.filters?.list ?? [];
  if (list.length === 0) return none;
  const known = activated.get(paper) ?? activate(paper, list);
  activated.set(paper, known);
  return known;
};
