import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterCondition } from '../../../electron/contract/filters.ts';
import { compileRule } from '../../../electron/library/filters/compile.ts';
import { viewStory } from '../../../electron/library/filters/story.ts';
import type { FilteredStory } from '../../../electron/library/filters/story.ts';
import { atOnce } from '../../../electron/library/pause.ts';
import { fold } from '../../../electron/library/words/words.ts';

const blank: FilteredStory = {
  title: '',
  standfirst: null,
  byline: null,
  categories: [],
  link: null,
  authors: [],
  text: '',
};

const matches = (condition: Partial<FilterCondition>, story: Partial<FilteredStory>): boolean => {
  const whole: FilterCondition = { field: 'any', test: 'words', value: '', negated: false, ...condition };
  return atOnce(compileRule({ match: 'all', conditions: [whole] }).test(viewStory({ ...blank, ...story })));
};

describe('a condition', () => {
  it.each([
    ['words', 'ferry', 'The FERRY sails', true],
    ['words', 'ferry', 'The ferryman', false],
    ['words', 'ferry*', 'The ferryman', true],
    ['words', 'ferry night', 'night of the ferry', true],
    ['words', 'ferry night', 'day of the ferry', false],
    ['phrase', 'night ferry', 'a Night-Ferry sails', true],
    ['phrase', 'night ferry', 'ferry by night', false],
    ['words', 'cafe', 'Le Café', true],
    ['words', 'كتاب', 'کتاب تازه', true],
    ['words', 'کتاب', 'كِتَاب جديد', true],
    ['phrase', 'می‌رود', 'او می‌رود', true],
    ['words', '東京', '昨日東京都で', true],
    ['words', '京都', '昨日東京都で', true],
    ['words', '大阪', '昨日東京都で', false],
    ['words', '京', '昨日東京都で', true],
    ['phrase', '東京2024', '祝東京2024', true],
    ['words', 'U.S.', 'the US said', true],
    ['words', 'strasse', 'Straße', true],
    ['pattern', 'ferr(y|ies)', 'Two FERRIES', true],
    ['pattern', 'caf.', 'Le Café', true],
  ] as const)('%s “%s” in “%s”: %s', (test, value, title, expected) => {
    expect(matches({ test, value, field: 'title' }, { title })).toBe(expected);
    expect(matches({ test, value, field: 'any' }, { title })).toBe(expected);
    expect(matches({ test, value, field: 'title', negated: true }, { title })).toBe(!expected);
  });

  const story: FilteredStory = {
    title: 'Alpha',
    standfirst: 'Bravo',
    text: 'Charlie',
    byline: 'Delta Echo',
    authors: ['Foxtrot'],
    categories: ['Golf', 'Hotel'],
    link: 'https://example.org/india/juliet',
  };

  it('looks only at its field', () => {
    const fields = { title: 'alpha', author: 'delta foxtrot', category: 'hotel', link: 'example india' } as const;
    const all = [...Object.values(fields), 'bravo charlie'];
    for (const [field, value] of [...Object.entries(fields), ['text', 'bravo charlie']] as [
      FilterCondition['field'],
      string,
    ][]) {
      for (const each of all) expect(matches({ field, value: each }, story)).toBe(each === value);
      expect(matches({ field: 'any', value }, story)).toBe(true);
    }
  });

  it('finds no phrase across the border of two parts', () => {
    for (const value of ['alpha bravo', 'golf hotel', 'alpha charlie']) {
      expect(matches({ test: 'phrase', value }, story)).toBe(false);
    }
  });

  it('without a word in it is refused, and so is a pattern that cannot be read', () => {
    expect(() => matches({ value: ' … ' }, story)).toThrow(expect.objectContaining({ code: 'filter-empty' }));
    expect(() => matches({ test: 'pattern', value: '(' }, story)).toThrow(
      expect.objectContaining({ code: 'filter-pattern' }),
    );
  });
});

describe('several conditions', () => {
  const rule = (match: 'all' | 'any') =>
    compileRule({
      match,
      conditions: [
        { field: 'title', test: 'words', value: 'ferry', negated: false },
        { field: 'text', test: 'words', value: 'fog', negated: true },
      ],
    }).test;
  it.each([
    ['ferry', 'sun', true, true],
    ['ferry', 'fog', false, true],
    ['train', 'sun', false, true],
    ['train', 'fog', false, false],
  ])('%s and %s: all %s, any %s', (title, text, all, any) => {
    const view = viewStory({ ...blank, title, text });
    expect(atOnce(rule('all')(view))).toBe(all);
    expect(atOnce(rule('any')(view))).toBe(any);
  });
});

it('finds words and phrases just as a naive reading word by word does', () => {
  const word = fc.constantFrom('ferry', 'Fog', 'café', 'CAFE', 'naïve', 'کتاب', 'كتاب', 'ab', 'a', '12', '۱۲');
  const gap = fc.constantFrom(' ', ', ', '\n\n', ' – ', '. ');
  const text = fc.array(fc.tuple(word, gap), { maxLength: 12 }).map((parts) => parts.flat().join(''));
  const listed = (value: string): string[] =>
    value
      .split(/[\s,.–]+/)
      .filter((part) => part !== '')
      .map(fold);
  const standsIn = (part: readonly string[], whole: readonly string[]): boolean =>
    whole.some((_, at) => part.every((each, index) => whole[at + index] === each));
  fc.assert(
    fc.property(text, fc.array(word, { minLength: 1, maxLength: 3 }), (title, wanted) => {
      const value = wanted.join(' ');
      const there = listed(title);
      const asked = listed(value);
      expect(matches({ field: 'title', test: 'words', value }, { title })).toBe(
        asked.every((each) => there.includes(each)),
      );
      expect(matches({ field: 'title', test: 'phrase', value }, { title })).toBe(standsIn(asked, there));
    }),
    { numRuns: 2_000 },
  );
});
