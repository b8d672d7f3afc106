import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexText, indexTextByToken } from '../../../electron/library/words/tokens.ts';
import { fold, isStopWord, stem, tokensOf, variantsOf } from '../../../electron/library/words/words.ts';

const tricky = fc.string({
  unit: fc.constantFrom('a', '.', 'U', 's', ' ', 'é', 'ß', '\u200c', 'ﬁ', 'م', '1', '\u0301', '-', '東', 'ไ', '½', '𝐴'),
  maxLength: 20,
});

describe('index words', () => {
  it('are the same whether a text is taken whole or word by word', () => {
    const same = (text: string): void => {
      expect(indexText(text)).toBe(indexTextByToken(text));
    };
    fc.assert(fc.property(fc.oneof(tricky, fc.string({ unit: 'binary', maxLength: 16 })), same), { numRuns: 3_000 });
  });

  it('join dotted initials beyond the first 65,536 characters of Unicode too', () => {
    expect(['U.𝐴.', '𝐴.𝐴.𝐴', '𐐀.𐐀.'].map(indexText)).toEqual(['ua', 'aaa', '𐐨𐐨']);
  });

  it('stay words when taken apart again', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        for (const word of indexText(text).split(' ')) expect(word).not.toMatch(/[\s"'.-]/);
      }),
    );
  });

  it('join dotted initials and part at apostrophes', () => {
    expect(indexText('The U.S. and Europe’s plan')).toBe('the us and europe s plan');
  });

  it('give Chinese, Japanese, Korean and Thai as pairs with a last character', () => {
    expect(indexText('東京都')).toBe('東京 京都 都');
    expect(indexText('서울')).toBe('서울 울');
    expect(indexText('ไทย')).toBe('ไท ทย ย');
  });
});

describe('tokens', () => {
  it('say where they stand in the text as given', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        for (const token of tokensOf(text)) {
          expect(fold(text.slice(token.start, token.end).replaceAll('.', ''))).toContain(token.word.slice(0, 1));
        }
      }),
    );
  });
});

describe('folding', () => {
  it.each([
    ['Zürich', 'zurich'],
    ['STRASSE', 'straße'],
    ['كتاب', 'کتاب'],
    ['مدرسة', 'مدرسه'],
    ['أخبار', 'اخبار'],
    ['ＴＯＫＹＯ', 'tokyo'],
    ['Ёлка', 'елка'],
    ['۱۲۳', '123'],
    ['ΛΌΓΟΣ', 'λόγος'],
    ['Kraków', 'krakow'],
    ['می‌خواهد', 'میخواهد'],
  ])('makes %s and %s one spelling', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it('is done after one turn', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('forms of a word', () => {
  it('join plural and singular', () => {
    expect(variantsOf('story')).toContain('stories');
    expect(variantsOf('stories')).toContain('story');
    expect(variantsOf(fold('حكومة'))).toContain(fold('الحكومة'));
  });

  it('share a stem', () => {
    expect(stem('arrested')).toBe(stem('arresting'));
    expect(stem('talks')).toBe(stem('talk'));
    expect(stem('города')).toBe(stem('городе'));
  });

  it('leave short words alone', () => {
    expect(stem('gas')).toBe('gas');
    expect(isStopWord('the')).toBe(true);
    expect(isStopWord('harbour')).toBe(false);
  });
});
