import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../../electron/contract/limits.ts';
import { parseFeed } from '../../../../electron/library/feeds/parse.ts';
import { atom, bytesOf, failureOf, firstEntry, parse, rss, rssEntry } from './support.ts';

const context = { url: null, contentType: null };

describe('broken XML', () => {
  test.each([
    ['a bare ampersand', '<title>Fish & chips</title>', 'Fish & chips'],
    ['references of HTML', '<title>caf&eacute;&nbsp;bar</title>', 'café bar'],
    ['a reference that nobody knows', '<title>a &foo; b</title>', 'a &foo; b'],
    ['control characters', '<title>a\u0000b\u000Bc</title>', 'a b c'],
    ['references to control characters', '<title>a&#0;b&#11;c</title>', 'a\uFFFDb c'],
    ['double encoding', '<title>wait&#226;&#128;&#166;</title>', 'wait…'],
    ['an upper case name', '<TITLE>Loud</TITLE>', 'Loud'],
    ['an attribute without quotes', '<title type=html>Bare</title>', 'Bare'],
    ['an end tag that belongs to nothing', '<title>One</b></title>', 'One'],
  ])('survives %s', async (_name, item, title) => {
    expect((await rssEntry(item)).title).toBe(title);
  });

  test('text before the root and a missing version do not matter', async () => {
    const feed = await parse('  junk <?xml version="1.0"?><rss><channel><title>T</title></channel></rss>');
    expect(feed).toMatchObject({ format: 'rss', title: 'T', flaws: [{ code: 'text-before-xml' }] });
  });

  test('what stands before the cut of a truncated feed is read', async () => {
    const whole = rss('<item><title>One</title></item><item><title>Two</title><link>https://h.example/2</link></item>');
    const feed = await parse(whole.slice(0, whole.indexOf('</link>')));
    expect(feed.entries).toMatchObject([{ title: 'One' }, { title: 'Two', link: 'https://h.example/2' }]);
    expect(feed.flaws[0]?.code).toBe('cut-off');
  });

  test('an entry that is never closed ends where the next begins', async () => {
    const feed = await parse(rss('<item><title>One</title><item><title>Two</title></item><item><title>Three</item>'));
    expect(feed.entries.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
  });

  test('items outside the channel count', async () => {
    const feed = await parse(
      '<rss version="2.0"><channel><title>T</title></channel><item><title>Out</title></item></rss>',
    );
    expect(feed.entries).toMatchObject([{ title: 'Out' }]);
  });

  test('line and column of a flaw are those of the document', async () => {
    const feed = await parse('<?xml version="1.0"?>\n<rss version="2.0">\n<channel>\n  <title>T\n</channel></rss>');
    expect(feed.flaws).toEqual([{ code: 'tag-not-closed', line: 5, column: 1 }]);
  });

  test('elements of foreign namespaces with known names are not mistaken', async () => {
    const entry = await rssEntry('<x:title xmlns:x="https://x.example/">Wrong</x:title><title>Right</title>');
    expect(entry.title).toBe('Right');
  });

  test('an unescaped br without an end does not swallow the rest', async () => {
    const feed = await parse(
      rss(`<item><description>${'a<br>'.repeat(600)}</description><link>https://h.example/1</link></item><item/>`),
    );
    expect(feed.entries).toHaveLength(2);
    expect(feed.entries[0]).toMatchObject({ link: 'https://h.example/1' });
  });
});

describe('hostile XML', () => {
  test('entities of the document are not expanded and its type is skipped', async () => {
    const entry = firstEntry(
      await parse(
        `<!DOCTYPE rss [<!ENTITY a "<rss><channel><title>Evil</title>"><!ENTITY b SYSTEM "file:///etc/passwd">]>${atom('<entry><title>&a;&b;</title></entry>')}`,
      ),
    );
    expect(entry.title).toBe('&a;&b;');
  });

  test('too deep an entry costs that entry only', async () => {
    const feed = await parse(
      rss(
        `<item><title>One</title></item><item><title>Two</title><description>${'<b>'.repeat(2000)}</description></item><item><title>Three</title></item>`,
      ),
    );
    expect(feed.entries.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
    expect(feed.flaws).toMatchObject([{ code: 'too-deep' }]);
  });

  test('too many attributes cost that entry only', async () => {
    const attributes = Array.from({ length: 2000 }, (_, index) => `a${index}="x"`).join(' ');
    const feed = await parse(rss(`<item><title ${attributes}>One</title></item><item><title>Two</title></item>`));
    expect(feed.entries.at(-1)).toMatchObject({ title: 'Two' });
    expect(feed.flaws).toMatchObject([{ code: 'too-many-attributes' }]);
  });

  test('entries beyond the limit are left out and that is told', async () => {
    const feed = await parse(rss('<item><title>x</title></item>'.repeat(limits.feedItems + 5)));
    expect(feed.entries).toHaveLength(limits.feedItems);
    expect(feed.flaws).toMatchObject([{ code: 'too-many-entries' }]);
  });

  test('a text beyond the limit is cut and that is told', async () => {
    const feed = await parse(
      rss(`<item><description>${'x'.repeat(limits.entryTextCharacters + 10)}</description></item>`),
    );
    expect(feed.entries[0]?.content).toHaveLength(limits.entryTextCharacters);
    expect(feed.flaws).toMatchObject([{ code: 'text-cut' }]);
  });

  test('names of JavaScript are names like any other', async () => {
    const entry = await rssEntry('<__proto__>x</__proto__><constructor>y</constructor><title __proto__="z">T</title>');
    expect(entry.title).toBe('T');
  });
});

describe('what is no feed', () => {
  test.each([
    ['nothing', '', 'feed-empty'],
    ['white space', ' \n\uFEFF\t', 'feed-empty'],
    ['plain text', 'hello', 'not-a-feed'],
    ['a page', '<!doctype html><html><head><title>x</title></head><body><rss></rss></body></html>', 'not-a-feed'],
    ['OPML', '<opml version="2.0"><body><outline text="x"/></body></opml>', 'not-a-feed'],
    [
      'RDF about something else',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x/></rdf:RDF>',
      'not-a-feed',
    ],
  ])('%s ends in %s', async (_name, text, code) => {
    expect(await failureOf(parse(text))).toBe(code);
  });

  test('too many bytes are refused unread, packed ones too', async () => {
    expect(await failureOf(parseFeed(new Uint8Array(limits.feedBytes + 1), context))).toBe('too-large');
    expect(await failureOf(parseFeed(gzipSync(new Uint8Array(limits.feedBytes + 1)), context))).toBe('too-large');
  });

  test('gzip that nobody announced is unpacked, broken gzip is no feed', async () => {
    expect((await parseFeed(gzipSync(bytesOf(rss('<title>Packed</title>'))), context)).title).toBe('Packed');
    expect(await failureOf(parseFeed(Uint8Array.of(0x1f, 0x8b, 1, 2, 3), context))).toBe('not-a-feed');
  });
});
