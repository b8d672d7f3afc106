/** The quick reading of pictures held against a parser's. */
import * as fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { picturesIn, sanitise } from '../../../../electron/library/articles/sanitise.ts';

/** What a parser says: each picture's address once, with the first caption that follows it in its figure. */
const byParser = (html: string): readonly (readonly [link: string, alt: string | null, caption: string | null])[] => {
  const found = new Map<string, { readonly alt: string | null; caption: string | null }>();
  let figure: string[] = [];
  let caption: string | null = null;
  const parser = new Parser({
    onopentag: (name, { src, alt }) => {
      if (name === 'figure') figure = [];
      if (name === 'figcaption') caption = '';
      if (name !== 'img' || src === undefined) return;
      figure.push(src);
      if (!found.has(src)) found.set(src, { alt: alt ?? null, caption: null });
    },
    ontext: (text) => {
      if (caption !== null) caption += text;
    },
    onclosetag: (name) => {
      if (name === 'figcaption') {
        const text = (caption ?? '').replace(/\s+/g, ' ').trim();
        for (const link of text === '' ? [] : figure) {
          const picture = found.get(link);
          if (picture !== undefined) picture.caption = text;
        }
        caption = null;
        figure = [];
      }
      if (name === 'figure') figure = [];
    },
  });
  parser.write(html);
  parser.end();
  return [...found].map(([link, { alt, caption: text }]) => [link, alt, text]);
};

const pieces = [
  '<figure>',
  '</figure>',
  '<figcaption>',
  '</figcaption>',
  '<figcaption class="x" dir="ltr">',
  '<p>',
  '</p>',
  '<em>a  &amp; b</em>',
  'one\n two &lt;img src="https://x.example/no.png"&gt;',
  '<img src="https://x.example/1.png" alt="&quot;A&quot; &gt; b" width="640" height="360">',
  '<img src="https://x.example/2.png?a=1&amp;b=2">',
  '<img alt="nothing">',
  '<img src="javascript:alert(1)">',
  '<img srcset="https://x.example/3.png 600w, https://x.example/4.png 9w" data-src="https://x.example/5.png">',
  '<div>',
  '</div>',
  '<pre>\n',
  '</pre>',
  '<table><tr><td>',
  '</td></tr></table>',
];

describe('pictures of sanitised markup', () => {
  it('are those that a parser finds, with their captions', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), (parts) => {
        const html = sanitise(parts.join(''), { base: 'https://x.example/' });
        const read = picturesIn(html).map(({ link, alt, caption }) => [link, alt, caption]);
        expect(read).toEqual(byParser(html));
      }),
      { numRuns: 2_000 },
    );
  });
});
