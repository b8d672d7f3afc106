/** Made-up filters of the made-up paper: kept in memory, tried on headlines. */
import type { CallName } from '../../electron/contract/calls.ts';
import { Failure } from '../../electron/contract/errors.ts';
import type { Events, EventName } from '../../electron/contract/events.ts';
import type { FilterRule, ListedFilter } from '../../electron/contract/filters.ts';
import { nothingDone } from '../../electron/contract/filters.ts';
import type { ListedHeadline } from '../../electron/contract/models.ts';
import { now } from './paper-data.ts';

type Input = Readonly<Record<string, unknown>>;

type Parts = {
  readonly stories: () => readonly ListedHeadline[];
  readonly emit: <E extends EventName>(name: E, payload: Events[E]) => void;
  readonly keepUndo: (run: () => void) => string;
};

const filter = (id: string, name: string, value: string, part: Partial<ListedFilter>): ListedFilter => ({
  id,
  name,
  enabled: true,
  scope: { kind: 'everywhere', id: null },
  match: 'all',
  conditions: [{ field: 'any', test: 'words', value, negated: false }],
  actions: { ...nothingDone, hide: true },
  storedToo: true,
  added: now,
  since: null,
  acted: 0,
  hidden: 0,
  problem: null,
  ...part,
});

const first: readonly ListedFilter[] = [
  filter('lottery', 'Mute “lottery”', 'lottery', { acted: 214, hidden: 14 }),
  filter('grid', 'Power grids for the energy pages', 'grid power', {
    scope: { kind: 'section', id: 'business' },
    match: 'any',
    conditions: [
      { field: 'title', test: 'phrase', value: 'power grid', negated: false },
      { field: 'category', test: 'words', value: 'sport', negated: true },
    ],
    actions: { ...nothingDone, sectionId: 'energy', mustRead: true, tags: ['grid', 'worth a letter'] },
    acted: 31,
  }),
  filter('old', 'Live pages of a feed that is gone', '^live:', {
    scope: { kind: 'source', id: 'gone' },
    conditions: [{ field: 'title', test: 'pattern', value: '^live:', negated: false }],
    problem: 'place-gone',
  }),
  filter('quiz', 'Quizzes', 'quiz*', { enabled: false }),
];

/** Answers to the calls of filters. */
export const filterAnswers = ({ stories, emit, keepUndo }: Parts) => {
  let filters = first;
  const set = (next: readonly ListedFilter[]): void => {
    filters = next;
    emit('filters.changed', {});
  };
  const matching = (rule: FilterRule): readonly ListedHeadline[] => {
    const [condition] = rule.conditions;
    if (condition?.test === 'pattern' && condition.value.startsWith('(')) {
      throw new Failure('filter-pattern', { flaw: 'group-open', at: 0 });
    }
    const value = condition?.value.toLowerCase() ?? '';
    return stories().filter((story) => story.title.toLowerCase().includes(value));
  };
  return {
    'filters.list': () => ({ filters, waiting: 0 }),
    'filters.try': (input) => {
      const found = matching(input['rule'] as FilterRule);
      return { looked: stories().length, matched: found.length, headlines: found.slice(0, 20) };
    },
    'filters.save': (input) => {
      const rule = input['rule'] as FilterRule;
      const before = filters;
      const id = typeof input['id'] === 'string' ? input['id'] : `filter-${filters.length}`;
      const count = matching(rule).length;
      const saved = { ...rule, id, added: now, since: null, acted: count, hidden: count, problem: null };
      set(
        before.some((each) => each.id === id)
          ? before.map((each) => (each.id === id ? saved : each))
          : [...before, saved],
      );
      return { filter: saved, undo: keepUndo(() => set(before)) };
    },
    'filters.move': (input) => {
      const before = filters;
      const moved = before.find((each) => each.id === input['id']);
      const others = before.filter((each) => each !== moved);
      set(moved === undefined ? before : others.toSpliced(Number(input['position']), 0, moved));
      return { undo: keepUndo(() => set(before)) };
    },
    'filters.remove': (input) => {
      const before = filters;
      set(before.filter((each) => each.id !== input['id']));
      return { undo: keepUndo(() => set(before)) };
    },
  } satisfies Partial<Record<CallName, (input: Input) => unknown>>;
};
