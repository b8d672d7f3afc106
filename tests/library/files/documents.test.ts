import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/contract/errors.ts';
import { readFile } from '../../../electron/library/files/read.ts';
import type { FileArticle } from '../../../electron/library/files/read.ts';
import { parseRichText } from '../../../electron/library/files/rtf.ts';

const gif = Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64');

const articlesOf = async (name: string, content: string | Uint8Array): Promise<readonly FileArticle[]> => {
  const found = await readFile(name, typeof content === 'string' ? strToU8(content) : content);
  return found.kind === 'articles' ? found.articles : [];
};
const codeOf = async (name: string, content: string | Uint8Array): Promise<string> => {
  try {
    return (await readFile(name, typeof content === 'string' ? strToU8(content) : content)).kind;
  } catch (error) {
    return error instanceof Failure ? error.code : `bug: ${String(error)}`;
  }
};

const odt = (body: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
  zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content><office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="T2"><style:text-properties text:display="none"/></style:style><style:style style:name="P9" style:parent-style-name="Quotations"/></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    'meta.xml': strToU8(
      '<office:document-meta><office:meta><dc:title>Tide tables</dc:title><meta:initial-creator>Agnes Pike</meta:initial-creator><meta:creation-date>2024-03-01T10:00:00Z</meta:creation-date><meta:keyword>sea</meta:keyword></office:meta></office:document-meta>',
    ),
    ...more,
  });

describe('an OpenDocument text', () => {
  it('gives its paragraphs, headings, lists, notes and pictures; hidden text and comments stay out', async () => {
    const [article] = await articlesOf(
      'tides.odt',
      odt(
        `<text:h text:outline-level="2">Low water</text:h><text:p>It is <text:span text:style-name="T1">very</text:span><text:s text:c="2"/>low<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Since March.</text:p></text:note-body></text:note>.<text:span text:style-name="T2">secret</text:span><office:annotation><text:p>remark</text:p></office:annotation></text:p><text:p text:style-name="P9">So be it.</text:p><text:list><text:list-item><text:p>One</text:p></text:list-item></text:list><text:p><draw:frame><draw:image xlink:href="Pictures/a.gif"/></draw:frame></text:p>`,
        { 'Pictures/a.gif': gif },
      ),
    );
    expect(article).toMatchObject({
      title: 'Tide tables',
      byline: 'Agnes Pike',
      published: Date.UTC(2024, 2, 1, 10),
      categories: ['sea'],
    });
    expect(article?.html).toContain('<h2>Low water</h2>');
    expect(article?.html).toContain('<strong>very</strong>');
    expect(article?.html).toContain('<blockquote><p>So be it.</p></blockquote>');
    expect(article?.html).toContain('<li><p>One</p></li>');
    expect(article?.text).toContain('Since March.');
    expect(article?.text).not.toMatch(/secret|remark/);
    expect(article?.pictures).toHaveLength(1);
  });

  it('without a body is damaged, with a cipher it is named so', async () => {
    expect(await codeOf('a.odt', odt(''))).toBe('file-damaged');
    const cipher = strToU8('<manifest><file-entry><encryption-data/></file-entry></manifest>');
    expect(await codeOf('a.odt', odt('<text:p>x</text:p>', { 'META-INF/manifest.xml': cipher }))).toBe(
      'file-encrypted',
    );
  });
});

describe('rich text', () => {
  it('gives its paragraphs with bold and italic, its signs, title, author and date', async () => {
    const [article] = await articlesOf(
      'letter.rtf',
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss Arial;}{\f1\fswiss\fcharset204 Arial Cyr;}}{\info{\title Harbour letter}{\author Agnes Pike}{\creatim\yr2011\mo9\dy17\hr8\min42}}{\*\generator X;}\pard Dear {\b captain}, the caf\'e9 is {\i open}\par {\f1 \'d3\'e2\'e0\'e6}\u8211?ok \u-10179?\u-8704?{\v hidden}\par{\header Page 1\par}\{brace\}}`,
    );
    expect(article).toMatchObject({
      title: 'Harbour letter',
      byline: 'Agnes Pike',
      published: Date.UTC(2011, 8, 17, 8, 42),
    });
    expect(article?.html).toBe(
      '<p>Dear <strong>captain</strong>, the café is <em>open</em></p>\n<p>Уваж–ok 😀</p>\n<p>{brace}</p>',
    );
  });

  it('keeps the pictures in it', () => {
    const { html, pictures } = parseRichText(
      String.raw`{\rtf1 Before {\*\shppict{\pict\pngblip ${gif.toString('hex')}}} after}`,
    );
    expect(pictures).toHaveLength(1);
    expect(html).toContain(`Before <img src="${pictures[0]?.link}"`);
  });

  it('without a word is empty', async () => {
    expect(await codeOf('a.rtf', String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}}`)).toBe('file-empty');
  });

  it('of any kind never throws, however deep', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '\\par ',
      '\\b ',
      "\\'e",
      "\\'e9",
      '\\u8211?',
      '\\uc0',
      '\\*\\x',
      '\\pict',
      '\\bin5 ',
      'ab',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 60 }), (pieces) => {
        expect(typeof parseRichText(`{\\rtf1 ${pieces.join('')}`).html).toBe('string');
      }),
    );
    expect(parseRichText(`{\\rtf1 ${'{'.repeat(200_000)}deep${'}'.repeat(200_000)} and on}`).html).toContain('and on');
  });
});

describe('a FictionBook', () => {
  it('gives each section in a section named like the book, with its pictures', async () => {
    const book = `<?xml version="1.0"?><FictionBook><description><title-info><genre>sea</genre><author><first-name>Agnes</first-name><last-name>Pike</last-name></author><book-title>Tides</book-title><date value="2020-05-01">2020</date><lang>en</lang></title-info></description><body><section><title><p>One</p></title><p>It was <emphasis>low</emphasis>.</p><image xlink:href="#a.gif"/></section><section><title><p>Two</p></title><p>It rose.</p></section></body><binary id="a.gif">${gif.toString('base64')}</binary></FictionBook>`;
    const articles = await articlesOf('tides.fb2', book);
    expect(articles.map(({ title, sectionPath, text }) => [title, sectionPath, text])).toEqual([
      ['One', ['Tides'], 'It was low.'],
      ['Two', ['Tides'], 'It rose.'],
    ]);
    expect(articles[0]).toMatchObject({ authors: ['Agnes Pike'], published: Date.UTC(2020, 4, 1), language: 'en' });
    expect(articles[0]?.pictures).toHaveLength(1);
    expect(articles[1]?.pictures).toHaveLength(0);
  });

  it('without a word is damaged', async () => {
    expect(await codeOf('a.fb2', '<?xml version="1.0"?><FictionBook><body></body></FictionBook>')).toBe('file-damaged');
  });
});

describe('a document that Broadsheet wrote', () => {
  it('keeps a story whose facts somebody changed, by its heading', async () => {
    const story = (facts: string, title: string): string =>
      `<article data-story="${facts}"><header><h1>${title}</h1></header><div class="text"><p>${title} is told.</p></div></article>`;
    const page = `<!doctype html><html><head><meta name="generator" content="Broadsheet"></head><body>${story('{&quot;title&quot;:&quot;Low water&quot;}', 'Low')}${story('oh', 'High water')}</body></html>`;
    const articles = await articlesOf('out.html', page);
    expect(articles.map(({ title, text }) => [title, text])).toEqual([
      ['Low water', 'Low is told.'],
      ['High water', 'High water is told.'],
    ]);
    const markdown = [
      '<!-- broadsheet:0123456789abcdef story {"title":"Low water"} -->\n\n# Low\n\n<!-- broadsheet:0123456789abcdef text -->\n\nLow is told.\n\n<!-- broadsheet:0123456789abcdef end -->',
      '<!-- broadsheet:0123456789abcdef story oh -->\n\n## High water\n\n<!-- broadsheet:0123456789abcdef text -->\n\nHigh is told.\n\n<!-- broadsheet:0123456789abcdef end -->',
    ].join('\n\n');
    expect((await articlesOf('out.md', markdown)).map(({ title, text }) => [title, text])).toEqual([
      ['Low water', 'Low is told.'],
      ['High water', 'High is told.'],
    ]);
  });
});

describe('any document', () => {
  it('ends in articles or in a Failure, whatever is in it', async () => {
    const piece = fc.constantFrom(
      '<text:p>',
      '</text:p>',
      '<text:h>',
      '<text:list>',
      '<text:note>',
      '<section>',
      '<p>',
      '<image/>',
      'ab',
      '&',
      '<',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const outcomes = [
          await codeOf('a.odt', odt(pieces.join(''))),
          await codeOf('a.fb2', `<?xml version="1.0"?><FictionBook><body>${pieces.join('')}`),
        ];
        for (const outcome of outcomes) expect(outcome).toMatch(/^[a-z-]+$/);
      }),
      { numRuns: 60 },
    );
  });
});
