import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/contract/errors.ts';
import { readFile } from '../../../electron/library/files/read.ts';
import type { FileArticle } from '../../../electron/library/files/read.ts';

const articlesOf = async (name: string, content: string | Uint8Array): Promise<readonly FileArticle[]> => {
  const found = await readFile(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return found.kind === 'articles' ? found.articles : [];
};

describe('exports of reading services', () => {
  it('Pocket: tags, time and read state', async () => {
    const [first, second] = await articlesOf(
      'pocket.csv',
      'title,url,time_added,tags,status\n"Boats, red",http://a.example/1,1178180700,sea|boats,unread\nPlums,http://a.example/2,1178180700,,archive\n',
    );
    expect(first).toMatchObject({
      title: 'Boats, red',
      link: 'http://a.example/1',
      categories: ['sea', 'boats'],
      published: 1_178_180_700_000,
    });
    expect(first?.read).toBeUndefined();
    expect(second?.read).toBe(true);
  });
  it('a link without its text is only a summary of its story', async () => {
    const [bare] = await articlesOf(
      'pocket.csv',
      'title,url,time_added,tags,status\nBoats,http://a.example/1,1,,unread\n',
    );
    expect(bare?.summaryOnly).toBe(true);
    const [whole] = await articlesOf(
      'x.json',
      JSON.stringify([{ url: 'http://a.example/1', content: '<p>They swim.</p>' }]),
    );
    expect(whole?.summaryOnly).toBeUndefined();
  });
  it('Wallabag: the text, star and archive', async () => {
    const [article] = await articlesOf(
      'wallabag.json',
      JSON.stringify([
        {
          id: 1,
          title: 'Boats',
          url: 'http://a.example/1',
          content: '<p>They <b>swim</b>.</p>',
          is_archived: 1,
          is_starred: 1,
          tags: ['sea'],
          created_at: '2016-09-08T11:55:58+0200',
        },
      ]),
    );
    expect(article).toMatchObject({
      title: 'Boats',
      text: 'They swim.',
      read: true,
      starred: true,
      categories: ['sea'],
      published: Date.UTC(2016, 8, 8, 9, 55, 58),
    });
  });
  it('Omnivore: labels as objects, the author, the description', async () => {
    const [article] = await articlesOf(
      'omnivore.json',
      JSON.stringify([
        {
          title: 'Boats',
          description: 'About boats.',
          author: 'Agnes Pike',
          url: 'http://a.example/1',
          state: 'Archived',
          labels: [{ name: 'sea' }],
          savedAt: '2024-10-29T16:30:11.000Z',
        },
      ]),
    );
    expect(article).toMatchObject({
      byline: 'Agnes Pike',
      standfirst: 'About boats.',
      categories: ['sea'],
      read: true,
    });
  });
  it('Raindrop and Instapaper: folders are sections', async () => {
    expect(
      (
        await articlesOf(
          'raindrop.csv',
          'id,title,note,excerpt,url,folder,tags,created,cover,favorite\n1,Boats,,About,http://a.example/1,Sea / Boats,"red, old",2024-01-02T03:04:05.000Z,,true\n',
        )
      )[0],
    ).toMatchObject({ sectionPath: ['Sea', 'Boats'], categories: ['red', 'old'], starred: true });
    expect(
      (
        await articlesOf(
          'instapaper.csv',
          'URL,Title,Selection,Folder,Timestamp\nhttp://a.example/1,Boats,,Archive,1178180700\n',
        )
      )[0],
    ).toMatchObject({ read: true, sectionPath: [] });
  });
  it('a table without addresses is no export', async () => {
    await expect(readFile('prices.csv', new TextEncoder().encode('fish,price\ncod,3\n'))).rejects.toThrow(Failure);
  });
});

describe('bookmarks', () => {
  it('folders are sections; tags, times and descriptions stay; scripts are passed over', async () => {
    const file =
      '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p><DT><H3>Sea</H3><DL><p><DT><A HREF="http://a.example/1" ADD_DATE="1178180700" TAGS="red,old">Boats</A><DD>About boats.\n</DL><p><DT><A HREF="javascript:alert(1)">Evil</A><DT><A HREF="http://a.example/2">Plums</A></DL>';
    const articles = await articlesOf('bookmarks.html', file);
    expect(
      articles.map((article) => [article.title, article.sectionPath, article.categories, article.standfirst]),
    ).toEqual([
      ['Boats', ['Sea'], ['red', 'old'], 'About boats.'],
      ['Plums', [], [], null],
    ]);
  });
});

describe('Evernote', () => {
  it('each note with its tags, time, source and pictures', async () => {
    const enex = `<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "x"><en-export><note><title>Tides &amp; boats</title><content><![CDATA[<?xml version="1.0"?><en-note><div>Low at six.</div><en-todo checked="true"/>Rope<en-media hash="df3e567d6f16d040326c7a0ea29a4f41" type="image/gif"/></en-note>]]></content><created>20130730T205637Z</created><tag>sea</tag><tag>red</tag><note-attributes><author>Agnes</author><source-url>http://a.example/1</source-url></note-attributes><resource><data encoding="base64">R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=</data></resource></note></en-export>`;
    const [article] = await articlesOf('notes.enex', enex);
    expect(article).toMatchObject({
      title: 'Tides & boats',
      categories: ['sea', 'red'],
      published: Date.UTC(2013, 6, 30, 20, 56, 37),
      link: 'http://a.example/1',
      byline: 'Agnes',
    });
    expect(article?.text).toContain('☑ Rope');
  });
});

describe('books and documents', () => {
  const epub = (more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
    zipSync({
      mimetype: strToU8('application/epub+zip'),
      'META-INF/container.xml': strToU8(
        '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
      ),
      'OPS/book.opf': strToU8(
        '<package xmlns:dc="x"><metadata><dc:title>The Winter Boat</dc:title><dc:creator>Agnes Pike</dc:creator><dc:language>en</dc:language><dc:date>2011-09-01</dc:date></metadata><manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
      ),
      'OPS/nav.xhtml': strToU8('<html><body><nav><a href="text/one.xhtml">Ice</a></nav></body></html>'),
      'OPS/text/one.xhtml': strToU8('<html><body><p>It froze.</p><img src="../pixel.gif"/></body></html>'),
      'OPS/text/two.xhtml': strToU8('<html><body><h1>Thaw</h1><p>It thawed.</p></body></html>'),
      'OPS/pixel.gif': Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64'),
      ...more,
    });
  it('an EPUB gives its chapters in order, in a section named like the book', async () => {
    const articles = await articlesOf('boat.epub', epub());
    expect(articles.map((article) => [article.title, article.sectionPath, article.byline])).toEqual([
      ['Ice', ['The Winter Boat'], 'Agnes Pike'],
      ['Thaw', ['The Winter Boat'], 'Agnes Pike'],
    ]);
    expect(articles[0]?.pictures?.length).toBe(1);
  });
  it('an EPUB whose chapters are enciphered is named so', async () => {
    const locked = epub({
      'META-INF/encryption.xml': strToU8(
        '<encryption><EncryptedData><CipherData><CipherReference URI="OPS/text/one.xhtml"/></CipherData></EncryptedData></encryption>',
      ),
    });
    await expect(readFile('boat.epub', locked)).rejects.toMatchObject({ code: 'file-encrypted' });
  });
  it('a DOCX gives paragraphs, headings, lists and links; deleted text stays out', async () => {
    const docx = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(
        '<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The boat</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">It was </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>red</w:t></w:r><w:del><w:r><w:delText>blue</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:hyperlink r:id="r1"><w:r><w:t>Rope</w:t></w:r></w:hyperlink></w:p></w:body></w:document>',
      ),
      'word/_rels/document.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="http://a.example/rope"/></Relationships>',
      ),
      'docProps/core.xml': strToU8(
        '<cp:coreProperties><dc:creator>Agnes Pike</dc:creator><dcterms:created>2011-09-17T09:15:00Z</dcterms:created></cp:coreProperties>',
      ),
    });
    const [article] = await articlesOf('boat.docx', docx);
    expect(article).toMatchObject({
      title: 'The boat',
      byline: 'Agnes Pike',
      published: Date.UTC(2011, 8, 17, 9, 15),
      text: 'It was red.\n\nRope',
    });
    expect(article?.html).toContain('href="http://a.example/rope"');
  });
});
