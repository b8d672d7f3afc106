import { describe, expect, test } from 'vitest';
import { parse, rss, rssEntry } from './support.ts';

describe('RSS', () => {
  test('reads what a feed says about itself', async () => {
    const feed = await parse(
      rss(`<title>The Harbour</title><link>https://harbour.example/</link><description>News of &lt;b&gt;ships&lt;/b&gt;</description>
        <language>en-gb</language><lastBuildDate>Tue, 03 Jun 2003 09:39:21 GMT</lastBuildDate>
        <image><url>/logo.png</url><title>Other title</title><link>https://other.example</link></image>
        <ttl>90</ttl><skipHours><hour>3</hour><hour>24</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day></skipDays>
        <itunes:new-feed-url>https://harbour.example/new.xml</itunes:new-feed-url>`),
    );
    expect(feed).toMatchObject({
      format: 'rss-2.0',
      title: 'The Harbour',
      link: 'https://harbour.example/',
      description: 'News of ships',
      language: 'en-gb',
      image: 'https://harbour.example/logo.png',
      updated: Date.UTC(2003, 5, 3, 9, 39, 21),
      hints: { ttlMinutes: 90, skipHours: [3, 0], skipDays: ['Sunday'], movedTo: 'https://harbour.example/new.xml' },
      flaws: [],
    });
  });

  test('reads an entry with every field', async () => {
    const entry = await rssEntry(`<guid isPermaLink="false">tide-7</guid><link>https://harbour.example/7</link>
      <title>High &amp;amp; low &lt;i&gt;tide&lt;/i&gt;</title><description>Short.</description>
      <content:encoded><![CDATA[<p>Long <b>story</b>.</p>]]></content:encoded><author>jo@harbour.example (Jo Mate)</author>
      <pubDate>Tue, 03 Jun 2003 09:39:21 +0200</pubDate><atom:updated>2003-06-04T00:00:00Z</atom:updated>
      <category domain="x">Sea</category><category>Sea</category><dc:subject>Weather</dc:subject>
      <enclosure url="https://harbour.example/a.mp3" type="audio/mpeg" length="42"/>
      <enclosure url="https://harbour.example/b.mp3"/><media:thumbnail url="https://harbour.example/t.jpg"/>
      <dc:language>fr</dc:language><georss:point>45 -71</georss:point>`);
    expect(entry).toMatchObject({
      id: 'tide-7',
      link: 'https://harbour.example/7',
      title: 'High & low tide',
      summary: 'Short.',
      content: '<p>Long <b>story</b>.</p>',
      authors: ['Jo Mate'],
      published: Date.UTC(2003, 5, 3, 7, 39, 21),
      updated: Date.UTC(2003, 5, 4),
      categories: ['Sea', 'Weather'],
      enclosures: [
        { link: 'https://harbour.example/t.jpg', type: 'image/*', length: null },
        { link: 'https://harbour.example/a.mp3', type: 'audio/mpeg', length: 42 },
        { link: 'https://harbour.example/b.mp3', type: null, length: null },
      ],
      image: 'https://harbour.example/t.jpg',
      language: 'fr',
    });
  });

  test('an episode carries its length and its chapters in order', async () => {
    const entry = await rssEntry(`<title>Quay</title><itunes:duration>1:02:05</itunes:duration>
      <psc:chapters xmlns:psc="http://podlove.org/simple-chapters" version="1.2">
        <psc:chapter start="00:12:30.250" title="The lamp &amp; the oil" href="https://harbour.example/lamp"/>
        <psc:chapter start="00:00:00.000" title="The stairs"/><psc:chapter start="soon" title="Nowhere"/><psc:chapter start="7:00"/>
      </psc:chapters>
      <enclosure url="https://harbour.example/a.mp3" type="audio/mpeg" length="42"/>`);
    expect(entry.enclosures).toEqual([
      {
        link: 'https://harbour.example/a.mp3',
        type: 'audio/mpeg',
        length: 42,
        seconds: 3725,
        chapters: [
          { at: 0, title: 'The stairs' },
          { at: 750, title: 'The lamp & the oil' },
        ],
      },
    ]);
    const film = await rssEntry('<media:content url="https://harbour.example/f.mp4" type="video/mp4" duration="95"/>');
    expect(film.enclosures).toMatchObject([{ seconds: 95 }]);
  });

  test('a guid is the link unless it says that it is none', async () => {
    expect((await rssEntry('<guid>https://harbour.example/1</guid>')).link).toBe('https://harbour.example/1');
    expect((await rssEntry('<guid isPermaLink="false">https://harbour.example/1</guid>')).link).toBeNull();
    expect((await rssEntry('<guid>tide-1</guid>')).link).toBeNull();
  });

  test('an entry that says nothing has nothing but empty fields', async () => {
    expect(await rssEntry('')).toMatchObject({
      id: null,
      link: null,
      title: null,
      content: null,
      published: null,
      authors: [],
    });
  });

  test('an entry without a title is named by its text, else by its address', async () => {
    expect((await rssEntry('<description>&lt;p&gt;Gulls over the pier&lt;/p&gt;</description>')).title).toBe(
      'Gulls over the pier',
    );
    expect((await rssEntry('<link>https://harbour.example/1</link>')).title).toBe('https://harbour.example/1');
    expect((await rssEntry(`<description>${'gull '.repeat(60)}</description>`)).title).toMatch(/^gull .*gull…$/);
  });

  test('one text alone is both summary and content', async () => {
    expect(await rssEntry('<description>Only this</description>')).toMatchObject({
      summary: 'Only this',
      content: 'Only this',
    });
    expect(await rssEntry('<itunes:summary>Spoken</itunes:summary>')).toMatchObject({
      summary: 'Spoken',
      content: 'Spoken',
    });
  });

  test('words that look like tags stay in a title, tags do not', async () => {
    expect((await rssEntry('<title>5 &amp;lt; 8 on &amp;lt;BIGCO&amp;gt;</title>')).title).toBe('5 < 8 on <BIGCO>');
    expect((await rssEntry('<title>The <em>big</em> ship</title>')).title).toBe('The big ship');
  });

  test('media groups, their contents and thumbnails are found', async () => {
    const entry =
      await rssEntry(`<media:group><media:content url="https://h.example/v.mp4" type="video/mp4" fileSize="7">
      <media:thumbnail url="https://h.example/v.jpg"/></media:content><media:content url="https://h.example/p.png" medium="image"/>
      <media:title>Launch</media:title><media:category label="Boats">boats/launch</media:category></media:group>`);
    expect(entry.enclosures.map(({ link }) => link)).toEqual([
      'https://h.example/v.jpg',
      'https://h.example/v.mp4',
      'https://h.example/p.png',
    ]);
    expect(entry.image).toBe('https://h.example/v.jpg');
    expect(entry.categories).toEqual(['Boats']);
  });

  test('a link that counts clicks keeps the one it leads to beside it', async () => {
    const entry = await rssEntry(`<link>https://counter.example/1</link>
      <feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://h.example/1</feedburner:origLink>`);
    expect(entry).toMatchObject({ link: 'https://counter.example/1', originalLink: 'https://h.example/1' });
  });

  test.each([
    ['jo@h.example (Jo Mate)', 'Jo Mate'],
    ['Jo Mate (jo@h.example)', 'Jo Mate'],
    ['Jo Mate &lt;jo@h.example&gt;', 'Jo Mate'],
    ['jo@h.example', 'jo@h.example'],
    ['by <a href="/jo">Jo Mate</a>', 'by Jo Mate'],
    ['<name>Jo Mate</name><email>jo@h.example</email>', 'Jo Mate'],
  ])('the author %s is %s', async (written, name) => {
    expect((await rssEntry(`<author>${written}</author>`)).authors).toEqual([name]);
  });

  test('relative addresses stand on the site the feed speaks for', async () => {
    const feed = await parse(
      rss(
        '<link>https://h.example/news/</link><item><link>7.html</link><description>&lt;a href="8.html"&gt;x&lt;/a&gt; &lt;img src=9.png&gt;</description></item>',
      ),
      { url: 'https://mirror.example/feed.xml' },
    );
    expect(feed.entries[0]).toMatchObject({
      link: 'https://h.example/news/7.html',
      content: '<a href="https://h.example/news/8.html">x</a> <img src="https://h.example/news/9.png">',
    });
  });
});

describe('RDF', () => {
  test('items beside the channel are its entries', async () => {
    const feed =
      await parse(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://h.example/rdf"><title>Tides</title>
      <items><rdf:Seq><rdf:li rdf:resource="https://h.example/1"/></rdf:Seq></items></channel>
      <item rdf:about="https://h.example/1"><title>Ebb</title><link>https://h.example/1</link><dc:date>2020-01-02</dc:date></item></rdf:RDF>`);
    expect(feed).toMatchObject({ format: 'rss-1.0', title: 'Tides' });
    expect(feed.entries).toMatchObject([{ id: 'https://h.example/1', title: 'Ebb', published: Date.UTC(2020, 0, 2) }]);
  });

  test('prefixes may have any name', async () => {
    const feed =
      await parse(`<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"
      xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:x="https://other.example/ns"><s:channel><s:title>Tides</s:title></s:channel>
      <s:item><s:title>Ebb</s:title><x:title>Wrong</x:title><c:encoded>Low water</c:encoded></s:item></r:RDF>`);
    expect(feed.entries).toMatchObject([{ title: 'Ebb', content: 'Low water' }]);
  });
});
