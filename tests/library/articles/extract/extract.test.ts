import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../electron/library/articles/extract.ts';

const url = 'https://paper.example/world/ferries/2024/05/03/talks-begin';
const sentence = (at: number): string =>
  `Paragraph ${at} says at some length what the harbour board decided about the ferries, and why nobody on the quay was surprised by it.`;
const prose = (count: number): string =>
  Array.from({ length: count }, (_, at) => `<p>${sentence(at + 1)}</p>`).join('\n');

const page = (
  options: { head?: string; before?: string; body?: string; after?: string; lang?: string } = {},
): string => `<!doctype html>
<html lang="${options.lang ?? 'en'}"><head><title>Ferry talks begin at last | The Paper</title>
<meta property="og:site_name" content="The Paper">${options.head ?? ''}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Ferry talks begin at last</h1>${options.before ?? ''}
<div class="story-body">${options.body ?? prose(6)}</div>${options.after ?? ''}</article></main>
<footer><p>© The Paper. All rights reserved in every port that the ferries call at, and in those they do not.</p></footer></body></html>`;

const extract = (options: Parameters<typeof page>[0] = {}) => extractArticle(page(options), { url });

describe('the body', () => {
  it('is all paragraphs of the story and nothing around it', () => {
    expect(extract().text.split('\n\n')).toEqual([1, 2, 3, 4, 5, 6].map(sentence));
  });

  it('is sanitised and its links are absolute', () => {
    const { html } = extract({
      body: `${prose(4)}<p onclick="x()">There is <a href="/more" class="c">more about it</a> in the long report that the board printed.</p><script>alert(1)</script>`,
    });
    expect(html).toContain('<a href="https://paper.example/more">');
    expect(html).not.toMatch(/onclick|class=|script/);
  });

  it.each([
    ['share buttons', '<div class="social-share"><p>Share this story with everyone you know</p></div>'],
    [
      'related stories',
      '<div class="related-stories"><h3>Related</h3><ul><li><a href="/a">Another story about boats</a></li></ul></div>',
    ],
    [
      'a newsletter box',
      '<div class="newsletter-signup"><p>Get the best of the harbour in your inbox every morning.</p></div>',
    ],
    [
      'a hidden part',
      '<div style="display: none"><p>Only machines can read this long sentence about the ferries.</p></div>',
    ],
  ])('has no %s in it', (_, box) => {
    const { text } = extract({ body: `${prose(3)}${box}${prose(3)}` });
    expect(text.split('\n\n')).toHaveLength(6);
  });

  it.each([
    ['Related: <a href="/x">The long story of the northern crane</a>'],
    ['<a href="/x">READ MORE: The long story of the northern crane</a>'],
    ['Advertisement'],
    ['Sign up for our newsletter.'],
  ])('loses the line %j between its paragraphs', (line) => {
    const { text } = extract({ body: `${prose(3)}<p>${line}</p>${prose(3)}` });
    expect(text.split('\n\n')).toHaveLength(6);
  });

  it('loses the labels before it and the tags after it', () => {
    const { text } = extract({
      body: `<p>By Jane Doe</p><p>May 3, 2024</p>${prose(5)}<p><a href="/t/1">ferries</a> <a href="/t/2">harbour</a></p>`,
    });
    expect(text.split('\n\n')).toEqual([1, 2, 3, 4, 5].map(sentence));
  });

  it('keeps headings, lists and quotations of the story', () => {
    const { html } = extract({
      body: `${prose(2)}<h2>What comes next</h2>${prose(2)}<ul><li>One more ferry every morning, the board said.</li><li>No ferry at night, for now at least.</li></ul><blockquote><p>We are not surprised, the captain said to everyone on the quay.</p></blockquote>${prose(1)}`,
    });
    expect(html).toContain('What comes next');
    expect(html).toContain('One more ferry');
    expect(html).toContain('<blockquote>');
  });

  it('keeps its first paragraph though the page describes itself by it', () => {
    const { text } = extract({ head: `<meta name="description" content="${sentence(1)}">` });
    expect(text.startsWith(sentence(1))).toBe(true);
  });

  it('keeps paragraphs that stand in two containers', () => {
    const text = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, at) => `<p class="par">${sentence(from + at)}</p>`).join('');
    const body = `<div class="part">${text(1, 3)}</div><div class="ad-slot"></div><div class="part">${text(3, 12)}</div>`;
    expect(extract({ body: `<section><div>${body}</div></section>` }).text.split('\n\n')).toHaveLength(11);
  });

  it('keeps a picture between its paragraphs where it stands, with caption and credit', () => {
    const figure =
      '<div class="embedblock"><figure class="figure-caption"><img src="/quay.jpg" width="640"><figcaption>Image: <a href="https://shop.example/very-long-address">Shop.example</a></figcaption></figure></div>';
    const { html } = extract({ body: `${prose(3)}${figure}<p>${sentence(4)}</p><p>${sentence(5)}</p>` });
    const order = ['Paragraph 3', '<img src="https://paper.example/quay.jpg"', 'Image: ', 'Paragraph 4'];
    expect(order.map((part) => html.indexOf(part)).toSorted((a, b) => a - b)).toEqual(
      order.map((part) => html.indexOf(part)),
    );
    expect(html).toContain('quay.jpg');
  });

  it('keeps the credit beside the caption of the picture it begins with', () => {
    const figure =
      '<figure><img src="/lead.jpg"><div class="image__credit">HARBOUR PRESS</div><figcaption>The ferry at her berth.</figcaption></figure>';
    expect(extract({ body: `${figure}${prose(5)}` }).text).toContain('HARBOUR PRESS');
  });

  it('begins with all of the few pictures that stand together under the headline', () => {
    const before = `<ul class="thumbs">${['one', 'two']
      .map((name) => `<li><figure><img src="/${name}.jpg"><figcaption>Picture ${name}</figcaption></figure></li>`)
      .join('')}</ul>`;
    const { text } = extract({ before });
    expect(text).toContain('Picture one');
    expect(text).toContain('Picture two');
  });

  it('keeps the line that names its source, though it is one link', () => {
    const source = '<p><a href="/en/original"><em>From the English original</em></a></p>';
    expect(extract({ body: `${source}${prose(5)}` }).text).toContain('From the English original');
  });

  it('is what the page states of it where the page shows clearly less', () => {
    const stated = Array.from({ length: 6 }, (_, at) => sentence(at + 1));
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Ferry talks begin at last', articleBody: stated.join('\n\n') })}</script>`;
    const figure = '<figure><img src="/lead.jpg"><figcaption>The ferry.</figcaption></figure>';
    const { text, html } = extract({ head, body: `${figure}<p>${sentence(1)}</p>` });
    expect(text.split('\n\n').slice(-6)).toEqual(stated);
    expect(html).toContain('lead.jpg');
    expect(extract({ head, body: prose(6) }).html).not.toContain('lead.jpg');
  });

  it('is not what the page states of another story', () => {
    const stated = 'Gardeners across the valley compared their tomatoes and argued cheerfully about manure. '.repeat(
      40,
    );
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Tomatoes', articleBody: stated })}</script>`;
    expect(extract({ head }).text).not.toContain('tomatoes');
  });

  it('loses what a well-known site is known to put into its stories', () => {
    const body = `<p>Rep. Marta Reyes<span class="rollover-block"><a href="/x">Another headline</a></span> said so.</p>${prose(5)}`;
    const { text } = extractArticle(page({ body }), { url: 'https://thehill.com/story' });
    expect(text).toContain('Rep. Marta Reyes said so.');
    expect(text).not.toContain('Another headline');
    expect(extractArticle(page({ body }), { url: 'https://notthehill.com/story' }).text).toContain('Another headline');
  });

  it('is all the text of a page without a story', () => {
    const article = extractArticle('<p>Short.</p>', { url: null });
    expect(article.text).toBe('Short.');
    expect(article.title).toBeNull();
  });

  it('is empty for an empty page', () => {
    expect(extractArticle('', { url: null })).toMatchObject({
      title: null,
      text: '',
      html: '',
      image: null,
      published: null,
    });
  });
});

describe('the headline', () => {
  it('is the heading the page shows', () => {
    expect(extract({ head: '<meta property="og:title" content="Ferries: talks begin | The Paper">' }).title).toBe(
      'Ferry talks begin at last',
    );
  });

  it('is the stated one without the name of the site when none is shown', () => {
    const html = page().replace(/<h1>.*?<\/h1>/, '');
    expect(extractArticle(html, { url }).title).toBe('Ferry talks begin at last');
  });

  it('is the subject of a letter, and no heading of its parts', () => {
    const html = page()
      .replace('<main>', '<main role="article" aria-roledescription="email">')
      .replace('Ferry talks begin at last</h1>', 'Ferry talks begin, and three more stories</h1>');
    expect(extractArticle(html, { url }).title).toBe('Ferry talks begin at last');
  });
});

describe('the date', () => {
  const published = (options: Parameters<typeof page>[0]): string | null => {
    const time = extract(options).published;
    return time === null ? null : new Date(time).toISOString();
  };

  it.each([
    [
      'in JSON-LD',
      {
        head: '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2024-05-03T10:20:00+02:00",}</script>',
      },
      '2024-05-03T08:20:00.000Z',
    ],
    [
      'in the head',
      { head: '<meta property="article:published_time" content="2024-05-03T10:20:00Z">' },
      '2024-05-03T10:20:00.000Z',
    ],
    ['in a time element', { before: '<time datetime="2024-05-03T07:00Z">today</time>' }, '2024-05-03T07:00:00.000Z'],
    [
      'as people write it',
      { before: '<p class="post-date">Published May 3rd, 2024 at 4:05 p.m. EDT</p>' },
      '2024-05-03T20:05:00.000Z',
    ],
    [
      'day first, in German',
      { before: '<span class="date">3. Mai 2024, 14:30 Uhr</span>' },
      '2024-05-03T14:30:00.000Z',
    ],
    [
      'in Japanese, in the one zone of the language',
      { lang: 'ja', before: '<p class="date">2024年5月3日 09時00分</p>' },
      '2024-05-03T00:00:00.000Z',
    ],
    ['in the address alone', {}, '2024-05-03T00:00:00.000Z'],
  ])('is found %s', (_, options, expected) => {
    expect(published(options)).toBe(expected);
  });

  it('is not that of another story beside this one', () => {
    expect(published({ after: '<aside><time datetime="2023-01-01T00:00Z">1 Jan</time></aside>' })).toBe(
      '2024-05-03T00:00:00.000Z',
    );
  });
});

describe('the other parts', () => {
  it('are read from JSON-LD', () => {
    const data = {
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'NewsArticle',
          headline: 'Ferry talks begin at last',
          author: [
            { '@type': 'Person', name: 'Jane Doe' },
            { '@type': 'Person', name: 'John Roe' },
          ],
        },
        {
          '@type': 'BreadcrumbList',
          itemListElement: [
            { '@type': 'ListItem', position: 2, name: 'World' },
            { '@type': 'ListItem', position: 1, name: 'Home' },
            { '@type': 'ListItem', position: 3, item: { name: 'Ferries' } },
            { '@type': 'ListItem', position: 4, name: 'Ferry talks begin at last' },
          ],
        },
      ],
    };
    const article = extract({ head: `<script type="application/ld+json">${JSON.stringify(data)}</script>` });
    expect(article.byline).toBe('Jane Doe, John Roe');
    expect(article.sectionPath).toEqual(['World', 'Ferries']);
  });

  it('give the lead picture with its caption although it stands outside the text', () => {
    const article = extract({
      head: '<meta property="og:image" content="/lead.jpg">',
      before: '<figure><img src="/lead-big.jpg" alt="A ferry"><figcaption>A ferry, waiting.</figcaption></figure>',
    });
    expect(article.image).toBe('https://paper.example/lead.jpg');
    expect(article.html).toContain('<img src="https://paper.example/lead-big.jpg"');
    expect(article.html).toContain('A ferry, waiting.');
  });

  it('give the dateline and the agency of the first paragraph', () => {
    const article = extract({ body: `<p>PORT ALDANE (AP) – ${sentence(1)}</p>${prose(4)}` });
    expect(article.agency).toBe('AP');
    expect(article.dateline).toBe('PORT ALDANE (AP)');
  });

  it('give the standfirst that the page shows', () => {
    expect(
      extract({ before: '<p class="standfirst">Crews and managers meet for the first time in a year.</p>' }).standfirst,
    ).toBe('Crews and managers meet for the first time in a year.');
  });

  it('give language and direction', () => {
    const paragraph =
      '<p>گفت‌وگوهای کشتی‌ها پس از یک سال دوباره آغاز شد و هیچ‌کس در اسکله از این خبر شگفت‌زده نشد، زیرا همه منتظر آن بودند.</p>';
    expect(extract({ lang: 'fa', body: paragraph.repeat(6) })).toMatchObject({ language: 'fa', direction: 'rtl' });
    expect(extract()).toMatchObject({ language: 'en', direction: 'ltr' });
  });
});

describe('hostile pages', () => {
  it.each([
    ['deep nesting', '<div>'.repeat(20_000)],
    ['broken JSON-LD', '<script type="application/ld+json">{"a":</script><p>x'],
    ['a base that is no address', '<base href="javascript:1"><p><a href="x">y</a>'],
    ['unclosed everything', '<article><h1>x<p>y<table><tr><td>z<svg><path'],
  ])('with %s are read', (_, html) => {
    expect(typeof extractArticle(html, { url }).text).toBe('string');
  });

  it('of any kind never throw', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div class="share">',
      '</div>',
      '<h1>',
      '<article>',
      '<script type="application/ld+json">',
      '</script>',
      '{"@type":"NewsArticle"}',
      'text. ',
      '<figure><img src=a>',
      '<time datetime=x>',
      '<meta property="og:title" content="">',
      '<base href="//">',
      '\u0000',
      '<table><td>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(typeof extractArticle(pieces.join(''), { url: null }).text).toBe('string');
      }),
      { numRuns: 150 },
    );
  });
});

describe('the byline', () => {
  it.each([
    ['without "By"', '<meta name="author" content="By Jane Doe">', 'Jane Doe'],
    ['not when it is an address', '<meta property="article:author" content="https://paper.example/jane">', null],
  ])('is taken from the head, %s', (_, head, expected) => {
    expect(extract({ head }).byline).toBe(expected);
  });
});
