import { strToU8, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/contract/errors.ts';
import { limits } from '../../../electron/contract/limits.ts';
import { articlesUpTo, makeArticle } from '../../../electron/library/files/article.ts';
import { mostMessages, splitMailbox } from '../../../electron/library/files/mail/mailbox.ts';
import { firstArticle, readFile } from '../../../electron/library/files/read.ts';
import type { FileArticle, FileContent } from '../../../electron/library/files/read.ts';
import { pdfFile } from '../../support/pdf-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (name: string, text: string): Promise<FileContent> => readFile(name, bytes(text));
const articlesOf = async (name: string, content: string | Uint8Array): Promise<readonly FileArticle[]> => {
  const found = await readFile(name, typeof content === 'string' ? bytes(content) : content);
  return found.kind === 'articles' ? found.articles : [];
};
const codeOf = async (name: string, content: Uint8Array): Promise<string> => {
  try {
    await readFile(name, content);
    return 'read';
  } catch (error) {
    return error instanceof Failure ? error.code : `not a Failure: ${String(error)}`;
  }
};

/** A GIF of one pixel. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64');

describe('the kind of a file is told by its content first', () => {
  it('a feed with the name of a text file is a feed', async () => {
    const feed =
      '<?xml version="1.0"?><rss version="2.0"><channel><title>Tides</title><item><title>High</title></item></channel></rss>';
    expect((await read('notes.txt', feed)).kind).toBe('feed');
  });
  it('a subscription list is one under any name', async () => {
    const list =
      '<?xml version="1.0"?><opml version="2.0"><body><outline text="Tides" xmlUrl="http://tides.example/feed"/></body></opml>';
    expect((await read('list.xml', list)).kind).toBe('opml');
  });
  it('a page with the name of a text file is a page', async () => {
    const [article] = await articlesOf(
      'page.txt',
      '<!doctype html><html><head><title>Low water</title></head><body><p>The boats lie in the mud.</p></body></html>',
    );
    expect(article?.title).toBe('Low water');
    expect(article?.text).toContain('The boats lie in the mud.');
  });
  it('JSON Feed is a feed, other JSON without stories is unknown', async () => {
    expect((await read('a.json', '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[]}')).kind).toBe(
      'feed',
    );
    expect(await codeOf('a.json', bytes('{"colour":"blue"}'))).toBe('file-kind-unknown');
  });
});

describe('what cannot be read is named', () => {
  it('an empty file', async () => {
    expect(await codeOf('a.txt', new Uint8Array())).toBe('file-empty');
    expect(await codeOf('a.txt', bytes(' \n\t\n'))).toBe('file-empty');
    expect(await codeOf('a.html', bytes('<html><body></body></html>'))).toBe('file-empty');
  });
  it('bytes that are no text', async () => {
    expect(
      await codeOf(
        'a.txt',
        Uint8Array.from({ length: 200 }, (_, index) => index % 7),
      ),
    ).toBe('file-kind-unknown');
  });
  it('a file over the limit', async () => {
    expect(await codeOf('a.txt', new Uint8Array(limits.fileBytes + 1))).toBe('too-large');
  });
  it('a broken ZIP, a broken PDF', async () => {
    expect(await codeOf('a.zip', bytes('PK\u0003\u0004 nothing else'))).toBe('file-damaged');
    expect(await codeOf('a.pdf', bytes('%PDF-1.4 nothing else'))).toBe('file-damaged');
  });
  it('an enciphered ZIP and an enciphered office document', async () => {
    const zip = zipSync({ 'a.txt': strToU8('hello there') });
    const directory = Buffer.from(zip).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    [zip[6], zip[directory + 8]] = [1, 1];
    expect(await codeOf('a.zip', zip)).toBe('file-encrypted');
    const compound = new Uint8Array(600);
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await codeOf('a.docx', compound)).toBe('file-encrypted');
    expect(await codeOf('a.msg', compound)).toBe('file-kind-unknown');
  });
  it('a ZIP that promises more than it may unpack to', async () => {
    const bomb = zipSync({ 'a.txt': strToU8('hello there') });
    const directory = Buffer.from(bomb).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bomb.buffer).setUint32(directory + 24, 0x7fff_ffff, true);
    expect(await codeOf('bomb.zip', bomb)).toBe('too-large');
  });
  it('a ZIP whose entry is more than it says', async () => {
    const bomb = zipSync({ 'a.txt': strToU8('tide '.repeat(400_000)) });
    const directory = Buffer.from(bomb).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bomb.buffer).setUint32(directory + 24, 10, true);
    expect(await codeOf('lying.zip', bomb)).toBe('file-damaged');
  });
  it('a ZIP of more entries than are read', async () => {
    const many = zipSync(
      Object.fromEntries(
        Array.from({ length: 20_001 }, (_, at) => [`${at}.txt`, [strToU8('x'), { level: 0 as const }]]),
      ),
    );
    expect(await codeOf('many.zip', many)).toBe('too-large');
  });
  it('a ZIP that says it is a document', async () => {
    const lie = zipSync({ 'word/document.xml': strToU8('no document at all') });
    expect(await codeOf('letter.docx', lie)).toBe('file-damaged');
    expect(await codeOf('book.epub', zipSync({ 'META-INF/container.xml': strToU8('<x/>') }))).toBe('file-damaged');
  });
  it('a PDF of more pages than are read, and one that only says so', async () => {
    const pdfOf = (count: number, kids: string): Uint8Array =>
      pdfFile([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>',
      ]);
    expect(await codeOf('long.pdf', pdfOf(3_001, '3 0 R '.repeat(3_001)))).toBe('too-large');
    expect(await codeOf('lying.pdf', pdfOf(1_000_000, '3 0 R'))).toBe('read');
  });
  it('a ZIP in a ZIP in a ZIP', async () => {
    const inner = zipSync({ 'a.txt': strToU8('hello there') });
    const middle = zipSync({ 'inner.zip': inner });
    expect(await codeOf('outer.zip', zipSync({ 'inner.zip': inner }))).toBe('read');
    expect(await codeOf('outer.zip', zipSync({ 'middle.zip': middle }))).toBe('too-large');
  });
  it('any bytes at all end in articles or in a Failure', { timeout: 120_000 }, async () => {
    const names = fc.constantFrom(
      'a.txt',
      'a.html',
      'a.md',
      'a.eml',
      'a.mhtml',
      'a.zip',
      'a.epub',
      'a.json',
      'a.csv',
      'a.enex',
      'a.opml',
      'a',
    );
    const starts = fc.constantFrom(
      '',
      'PK\u0003\u0004',
      '{"url":',
      '---\n',
      '<html>',
      'From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n',
      'bplist00',
      '<en-export><note>',
      'From a 10:00\n\n',
    );
    await fc.assert(
      fc.asyncProperty(names, starts, fc.uint8Array({ maxLength: 300 }), async (name, start, rest) => {
        expect(await codeOf(name, Buffer.concat([Buffer.from(start, 'latin1'), rest]))).not.toContain('not a Failure');
      }),
      { numRuns: 150 },
    );
  });
});

describe('a page', () => {
  it('that is little more than its text loses no paragraph to the extractor', async () => {
    const [article] = await articlesOf(
      'trains.html',
      '<html><head><title>On Waiting</title></head><body><h1>On Waiting</h1><p>There is a kind of waiting that is work, and a kind that is rest.</p><h2>Related</h2><ul><li>Platforms of the north</li><li>Clocks that lie</li></ul><p>London is a city with more than one station.</p><p>I have been fond of plums ever since.</p></body></html>',
    );
    expect(article?.title).toBe('On Waiting');
    for (const text of ['a kind that is rest.', 'Clocks that lie', 'London is a city', 'fond of plums ever since.'])
      expect(article?.text).toContain(text);
    expect(article?.printedRails).toEqual([]);
  });
});

describe('Markdown', () => {
  it('front matter gives title, time, tags and author; the heading stays out of the body', async () => {
    const [article] = await articlesOf(
      'walk.md',
      '---\ntitle: "Ten walks"\ndate: 2016-05-03\ntags: [sea, "long walks"]\nauthor: Agnes Pike\n---\n# Ten walks\n\nTake a *coat*.\n\n<script>alert(1)</script>\n',
    );
    expect(article).toMatchObject({
      title: 'Ten walks',
      categories: ['sea', 'long walks'],
      authors: ['Agnes Pike'],
      published: Date.UTC(2016, 4, 3),
    });
    expect(article?.html).toContain('<em>coat</em>');
    expect(article?.html).not.toContain('<script');
    expect(article?.text.startsWith('Take a coat.')).toBe(true);
  });
  it('without front matter the first heading is the title, and a rule is no front matter', async () => {
    expect((await articlesOf('a.md', '# Plums\n\nThey are ripe.'))[0]).toMatchObject({
      title: 'Plums',
      text: 'They are ripe.',
    });
    expect((await articlesOf('a.md', '---\n\nOnly a rule.\n\n---\n'))[0]?.text).toContain('Only a rule.');
  });
});

describe('archives of files', () => {
  it('every readable file becomes an article in the section of its folder, with the pictures beside it', async () => {
    const zip = zipSync({
      'Tides/low.txt': strToU8('Low water\n\nThe boats lie in the mud.'),
      'Tides/page.html': strToU8(
        '<html><head><title>High water</title></head><body><h1>High water</h1><p>The boats swim, all of them, as they did yesterday.</p><p><img src="pixel.gif" width="400" height="300"></p></body></html>',
      ),
      'Tides/pixel.gif': pixel,
      '../../evil.txt': strToU8('Climbing out\n\nThis file has dots in its name.'),
    });
    const articles = await articlesOf('all.zip', zip);
    expect(articles.map((article) => [article.title, article.sectionPath])).toEqual([
      ['Low water', ['Tides']],
      ['High water', ['Tides']],
      ['Climbing out', []],
    ]);
    const page = articles[1];
    expect(page?.pictures?.length).toBe(1);
    expect(page?.html).toContain(page?.pictures?.[0]?.link ?? 'no picture');
  });
  it('what cannot be read in one is told by name, and costs the others nothing', async () => {
    const zip = Buffer.from(
      zipSync({
        'a.txt': strToU8('Low water\n\nThe boats lie in the mud.'),
        'b/broken.txt': strToU8('High water. '.repeat(40)),
        'c.bin.xyz': Uint8Array.from({ length: 200 }, (_, index) => index % 7),
        'settings.json': strToU8('{"colour":"blue"}'),
        'empty.html': strToU8('<html><body></body></html>'),
        'z.txt': strToU8('Slack water\n\nNothing moves.'),
      }),
    );
    const broken = zip.indexOf('b/broken.txt') + 'b/broken.txt'.length;
    zip.fill(0xff, broken, broken + 8);
    const found = await readFile('all.zip', zip);
    expect(found).toMatchObject({ kind: 'articles', articles: [{ title: 'Low water' }, { title: 'Slack water' }] });
    expect(found.kind === 'articles' && found.failed?.map(({ name, code }) => [name, code])).toEqual([
      ['b/broken.txt', 'file-damaged'],
      ['c.bin.xyz', 'file-kind-unknown'],
    ]);
  });
  it('books and documents that lie in a ZIP as they are do not make it one', async () => {
    const book = zipSync({
      mimetype: [strToU8('application/epub+zip'), { level: 0 }],
      'META-INF/container.xml': strToU8('<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'),
      'b.opf': strToU8(
        '<package><metadata><title>Tides</title></metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
      ),
      'a.xhtml': strToU8('<html><body><h1>Low</h1><p>The boats lie in the mud.</p></body></html>'),
    });
    const letter = zipSync({
      'word/document.xml': strToU8('<document><body><p><r><t>It rose.</t></r></p></body></document>'),
    });
    const articles = await articlesOf('shelf.zip', zipSync({ 'a.epub': book, 'b.docx': letter }, { level: 0 }));
    expect(articles.map(({ text }) => text)).toEqual(['Low\n\nThe boats lie in the mud.', 'It rose.']);
  });
  it('a lone list of subscriptions in a ZIP is answered as one', async () => {
    const zip = zipSync({
      'feeds.opml': strToU8('<opml version="2.0"><body><outline text="T" xmlUrl="http://t.example/f"/></body></opml>'),
    });
    expect((await readFile('export.zip', zip)).kind).toBe('opml');
  });
});

describe('a file that holds more than is taken in', () => {
  it('gives the first ones and says that there are more', () => {
    const articles = ['One', 'Two', 'Three'].map((title) => makeArticle({ title, html: '' }));
    expect(articlesUpTo(3, 'all.mbox', articles)).toEqual({ kind: 'articles', articles });
    expect(articlesUpTo(2, 'all.mbox', articles)).toEqual({
      kind: 'articles',
      articles: articles.slice(0, 2),
      failed: [{ name: 'all.mbox', code: 'too-large', params: { name: 'all.mbox', kept: 2 } }],
    });
  });
  it('a mailbox gives one message more than are taken, and each ends where the next begins', () => {
    const messages = splitMailbox(bytes('From a@b Mon 10:00\nSubject: Tide\n\nLow.\n\n'.repeat(mostMessages + 9)));
    expect(messages).toHaveLength(mostMessages + 1);
    expect(Buffer.from(messages.at(-1) ?? []).toString()).toBe('Subject: Tide\n\nLow.\n\n');
  });
});

describe('the article of a file', () => {
  it('is the first one, and none for feeds', async () => {
    const content = await read('a.txt', 'Plums\n\nThey are ripe.');
    expect(firstArticle(content)?.title).toBe('Plums');
    expect(
      firstArticle(await read('f.xml', '<rss version="2.0"><channel><title>T</title></channel></rss>')),
    ).toBeNull();
  });
});
