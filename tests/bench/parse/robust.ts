/** Every document of every corpus, and documents made to hurt: nothing but a `Failure` may come out, and soon. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Failure } from '../../../electron/contract/errors.ts';
import { parseFeed } from '../../../electron/library/feeds/parse.ts';
import { printFigure } from '../figure.ts';

type Outcome = { readonly ms: number; readonly name: string; readonly thrown: boolean; readonly feed: boolean };

const attempt = async (name: string, bytes: Uint8Array): Promise<Outcome> => {
  const start = performance.now();
  const end = (thrown: boolean, feed: boolean): Outcome => ({ ms: performance.now() - start, name, thrown, feed });
  try {
    await parseFeed(bytes, { url: 'https://example.org/feed.xml', contentType: null });
    return end(false, true);
  } catch (cause) {
    if (!(cause instanceof Failure)) console.error(name, cause);
    return end(!(cause instanceof Failure), false);
  }
};

const report = (what: string, outcomes: readonly Outcome[]): void => {
  const slowest = outcomes.toSorted((a, b) => b.ms - a.ms)[0];
  printFigure('parse', `${what}: documents`, outcomes.length, 'documents');
  printFigure('parse', `${what}: read as feeds`, outcomes.filter(({ feed }) => feed).length, 'documents');
  printFigure(
    'parse',
    `${what}: errors that are no Failure`,
    outcomes.filter(({ thrown }) => thrown).length,
    'documents',
    '0',
  );
  printFigure('parse', `${what}: slowest (${slowest?.name ?? 'none'})`, Math.round(slowest?.ms ?? 0), 'ms', '<= 2000');
};

const filesBelow = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile() && statSync(file).size < 40_000_000);

export const measureRobustness = async (corpora: string): Promise<void> => {
  const folders = readdirSync(corpora).filter((name) => statSync(path.join(corpora, name)).isDirectory());
  const everything: Outcome[] = [];
  for (const folder of folders) {
    const outcomes: Outcome[] = [];
    for (const file of filesBelow(path.join(corpora, folder))) {
      outcomes.push(await attempt(path.relative(corpora, file), readFileSync(file)));
    }
    if (folder === 'feedvalidator') report('feedvalidator', outcomes);
    everything.push(...outcomes);
  }
  report('all corpora', everything);

  const truncated: Outcome[] = [];
  for (const file of filesBelow(path.join(corpora, 'feeds-real')).slice(0, 150)) {
    const bytes = readFileSync(file);
    for (const part of [0.2, 0.5, 0.9]) {
      truncated.push(await attempt(path.basename(file), bytes.subarray(0, Math.floor(bytes.length * part))));
    }
  }
  report('real feeds cut off', truncated);

  const hostile: Outcome[] = [];
  for (const [name, bytes] of hostileFeeds()) hostile.push(await attempt(name, bytes));
  report('hostile documents', hostile);
  printFigure('parse', 'memory after all of it', Math.round(process.memoryUsage().rss / 1_048_576), 'MB');
  printFigure('parse', 'highest memory', Math.round(process.resourceUsage().maxRSS / 1024), 'MB', '<= 300');
};

/** Up to the largest document that is read at all. */
function* hostileFeeds(): Generator<readonly [string, Uint8Array]> {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const item = (body: string): Uint8Array =>
    bytes(`<rss version="2.0"><channel><item><description>${body}</description></item></channel></rss>`);
  const million = 1_000_000;
  yield ['tags nested without end', bytes(`<rss><channel>${'<a>'.repeat(6 * million)}`)];
  yield ['markup nested without end', item('<b>'.repeat(5 * million))];
  yield ['end tags without beginnings', item(`${'<b>'.repeat(900)}${'</i>'.repeat(2 * million)}`)];
  yield ['escaped tags cut off', item('&lt;p'.repeat(2 * million))];
  yield ['raw angle brackets', item('<p\n'.repeat(2 * million))];
  yield ['references in a row', item('&#226;'.repeat(2 * million))];
  yield ['relative links', item('&lt;img src=x '.repeat(million))];
  yield [
    'a million attributes',
    bytes(`<rss ${Array.from({ length: 500_000 }, (_, n) => `a${n}="x"`).join(' ')}><channel/></rss>`),
  ];
  yield [
    'many namespaces',
    bytes(`<rss>${Array.from({ length: 20_000 }, (_, n) => `<channel xmlns:n${n}="u${n}">`).join('')}`),
  ];
  yield [
    'entries beyond the limit',
    bytes(`<rss><channel>${'<item><title>x</title></item>'.repeat(500_000)}</channel></rss>`),
  ];
  yield ['entries never closed', bytes(`<rss><channel>${'<item><title>x'.repeat(million)}`)];
  yield ['document type never ends', bytes(`<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(million)}`)];
  yield [
    'entities in entities',
    bytes(
      `<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><rss><channel><title>&c;</title></channel></rss>`,
    ),
  ];
  yield ['comments', bytes(`<rss><channel>${'<!-- -'.repeat(3 * million)}`)];
  yield [
    'JSON nested without end',
    bytes(`{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(10 * million)}`),
  ];
  yield ['JSON of commas', bytes(`{"items":[${',\n'.repeat(5 * million)}`)];
  yield ['gzip of 200 MB', gzipSync(new Uint8Array(200 * million))];
}
