/** Filters: what the reader wants done with stories of a kind when they arrive. JSON-safe, absent is `null`. */
import { id } from './call.ts';
import { limits } from './limits.ts';
import type { ListedHeadline, Time } from './models.ts';
import { flag, list, nullable, object, oneOf, text } from './schema.ts';

export const filterFields = ['any', 'title', 'text', 'author', 'category', 'link'] as const;
/** `text` is the standfirst and the body; `any` is all of them together. */
export type FilterField = (typeof filterFields)[number];

/** `words`: each of them stands there, in any order; `phrase`: they stand side by side; `pattern`: a regular expression is found, line by line. */
export const filterTests = ['words', 'phrase', 'pattern'] as const;
export type FilterTest = (typeof filterTests)[number];

export const filterScopes = ['everywhere', 'section', 'source'] as const;
export const filterMatches = ['all', 'any'] as const;

/** One question asked of a story. Words and phrases are compared without case, marks and letter forms; a word may end in `*`. */
export type FilterCondition = {
  readonly field: FilterField;
  readonly test: FilterTest;
  readonly value: string;
  readonly negated: boolean;
};

/** Where it holds: everywhere, in a section with its subsections, or in one source. `id` is `null` for everywhere. */
export type FilterScope = { readonly kind: (typeof filterScopes)[number]; readonly id: string | null };

/** What is done. `hide`, `sectionId` and `tags` follow the filter as it changes; the marks are made once, when a story arrives. */
export type FilterActions = {
  readonly hide: boolean;
  readonly read: boolean;
  readonly starred: boolean;
  readonly mustRead: boolean;
  /** The section its stories are moved to. */
  readonly sectionId: string | null;
  readonly tags: readonly string[];
};

/** What a filter does before anything is asked of it. */
export const nothingDone: FilterActions = {
  hide: false,
  read: false,
  starred: false,
  mustRead: false,
  sectionId: null,
  tags: [],
};

/** What the reader writes. */
export type FilterRule = {
  readonly name: string;
  readonly enabled: boolean;
  readonly scope: FilterScope;
  /** How many of the conditions must hold. */
  readonly match: (typeof filterMatches)[number];
  readonly conditions: readonly FilterCondition[];
  readonly actions: FilterActions;
  /** Whether it also holds for stories that were here before it. */
  readonly storedToo: boolean;
};

export const filterRule = object({
  name: text(limits.filterNameCharacters),
  enabled: flag,
  scope: object({ kind: oneOf(...filterScopes), id: nullable(id) }),
  match: oneOf(...filterMatches),
  conditions: list(
    object({
      field: oneOf(...filterFields),
      test: oneOf(...filterTests),
      value: text(limits.filterValueCharacters),
      negated: flag,
    }),
    limits.filterConditions,
    1,
  ),
  actions: object({
    hide: flag,
    read: flag,
    starred: flag,
    mustRead: flag,
    sectionId: nullable(id),
    tags: list(text(limits.tagCharacters), limits.filterTags),
  }),
  storedToo: flag,
});

/** A rule as it is kept; filters are asked in their order. */
export type Filter = FilterRule & {
  readonly id: string;
  readonly added: Time;
  /** Stories that arrived before are left alone; `null`: none are. */
  readonly since: Time | null;
};

/** Why a filter does nothing: its section or source is gone, or its pattern cannot be read. */
export type FilterProblem = 'place-gone' | 'pattern';

export type ListedFilter = Filter & {
  /** Stories it acted on, also those that have gone since. */
  readonly acted: number;
  /** Stories it hides now. */
  readonly hidden: number;
  readonly problem: FilterProblem | null;
};

export type FilterList = {
  readonly filters: readonly ListedFilter[];
  /** Sources whose stories do not follow the filters yet, because the work was stopped. */
  readonly waiting: number;
};

/** What a rule would do, tried on the newest stories of its scope. */
export type FilterTrial = {
  /** How many stories were looked at. */
  readonly looked: number;
  readonly matched: number;
  /** The newest of those it matches. */
  readonly headlines: readonly ListedHeadline[];
};

/** After a filter was saved. `undo` takes the change back, with the marks it made. */
export type SavedFilter = { readonly filter: ListedFilter; readonly undo: string };

/** Why a regular expression is refused; `at` in the error's params is the place, counted in UTF-16 units. */
export const patternFlaws = [
  'group-open',
  'group-closed',
  'class-open',
  'nothing-to-repeat',
  'bad-repeat',
  'bad-range',
  'bad-escape',
  'not-supported',
  'too-large',
] as const;
export type PatternFlaw = (typeof patternFlaws)[number];

/** A tag and how many stories carry it. */
export type TagCount = { readonly tag: string; readonly stories: number; readonly unread: number };
