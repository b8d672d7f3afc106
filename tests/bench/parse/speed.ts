/** Time a feed, interleaved with rss-parser alone on the same text. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import RssParser from 'rss-parser';
import { decodeBytes } from '../../../electron/library/articles/decode.ts';
import { parseFeed } from '../../../electron/library/feeds/parse.ts';
import { median, printFigure } from '../figure.ts';

const rounds = 5;
const count = 40;

export const measureSpeed = async (corpora: string): Promise<void> => {
  const folder = path.join(corpora, 'feeds-real', 'data');
  const files = (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile() && !file.includes('compressed') && !file.includes('gzipped'))
    .toSorted((a, b) => statSync(b).size - statSync(a).size)
    .slice(0, count);
  const feeds = files.map((file) => readFileSync(file));
  const texts = feeds.map((bytes) => decodeBytes(bytes, { kind: 'xml' }).text);
  const bytes = feeds.reduce((sum, feed) => sum + feed.length, 0);

  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await cpu(feeds, (feed) => parseFeed(feed, { url: null, contentType: null })));
    bare.push(await cpu(texts, (text) => new RssParser({ defaultRSS: 2 }).parseString(text)));
  }
  const ratio = median(ours.map((value, round) => value / (bare[round] ?? 1)));
  printFigure(
    'parse',
    `CPU a feed (the ${feeds.length} largest real feeds, ${Math.round(bytes / feeds.length / 1024)} KB each)`,
    round2(median(ours) / feeds.length),
    'ms',
  );
  printFigure('parse', 'feed bytes read in a second of CPU', Math.round(bytes / 1_048.576 / median(ours)), 'MB/s');
  printFigure('parse', 'CPU of rss-parser alone, its failures counted', round2(median(bare) / feeds.length), 'ms');
  printFigure('parse', 'CPU against rss-parser alone', round2(ratio), 'x');
};

const round2 = (value: number): number => Math.round(value * 100) / 100;

/** Milliseconds of CPU for all of them; those that cannot be read take their time too. */
const cpu = async <Feed>(feeds: readonly Feed[], read: (feed: Feed) => Promise<unknown>): Promise<number> => {
  const start = process.cpuUsage();
  for (const feed of feeds) await Promise.allSettled([read(feed)]);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
