import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../electron/contract/errors.ts';
import { limits } from '../../../../electron/contract/limits.ts';
import type { Section } from '../../../../electron/contract/models.ts';
import { opmlSubscriptions, parseOpml, writeOpml } from '../../../../electron/library/feeds/opml.ts';
import type { OpmlSubscription } from '../../../../electron/library/feeds/opml.ts';
import { opmlShare } from '../../../bench/discovery.ts';
import { skipWithoutCorpora } from '../../../support/corpora.ts';

const read = (text: string | Uint8Array): readonly OpmlSubscription[] =>
  opmlSubscriptions(parseOpml(typeof text === 'string' ? Buffer.from(text) : text));
const body = (outlines: string): string =>
  `<opml version="2.0"><head><title>Mine</title></head><body>${outlines}</body></opml>`;
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'no failure';
};
const feed = (title: string, url: string, path: readonly string[] = [], siteLink: string | null = null) => ({
  path,
  title,
  url,
  siteLink,
});

describe('reading a list', () => {
  it('keeps nested sections, order, titles and site links', () => {
    const text = body(`
      <outline text="Top" type="rss" xmlUrl="https://top.example/feed" htmlUrl="https://top.example/"/>
      <outline text="World">
        <outline title="Middle East">
          <outline text="Gulf" type="rss" xmlUrl="https://gulf.example/feed"/>
        </outline>
        <outline text="Asia News" xmlUrl="https://asia.example/feed"></outline>
      </outline>`);
    expect(parseOpml(Buffer.from(text)).title).toBe('Mine');
    expect(read(text)).toEqual([
      feed('Top', 'https://top.example/feed', [], 'https://top.example/'),
      feed('Gulf', 'https://gulf.example/feed', ['World', 'Middle East']),
      feed('Asia News', 'https://asia.example/feed', ['World']),
    ]);
  });

  it('reads attribute and element names in any case', () => {
    expect(read('<OPML><BODY><Outline TEXT="A" XMLURL="http://a/" HTMLurl="http://b/"/></BODY></OPML>')).toEqual([
      feed('A', 'http://a/', [], 'http://b/'),
    ]);
  });

  it('keeps a bare & in addresses as it stands', () => {
    expect(read(body('<outline text="A & B" xmlUrl="http://a/?x=1&y=2&copy=3&amp;z=4"/>'))).toEqual([
      feed('A & B', 'http://a/?x=1&y=2&copy=3&z=4'),
    ]);
  });

  it('reads HTML entities, which XML does not know', () => {
    expect(read(body('<outline text="Caf&eacute;&nbsp;&mdash; &#x41;&#66;" xmlUrl="http://a/"/>'))[0]?.title).toBe(
      'Café — AB',
    );
  });

  it('reads descriptions that hold unescaped markup with quotes', () => {
    const text = body(
      `<outline text="One" description="By <a href="https://x.example" target="_blank">X</a> and 'Y'." xmlUrl="http://one/"/>
       <outline text="Two" xmlUrl="http://two/" description="<em>well</em>"/>`,
    );
    expect(read(text)).toEqual([feed('One', 'http://one/'), feed('Two', 'http://two/')]);
  });

  it('takes what an unclosed feed swallowed for its neighbours', () => {
    const text = body(
      '<outline text="S"><outline text="A" xmlUrl="http://a/"><outline text="B" xmlUrl="http://b/"></outline></outline>',
    );
    expect(read(text)).toEqual([feed('A', 'http://a/', ['S']), feed('B', 'http://b/', ['S'])]);
  });

  it('reads as far as a list goes that was cut off', () => {
    expect(read('<opml><body><outline text="S"><outline text="A" xmlUrl="http://a/"/><outline text="B" xmlU')).toEqual([
      feed('A', 'http://a/', ['S']),
    ]);
  });

  it('reads a list without head, body or opml element', () => {
    expect(read('<outline text="A" xmlUrl="http://a/"/>')).toEqual([feed('A', 'http://a/')]);
  });

  it('reads other charsets than UTF-8, and wrong declarations', () => {
    const text =
      '<?xml version="1.0" encoding="ENC"?><opml><body><outline text="Café Ärger" xmlUrl="http://a/"/></body></opml>';
    const latin = Buffer.from(text.replace('ENC', 'ISO-8859-1'), 'latin1');
    const lying = Buffer.from(text.replace('ENC', 'ISO-8859-1'), 'utf8');
    const wide = Buffer.from(`\uFEFF${text.replace('ENC', 'UTF-16')}`, 'utf16le');
    for (const bytes of [latin, lying, wide]) expect(read(bytes)[0]?.title).toBe('Café Ärger');
  });

  it('names a feed without a title after its site, else its address', () => {
    expect(
      read(body('<outline xmlUrl="http://a/feed" htmlUrl="http://a/"/><outline text=" " xmlUrl="http://b/feed"/>')),
    ).toEqual([feed('http://a/', 'http://a/feed', [], 'http://a/'), feed('http://b/feed', 'http://b/feed')]);
  });

  it('passes over notes, links to other lists and empty addresses', () => {
    const text = body(
      '<outline text="note"/><outline type="link" url="http://a/list.opml"/><outline type="include" xmlUrl="http://b/"/><outline text="x" xmlUrl=" "/>',
    );
    expect(read(text)).toEqual([]);
  });

  it('reads a feed whose address is written as url', () => {
    expect(read(body('<outline type="rss" text="A" url="http://a/"/>'))).toEqual([feed('A', 'http://a/')]);
  });

  it('takes no entity’s word for anything', () => {
    const text = `<!DOCTYPE opml [<!ENTITY x "boom"><!ENTITY y SYSTEM "file:///etc/passwd">]>${body('<outline text="&x;&y;" xmlUrl="http://a/"/>')}`;
    expect(read(text)[0]?.title).toBe('&x;&y;');
  });

  it('hangs what is nested too deeply at the deepest level', () => {
    const text = body('<outline text="s">'.repeat(200) + '<outline text="A" xmlUrl="http://a/"/>');
    expect(read(text)[0]?.path.length).toBeLessThanOrEqual(limits.outlineDepth);
  });
});

describe('the lists of other readers', () => {
  const lists = new URL('../../../fixtures/subscription-lists/', import.meta.url);
  const news = (title: string, name: string, path: readonly string[] = []) =>
    feed(title, `https://news.example/${name}.xml`, path, 'https://news.example/');
  const cases: Readonly<Record<string, readonly OpmlSubscription[]>> = {
    // A feed of two folders stands in both: the first is its place.
    feedly: [
      news('The Quay', 'good', ['Coast']),
      news('Tides & weather', 'second', ['Coast']),
      news('The Quay', 'good', ['Favourites']),
      news('Buses', 'buses', ['Uncategorized']),
    ],
    inoreader: [
      news('Buses', 'buses'),
      news('The Quay', 'good', ['Coast']),
      feed('Ferries – a search', 'https://news.example/stream/user/1/tag/ferries?n=50&s=x', ['Coast']),
    ],
    freshrss: [
      news('The Quay', 'good', ['Coast']),
      feed('Harbour notices', 'https://news.example/page.html', ['Coast'], 'https://news.example/'),
      news('Tides & weather', 'second', ['Weather', 'Sea']),
      news('The Quay', 'good', ['Favourites']),
    ],
    netnewswire: [
      news('Buses', 'buses'),
      news('The Quay “News”', 'good', ['Coast']),
      feed('Feed only', 'https://news.example/only.json', ['Coast']),
    ],
    thunderbird: [
      news('The Quay: News', 'good'),
      news('Tides & weather', 'second', ['Coast']),
      news('Ferries', 'ferries', ['Coast', 'Ferry desk']),
      news('Buses', 'buses', ['Roads']),
      news('Roads', 'roads', ['Roads']),
    ],
  };
  for (const [program, expected] of Object.entries(cases)) {
    it(`come in line by line: ${program}`, () => {
      expect(read(readFileSync(new URL(`${program}.opml`, lists)))).toEqual(expected);
    });
  }

  it('keep a section that is named after its only feed, but for Thunderbird’s', () => {
    const same = '<outline text="Quay"><outline type="rss" text="Quay" xmlUrl="https://a.example/"/></outline>';
    expect(read(body(same))[0]?.path).toEqual(['Quay']);
    expect(read(`<opml xmlns:fz="urn:forumzilla:"><body>${same}</body></opml>`)[0]?.path).toEqual([]);
    const signs = '<outline text="!"><outline type="rss" text="?" xmlUrl="https://a.example/"/></outline>';
    expect(read(`<opml xmlns:fz="urn:forumzilla:"><body>${signs}</body></opml>`)[0]?.path).toEqual(['!']);
  });

  it('tell a feed’s section on its own line only where it lies in none', () => {
    const line = (category: string) =>
      `<outline type="rss" text="A" category="${category}" xmlUrl="https://a.example/"/>`;
    const pathOf = (text: string) => read(body(text))[0]?.path;
    expect(pathOf(line('/World/Coast, /tag'))).toEqual(['World', 'Coast']);
    expect(pathOf(line('Coast'))).toEqual(['Coast']);
    expect(pathOf(line(' / ,'))).toEqual([]);
    expect(pathOf(`<outline text="Kept">${line('/World')}</outline>`)).toEqual(['Kept']);
  });
});

describe('what is no list', () => {
  it('says so', () => {
    for (const text of [
      '',
      'garbage',
      '<html><body>x</body></html>',
      '<rss><channel/></rss>',
      '{"a":1}',
      '\u0000\u0001',
    ]) {
      expect([text, codeOf(() => parseOpml(Buffer.from(text)))]).toEqual([text, 'not-opml']);
    }
  });

  it('refuses more outlines than it can keep', () => {
    expect(codeOf(() => parseOpml(Buffer.from(body('<outline/>'.repeat(limits.outlines + 1)))))).toBe('too-large');
    expect(parseOpml(Buffer.from(body('<outline/>'.repeat(limits.outlines)))).outlines).toHaveLength(limits.outlines);
  });

  it('ends in a list or a named error, whatever the bytes', () => {
    const piece = fc.constantFrom(
      '<outline',
      ' text="',
      '"',
      "'",
      '>',
      '/>',
      '</outline>',
      '<opml>',
      '&',
      '&amp;',
      '<!--',
      '<![CDATA[',
      ' xmlUrl=',
      'x',
      '\n',
      '<',
      '=',
    );
    const check = (bytes: Uint8Array): void => {
      const code = codeOf(() => opmlSubscriptions(parseOpml(bytes)));
      expect(['no failure', 'not-opml', 'too-large']).toContain(code);
    };
    fc.assert(fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => check(Buffer.from(pieces.join('')))));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), check));
  });
});

describe('writing a list', () => {
  const section = (id: string, title: string, parentId: string | null, position: number): Section => ({
    id,
    title,
    parentId,
    position,
  });
  const source = (
    title: string,
    sectionId: string | null,
    address: string | null,
    more: { siteLink?: string; description?: string } = {},
  ) => ({
    title,
    sectionId,
    address,
    siteLink: more.siteLink ?? null,
    description: more.description ?? null,
  });

  it('nests sections in the reader’s order and leaves out what has no address', () => {
    const text = writeOpml(
      [section('e', 'East', 'w', 0), section('s', 'Sport', null, 1), section('w', 'World', null, 0)],
      [
        source('Ball', 's', 'http://ball/'),
        source('Gulf', 'e', 'http://gulf/', { siteLink: 'http://gulf.site/', description: 'all of "it"' }),
        source('Alone', null, 'http://alone/'),
        source('Lost', 'nowhere', 'http://lost/'),
        source('Saved', null, null),
      ],
    );
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Broadsheet</title>
  </head>
  <body>
    <outline text="World" title="World">
      <outline text="East" title="East">
        <outline type="rss" text="Gulf" title="Gulf" xmlUrl="http://gulf/" htmlUrl="http://gulf.site/" description="all of &quot;it&quot;"/>
      </outline>
    </outline>
    <outline text="Sport" title="Sport">
      <outline type="rss" text="Ball" title="Ball" xmlUrl="http://ball/"/>
    </outline>
    <outline type="rss" text="Alone" title="Alone" xmlUrl="http://alone/"/>
    <outline type="rss" text="Lost" title="Lost" xmlUrl="http://lost/"/>
  </body>
</opml>
`);
  });

  it('comes back unchanged, whatever the titles and addresses are', () => {
    const title = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '');
    const address = fc.webUrl({ withQueryParameters: true });
    fc.assert(
      fc.property(
        fc.array(title, { maxLength: 5 }),
        fc.array(fc.record({ title, address, place: fc.nat(), siteLink: fc.option(address) }), { maxLength: 10 }),
        (titles, feeds) => {
          // A chain of nested sections; a section can only be seen through its feeds.
          const sections = titles.map((name, index) =>
            section(`s${index}`, name, index === 0 ? null : `s${index - 1}`, 0),
          );
          const sources = feeds.map((item) => ({
            ...source(
              item.title,
              item.place % (titles.length + 1) === 0 ? null : `s${(item.place % (titles.length + 1)) - 1}`,
              item.address,
            ),
            siteLink: item.siteLink,
          }));
          const wanted = sources.map((item) => ({
            path: item.sectionId === null ? [] : titles.slice(0, Number(item.sectionId.slice(1)) + 1),
            title: item.title,
            url: item.address,
            siteLink: item.siteLink,
          }));
          const got = read(writeOpml(sections, sources));
          const byText = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(item)).toSorted();
          expect(byText(got)).toEqual(byText(wanted));
        },
      ),
    );
  });

  it('escapes what reads like an entity or like markup', () => {
    const title = '&amp; &copy; <b>"x"</b> \'y\'';
    const text = writeOpml([], [source(title, null, 'http://a/?x=1&copy=2&lt=3')]);
    expect(read(text)).toEqual([feed(title, 'http://a/?x=1&copy=2&lt=3')]);
    expect(text).toContain('x=1&amp;copy=2&amp;lt=3');
  });

  it('drops characters XML cannot carry', () => {
    const text = writeOpml([], [source('a\u0000b\u001Fc\uD800d\n', null, 'http://a/')]);
    expect(text).toContain('text="abcd&#10;"');
  });
});

describe.skipIf(skipWithoutCorpora('OPML lists'))('real lists', () => {
  it('come out as expected in at least 99 of 100 cases', () => {
    const share = opmlShare();
    expect(share?.misses).toEqual([]);
    expect(share?.of).toBeGreaterThan(200);
  });
});
