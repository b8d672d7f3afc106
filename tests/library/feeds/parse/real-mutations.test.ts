/** Feeds as they really are, hurt in the ways that transport, charsets and careless programs hurt them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corpora, skipWithoutCorpora } from '../../../support/corpora.ts';
import { endsWell } from './support.ts';

/** Ours, one of each family, so that there is something to hurt wherever the corpora are absent. */
const own: readonly string[] = [
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Härbour &amp; Quay</title><link>https://quay.example/</link><ttl>60</ttl><item><guid isPermaLink="false">q-1</guid><title>Ebb &lt;b&gt;and&lt;/b&gt; flood</title><pubDate>Tue, 03 Jun 2003 09:39:21 GMT</pubDate><description>Short &amp;amp; sweet</description><content:encoded><![CDATA[<p>One <em>two</em> three</p><img src="/a.png">]]></content:encoded><enclosure url="https://quay.example/a.mp3" length="12" type="audio/mpeg"/><media:thumbnail url="/t.png"/></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://atom.example/x/" xml:lang="fa"><title type="html">خبر &lt;b&gt;روز&lt;/b&gt;</title><id>urn:a</id><updated>2026-05-03T10:00:00Z</updated><entry><id>urn:a:1</id><title>یک</title><link rel="alternate" href="one"/><updated>2026-05-03T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a <em>b</em> c</p></div></content><author><name>N</name></author></entry></feed>`,
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://r.example/"><title>R</title></channel><item rdf:about="https://r.example/1"><title>日本語</title><link>https://r.example/1</link><dc:date>2026-05-03</dc:date></item></rdf:RDF>`,
  `{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"https://j.example/1","content_html":"<p>x</p>","date_published":"2026-05-03T10:00:00Z","tags":["a"]}]}`,
];

const most = 40_000;

/** Real feeds of moderate size; a share of them, so that the suite stays quick. */
const real = (): readonly Uint8Array[] => {
  if (corpora === null) return [];
  const folder = path.join(corpora, 'feeds-real');
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file).isFile() && statSync(file).size < most)
    .filter((_, index) => index % 3 === 0)
    .map((file) => readFileSync(file));
};

type Hurt = (bytes: Buffer, other: Buffer) => Buffer;

const at = (share: number, size: number): number => Math.floor(share * size);
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Cut, hole, doubled stretch, another feed put in, bits turned over, one byte for another everywhere, read and written in a wrong charset. */
const hurts: fc.Arbitrary<Hurt> = fc.oneof(
  share.map(
    (end): Hurt =>
      (bytes) =>
        bytes.subarray(0, at(end, bytes.length)),
  ),
  share.map(
    (start): Hurt =>
      (bytes) =>
        bytes.subarray(at(start, bytes.length)),
  ),
  fc.tuple(share, fc.nat({ max: 200 })).map(([place, width]): Hurt => (bytes) => {
    const from = at(place, bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + width)]);
  }),
  fc.tuple(share, fc.nat({ max: 3_000 })).map(([place, width]): Hurt => (bytes) => {
    const from = at(place, bytes.length);
    return Buffer.concat([bytes.subarray(0, from + width), bytes.subarray(from)]);
  }),
  fc.tuple(share, share, share).map(([place, start, end]): Hurt => (bytes, other) => {
    const piece = other.subarray(at(Math.min(start, end), other.length), at(Math.max(start, end), other.length));
    return Buffer.concat([bytes.subarray(0, at(place, bytes.length)), piece, bytes.subarray(at(place, bytes.length))]);
  }),
  fc.array(fc.tuple(share, fc.nat({ max: 255 })), { minLength: 1, maxLength: 30 }).map((turned): Hurt => (bytes) => {
    const copy = Buffer.from(bytes);
    for (const [place, value] of turned) if (copy.length > 0) copy[at(place, copy.length - 1)] = value;
    return copy;
  }),
  fc
    .constantFrom(
      ['<', '&lt;'],
      ['>', ''],
      ['"', "'"],
      ['&', '&amp;'],
      [']]>', ''],
      ['</', '<'],
      ['\n', '\u0000'],
      [' ', '\u00a0'],
    )
    .map(
      ([from = '', to = '']): Hurt =>
        (bytes) =>
          Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1'),
    ),
  fc
    .constantFrom<readonly [BufferEncoding, BufferEncoding]>(
      ['utf8', 'latin1'],
      ['latin1', 'utf8'],
      ['utf8', 'utf16le'],
      ['utf16le', 'utf8'],
    )
    .map(
      ([from, to]): Hurt =>
        (bytes) =>
          Buffer.from(bytes.toString(from), to),
    ),
);

const declared = fc.constantFrom(
  null,
  'text/xml; charset=utf-16',
  'application/rss+xml; charset=shift_jis',
  'text/html; charset=windows-1256',
  'application/json; charset=utf-7',
  'text/xml; charset="nonsense',
);

const hold = async (feeds: readonly Uint8Array[], runs: number): Promise<void> => {
  const feed = fc.constantFrom(...feeds.map((bytes) => Buffer.from(bytes)));
  await fc.assert(
    fc.asyncProperty(
      feed,
      feed,
      fc.array(hurts, { minLength: 1, maxLength: 3 }),
      declared,
      async (bytes, other, all, type) => {
        const hurt = all.reduce<Buffer>((sofar, one) => one(sofar, other).subarray(0, most * 2), bytes);
        await endsWell(hurt, type);
      },
    ),
    { numRuns: runs },
  );
};

describe('a feed that was hurt', () => {
  test('ends in a feed or a named failure', () =>
    hold(
      own.map((text) => Buffer.from(text)),
      600,
    ));

  test('is a feed before it is hurt', async () => {
    for (const text of own) expect(await endsWell(Buffer.from(text))).toBeGreaterThan(0);
  });
});

describe.skipIf(skipWithoutCorpora('mutations of real feeds'))('a real feed that was hurt', () => {
  test('ends in a feed or a named failure', async () => {
    const feeds = real();
    expect(feeds.length).toBeGreaterThan(50);
    await hold(feeds, 250);
  });
});
