/** Stories out again and back: every format through the library's own readers, EPUB held to the letter. */
import { strToU8, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pagePolicy, pageStyleHash } from '../../../electron/contract/page-policy.ts';
import type { Article, ArticleView, Source } from '../../../electron/contract/models.ts';
import { plainText } from '../../../electron/library/articles/plain-text.ts';
import { sanitise } from '../../../electron/library/articles/sanitise.ts';
import { readFile } from '../../../electron/library/files/read.ts';
import type { FileArticle } from '../../../electron/library/files/read.ts';
import { writeEpub } from '../../../electron/library/offline/export/epub.ts';
import { wrap } from '../../../electron/library/offline/export/epub/cover.ts';
import { writeMarkdown } from '../../../electron/library/offline/export/markdown.ts';
import { writePage } from '../../../electron/library/offline/export/page.ts';
import { pageStyle } from '../../../electron/library/offline/export/page-style.ts';
import type { Publication } from '../../../electron/library/offline/export/publication.ts';
import { unreadStatus } from '../../../electron/library/store/model.ts';
import { checkEpub } from '../../support/epub-check.ts';
import { checkXml } from '../../support/xml-check.ts';
import { smallPicture } from '../../support/news-site.ts';

const made = Date.UTC(2026, 10, 22, 9, 40);
const pictureId = 'ab'.repeat(32);
const pictureOf = async (id: string) => (id === pictureId ? { bytes: smallPicture, type: 'image/png' } : null);

const source: Source = {
  id: 'gazette',
  kind: 'feed',
  title: 'Harbour & Gazette',
  sectionId: null,
  address: null,
  siteLink: null,
  description: null,
  language: null,
  starred: false,
  paused: false,
  added: made,
  lastFetch: null,
  lastGoodFetch: null,
  failures: 0,
  articles: 1,
  unread: 1,
  fullText: 'automatic',
};

const viewOf = (index: number, part: Partial<Article>): ArticleView => ({
  status: unreadStatus,
  source,
  sectionTitles: ['World'],
  tags: [],
  hiddenBy: null,
  article: {
    id: `story-${index}`,
    sourceId: source.id,
    sectionId: null,
    origin: 'feed',
    title: 'Ferries wait',
    standfirst: null,
    agency: null,
    byline: null,
    link: null,
    published: made,
    arrived: made,
    date: made,
    language: 'en',
    direction: 'ltr',
    pictureId: null,
    words: 10,
    completeness: 'complete',
    categories: [],
    clusterId: null,
    coverage: 1,
    dateline: null,
    sectionPath: [],
    authors: [],
    html: '<p>The ferries wait.</p>',
    pictures: [],
    enclosures: [],
    printedRails: [],
    fileName: null,
    fullTextState: null,
    ...part,
  },
});

const publicationOf = (views: readonly ArticleView[], part: Partial<Publication> = {}): Publication => ({
  kind: views.length === 1 ? 'story' : 'list',
  title: views.length === 1 ? (views[0]?.article.title ?? '') : 'World',
  made,
  edition: null,
  chapters: [{ title: null, views }],
  ...part,
});

const ways: Readonly<Record<string, (publication: Publication) => Promise<Uint8Array>>> = {
  'paper.epub': (publication) => writeEpub(publication, pictureOf),
  'paper.html': async (publication) => Buffer.from(await writePage(publication, pictureOf)),
  'paper.md': async (publication) => Buffer.from(writeMarkdown(publication)),
};

const back = async (name: string, publication: Publication): Promise<readonly FileArticle[]> => {
  const content = await readFile(name, (await ways[name]?.(publication)) ?? new Uint8Array());
  return content.kind === 'articles' ? content.articles : [];
};

/** Words alone: a format may set them apart in its own way. */
const wordsOf = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

const sentence = fc
  .array(
    fc.constantFrom(
      'harbour',
      '<b>',
      '&',
      '"quoted"',
      '*stars*',
      '_low_',
      '# 1',
      '1.',
      'بندر',
      '港口',
      '--',
      '-->',
      '`',
      'a|b',
      '\\',
      '~',
      '😀',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((words) => words.join(' '));
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const block = fc.oneof(
  sentence.map((text) => `<p>${escape(text)}</p>`),
  sentence.map((text) => `<h2>${escape(text)}</h2>`),
  sentence.map((text) => `<blockquote><p>${escape(text)}</p></blockquote>`),
  fc
    .array(sentence, { minLength: 1, maxLength: 3 })
    .map((items) => `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`),
  sentence.map((text) => `<p>so <em>${escape(text)}</em> <a href="https://a.example/?x=1&amp;y=2">there</a></p>`),
  fc.constant(
    `<figure><img src="broadsheet-picture:${pictureId}" alt="A quay"><figcaption>The quay</figcaption></figure>`,
  ),
);
const story = fc.record({
  title: sentence,
  standfirst: fc.option(sentence),
  byline: fc.option(sentence),
  agency: fc.constantFrom(null, 'AP'),
  link: fc.constantFrom(null, 'https://gazette.example/a?b=1&c=2'),
  sectionPath: fc.constantFrom([], ['World', 'Harbours']),
  html: fc.array(block, { minLength: 1, maxLength: 6 }).map((blocks) => sanitise(blocks.join(''))),
});

describe('stories that were taken out come back as they were', () => {
  it.each(Object.keys(ways))('in %s: titles, texts and what is said of them', async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 3 }), async (parts) => {
        const views = parts.map((part, index) => viewOf(index, part));
        const found = await back(name, publicationOf(views));
        expect(found.map(({ title }) => title)).toEqual(views.map(({ article }) => article.title));
        expect(found.map(({ standfirst, byline, agency, link }) => ({ standfirst, byline, agency, link }))).toEqual(
          parts.map(({ standfirst, byline, agency, link }) => ({ standfirst, byline, agency, link })),
        );
        for (const [index, { article }] of views.entries()) {
          expect(wordsOf(found[index]?.text ?? '')).toBe(wordsOf(plainText(article.html)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('with their pictures, the one above the text too', async () => {
    const lead = { id: pictureId, link: null, alt: 'Quay', caption: null, width: 2, height: 2 };
    const views = [viewOf(0, { pictureId, pictures: [lead] })];
    for (const name of ['paper.epub', 'paper.html']) {
      const [article] = await back(name, publicationOf(views));
      expect(article?.pictures?.map(({ bytes }) => Buffer.from(bytes))).toEqual([smallPicture]);
      expect(article?.image).toBe(article?.pictures?.[0]?.link);
    }
  });

  it('allow one style, the one they carry', () => {
    const hash = createHash('sha256').update(pageStyle).digest('base64');
    expect(pageStyleHash).toBe(`'sha256-${hash}'`);
    expect(pagePolicy).toBe(`default-src 'none'; img-src data:; style-src 'sha256-${hash}'`);
  });

  it('a changed document is read like any other, not refused', async () => {
    const html = (await writePage(publicationOf([viewOf(0, {})]), pictureOf)).replace(
      /data-story="[^"]*"/,
      'data-story="{"',
    );
    const content = await readFile('x.html', Buffer.from(html));
    expect(content.kind === 'articles' ? content.articles[0]?.text : null).toContain('The ferries wait.');
  });
});

describe('an EPUB', () => {
  it('holds to the letter whatever the stories hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            title: fc.string({ minLength: 1, unit: 'binary' }),
            html: fc.string({ unit: 'grapheme' }),
            marks: fc.array(block, { maxLength: 3 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        async (parts) => {
          const views = parts.map(({ title, html, marks }, index) =>
            viewOf(index, { title, html: sanitise(`${html}${marks.join('')}`), link: 'https://a.example/?a=1&b=<2>' }),
          );
          const chapters = [
            { title: 'World & <Harbours>', views: views.slice(0, 1) },
            { title: null, views: views.slice(1) },
          ];
          expect(checkEpub(await writeEpub(publicationOf(views, { chapters }), pictureOf)).problems).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('says which language and direction each story has, and turns pages as most of them run', async () => {
    const persian = {
      language: 'fa',
      direction: 'rtl',
      title: 'بندر آرام شد',
      html: '<p>کشتی‌ها منتظرند.</p>',
    } as const;
    const views = [viewOf(0, persian), viewOf(1, persian), viewOf(2, {})];
    const { problems, files, spine } = checkEpub(await writeEpub(publicationOf(views), pictureOf));
    expect(problems).toEqual([]);
    const opf = Buffer.from(files['paper/package.opf'] ?? []).toString();
    expect(opf).toContain('page-progression-direction="rtl"');
    expect(opf.match(/<dc:language>[^<]*/g)).toEqual(['<dc:language>fa', '<dc:language>en']);
    expect(spine[2]?.xhtml).toContain('lang="fa" xml:lang="fa" dir="rtl"');
    expect(spine[4]?.xhtml).toContain('lang="en" xml:lang="en" dir="ltr"');
  });

  it('has contents by section in both forms, and a cover with title, day and lead', async () => {
    const views = [viewOf(0, { title: 'One' }), viewOf(1, { title: 'Two' })];
    const chapters = views.map((view, index) => ({ title: ['World', 'Science'][index] ?? '', views: [view] }));
    const { problems, files } = checkEpub(
      await writeEpub(publicationOf(views, { kind: 'paper', title: 'The Sunday Broadsheet', chapters }), pictureOf),
    );
    expect(problems).toEqual([]);
    for (const name of ['nav.xhtml', 'toc.ncx']) {
      const { text } = checkXml(Buffer.from(files[`paper/${name}`] ?? []).toString());
      expect(text.replace(/\s+/g, '')).toMatch(/World.*One.*Science.*Two/);
    }
    const cover = checkXml(Buffer.from(files['paper/cover.svg'] ?? []).toString());
    expect(cover.text.replace(/\s+/g, ' ')).toMatch(/Broadsheet.*22 November 2026.*One.*Two/);
  });

  it('leaves out a picture that is not here, and one that readers do not show', async () => {
    const gone = `<p>a</p><img src="broadsheet-picture:${'cd'.repeat(32)}" alt="x"><img src="https://a.example/x.png" alt="y">`;
    const { problems, files } = checkEpub(await writeEpub(publicationOf([viewOf(0, { html: gone })]), pictureOf));
    expect(problems).toEqual([]);
    expect(Object.keys(files).filter((name) => name.includes('picture'))).toEqual([]);
    const shown = `<img src="broadsheet-picture:${pictureId}" alt="x">`;
    const avif = await writeEpub(publicationOf([viewOf(0, { html: shown })]), async () => ({
      bytes: smallPicture,
      type: 'image/avif',
    }));
    expect(checkEpub(avif).problems).toEqual([]);
  });

  it('keeps the caption of a lead picture that readers do not show', async () => {
    const lead = {
      id: pictureId,
      link: null,
      alt: null,
      caption: 'The quay at noon.',

      width: null,
      height: null,
    };
    const view = viewOf(0, { pictureId, pictures: [lead] });
    const epub = checkEpub(
      await writeEpub(publicationOf([view]), async () => ({ bytes: smallPicture, type: 'image/avif' })),
    );
    expect(epub.problems).toEqual([]);
    expect(epub.spine[2]?.xhtml).toContain('<figcaption>The quay at noon.</figcaption>');
    expect(epub.spine[2]?.xhtml).not.toContain('<img');
  });

  it('the checker sees what is wrong', () => {
    const bad = zipSync({ 'a.txt': strToU8('x'), mimetype: strToU8('application/epub+zip') });
    expect(checkEpub(bad).problems).toContain('mimetype is not first, stored and bare');
    for (const xml of [
      '<a><b></a></b>',
      '<a x=1/>',
      '<a>&nbsp;</a>',
      '<a b:c=""/>',
      '<a/><b/>',
      '<a x="" x=""/>',
      '<a>\u0001</a>',
    ])
      expect(checkXml(xml).problems).not.toEqual([]);
    expect(checkXml('<?xml version="1.0"?><a x="&amp;"><b/>&#65;</a>')).toMatchObject({ problems: [], text: 'A' });
  });
});

describe('lines of the cover', () => {
  it('are no wider than the page, and no word is lost where there is room', () => {
    expect(wrap('Ferry crews and port authority return', 12, 6)).toEqual(['Ferry crews and port', 'authority return']);
    expect(wrap('港口'.repeat(10), 12, 6)).toEqual(['港口'.repeat(6), '港口'.repeat(4)]);
    expect(wrap('a b c d', 0.5, 2)).toEqual(['a', 'b…']);
  });
});
