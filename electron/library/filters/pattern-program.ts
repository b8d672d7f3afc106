/** A pattern's tree written out as steps of an automaton (Thompson's construction), bounded in size. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { Assertion, CharacterSet, PatternNode } from './pattern-syntax.ts';

/** One step. Addresses are indexes into the program; a `set` goes on at the next one. */
export type Step =
  | { readonly kind: 'set'; readonly set: number }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { kind: 'split'; first: number; second: number }
  | { kind: 'jump'; to: number }
  | { readonly kind: 'found' };

export type Program = { readonly steps: readonly Step[]; readonly sets: readonly CharacterSet[] };

/** Nested repeats of nothing cost work without making steps. */
const workPerStep = 20;

/** Throws `filter-pattern` `too-large` beyond `limits.patternSteps`. */
export const writeProgram = (tree: PatternNode): Program => {
  const steps: Step[] = [];
  const sets: CharacterSet[] = [];
  const numbers = new Map<CharacterSet, number>();
  let work = 0;

  const add = <S extends Step>(step: S): S => {
    steps.push(step);
    return step;
  };

  const numberOf = (set: CharacterSet): number => {
    const known = numbers.get(set);
    if (known !== undefined) return known;
    numbers.set(set, sets.length);
    return sets.push(set) - 1;
  };

  const writeAny = (choices: readonly PatternNode[]): void => {
    const ends: { to: number }[] = [];
    for (const [index, choice] of choices.entries()) {
      if (index === choices.length - 1) {
        write(choice);
        continue;
      }
      const split = add({ kind: 'split', first: steps.length + 1, second: 0 });
      write(choice);
      ends.push(add({ kind: 'jump', to: 0 }));
      split.second = steps.length;
    }
    for (const end of ends) end.to = steps.length;
  };

  const writeRepeat = (of: PatternNode, least: number, most: number | null): void => {
    for (let count = 0; count < least; count += 1) write(of);
    if (most === null) {
      const start = steps.length;
      const split = add({ kind: 'split', first: start + 1, second: 0 });
      write(of);
      add({ kind: 'jump', to: start });
      split.second = steps.length;
      return;
    }
    const splits: { second: number }[] = [];
    for (let count = least; count < most; count += 1) {
      splits.push(add({ kind: 'split', first: steps.length + 1, second: 0 }));
      write(of);
    }
    for (const split of splits) split.second = steps.length;
  };

  const write = (node: PatternNode): void => {
    work += 1;
    if (steps.length > limits.patternSteps || work > limits.patternSteps * workPerStep) {
      throw new Failure('filter-pattern', { flaw: 'too-large', at: 0 });
    }
    switch (node.kind) {
      case 'set':
        return void add({ kind: 'set', set: numberOf(node.set) });
      case 'assert':
        return void add({ kind: 'assert', what: node.what });
      case 'all':
        return node.of.forEach(write);
      case 'any':
        return writeAny(node.of);
      case 'repeat':
        return writeRepeat(node.of, node.least, node.most);
    }
  };

  write(tree);
  add({ kind: 'found' });
  return { steps, sets };
};
