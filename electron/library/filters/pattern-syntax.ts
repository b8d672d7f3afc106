/**
 * Regular expressions as a reader writes them, read into a tree: the part of ECMAScript's syntax that a finite automaton can follow. What needs
 * backtracking (references back, looking around) is refused by name. Patterns are compared without case; `\w`, `\d`, `\s` and `\b` know every script.
 */
import { Failure } from '../../contract/errors.ts';
import type { PatternFlaw } from '../../contract/filters.ts';

/** Which characters a step takes: any of the ranges (code points, both ends included) or of the named kinds; `not` turns it round. */
export type CharacterSet = {
  readonly not: boolean;
  readonly ranges: readonly (readonly [number, number])[];
  readonly kinds: readonly CharacterKind[];
};
/** Capital: everything else. */
export type CharacterKind = 'd' | 'w' | 's' | 'D' | 'W' | 'S';

/** `line-start`, `line-end`: `^` and `$`, at each line; `edge`, `no-edge`: `\b` and `\B`. */
export type Assertion = 'line-start' | 'line-end' | 'edge' | 'no-edge';

export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'all'; readonly of: readonly PatternNode[] }
  | { readonly kind: 'any'; readonly of: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly of: PatternNode; readonly least: number; readonly most: number | null };

const nothing: PatternNode = { kind: 'all', of: [] };
const notNewline: CharacterSet = { not: true, ranges: [[10, 10]], kinds: [] };
const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11 };
const mostRepeats = 1_000;

const refuse = (flaw: PatternFlaw, at: number): never => {
  throw new Failure('filter-pattern', { flaw, at });
};

const only = (point: number): CharacterSet => ({ not: false, ranges: [[point, point]], kinds: [] });

const isKind = (letter: string): letter is CharacterKind => /^[dwsDWS]$/.test(letter);

/** Throws `filter-pattern` with `{flaw, at}`. */
export const readPattern = (source: string): PatternNode => {
  let at = 0;

  const peek = (): string => source[at] ?? '';
  const takePoint = (): number => {
    const point = source.codePointAt(at) ?? 0;
    at += point > 0xffff ? 2 : 1;
    return point;
  };

  const hex = (digits: RegExp, start: number): number => {
    digits.lastIndex = at;
    const found = digits.exec(source);
    if (found === null) return refuse('bad-escape', start);
    at += found[0].length;
    const point = Number.parseInt(found[0].replace(/[{}]/g, ''), 16);
    return point <= 0x10ffff ? point : refuse('bad-escape', start);
  };

  /** After the backslash: one character, or a kind of them. */
  const readEscape = (inSet: boolean): number | CharacterKind => {
    const start = at - 1;
    const letter = peek();
    if (letter === '') return refuse('bad-escape', start);
    if (isKind(letter)) {
      at += 1;
      return letter;
    }
    if (Object.hasOwn(escapes, letter)) {
      at += 1;
      return escapes[letter] ?? 0;
    }
    if (letter === 'x' || letter === 'u') {
      at += 1;
      return hex(letter === 'x' ? /[0-9a-f]{2}/iy : /[0-9a-f]{4}|\{[0-9a-f]{1,6}\}/iy, start);
    }
    if (inSet && letter === 'b') return refuse('bad-escape', start);
    if (/[0-9kpP]/.test(letter)) return refuse('not-supported', start);
    if (/[A-Za-z]/.test(letter)) return refuse('bad-escape', start);
    return takePoint();
  };

  const readSet = (): PatternNode => {
    const start = at - 1;
    const not = peek() === '^';
    if (not) at += 1;
    const ranges: (readonly [number, number])[] = [];
    const kinds: CharacterKind[] = [];
    const member = (): number | CharacterKind => {
      if (peek() !== '\\') return takePoint();
      at += 1;
      return readEscape(true);
    };
    while (peek() !== ']') {
      if (at >= source.length) return refuse('class-open', start);
      const memberAt = at;
      const first = member();
      if (typeof first !== 'number') {
        kinds.push(first);
        continue;
      }
      if (peek() !== '-' || source[at + 1] === ']' || at + 1 >= source.length) {
        ranges.push([first, first]);
        continue;
      }
      at += 1;
      const last = member();
      if (typeof last !== 'number' || last < first) return refuse('bad-range', memberAt);
      ranges.push([first, last]);
    }
    at += 1;
    return { kind: 'set', set: { not, ranges, kinds } };
  };

  const readGroup = (): PatternNode => {
    const start = at - 1;
    if (peek() === '?') {
      if (source[at + 1] !== ':') return refuse('not-supported', start);
      at += 2;
    }
    const inside = readAny();
    if (peek() !== ')') return refuse('group-open', start);
    at += 1;
    return inside;
  };

  const assertion = (what: Assertion): PatternNode => ({ kind: 'assert', what });

  const readOne = (): PatternNode => {
    const sign = peek();
    if (sign === '*' || sign === '+' || sign === '?') return refuse('nothing-to-repeat', at);
    if (sign === '{' && repeatAt() !== null) return refuse('nothing-to-repeat', at);
    if (sign === '\\') {
      at += 1;
      if (peek() === 'b' || peek() === 'B') {
        at += 1;
        return assertion(source[at - 1] === 'b' ? 'edge' : 'no-edge');
      }
      const escaped = readEscape(false);
      return {
        kind: 'set',
        set: typeof escaped === 'number' ? only(escaped) : { not: false, ranges: [], kinds: [escaped] },
      };
    }
    const point = takePoint();
    if (sign === '(') return readGroup();
    if (sign === '[') return readSet();
    if (sign === '.') return { kind: 'set', set: notNewline };
    if (sign === '^') return assertion('line-start');
    if (sign === '$') return assertion('line-end');
    return { kind: 'set', set: only(point) };
  };

  /** `{2}`, `{2,}`, `{2,5}` at the place; a brace that is none of these is a character. */
  const repeatAt = (): RegExpExecArray | null => {
    const form = /\{(\d{1,6})(?:(,)(\d{1,6})?)?\}/y;
    form.lastIndex = at;
    return form.exec(source);
  };

  const readRepeat = (): { readonly least: number; readonly most: number | null } | null => {
    const sign = peek();
    if (sign === '*' || sign === '+' || sign === '?') {
      at += 1;
      return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : null };
    }
    const counted = repeatAt();
    if (counted === null) return null;
    const start = at;
    at += counted[0].length;
    const least = Number(counted[1]);
    const most = counted[2] === undefined ? least : counted[3] === undefined ? null : Number(counted[3]);
    if (most !== null && most < least) return refuse('bad-repeat', start);
    return Math.max(least, most ?? 0) > mostRepeats ? refuse('too-large', start) : { least, most };
  };

  const readAll = (): PatternNode => {
    const parts: PatternNode[] = [];
    while (at < source.length && peek() !== '|' && peek() !== ')') {
      const one = readOne();
      const repeat = readRepeat();
      // A second `?` asks for as little as can be: whether it is found does not change.
      if (repeat !== null && peek() === '?') at += 1;
      parts.push(repeat === null ? one : { kind: 'repeat', of: one, ...repeat });
    }
    return parts.length === 1 ? (parts[0] ?? nothing) : { kind: 'all', of: parts };
  };

  const readAny = (): PatternNode => {
    const choices = [readAll()];
    while (peek() === '|') {
      at += 1;
      choices.push(readAll());
    }
    return choices.length === 1 ? (choices[0] ?? nothing) : { kind: 'any', of: choices };
  };

  const tree = readAny();
  if (at < source.length) refuse('group-closed', at);
  return tree;
};
