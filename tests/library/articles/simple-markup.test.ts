import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, readMarkup } from '../../../electron/library/articles/plain-text.ts';
import { readSimpleMarkup } from '../../../electron/library/articles/plain-text/simple-markup.ts';
import { sanitise } from '../../../electron/library/articles/sanitise.ts';
import { countLetters } from '../../../electron/library/articles/language/letters.ts';

const names = 'p div a span b ul li pre figure figcaption h2 table tr td br hr img wbr blockquote font custom'.split(
  ' ',
);
const piece = fc.oneof(
  fc.constantFrom(...names).map((name) => `<${name}>`),
  fc.constantFrom(...names).map((name) => `</${name}>`),
  fc.constantFrom(
    '<img src="/x" alt="a > b" />',
    '<a href="x">',
    '<br />',
    '&amp;',
    '&nbsp;',
    ' \n ',
    '\u00a0',
    '&lt;p&gt;',
    '<',
    '<script>a</script>',
    '<!-- c -->',
  ),
  fc.string({ maxLength: 8 }),
);
const markup = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('the text of plainly written markup', () => {
  it.each([true, false])('is that of the general way, for anything sanitised; captions: %s', (captions) => {
    let simple = 0;
    fc.assert(
      fc.property(markup, (html) => {
        const safe = sanitise(html);
        const short = readSimpleMarkup(safe, { captions });
        if (short === null) return;
        simple += 1;
        expect(short).toBe(readMarkup(safe, captions));
      }),
      { numRuns: 2_000 },
    );
    expect(simple).toBeGreaterThan(500);
  });

  it.each([true, false])('is that of the general way, for any markup it takes; captions: %s', (captions) => {
    fc.assert(
      fc.property(markup, (html) => {
        const short = readSimpleMarkup(html, { captions });
        if (short !== null) expect(short).toBe(readMarkup(html, captions));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('letters counted in one pass', () => {
  it('are those that Unicode names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const { letters, latin, rightToLeft } = countLetters(text);
        expect(letters).toBe(text.match(/\p{L}/gu)?.length ?? 0);
        expect(latin).toBe(text.match(/\p{Script=Latin}/gu)?.length ?? 0);
        const backwards = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
        expect(rightToLeft).toBe(text.match(backwards)?.length ?? 0);
      }),
    );
  });

  it('make the words that the expression makes', () => {
    const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\u200c-]*/gu;
    const unspaced = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Thai}]/gu;
    const signs = [
      'a',
      'é',
      'б',
      'ش',
      '1',
      '-',
      '’',
      ' ',
      '.',
      '\u0301',
      '\u200c',
      '𝒜',
      '½',
      '—',
      '東',
      '𠀀',
      'カ',
      'ก',
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...signs), maxLength: 30 }), (text) => {
        const runs = text.replace(unspaced, ' ').match(word)?.length ?? 0;
        expect(countWords(text)).toBe(runs + Math.ceil((text.match(unspaced)?.length ?? 0) / 2));
      }),
    );
  });
});
