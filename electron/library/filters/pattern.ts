/**
 * Whether a pattern is found in a text, in time linear in the text whatever the pattern: an automaton that is in all its states at once, each
 * set of states worked out when it is first met (a lazy DFA). Nothing is ever tried again, so there is nothing to blow up. A long text is
 * looked through in stretches, between which others have their turn.
 */
import { writeProgram } from './pattern-program.ts';
import type { Program } from './pattern-program.ts';
import { readPattern } from './pattern-syntax.ts';
import type { Assertion, CharacterKind, CharacterSet } from './pattern-syntax.ts';

export type Pattern = {
  /** Whether it is found anywhere in the text, which is expected in lower case (`lowered`). Yields after each `stepsAtATime`. */
  readonly found: (text: string) => Generator<void, boolean>;
  /** Steps taken so far: what a test counts in the place of time. */
  readonly steps: () => number;
};

/** Steps between two turns of others: some milliseconds at the worst (30 ns each, or one for each character of 70 ns). */
export const stepsAtATime = 100_000;

/** A text as patterns want it. */
export const lowered = (text: string): string => text.normalize('NFC').toLowerCase();

/** What stands on one side of a place. */
type Side = 'end' | 'newline' | 'word' | 'other';

const isWord = (character: string): boolean => /[\p{L}\p{M}\p{N}_]/u.test(character);
const kindTests: Readonly<Record<'d' | 'w' | 's', (character: string) => boolean>> = {
  d: (character) => /\p{Nd}/u.test(character),
  w: isWord,
  s: (character) => /\s/u.test(character),
};

const isOfKind = (kind: CharacterKind, character: string): boolean => {
  const lower = kind.toLowerCase() as 'd' | 'w' | 's';
  return kindTests[lower](character) === (kind === lower);
};

/** Texts are in lower case; what a pattern writes in capitals is meant all the same. */
const takes = (set: CharacterSet, character: string): boolean => {
  const points = [character.codePointAt(0) ?? 0];
  const upper = character.toUpperCase();
  if (upper !== character && Array.from(upper).length === 1) points.push(upper.codePointAt(0) ?? 0);
  const within = points.some((point) => set.ranges.some(([first, last]) => point >= first && point <= last));
  return (within || set.kinds.some((kind) => isOfKind(kind, character))) !== set.not;
};

const holds = (what: Assertion, before: Side, after: Side): boolean => {
  switch (what) {
    case 'line-start':
      return before === 'end' || before === 'newline';
    case 'line-end':
      return after === 'end' || after === 'newline';
    case 'edge':
      return (before === 'word') !== (after === 'word');
    case 'no-edge':
      return (before === 'word') === (after === 'word');
  }
};

/** Characters that every set and side of the pattern treats alike. */
type Letter = { readonly side: Side; readonly taken: Uint8Array; readonly number: number };
type Places = Int32Array;
type State = { readonly places: Places; readonly before: Side; readonly next: (State | 'found')[] };

/** Sets of states remembered in one text; a pattern that makes more is followed without remembering. */
const statesKept = 1_000;
const lettersKept = 5_000;

const assertions = ['line-start', 'line-end', 'edge', 'no-edge'] as const satisfies readonly Assertion[];
const operations = { found: 0, set: 1, jump: 2, split: 3, assert: 4 } as const;

const passesAt = (before: Side, after: Side): readonly boolean[] =>
  assertions.map((what) => holds(what, before, after));
const passesAfter = (before: Side): Readonly<Record<Side, readonly boolean[]>> => ({
  end: passesAt(before, 'end'),
  newline: passesAt(before, 'newline'),
  word: passesAt(before, 'word'),
  other: passesAt(before, 'other'),
});
/** Which assertions hold between two sides. */
const passing: Readonly<Record<Side, ReturnType<typeof passesAfter>>> = {
  end: passesAfter('end'),
  newline: passesAfter('newline'),
  word: passesAfter('word'),
  other: passesAfter('other'),
};

/** The program as columns of numbers, which is what makes a step a few nanoseconds. */
const columnsOf = (steps: Program['steps']) => {
  const operation = new Uint8Array(steps.length);
  const first = new Int32Array(steps.length);
  const second = new Int32Array(steps.length);
  for (const [place, step] of steps.entries()) {
    operation[place] = operations[step.kind];
    if (step.kind === 'set') first[place] = step.set;
    else if (step.kind === 'jump') first[place] = step.to;
    else if (step.kind === 'assert') first[place] = assertions.indexOf(step.what);
    else if (step.kind === 'split') {
      first[place] = step.first;
      second[place] = step.second;
    }
  }
  return { operation, first, second };
};

export const createMatcher = ({ steps, sets }: Program): Pattern => {
  const { operation, first, second } = columnsOf(steps);
  let work = 0;
  const letters = new Map<string, Letter>();
  let letterOf = new Map<number, Letter>();
  let states = new Map<string, State>();
  const seen = new Uint32Array(steps.length);
  let round = 0;
  const open = new Int32Array(steps.length * 2 + 2);
  const reached = new Int32Array(steps.length);
  let reachedCount = 0;

  const classify = (point: number): Letter => {
    const character = String.fromCodePoint(point);
    const side: Side = point === 10 ? 'newline' : isWord(character) ? 'word' : 'other';
    const taken = Uint8Array.from(sets, (set) => Number(takes(set, character)));
    const key = `${side}${taken.join('')}`;
    const letter = letters.get(key) ?? { side, taken, number: letters.size };
    letters.set(key, letter);
    if (letterOf.size > lettersKept) letterOf = new Map();
    letterOf.set(point, letter);
    return letter;
  };

  /** Finds every step that takes a character and can be reached from the places (`reached`); answers whether the pattern's end can be. */
  const follow = (places: Places, before: Side, after: Side): boolean => {
    round = (round + 1) % 0xffffffff;
    if (round === 0) seen.fill(0);
    const passes = passing[before][after];
    open.set(places);
    // A pattern may begin anywhere.
    open[places.length] = 0;
    let count = places.length + 1;
    reachedCount = 0;
    while (count > 0) {
      count -= 1;
      const place = open[count] ?? 0;
      if (seen[place] === round) continue;
      seen[place] = round;
      work += 1;
      switch (operation[place]) {
        case operations.found:
          return true;
        case operations.set:
          reached[reachedCount++] = place;
          break;
        case operations.split:
          open[count++] = second[place] ?? 0;
          open[count++] = first[place] ?? 0;
          break;
        case operations.jump:
          open[count++] = first[place] ?? 0;
          break;
        default:
          if (passes[first[place] ?? 0] === true) open[count++] = place + 1;
      }
    }
    return false;
  };

  /** The places after one more character, or `found`. */
  const advance = (places: Places, before: Side, letter: Letter): Places | 'found' => {
    if (follow(places, before, letter.side)) return 'found';
    let count = 0;
    for (let index = 0; index < reachedCount; index += 1) {
      const place = reached[index] ?? 0;
      if (letter.taken[first[place] ?? 0] === 1) reached[count++] = place + 1;
    }
    return reached.slice(0, count);
  };

  const stateOf = (places: Places, before: Side): State => {
    const key = `${before} ${places.toSorted().join(' ')}`;
    const state = states.get(key) ?? { places, before, next: [] };
    states.set(key, state);
    return state;
  };

  const found = function* (text: string): Generator<void, boolean> {
    let pauseAt = work + stepsAtATime;
    if (states.size >= statesKept) states = new Map();
    let places: Places = new Int32Array(0);
    let before: Side = 'end';
    let state: State | null = stateOf(places, before);
    for (let at = 0; at < text.length; at += 1) {
      const point = text.codePointAt(at) ?? 0;
      if (point > 0xffff) at += 1;
      work += 1;
      if (work >= pauseAt) {
        yield;
        pauseAt = work + stepsAtATime;
      }
      const letter = letterOf.get(point) ?? classify(point);
      const known: State | 'found' | undefined = state?.next[letter.number];
      if (known === 'found') return true;
      if (known !== undefined) {
        state = known;
        continue;
      }
      const next = advance(state?.places ?? places, state?.before ?? before, letter);
      if (next === 'found') {
        if (state !== null) state.next[letter.number] = 'found';
        return true;
      }
      places = next;
      before = letter.side;
      const target: State | null = states.size < statesKept ? stateOf(places, before) : null;
      if (state !== null && target !== null) state.next[letter.number] = target;
      state = target;
    }
    return follow(state?.places ?? places, state?.before ?? before, 'end');
  };

  return { found, steps: () => work };
};

/** Throws `filter-pattern` with `{flaw, at}` for what cannot be read, cannot be kept linear or is too large. */
export const compilePattern = (source: string): Pattern =>
  createMatcher(writeProgram(readPattern(source.normalize('NFC'))));
