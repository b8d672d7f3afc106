/** A filter's conditions made ready once, to be asked of many stories. */
import { Failure } from '../../contract/errors.ts';
import type { Filter, FilterCondition, FilterRule } from '../../contract/filters.ts';
import { tokensOf } from '../words/words.ts';
import { compilePattern } from './pattern.ts';
import type { StoryView } from './story.ts';

/** Whether it holds for a story. Yields within a pattern that has long to look. */
export type Test = (story: StoryView) => Generator<void, boolean>;

export type CompiledFilter = {
  readonly test: Test;
  /** Whether it asks for something that stands in a story's body: its text, its authors. */
  readonly needsBody: boolean;
};

/** What stands in folded words for some words side by side: runs of a script without spaces may stand inside longer ones. */
const needleOf = (value: string, prefix: boolean): string | null => {
  const tokens = [...tokensOf(value)];
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return null;
  const start = first.script === 'dense' ? '' : ' ';
  const end = last.script === 'dense' || prefix ? '' : ' ';
  return `${start}${tokens.map((token) => token.word).join(' ')}${end}`;
};

const needlesOf = ({ test, value }: FilterCondition): readonly string[] => {
  const pieces = test === 'phrase' ? [value] : value.split(/\s+/);
  const needles = pieces.flatMap((piece) => needleOf(piece, piece.trimEnd().endsWith('*')) ?? []);
  if (needles.length === 0) throw new Failure('filter-empty', { value });
  return needles;
};

/** Words are found at once, a pattern may have long to look. */
type Condition = (story: StoryView) => boolean | Generator<void, boolean>;

const compileCondition = (condition: FilterCondition): Condition => {
  const { field, negated } = condition;
  if (condition.test === 'pattern') {
    const pattern = compilePattern(condition.value);
    return function* (story) {
      return (yield* pattern.found(story.lines(field))) !== negated;
    };
  }
  const needles = needlesOf(condition);
  return (story) => {
    const words = story.words(field);
    return needles.every((needle) => words.includes(needle)) !== negated;
  };
};

const asksText = ({ field }: FilterCondition): boolean => field === 'any' || field === 'text';

/** Throws `filter-empty` for a condition without a word in it, `filter-pattern` for a regular expression that is refused. */
export const compileRule = ({ conditions, match }: Pick<FilterRule, 'conditions' | 'match'>): CompiledFilter => {
  // What is cheap to answer is asked first.
  const tests = conditions.toSorted((a, b) => Number(asksText(a)) - Number(asksText(b))).map(compileCondition);
  return {
    needsBody: conditions.some((condition) => asksText(condition) || condition.field === 'author'),
    test: function* (story) {
      for (const test of tests) {
        const answer = test(story);
        const holds = typeof answer === 'boolean' ? answer : yield* answer;
        if (holds !== (match === 'all')) return holds;
      }
      return match === 'all';
    },
  };
};

const compiled = new WeakMap<Filter, CompiledFilter | Failure>();

/** The same, once for each filter; one that cannot be compiled (an older or newer program kept it) answers why and is left out. */
export const compiledFilter = (filter: Filter): CompiledFilter | Failure => {
  const known = compiled.get(filter);
  if (known !== undefined) return known;
  let made: CompiledFilter | Failure;
  try {
    made = compileRule(filter);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    made = error;
  }
  compiled.set(filter, made);
  return made;
};
