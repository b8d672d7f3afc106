import * as fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../../../../electron/library/articles/sanitise.ts';
import { parseSrcset } from '../../../../electron/library/articles/sanitise/srcset.ts';

const name = fc.constantFrom(
  'p',
  'div',
  'a',
  'img',
  'b',
  'font',
  'table',
  'tr',
  'td',
  'li',
  'ul',
  'svg',
  'math',
  'script',
  'style',
  'iframe',
  'noscript',
  'picture',
  'source',
  'video',
  'textarea',
  'xmp',
  'title',
  'template',
  'form',
  'select',
  'option',
  'h1',
  'blockquote',
  'figure',
  'figcaption',
  'center',
  'object',
  'plaintext',
  'noembed',
);
const value = fc.oneof(
  fc.constantFrom(
    'javascript:alert(1)',
    'https://a.example/x.jpg',
    '/x',
    '#',
    'data:text/html,x',
    'data:image/png;base64,AAAA',
    'a b "c"',
    "'",
    '`',
    '1',
  ),
  fc.string({ maxLength: 12 }),
);
const attribute = fc
  .tuple(
    fc.constantFrom(
      'href',
      'src',
      'srcset',
      'onclick',
      'onerror',
      'style',
      'class',
      'data-src',
      'dir',
      'width',
      'title',
      'xlink:href',
      'formaction',
    ),
    value,
    fc.constantFrom('"', "'", ''),
  )
  .map(([key, text, quote]) => `${key}=${quote}${text}${quote}`);
const piece = fc.oneof(
  fc
    .tuple(name, fc.array(attribute, { maxLength: 3 }), fc.constantFrom('', '/', ' '))
    .map(([tag, attributes, end]) => `<${tag} ${attributes.join(' ')}${end}>`),
  name.map((tag) => `</${tag}>`),
  fc.constantFrom(
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '&lt;script&gt;',
    '&#x3c;',
    '&amp;lt;',
    '</',
    '<',
    '>',
    '"',
    '\u0000',
    '\u2028',
  ),
  fc.string({ maxLength: 10 }),
);
const markup = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
const base = 'https://paper.example/';

describe('sanitise', () => {
  it('is a fixed point', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const once = sanitise(html, { base });
        expect(sanitise(once, { base })).toBe(once);
        expect(sanitise(once)).toBe(once);
      }),
      { numRuns: 1_500 },
    );
  });

  it('never lets through an active element, a handler or a dangerous address', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const { document } = parseHTML(`<!doctype html><html><body>${sanitise(html, { base })}</body></html>`);
        for (const element of document.querySelectorAll('body *')) {
          expect([
            'SCRIPT',
            'STYLE',
            'IFRAME',
            'OBJECT',
            'EMBED',
            'SVG',
            'MATH',
            'FORM',
            'BASE',
            'META',
            'LINK',
            'NOSCRIPT',
            'TEMPLATE',
          ]).not.toContain(element.tagName.toUpperCase());
          for (const { name, value } of element.attributes) {
            expect(name).not.toMatch(/^on|style|srcset|srcdoc|class|^id$/);
            if (name === 'href') expect(value).toMatch(/^(?:https?|mailto|tel):/);
            if (name === 'src') expect(value).toMatch(/^(?:https?:|data:image\/)/);
          }
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('takes time in proportion to the input, whatever it is', () => {
    const hostile = [
      (n: number) => '<div>'.repeat(n),
      (n: number) => '<p><b>'.repeat(n),
      (n: number) => '<font><p>'.repeat(n),
      (n: number) => '<noscript><img src=/x>'.repeat(n),
      (n: number) => '<picture><source srcset="/a 1x"><img src=/x>'.repeat(n),
      (n: number) => '<video poster=/a.png src=/x></video>'.repeat(n),
      (n: number) => `<p${' a=b'.repeat(n)}>`,
      (n: number) => `<img srcset="${'/a 1x,'.repeat(n)}">`,
      (n: number) => '<'.repeat(n),
      (n: number) => '<a href="//'.repeat(n),
    ];
    for (const make of hostile) {
      const seconds = (n: number): number => {
        const html = make(n);
        const before = process.cpuUsage().user;
        sanitise(html, { base });
        return process.cpuUsage().user - before;
      };
      seconds(500);
      const small = Math.max(seconds(1_500), 5_000);
      // Sixteen times the input: a quadratic step would take 256 times as long.
      expect(seconds(24_000) / small, make(1)).toBeLessThan(100);
    }
  });
});

describe('parseSrcset', () => {
  it('reads any text without failing and names no empty address', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', ' ', '1', 'w', 'x', '/', '.', '\n') }), (text) => {
        for (const candidate of parseSrcset(text)) expect(candidate.link).not.toBe('');
      }),
    );
  });
});
