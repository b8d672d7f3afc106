import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../electron/contract/limits.ts';
import { compilePattern, lowered, stepsAtATime } from '../../../electron/library/filters/pattern.ts';
import { atOnce } from '../../../electron/library/pause.ts';

const found = (pattern: string, text: string): boolean => atOnce(compilePattern(pattern).found(lowered(text)));

const flaw = (pattern: string): unknown => {
  try {
    compilePattern(pattern);
    return null;
  } catch (error) {
    return error;
  }
};

/** Letters without an order that a pattern could follow. */
const longText = ((): string => {
  let seed = 1;
  let text = '';
  while (text.length < 60_000) text += 'ab'[(seed = (seed * 48_271) % 2_147_483_647) % 2];
  return text;
})();

describe('a pattern', () => {
  it.each([
    ['ferr(y|ies)', 'Two FERRIES met', true],
    ['ferr(y|ies)', 'A ferret', false],
    ['^breaking:', 'Breaking: rain', true],
    ['^breaking:', 'No breaking: rain', false],
    ['^second$', 'first\nsecond\nthird', true],
    ['\\bcat\\b', 'a cat.', true],
    ['\\bcat\\b', 'concatenate', false],
    ['\\Bcat', 'concat', true],
    ['[A-F]{3}', 'xxabcxx', true],
    ['[^a-z ]', 'letters only', false],
    ['\\d{4}-\\d\\d', 'on ۲۰۲۶-۰۶', true],
    ['\\w+', '…', false],
    ['\\W', 'خبر', false],
    ['été', 'L’ÉTÉ', true],
    ['\\u0041b', 'xaB', true],
    ['\\u{1F600}', '😀', true],
    ['^.$', '😀', true],
    ['a{2,3}b', 'aab', true],
    ['^a{2,3}$', 'aaaa', false],
    ['x{,2}', 'x{,2}', true],
    ['a.c', 'a\nc', false],
    ['[\\]-]', 'a-b', true],
    ['', 'anything', true],
    ['(a|)+b', 'b', true],
    ['a*?b', 'aab', true],
  ])('%s in “%s”: %s', (pattern, text, expected) => {
    expect(found(pattern, text)).toBe(expected);
  });

  it.each([
    ['(a', 'group-open', 0],
    ['a)', 'group-closed', 1],
    ['[a', 'class-open', 0],
    ['*a', 'nothing-to-repeat', 0],
    ['a**', 'nothing-to-repeat', 2],
    ['{2}', 'nothing-to-repeat', 0],
    ['a{3,2}', 'bad-repeat', 1],
    ['[z-a]', 'bad-range', 1],
    ['\\q', 'bad-escape', 0],
    ['\\x1', 'bad-escape', 0],
    ['a\\', 'bad-escape', 1],
    ['(?=a)', 'not-supported', 0],
    ['(?<!a)b', 'not-supported', 0],
    ['(a)\\1', 'not-supported', 3],
    ['\\p{L}', 'not-supported', 0],
    ['a{2000}', 'too-large', 1],
    ['(a{100}){100}', 'too-large', 0],
    ['((((){1000}){1000}){1000}){1000}', 'too-large', 0],
  ])('%s is refused: %s at %i', (pattern, expected, at) => {
    expect(flaw(pattern)).toMatchObject({ code: 'filter-pattern', params: { flaw: expected, at } });
  });

  it('is found just where a backtracking engine finds it, whatever the pattern and text', () => {
    const { pattern } = fc.letrec((tie) => ({
      pattern: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\b', '\\B', '^', '$', '\\w', '\\W', '\\s', 'A', '-'),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `${String(a)}${String(b)}`),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${String(a)}|${String(b)})`),
        fc
          .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,}', '*?'))
          .map(([a, sign]) => `(?:${String(a)})${sign}`),
      ),
    }));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', ' ', '-', '\n', '_', '1'), maxLength: 14 });
    fc.assert(
      fc.property(pattern.map(String), text, (source, sample) => {
        expect(found(source, sample)).toBe(new RegExp(source, 'im').test(sample));
      }),
      { numRuns: 3_000 },
    );
  });

  it('read from any string is refused by name or kept within its size', () => {
    const signs = fc.constantFrom(...'ab()[]{}|*+?^$\\.-,0123456789:=!<dwsbuxpk'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 40 }), (source) => {
        const error = flaw(source);
        if (error !== null) expect(error).toMatchObject({ code: 'filter-pattern' });
        else expect(found(source, 'ab (ba) -12,\nabba')).toBeTypeOf('boolean');
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    '(a+)+$',
    '(a|a)*$',
    '(a|aa)+b',
    '(.*a){12}b',
    '(a*)*(a*)*(a*)*b',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(a|b)*a(a|b){60}x',
    '(\\w+\\s?)*$!',
  ])('%s takes steps in proportion to the text, however long', (source) => {
    const stepsFor = (text: string): number => {
      const pattern = compilePattern(source);
      atOnce(pattern.found(text));
      return pattern.steps();
    };
    const [small, large] = [stepsFor(longText.slice(0, 4_000)), stepsFor(longText)];
    // At most so many steps for a character as the pattern has itself.
    expect(large).toBeLessThan(longText.length * 301);
    expect(large / Math.max(small, 4_000)).toBeLessThan(2 * 15);
  });

  it('never goes on for long without giving others their turn, and finds the same, also when two texts are looked at in turns', () => {
    const pattern = compilePattern('(a|b)*a(a|b){60}x');
    const text = longText.slice(0, 30_000);
    const looking = new Map([text, `${text}a${'b'.repeat(60)}x`].map((each, place) => [place, pattern.found(each)]));
    const answers: boolean[] = [];
    let turns = 0;
    while (looking.size > 0) {
      for (const [place, each] of looking) {
        const before = pattern.steps();
        const step = each.next();
        // One more character may be looked at, with as many steps as the pattern has.
        expect(pattern.steps() - before).toBeLessThan(stepsAtATime + limits.patternSteps + 2);
        turns += 1;
        if (step.done !== true) continue;
        answers[place] = step.value;
        looking.delete(place);
      }
    }
    expect(turns).toBeGreaterThan(30);
    expect(answers).toEqual([false, true]);
  });
});
