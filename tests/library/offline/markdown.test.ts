import * as fc from 'fast-check';
import markdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../electron/library/articles/plain-text.ts';
import { sanitise } from '../../../electron/library/articles/sanitise.ts';
import { markdownOf } from '../../../electron/library/offline/export/markdown.ts';

const render = markdownIt();

describe('article markup as Markdown', () => {
  it.each([
    [
      'paragraphs and marks',
      '<p>One <em>two</em> <strong>three</strong></p><p>Four</p>',
      'One *two* **three**\n\nFour',
    ],
    ['a heading below the headline', '<h1>Part</h1><p>x</p>', '## Part\n\nx'],
    ['nested lists', '<ol start="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol>', '3. a\n\n   - b\n4. c'],
    ['a quotation', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['a heading that ends in a hash', '<h2>Written in C #</h2>', '## Written in C \\#'],
    ['text struck and named', '<p>a~~b~~ &amp;copy; R&amp;D</p>', 'a\\~\\~b\\~\\~ \\&copy; R&D'],
    [
      'an exclamation before a link',
      '<p>See!<a href="https://a.example/">it</a></p>',
      'See\\![it](<https://a.example/>)',
    ],
    ['code with backticks', '<p><code>a `b`</code></p>', '`` a `b` ``'],
    ['code as it stands', '<pre>a  *b*\n```</pre>', '````\na  *b*\n```\n````'],
    [
      'a table',
      '<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td></tr></table>',
      '| a | b\\|c |\n| --- | --- |\n| 1 |  |',
    ],
    [
      'a link with brackets',
      '<p><a href="https://a.example/(x)">see [it]</a></p>',
      '[see \\[it\\]](<https://a.example/(x)>)',
    ],
    [
      'text that looks like Markdown',
      '<p># no *heading* 1_2</p><p>1. no list</p>',
      '\\# no \\*heading\\* 1\\_2\n\n1\\. no list',
    ],
    ['a line break', '<p>a<br>b</p>', 'a\\\nb'],
    [
      'a picture with its caption',
      '<figure><img src="https://a.example/p.jpg" alt="P"><figcaption>At noon</figcaption></figure>',
      '![P](<https://a.example/p.jpg>)\n\n*At noon*',
    ],
  ])('%s', (_name, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  it.each<[string, (text: string) => string]>([
    ['paragraph', (text) => `<p>${text}</p>`],
    ['heading', (text) => `<h2>a${text}</h2>`],
    ['list', (text) => `<ul><li>${text}</li><li>${text}</li></ul>`],
    ['quotation', (text) => `<blockquote><p>${text}</p></blockquote>`],
    ['table', (text) => `<table><tr><th>a</th><th>b</th></tr><tr><td>${text}</td><td>b</td></tr></table>`],
    ['line of code', (text) => `<p>a <code>${text}</code> b</p>`],
    ['block of code', (text) => `<pre>a${text}</pre>`],
    ['link', (text) => `<p>${text}<a href="https://a.example/">a${text}</a></p>`],
    ['caption', (text) => `<figure><figcaption>a${text}b</figcaption></figure>`],
  ])('loses no word of any text of a %s, read back by a Markdown reader', (_name, htmlOf) => {
    const letters = (html: string): string => plainText(html).replace(/\s+/g, '');
    const units = [...'ab #*_-+>1.)(`[]<&;\\~|=!'.split(''), 'amp;', '&lt;', '&#35;'];
    const text = fc.string({ unit: fc.constantFrom(...units), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const parts = texts.map((part) => htmlOf(part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')));
        const html = sanitise(parts.join(''));
        expect(letters(render.render(markdownOf(html)))).toBe(letters(html));
      }),
    );
  });
});
