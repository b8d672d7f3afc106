import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../electron/library/articles/plain-text.ts';
import { filterAnyMarkup, sanitise, sanitiseWithText } from '../../../../electron/library/articles/sanitise.ts';
import { filterPlainMarkup } from '../../../../electron/library/articles/sanitise/plain-markup.ts';

const base = 'https://paper.example/world/';

const element = fc.constantFrom(
  ...'p div a span em b blockquote ul ol li dl dt dd table thead tbody tr td th caption figure figcaption h2 h3 pre code section ruby rt h3 details summary address center font time'.split(
    ' ',
  ),
);
const text = fc.oneof(
  fc.constantFrom(
    'word',
    ' ',
    'a & b',
    '&amp;',
    '&nbsp;',
    '&#8217;',
    '&ampx',
    '&lt;b&gt;',
    'x > y',
    '"',
    "'",
    '&copy',
    '\r\n',
    '&#0;',
    '&#x80;',
    '\u0000',
  ),
  fc.string({ maxLength: 8 }).filter((string) => !string.includes('<')),
);
const value = fc.oneof(
  fc.constantFrom(
    '',
    '#',
    '/x',
    'https://a.example/x.jpg?a=1&amp;b=2',
    'http://doubleclick.net/p.gif',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    '1',
    '640',
    'rtl',
    'fa',
    '&quot;',
    '&lt;',
    '&copy=1',
    '//b.example/y.png',
    'a 1x, b 2x',
  ),
  fc.string({ maxLength: 10 }).filter((string) => !/["<>]/.test(string)),
);
const attribute = fc
  .tuple(
    fc.constantFrom(
      'href',
      'src',
      'srcset',
      'alt',
      'title',
      'dir',
      'lang',
      'width',
      'height',
      'class',
      'style',
      'onclick',
      'data-src',
      'colspan',
      'datetime',
      'open',
      'constructor',
    ),
    value,
  )
  .map(([name, written]) => ` ${name}="${written}"`);
const attributes = fc.array(attribute, { maxLength: 3 }).map((list) => list.join(''));
const single = fc
  .tuple(fc.constantFrom('img', 'br', 'hr', 'wbr', 'col'), attributes, fc.constantFrom('', '/', ' /'))
  .map(([name, written, end]) => `<${name}${written}${end}>`);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    text,
    single,
    fc
      .tuple(element, attributes, fc.array(tie('tree'), { maxLength: 4 }))
      .map(([name, written, inside]) => `<${name}${written}>${inside.join('')}</${name}>`),
  ),
}));
const markup = fc.array(tree, { maxLength: 4 }).map((parts) => parts.join(''));

describe('markup that is written plainly', () => {
  it('comes out as from the general way, character for character', () => {
    let plain = 0;
    fc.assert(
      fc.property(markup, (html) => {
        const short = filterPlainMarkup(html, base);
        if (short === null) return;
        plain += 1;
        expect(short).toBe(filterAnyMarkup(html, base));
      }),
      { numRuns: 6_000 },
    );
    // Else nothing was compared.
    expect(plain).toBeGreaterThan(1_000);
  });

  it('has its text found on the way, the same as when it is read afterwards', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const safe = sanitise(html, { base });
        expect(sanitiseWithText(html, { base })).toEqual({ html: safe, text: plainText(safe) });
      }),
      { numRuns: 4_000 },
    );
  });

  it.each([
    ['a paragraph in a paragraph', '<p>a<p>b</p></p>'],
    ['a list item in a list item', '<ul><li>a<li>b</li></li></ul>'],
    ['an end without a start', 'a</p>'],
    ['a start without an end', '<p>a'],
    ['ends in the wrong order', '<b><i>a</b></i>'],
    ['a script', '<script>alert(1)</script>'],
    ['a comment', '<p>a<!-- b --></p>'],
    ['an attribute without quotes', '<a href=x>a</a>'],
    ['a sign of a tag in an attribute', '<a title="<b>">a</a>'],
    ['an attribute given twice', '<a href="/a" href="/b">a</a>'],
    ['a handler in capitals', '<a ONCLICK="x()">a</a>'],
  ])('is not %s', (_, html) => {
    expect(filterPlainMarkup(html, base)).toBeNull();
  });

  it('is what most feeds send', () => {
    const html =
      '<p class="lead">One <a href="/x?a=1&amp;b=2">two</a>.</p><figure><img src="/p.jpg" alt="P" width="640" height="360"/><figcaption>Under</figcaption></figure><ul><li>a</li></ul>';
    expect(filterPlainMarkup(html, base)).toBe(
      '<p>One <a href="https://paper.example/x?a=1&amp;b=2">two</a>.</p><figure><img src="https://paper.example/p.jpg" alt="P" width="640" height="360" /><figcaption>Under</figcaption></figure><ul><li>a</li></ul>',
    );
  });
});
