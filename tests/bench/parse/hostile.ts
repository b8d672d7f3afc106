/** Documents made to hurt whoever reads them, each nearly as large as a feed may be. */
import { gzipSync } from 'node:zlib';

const million = 1_000_000;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const item = (body: string): Uint8Array =>
  bytes(`<rss version="2.0"><channel><item><description>${body}</description></item></channel></rss>`);
const many = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ');

export const hostileFeeds: Readonly<Record<string, () => Uint8Array>> = {
  'tags nested without end': () => bytes(`<rss><channel>${'<a>'.repeat(6 * million)}`),
  'markup nested without end': () => item('<b>'.repeat(5 * million)),
  'end tags without beginnings': () => item(`${'<b>'.repeat(400)}${'</i>'.repeat(4 * million)}`),
  'escaped tags cut off': () => item('&lt;p'.repeat(3 * million)),
  'raw angle brackets': () => item('<p\n'.repeat(5 * million)),
  'references in a row': () => item('&#226;'.repeat(3 * million)),
  'relative links': () => item('&lt;img src=x '.repeat(million)),
  'bodies of relative links': () =>
    bytes(
      `<rss><channel>${`<item><description>${'&lt;a href=x&gt;'.repeat(130_000)}</description></item>`.repeat(9)}</channel></rss>`,
    ),
  'a million attributes': () => bytes(`<rss><channel><item ${many(million, (index) => `a${index}="x"`)}>`),
  'many namespaces': () => bytes(`<rss>${many(200_000, (index) => `<channel xmlns:n${index}="u${index}">`)}`),
  'entries beyond the limit': () =>
    bytes(`<rss><channel>${'<item><title>x</title></item>'.repeat(600_000)}</channel></rss>`),
  'entries never closed': () => bytes(`<rss><channel>${'<item><title>x'.repeat(million)}`),
  'entries too deep, again and again': () => bytes(`<rss><channel>${`<item>${'<b>'.repeat(600)}`.repeat(9000)}`),
  'document type never ends': () => bytes(`<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(million)}`),
  'entities in entities': () =>
    bytes(
      `<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><rss><channel><title>${'&c;'.repeat(million)}</title></channel></rss>`,
    ),
  comments: () => bytes(`<rss><channel>${'<!-- -'.repeat(3 * million)}`),
  'JSON nested without end': () =>
    bytes(`{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(18 * million)}`),
  'JSON of commas': () => bytes(`{"items":[${',\n'.repeat(9 * million)}`),
  'gzip of 200 MB': () => gzipSync(new Uint8Array(200 * million)),
};
