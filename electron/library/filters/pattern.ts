/**
 * Whether a pattern is found in a text, in time linear in the text whatever the pattern: an automaton that is in all its states at once, each
 * set of states worked out when it is first met (a lazy DFA). Nothing is ever tried again, so there is nothing to blow up.
 */
import { writeProgram } from './pattern-program.ts';
import type { Program } from './pattern-program.ts';
import { readPattern } from './pattern-syntax.ts';
import type { Assertion, CharacterKind, CharacterSet } from './pattern-syntax.ts';

export type Pattern = {
  /** Whether it is found anywhere in the text. The text is expected in lower case (`lowered`). */
  readonly found: (text: string) => boolean;
  /** Steps taken so far: what a test counts in the place of time. */
  readonly steps: () => number;
};

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
type Letter = { readonly side: Side; readonly taken: readonly boolean[]; readonly number: number };
type Places = readonly number[];
type State = { readonly places: Places; readonly before: Side; readonly next: (State | 'found')[] };

/** Sets of states remembered in one text; a pattern that makes more is followed without remembering. */
const statesKept = 1_000;
const lettersKept = 5_000;

export const createMatcher = ({ steps: program, sets }: Program): Pattern => {
  let work = 0;
  const letters = new Map<string, Letter>();
  let letterOf = new Map<number, Letter>();
  let states = new Map<string, State>();
  const seen = new Uint32Array(program.length);
  let round = 0;

  const classify = (point: number): Letter => {
    const character = String.fromCodePoint(point);
    const side: Side = point === 10 ? 'newline' : isWord(character) ? 'word' : 'other';
    const taken = sets.map((set) => takes(set, character));
    const key = `${side}${taken.map(Number).join('')}`;
    const letter = letters.get(key) ?? { side, taken, number: letters.size };
    letters.set(key, letter);
    if (letterOf.size > lettersKept) letterOf = new Map();
    letterOf.set(point, letter);
    return letter;
  };

  /** Every step that takes a character and can be reached from the places, in `reached`; `true` when the end of the pattern can be. */
  const follow = (places: Places, before: Side, after: Side, reached: number[]): boolean => {
    round = (round + 1) % 0xffffffff;
    if (round === 0) seen.fill(0);
    // A pattern may begin anywhere.
    const open = [...places, 0];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (seen[place] === round) continue;
      seen[place] = round;
      work += 1;
      const step = program[place];
      if (step === undefined) continue;
      if (step.kind === 'found') return true;
      if (step.kind === 'set') reached.push(place);
      else if (step.kind === 'jump') open.push(step.to);
      else if (step.kind === 'split') open.push(step.second, step.first);
      else if (holds(step.what, before, after)) open.push(place + 1);
    }
    return false;
  };

  /** The places after one more character, or `found`. */
  const advance = (places: Places, before: Side, letter: Letter): Places | 'found' => {
    const reached: number[] = [];
    if (follow(places, before, letter.side, reached)) return 'found';
    return reached.flatMap((place) => {
      const step = program[place];
      return step?.kind === 'set' && letter.taken[step.set] === true ? [place + 1] : [];
    });
  };

  const stateOf = (places: Places, before: Side): State => {
    const key = `${before} ${places.toSorted((a, b) => a - b).join(' ')}`;
    const state = states.get(key) ?? { places, before, next: [] };
    states.set(key, state);
    return state;
  };

  const found = (text: string): boolean => {
    if (states.size >= statesKept) states = new Map();
    let places: Places = [];
    let before: Side = 'end';
    let state: State | null = stateOf(places, before);
    for (let at = 0; at < text.length; at += 1) {
      const point = text.codePointAt(at) ?? 0;
      if (point > 0xffff) at += 1;
      work += 1;
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
    return follow(state?.places ?? places, state?.before ?? before, 'end', []);
  };

  return { found, steps: () => work };
};

/** Throws `filter-pattern` with `{flaw, at}` for what cannot be read, cannot be kept linear or is too large. */
export const compilePattern = (source: string): Pattern =>
  createMatcher(writeProgram(readPattern(source.normalize('NFC'))));
