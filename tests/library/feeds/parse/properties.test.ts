import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseXml } from '../../../../electron/library/feeds/parse/normalise.ts';
import { bytesOf, endsWell, outcome } from './support.ts';

const words = fc.constantFrom(
  'Ebb & flood',
  '5 < 6',
  '<b>bold</b>',
  '&amp;lt;',
  ']]>',
  'é',
  '日本',
  '',
  '&#226;&#128;',
  'a\u0000b',
);
const tags = fc.constantFrom(
  'title',
  'link',
  'description',
  'content:encoded',
  'guid',
  'pubDate',
  'author',
  'category',
  'media:group',
  'media:content',
  'item',
  'entry',
  'content',
  'summary',
  'updated',
  'published',
  'id',
  'name',
  'channel',
  'rss',
  'feed',
  'image',
  'url',
  'div',
  'br',
  '__proto__',
);
const attributes = fc.constantFrom(
  '',
  ' type="xhtml"',
  ' type="html"',
  ' href="/x"',
  ' rel="enclosure"',
  ' xml:base="//["',
  ' xmlns="urn:x"',
  ' url=a',
  ' term="t"',
  ' mode="base64"',
  " a='",
);

const markup: fc.Arbitrary<string> = fc.letrec<{ node: string; inside: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    words,
    fc
      .tuple(tags, attributes, tie('inside'))
      .map(([tag, attribute, inside]) => `<${tag}${attribute}>${inside}</${tag}>`),
    fc.tuple(tags, attributes).map(([tag, attribute]) => `<${tag}${attribute}/>`),
    words.map((word) => `<![CDATA[${word}]]>`),
    words.map((word) => `<!--${word}-->`),
    fc.constantFrom('2020-01-01', 'Tue, 03 Jun 2003 09:39:21 GMT', '31 Jun', '99999999999'),
  ),
  inside: fc.array(tie('node'), { maxLength: 5 }).map((nodes) => nodes.join('')),
})).inside;

const feeds = fc
  .tuple(
    fc.constantFrom(
      ['<rss version="2.0"><channel>', '</channel></rss>'],
      ['<feed xmlns="http://www.w3.org/2005/Atom">', '</feed>'],
      ['<rdf:RDF><channel/>', '</rdf:RDF>'],
    ),
    fc.array(markup, { maxLength: 6 }),
  )
  .map(
    ([[start = '', end = ''], parts]) =>
      `${start}${parts.map((part) => `<item>${part}</item><entry>${part}</entry>`).join('')}${end}`,
  );

/** A cut, a hole and something foreign put in, each at any place. */
const mutated = fc
  .tuple(feeds, fc.nat(), fc.nat({ max: 40 }), fc.nat(), fc.oneof(words, fc.string({ maxLength: 8 })), fc.nat())
  .map(([text, hole, width, place, put, end]) => {
    const size = Math.max(1, text.length);
    const holed = text.slice(0, hole % size) + text.slice((hole % size) + width);
    const grown = holed.slice(0, place % size) + put + holed.slice(place % size);
    return end % 3 === 0 ? grown.slice(0, end % size) : grown;
  });

describe('whatever arrives', () => {
  test('any bytes end in a feed or a named failure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => void (await endsWell(bytes))),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        await endsWell(bytesOf(`<rss><channel><item>${text}`));
      }),
      { numRuns: 300 },
    );
  });

  test('any mutation of a feed ends in a feed or a named failure', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => void (await endsWell(bytesOf(text)))),
      { numRuns: 500 },
    );
  });

  test('any JSON ends in a feed or a named failure', async () => {
    const json = fc.json({ maxDepth: 4 });
    await fc.assert(
      fc.asyncProperty(json, fc.nat(), async (text, end) => {
        const document = `{"version":"https://jsonfeed.org/version/1","items":[${text},{"id":${text},"authors":${text},"content_html":"x"}],"rss":{"channel":${text}}}`;
        await endsWell(bytesOf(document));
        await endsWell(bytesOf(document.slice(0, end % document.length)));
      }),
      { numRuns: 200 },
    );
  });

  test('the same bytes give the same feed', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        expect(await outcome(bytesOf(text))).toEqual(await outcome(bytesOf(text)));
      }),
      { numRuns: 150 },
    );
  });

  test('canonical XML never grows beyond a few times its source', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const xml = normaliseXml(text, 'https://h.example/')?.xml ?? '';
        expect(xml.length).toBeLessThan(text.length * 12 + 2000);
      }),
      { numRuns: 200 },
    );
  });
});
