import { describe, expect, it } from 'vitest';
import { limits } from '../../../../electron/contract/limits.ts';
import { picturesIn, rewritePictures, sanitise } from '../../../../electron/library/articles/sanitise.ts';

const base = 'https://paper.example/world/story.html';
const clean = (html: string): string => sanitise(html, { base });

describe('what stays', () => {
  it('keeps paragraphs, lists, quotations, tables, figures and code', () => {
    const html =
      '<h2>Head</h2><p>One <em>two</em></p><blockquote><p>Said</p></blockquote><ul><li>a</li></ul><table><tbody><tr><td colspan="2">1</td></tr></tbody></table><pre>x  y</pre><figure><figcaption>Under</figcaption></figure>';
    expect(clean(html)).toBe(html);
  });

  it('keeps direction and language', () => {
    expect(clean('<p dir="rtl" lang="fa" class="x">سلام</p>')).toBe('<p dir="rtl" lang="fa">سلام</p>');
  });

  it('unwraps unknown elements and keeps their text', () => {
    expect(clean('<p><font color="red">Red</font> <x-box>box</x-box></p>')).toBe('<p>Red box</p>');
  });

  it('returns plain text as it is and escapes what could be markup', () => {
    expect(clean('Ports and cities')).toBe('Ports and cities');
    expect(clean('a < b & c')).toBe('a &lt; b &amp; c');
  });
});

describe('what goes', () => {
  it.each([
    ['a script with its text', '<p>a</p><script>alert(1)</script>', '<p>a</p>'],
    ['a style sheet with its text', '<style>p{}</style><p>a</p>', '<p>a</p>'],
    ['handlers, style, class and id', '<p onclick="x()" style="a:b" class="c" id="d">a</p>', '<p>a</p>'],
    ['a form field', '<p>a<input value="x"><button>Send</button></p>', '<p>a</p>'],
    ['an SVG with all it holds', '<p>a<svg><script>x</script><text>t</text></svg></p>', '<p>a</p>'],
    ['comments', '<p>a<!-- b --></p>', '<p>a</p>'],
    ['meta, base and link', '<base href="//evil.example"><meta http-equiv="refresh" content="0"><p>a</p>', '<p>a</p>'],
  ])('%s', (_, html, expected) => {
    expect(clean(html)).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    '#part',
  ])('the address of a link to %j, but not its text', (href) => {
    expect(clean(`<a href="${href}">go</a>`)).toBe('<a>go</a>');
  });
});

describe('links', () => {
  it('are made absolute against the base', () => {
    expect(clean('<a href="../sport/?a=1&amp;b=2">x</a>')).toBe(
      '<a href="https://paper.example/sport/?a=1&amp;b=2">x</a>',
    );
  });

  it('are dropped when they are relative and there is no base', () => {
    expect(sanitise('<a href="/sport">x</a>')).toBe('<a>x</a>');
  });

  it('to mail and telephone stay', () => {
    expect(clean('<a href="mailto:desk@paper.example">x</a>')).toBe('<a href="mailto:desk@paper.example">x</a>');
  });
});

describe('pictures', () => {
  const source = (html: string): string | null => /src="([^"]*)"/.exec(clean(html))?.[1] ?? null;

  it.each([
    ['a plain one', '<img src="/a.jpg">', 'https://paper.example/a.jpg'],
    [
      'one that waits for a script',
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/b.jpg">',
      'https://paper.example/b.jpg',
    ],
    [
      'the candidate that fills a column',
      '<img src="/s.jpg" srcset="/m.jpg 600w, /l.jpg 1300w, /xl.jpg 4000w">',
      'https://paper.example/l.jpg',
    ],
    ['the widest when none fills it', '<img srcset="/s.jpg 300w, /m.jpg 600w">', 'https://paper.example/m.jpg'],
    [
      'a candidate whose address holds commas',
      '<img srcset="/w_600,h_4/a.jpg 600w, /w_900,h_6/a.jpg 900w">',
      'https://paper.example/w_900,h_6/a.jpg',
    ],
    [
      'the source that e-readers show too',
      '<picture><source type="image/avif" srcset="/p.avif 900w"><source type="image/webp" srcset="/p.webp 900w"><img src="/small.jpg"></picture>',
      'https://paper.example/p.webp',
    ],
    [
      'the only source, whatever its type',
      '<picture><source type="image/avif" srcset="/p.avif 900w"><img src="/small.jpg"></picture>',
      'https://paper.example/p.avif',
    ],
    [
      'the source of a picture element',
      '<picture><source type="image/webp" srcset="/p.webp 900w"><img alt="x"></picture>',
      'https://paper.example/p.webp',
    ],
    ['the one inside noscript', '<noscript><img src="/n.jpg"></noscript>', 'https://paper.example/n.jpg'],
  ])('%s', (_, html, expected) => {
    expect(source(html)).toBe(expected);
  });

  it('in noscript replace the empty one before them and do not double it', () => {
    const html = '<img class="lazy" src="/placeholder.gif"><noscript><img src="/real.jpg"></noscript>';
    expect(clean(html).match(/<img/g)).toHaveLength(1);
    expect(source(html)).toBe('https://paper.example/real.jpg');
  });

  it.each([
    ['one pixel wide', '<img src="/a.gif" width="1" height="1">'],
    ['hidden', '<img src="/a.gif" style="display:none">'],
    ['of a known counter', '<img src="https://pixel.wp.com/b.gif?x=1">'],
    ['of a subdomain of a known counter', '<img src="https://ad.doubleclick.net/x.jpg">'],
    ['a place holder', '<img src="/images/spacer.gif">'],
    ['an SVG in data', '<img src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=">'],
    ['without a safe address', '<img src="javascript:alert(1)">'],
  ])('that are %s are dropped', (_, html) => {
    expect(clean(`<p>a${html}</p>`)).toBe('<p>a</p>');
  });

  it('cannot borrow the scheme of stored pictures', () => {
    expect(clean(`<img src="broadsheet-picture:${'a'.repeat(64)}">`)).toBe('');
  });
});

describe('film and sound', () => {
  it('of a known player become a link', () => {
    expect(clean('<iframe src="https://www.youtube.com/embed/abc" title="The film"></iframe>')).toBe(
      '<p><a href="https://www.youtube.com/embed/abc">The film</a></p>',
    );
  });

  it('keep the still picture', () => {
    expect(clean('<video poster="/still.jpg"><source src="/film.mp4"></video>')).toBe(
      '<img src="https://paper.example/still.jpg" /><p><a href="https://paper.example/film.mp4">paper.example/film.mp4</a></p>',
    );
  });

  it('frames of anybody else are dropped', () => {
    expect(clean('<p>a</p><iframe src="https://ads.example/x"></iframe>')).toBe('<p>a</p>');
  });
});

describe('limits', () => {
  it('text is cut at the limit', () => {
    expect(clean(`<p>${'a'.repeat(limits.htmlCharacters + 100)}</p>`).length).toBeLessThanOrEqual(
      limits.htmlCharacters + 10,
    );
  });

  it('elements deeper than the limit lose their tags, not their text', () => {
    const out = clean(`${'<div>'.repeat(5_000)}core${'</div>'.repeat(5_000)}tail`);
    expect(out).toContain('core');
    expect(out).toContain('tail');
    expect(out.match(/<div>/g)?.length).toBeLessThanOrEqual(limits.htmlDepth);
  });
});

describe('picturesIn', () => {
  it('lists each picture once, with caption and size', () => {
    const html = clean(
      '<figure><img src="/a.jpg" alt="A" width="300" height="200"><figcaption>Under <b>it</b></figcaption></figure><img src="/a.jpg"><img src="/b.jpg">',
    );
    expect(picturesIn(html)).toEqual([
      { id: null, link: 'https://paper.example/a.jpg', alt: 'A', caption: 'Under it', width: 300, height: 200 },
      { id: null, link: 'https://paper.example/b.jpg', alt: null, caption: null, width: null, height: null },
    ]);
  });

  it('knows those the library keeps', () => {
    const id = 'c'.repeat(64);
    expect(picturesIn(`<img src="broadsheet-picture:${id}" />`)).toMatchObject([{ id, link: null }]);
  });
});

describe('rewritePictures', () => {
  const html = clean('<figure><img src="/a.jpg?x=1&amp;y=2" alt="A"><figcaption>Under</figcaption></figure>');

  it('gives each decoded address and sets the answer', () => {
    const asked: string[] = [];
    const id = 'd'.repeat(64);
    const out = rewritePictures(html, (link) => {
      asked.push(link);
      return `broadsheet-picture:${id}`;
    });
    expect(asked).toEqual(['https://paper.example/a.jpg?x=1&y=2']);
    expect(out).toBe(`<figure><img src="broadsheet-picture:${id}" alt="A" /><figcaption>Under</figcaption></figure>`);
  });

  it('takes a picture out for null and keeps its caption', () => {
    expect(rewritePictures(html, () => null)).toBe('<figure><figcaption>Under</figcaption></figure>');
  });

  it.each(['javascript:alert(1)', 'broadsheet-picture:"onerror="x', 'file:///a', '//other.example/a.jpg'])(
    'takes a picture out for the unsafe answer %j',
    (answer) => {
      expect(rewritePictures(html, () => answer)).not.toContain('<img');
    },
  );
});
