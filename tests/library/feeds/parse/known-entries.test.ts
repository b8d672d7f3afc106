/** Entries passed over because they are known must leave exactly what reading the whole document would leave. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlesOfFeed } from '../../../../electron/library/articles/entries.ts';
import type { Holding, PartlyReadArticles } from '../../../../electron/library/articles/entries.ts';
import type { FeedContext } from '../../../../electron/library/feeds/model.ts';
import { parseFeed, parseUnknown } from '../../../../electron/library/feeds/parse.ts';
import { piecesOf } from '../../../../electron/library/feeds/parse/pieces.ts';
import { corpora, skipWithoutCorpora } from '../../../support/corpora.ts';
import { bytesOf, failureOf } from './support.ts';

const context: FeedContext = { url: 'https://quay.example/feed', contentType: null };

type Kept = { readonly hash: string; readonly published: number | null; readonly fingerprint: string | undefined };

/** What a library would keep of a feed, by article. */
type Shelf = ReadonlyMap<string, Kept>;

const empty: Shelf = new Map();

const holdingOf = (shelf: Shelf, reader = '1'): Holding => ({
  sourceId: 'f1',
  reader,
  known: new Map(Array.from(shelf, ([id, { hash }]) => [id, hash])),
  fingerprints: new Map(
    Array.from(shelf).flatMap(([id, { fingerprint }]) => (fingerprint === undefined ? [] : [[fingerprint, id]])),
  ),
});

const read = async (document: Uint8Array, holding: Holding, where = context): Promise<PartlyReadArticles> =>
  articlesOfFeed(await parseUnknown(document, where, holding), holding);

/** The shelf after the library has taken in what was read. */
const after = (shelf: Shelf, { articles }: PartlyReadArticles): Shelf => {
  const next = new Map(shelf);
  for (const { id, article } of articles) {
    if (article === null || (next.get(id) !== shelf.get(id) && next.has(id))) continue;
    next.set(id, { hash: article.row.hash, published: article.row.published, fingerprint: undefined });
  }
  const told = new Set<string>();
  for (const { id, hash, fingerprint } of articles) {
    const kept = next.get(id);
    if (kept?.hash !== hash || fingerprint === null || told.has(id)) continue;
    told.add(id);
    next.set(id, { ...kept, fingerprint });
  }
  return next;
};

/** With the times of what was passed over filled in, as the refresh does. */
const whole = (shelf: Shelf, feed: PartlyReadArticles) => ({
  ...feed,
  entries: feed.entries.map(
    (times, index) =>
      times?.published ?? times?.updated ?? shelf.get(feed.articles[index]?.id ?? '')?.published ?? null,
  ),
});

/** Reads the document both ways and answers how many entries were passed over. */
const compare = async (document: Uint8Array, shelf: Shelf, where = context): Promise<number> => {
  const holding = holdingOf(shelf);
  const fully = await read(document, { ...holding, fingerprints: new Map() }, where);
  const partly = await read(document, holding, where);
  expect(whole(shelf, partly)).toEqual(whole(shelf, fully));
  return partly.entries.filter((times) => times === null).length;
};

const pick = (parts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...parts);

/** Bodies as feeds write them, odd ones among them. */
const body = pick([
  '<description>They wait.</description>',
  '<description>&lt;p&gt;They &lt;b&gt;wait&lt;/b&gt; at &lt;a href="/pier"&gt;the pier&lt;/a&gt;.&lt;/p&gt;</description>',
  '<content:encoded><![CDATA[<p>One</p></item><item><p>Two</p>]]></content:encoded>',
  '<summary type="html">&lt;img src="a.png"&gt;</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a <em>b</em><br/></p></div></content>',
  '<!-- </item> --><description>After a comment</description>',
  '<description xml:base="https://other.example/">&lt;a href="x"&gt;x&lt;/a&gt;</description>',
  '<dc:creator>Jo</dc:creator><category>Sea</category><enclosure url="a.mp3" type="audio/mpeg" length="3"/>',
  '<media:group><media:content url="a.jpg" medium="image"/></media:group><pubDate>Tue, 03 Jun 2003 09:39:21 GMT</pubDate>',
  '<published>2026-05-03T10:00:00Z</published><updated>2026-05-04T10:00:00Z</updated>',
]);
const oddBody = pick([
  '<description>a & b</description>',
  '<description>never closed',
  '<pubDate>some day</pubDate>',
  '<title>a<item>b</item></title>',
  '<x:title xmlns:x="http://purl.org/dc/elements/1.1/">X</x:title>',
  '<description>a<br>b</description>',
  '<description>a < b</description>',
]);
const attributes = pick([
  '',
  '',
  '',
  ' xml:base="https://b.example/"',
  ' xml:lang="fa"',
  ' rdf:about="https://a.example/1"',
]);
const item = fc.record({
  id: fc.integer({ min: 0, max: 5 }),
  named: fc.boolean(),
  attributes,
  body: fc.oneof({ weight: 12, arbitrary: body }, { weight: 1, arbitrary: oddBody }),
});
const head = pick([
  '<title>Quay</title><link>https://quay.example/</link><lastBuildDate>Tue, 03 Jun 2003 09:39:21 GMT</lastBuildDate>',
  '<title>Quay</title><link>https://quay.example/</link><lastBuildDate>Wed, 04 Jun 2003 09:39:21 GMT</lastBuildDate>',
  '<title>Quay</title><link>https://else.example/</link><language>de</language>',
  '<title>Quay</title><author><name>Jo</name></author><updated>2026-05-04T10:00:00Z</updated>',
]);
const root = pick(['rss', 'rss', 'feed', 'base', 'doctype', 'junk']);
const gap = fc.oneof(
  { weight: 9, arbitrary: pick(['', '\n  ']) },
  { weight: 1, arbitrary: pick(['<!-- c -->', 'text']) },
);

type Written = {
  readonly root: string;
  readonly head: string;
  readonly items: readonly { id: number; named: boolean; attributes: string; body: string }[];
  readonly gap: string;
  readonly tail: string;
};

const namespaces =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"';

const documentOf = ({ root: kind, head: start, items, gap: between, tail }: Written): Uint8Array => {
  const name = kind === 'feed' ? 'entry' : 'item';
  const entries = items
    .map(
      (each) =>
        `<${name}${each.attributes}>${each.named ? `<${name === 'entry' ? 'id' : 'guid'}>${each.id}</${name === 'entry' ? 'id' : 'guid'}>` : ''}<title>Story ${each.id}</title>${each.body}</${name}>`,
    )
    .join(between);
  if (kind === 'feed')
    return bytesOf(`<feed xmlns="http://www.w3.org/2005/Atom" ${namespaces}>${start}${entries}${tail}</feed>`);
  const base = kind === 'base' ? ' xml:base="https://base.example/"' : '';
  const before = kind === 'doctype' ? '<!DOCTYPE rss>' : kind === 'junk' ? 'junk' : '<?xml version="1.0"?>';
  return bytesOf(`${before}<rss version="2.0"${base} ${namespaces}><channel>${start}${entries}${tail}</channel></rss>`);
};

const written: fc.Arbitrary<Written> = fc.record({
  root: fc.oneof({ weight: 5, arbitrary: fc.constant('rss') }, { weight: 2, arbitrary: root }),
  head: fc.oneof({ weight: 3, arbitrary: fc.constant('<title>Quay</title>') }, { weight: 2, arbitrary: head }),
  items: fc.array(item, { maxLength: 6 }),
  gap,
  tail: fc.oneof(
    { weight: 8, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: pick(['<title>Late</title>', '<item/>']) },
  ),
});

/** A feed of which each document carries on most of the one before. */
const history: fc.Arbitrary<readonly Written[]> = fc
  .tuple(written, fc.array(written, { minLength: 1, maxLength: 3 }))
  .map(([first, others]) => {
    const documents = [first];
    for (const [index, next] of others.entries()) {
      const last = documents.at(-1) ?? first;
      const items = [...next.items.slice(0, 2), ...last.items.slice(0, 5)];
      documents.push(
        index % 3 === 2 ? { ...next, items } : { ...last, items, head: index % 2 === 0 ? last.head : next.head },
      );
    }
    return documents;
  });

const feed = (items: string, around = '<title>Quay</title>'): Uint8Array =>
  bytesOf(`<rss version="2.0"><channel>${around}${items}</channel></rss>`);
const entry = (id: number, text = 'They wait.'): string =>
  `<item><guid>${id}</guid><title>Story ${id}</title><description>${text}</description></item>`;

describe('known entries', () => {
  it('leave what reading them again would leave, whatever a feed makes of itself', async () => {
    let passedOver = 0;
    await fc.assert(
      fc.asyncProperty(history, async (documents) => {
        let shelf = empty;
        for (const document of documents.map(documentOf)) {
          if ((await failureOf(parseFeed(document, context))) !== null) continue;
          passedOver += await compare(document, shelf);
          shelf = after(shelf, await read(document, holdingOf(shelf)));
        }
      }),
      { numRuns: 60 },
    );
    expect(passedOver).toBeGreaterThan(20);
  });

  it('are passed over, and only the new one is read', async () => {
    const shelf = after(empty, await read(feed(entry(2) + entry(1)), holdingOf(empty)));
    const { articles } = await read(feed(entry(3) + entry(2) + entry(1)), holdingOf(shelf));
    expect(articles.map(({ article }) => article?.row.title)).toEqual(['Story 3', undefined, undefined]);
    expect(await compare(feed(entry(3) + entry(2) + entry(1)), shelf)).toBe(2);
  });

  it('are passed over also when nothing else is left of the feed', async () => {
    const shelf = after(empty, await read(feed(entry(2) + entry(1)), holdingOf(empty)));
    const later = '<title>Quay</title><lastBuildDate>Tue, 03 Jun 2003 09:39:21 GMT</lastBuildDate>';
    expect(await compare(feed(entry(2) + entry(1), later), shelf)).toBe(2);
  });

  it.each([
    ['whose text has changed', feed(entry(3) + entry(2) + entry(1, 'They go.')), '1', context, 1],
    [
      'whose feed is built at another time',
      feed(entry(3) + entry(2), '<title>Quay</title><pubDate>Tue, 03 Jun 2003 09:39:21 GMT</pubDate>'),
      '1',
      context,
      1,
    ],
    [
      'whose feed says something else of itself',
      feed(entry(3) + entry(2), '<title>Quay</title><language>de</language>'),
      '1',
      context,
      0,
    ],
    ['that another version of the program has read', feed(entry(3) + entry(2) + entry(1)), '2', context, 0],
    ['that come from another address', feed(entry(3) + entry(2)), '1', { ...context, url: 'https://else.example/' }, 0],
    [
      'in a feed with something wrong',
      feed(`${entry(3)}${entry(2)}<item><pubDate>some day</pubDate></item>`),
      '1',
      context,
      0,
    ],
  ])('%s: as many are passed over as can be', async (_, document, reader, where, count) => {
    const shelf = after(empty, await read(feed(entry(2) + entry(1)), holdingOf(empty)));
    const { entries } = await read(document, holdingOf(shelf, reader), where);
    expect(entries.filter((times) => times === null)).toHaveLength(count);
  });

  it('of a feed in JSON are all read', async () => {
    const json = bytesOf('{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_text":"x"}]}');
    const { articles } = await read(json, holdingOf(empty));
    expect(articles.map(({ fingerprint }) => fingerprint)).toEqual([null]);
  });
});

describe('a document that leaves doubts is not cut', () => {
  it.each([
    ['without an entry', '<rss><channel><title>x</title></channel></rss>'],
    ['with a tag that is not closed', '<rss><channel><item><p></item></channel></rss>'],
    ['that ends too soon', '<rss><channel><item></item>'],
    ['with a tag closed in another case', '<rss><channel><item></Item></channel></rss>'],
    ['with text between entries', '<rss><channel><item></item>and<item></item></channel></rss>'],
    ['with another element between entries', '<rss><channel><item></item><title/><item></item></channel></rss>'],
    ['with an entry within an entry', '<rss><channel><item><item></item></item></channel></rss>'],
    ['with entries in two places', '<rss><channel><item></item></channel><item></item></rss>'],
    ['with an entry that names a namespace', '<rss><channel><item xmlns="x"></item></channel></rss>'],
    ['that is an entry', '<entry></entry>'],
    ['with an empty entry', '<rss><channel><item/></channel></rss>'],
    ['with a document type', '<!DOCTYPE rss><rss><channel><item></item></channel></rss>'],
    ['with an attribute without quotes', '<rss version=2><channel><item></item></channel></rss>'],
    ['with a comment that ends where it begins', '<rss><channel><item><!--></item></channel></rss>'],
    ['with characters that never end', '<rss><channel><item><![CDATA[</item></channel></rss>'],
    ['with a declaration that never ends', '<?xml <rss><channel><item></item></channel></rss>'],
  ])('%s', (_, text) => {
    expect(piecesOf(text)).toBeNull();
  });

  it('while a plain one is, however much stands in it', () => {
    const text = `<?xml version="1.0"?><!-- c --><rss a='1'><channel>\n<item>${'<b/>'.repeat(20_000)}</item>\n<item ></item></channel></rss>`;
    const pieces = piecesOf(text);
    expect(pieces?.entries).toHaveLength(2);
    expect(pieces?.before).toMatch(/<channel>\n$/);
    expect(pieces?.after).toBe('</channel></rss>');
  });
});

describe.skipIf(skipWithoutCorpora('real feeds with known entries'))('real feeds', () => {
  it.each(['feeds-real', 'miniflux-cases', 'feedvalidator'])(
    'of %s are the same with their known entries passed over',
    async (name) => {
      const folder = path.join(corpora ?? '', name);
      const files = (readdirSync(folder, { recursive: true }) as string[])
        .map((file) => path.join(folder, file))
        .filter((file) => statSync(file).isFile() && statSync(file).size < 60_000)
        .filter((_, index) => index % 5 === 0);
      let passedOver = 0;
      for (const file of files) {
        const document = readFileSync(file);
        if ((await failureOf(parseFeed(document, context))) !== null) continue;
        const text = document.toString();
        const pieces = piecesOf(text);
        const earlier = pieces === null ? text : `${pieces.before}${pieces.entries.slice(1).join('')}${pieces.after}`;
        if ((await failureOf(parseFeed(bytesOf(earlier), context))) !== null) continue;
        passedOver += await compare(document, after(empty, await read(bytesOf(earlier), holdingOf(empty))));
      }
      expect(passedOver).toBeGreaterThan(0);
    },
  );
});
