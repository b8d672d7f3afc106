import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, plainText } from '../../../electron/library/articles/plain-text.ts';

describe('plainText', () => {
  it('sets paragraphs apart by a blank line and decodes entities', () => {
    expect(plainText('<p>One &amp; two</p>\n <p>Three\n four</p>')).toBe('One & two\n\nThree four');
  });

  it('keeps line breaks and what is written in pre', () => {
    expect(plainText('<p>a<br>b</p><pre>x  y\n z</pre>')).toBe('a\nb\n\nx  y\n z');
  });

  it('leaves out scripts, styles and forms', () => {
    expect(plainText('<p>a</p><script>b</script><style>c</style><button>d</button>')).toBe('a');
  });

  it('can leave out captions', () => {
    const html = '<figure><img><figcaption>Under</figcaption></figure><p>Text</p>';
    expect(plainText(html)).toBe('Under\n\nText');
    expect(plainText(html, { captions: false })).toBe('Text');
  });

  it('reads any markup without failing', () => {
    fc.assert(fc.property(fc.string(), (html) => typeof plainText(html) === 'string'));
  });
});

describe('countWords', () => {
  it.each([
    ['Ports and their cities', null, 4],
    ["It's a well-known harbour", null, 4],
    ['گفت‌وگوها ادامه دارد', 'fa', 3],
    ['東京の天気', 'ja', 3],
    ['', null, 0],
  ])('%j has the words a reader would count', (text, language, words) => {
    expect(countWords(text, language)).toBe(words);
  });
});
