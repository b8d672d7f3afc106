import { describe, expect, test } from 'vitest';
import { atom, atomEntry, parse } from './support.ts';

describe('Atom', () => {
  test('xhtml keeps the order of text and tags', async () => {
    const entry = await atomEntry(
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>one <em>two</em> three &amp; <br/>four</p><h2>end</h2></div></content>',
    );
    expect(entry.content).toBe('<p>one <em>two</em> three &amp; <br>four</p><h2>end</h2>');
  });

  test('a text construct is text, html is html', async () => {
    expect((await atomEntry('<content type="text">5 &lt; 6 &amp; &lt;b&gt;</content>')).content).toBe(
      '5 &lt; 6 &amp; &lt;b&gt;',
    );
    expect((await atomEntry('<content type="html">&lt;b&gt;six&lt;/b&gt;</content>')).content).toBe('<b>six</b>');
    expect((await atomEntry('<title type="text">the &lt;blink&gt; tag</title>')).title).toBe('the <blink> tag');
    expect((await atomEntry('<title type="html">the &lt;b&gt;big&lt;/b&gt; tag</title>')).title).toBe('the big tag');
  });

  test('base64 content is decoded when it is text', async () => {
    const encoded = Buffer.from('<p>Tide</p>').toString('base64');
    expect((await atomEntry(`<content type="application/octet-stream">${encoded}</content>`)).content).toBe(
      '<p>Tide</p>',
    );
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]).toString('base64');
    expect((await atomEntry(`<summary>x</summary><content type="image/png">${picture}</content>`)).content).toBe('x');
  });

  test('of several links the page is chosen and files are enclosures', async () => {
    const entry =
      await atomEntry(`<link rel="self" href="https://h.example/self"/><link href="https://h.example/plain"/>
      <link rel="enclosure" type="audio/mpeg" length="9" href="https://h.example/a.mp3"/>
      <link rel="alternate" type="text/html" href="https://h.example/page"/><link/>`);
    expect(entry.link).toBe('https://h.example/page');
    expect(entry.enclosures).toEqual([{ link: 'https://h.example/a.mp3', type: 'audio/mpeg', length: 9 }]);
  });

  test('xml:base holds for links and for markup, also inside it', async () => {
    const entry = await atomEntry(
      `<link href="b"/><content type="xhtml" xml:base="/x/"><div><a href="c">1</a><p xml:base="y/"><a href="d">2</a></p></div></content>`,
      {
        url: 'https://h.example/feed/',
      },
    );
    expect(entry.link).toBe('https://h.example/feed/b');
    expect(entry.content).toBe(
      '<a href="https://h.example/x/c">1</a><p xml:base="y/"><a href="https://h.example/x/y/d">2</a></p>',
    );
  });

  test('an entry inherits authors and language, and may have its own', async () => {
    const feed = await parse(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><author><name>Jo</name></author><entry><id>1</id></entry>
      <entry xml:lang="de"><id>2</id><author><name>An</name></author><author><email>bo@h.example</email></author></entry></feed>`,
    );
    expect(feed.entries).toMatchObject([
      { authors: ['Jo'], language: 'fr' },
      { authors: ['An', 'bo@h.example'], language: 'de' },
    ]);
  });

  test('one bad date costs that date, and its place is told', async () => {
    const feed = await parse(
      atom('<entry><id>1</id>\n<updated>yesterday</updated></entry><entry><updated>2020-01-01</updated></entry>'),
    );
    expect(feed.entries).toMatchObject([{ id: '1', updated: null }, { updated: Date.UTC(2020, 0, 1) }]);
    expect(feed.flaws).toMatchObject([{ code: 'bad-date', line: 2 }]);
  });

  test('a category is its term, but for terms that only a program reads', async () => {
    const entry = await atomEntry(
      '<category term="sea" label="The sea"/><category term="4512" label="Ships"/><category term=" "/>',
    );
    expect(entry.categories).toEqual(['sea', 'Ships']);
  });

  test('Atom 0.3 and an entry alone are read', async () => {
    const old = await parse(
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><tagline>Old</tagline><entry><issued>2004-01-01T00:00:00Z</issued><modified>2004-02-01T00:00:00Z</modified></entry></feed>',
    );
    expect(old).toMatchObject({
      format: 'atom-0.3',
      description: 'Old',
      entries: [{ published: Date.UTC(2004, 0, 1), updated: Date.UTC(2004, 1, 1) }],
    });
    const alone = await parse('<entry xmlns="http://www.w3.org/2005/Atom"><title>Alone</title></entry>');
    expect(alone).toMatchObject({ format: 'atom-1.0', entries: [{ title: 'Alone' }] });
  });

  test('an empty feed is a feed', async () => {
    expect(await parse('<feed xmlns="http://www.w3.org/2005/Atom"></feed>')).toMatchObject({
      title: null,
      entries: [],
    });
    expect((await parse(atom('<entry/><entry> </entry>'))).entries).toHaveLength(2);
  });
});
