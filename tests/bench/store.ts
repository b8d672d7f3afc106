/** The store rows of TARGETS.md. `npm run bench -- store [--articles 100000] [--feeds 1000] [--keep]` */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Store } from '../../electron/library/store/model.ts';
import { median, percentile, printFigure } from './figure.ts';
import { benchArticle } from './store/articles.ts';
import { atOnce, benchNow, buildLibrary, feedName, openBenchStore, openInProcess } from './store/library.ts';

const status = { read: true, starred: false, saved: false, mustRead: false, progress: 1 };

/** Bytes this process has handed to the system's write calls, where the system counts them (Linux). */
const bytesWritten = (): number => {
  if (!existsSync('/proc/self/io')) return Number.NaN;
  return Number(/^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
};

const timed = async (work: () => Promise<unknown>): Promise<{ ms: number; bytes: number }> => {
  const bytes = bytesWritten();
  const started = performance.now();
  await work();
  return { ms: performance.now() - started, bytes: bytesWritten() - bytes };
};

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

const kilobytesOnDisk = (folder: string): number =>
  Number(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0]);

const measureMarks = async (store: Store, feeds: number): Promise<void> => {
  const marks: { ms: number; bytes: number }[] = [];
  for (let index = 0; index < 1_000; index += 1) {
    const source = await store.source(feedName((index * 37) % feeds));
    const id = [...source.rows.keys()][Math.floor(index / feeds) % source.rows.size] ?? '';
    marks.push(await timed(() => source.setStatus(new Map([[id, { ...status, progress: index / 1_000 }]]))));
  }
  const times = marks.map((mark) => mark.ms);
  printFigure('store', 'mark one read, durable: median', round(median(times)), 'ms');
  printFigure('store', 'mark one read, durable: p95', round(percentile(times, 95)), 'ms', '≤ 10');
  const bytes = marks.map((mark) => mark.bytes);
  printFigure('store', 'mark one read: written, p95', round(percentile(bytes, 95) / 1_024, 3), 'KB', '≤ 4');
};

const measureAdds = async (store: Store, feeds: number): Promise<void> => {
  const batch = (name: string, first: number, count: number) =>
    Array.from({ length: count }, (_, index) => benchArticle(name, first + index, benchNow));
  const toOne: { ms: number; bytes: number }[] = [];
  for (let run = 0; run < 7; run += 1) {
    const name = feedName((run * 11) % feeds);
    const source = await store.source(name);
    const articles = batch(name, 1_000_000 + run * 50, 50);
    toOne.push(await timed(() => source.put({ articles })));
  }
  printFigure(
    'store',
    'add 50 articles to one feed',
    round(median(toOne.map((run) => run.ms))),
    'ms',
    '26 (C4, no fsync)',
  );
  const kilobytes = median(toOne.map((run) => run.bytes)) / 1_024;
  printFigure('store', 'add 50 articles to one feed: written', round(kilobytes), 'KB', '139 (C4)');

  const toMany: { ms: number; bytes: number }[] = [];
  for (let run = 0; run < 5; run += 1) {
    const names = Array.from({ length: 50 }, (_, index) => feedName((run * 50 + index) % feeds));
    const articles = new Map(names.map((name) => [name, batch(name, 2_000_000 + run, 1)]));
    toMany.push(
      await timed(() =>
        atOnce(names, 16, async (name) => {
          await (await store.source(name)).put({ articles: articles.get(name) ?? [] });
        }),
      ),
    );
  }
  printFigure('store', 'add 50 articles to 50 feeds', round(median(toMany.map((run) => run.ms))), 'ms');
  printFigure(
    'store',
    'add 50 articles to 50 feeds: written',
    round(median(toMany.map((run) => run.bytes)) / 1_024),
    'KB',
  );
};

const measureFirstRefresh = async (feeds: number): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'broadsheet-bench-'));
  try {
    const store = await openBenchStore(folder);
    const names = Array.from({ length: feeds }, (_, index) => feedName(index));
    const articles = Array.from({ length: 30 }, (_, index) => benchArticle('feed', index, benchNow));
    const cpu = process.cpuUsage();
    const { ms } = await timed(() =>
      atOnce(names, 32, async (name) => {
        const own = articles.map(({ row, body }) => ({ row: { ...row, id: row.id.replace('feed', name) }, body }));
        await (await store.source(name)).put({ articles: own });
      }),
    );
    const { user, system } = process.cpuUsage(cpu);
    printFigure('store', `first 30 articles of ${feeds} feeds`, round(ms, 0), 'ms');
    printFigure('store', `first 30 articles of ${feeds} feeds: processor`, round((user + system) / 1_000, 0), 'ms');
    await store.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const measureOpening = (folder: string): void => {
  const runs = Array.from({ length: 5 }, () => openInProcess(folder));
  const of = (key: keyof (typeof runs)[number]): number => round(median(runs.map((run) => run[key])), 1);
  printFigure('store', 'open to the first list of all sources', of('ms'), 'ms', '≤ 150');
  printFigure('store', 'of that: open the store', of('openMs'), 'ms');
  printFigure('store', 'memory at the first list', of('megabytes'), 'MB', '≤ 160');
};

export const run = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '100000' },
      feeds: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const articles = Number(values.articles);
  const feeds = Number(values.feeds ?? Math.max(1, Math.round(articles / 100)));
  const folder = await mkdtemp(path.join(tmpdir(), 'broadsheet-bench-'));
  try {
    const built = await timed(() => buildLibrary(folder, articles, feeds));
    printFigure('store', `build ${articles} articles in ${feeds} feeds`, round(built.ms / 1_000, 1), 's');
    measureOpening(folder);
    const store = await openBenchStore(folder);
    printFigure(
      'store',
      'disk for an article with 1.6 KB of HTML, without the index',
      round(kilobytesOnDisk(folder) / articles),
      'KB',
      '≤ 3 with the index',
    );
    printFigure(
      'store',
      'the same, without rounding up to blocks',
      round((await store.size()) / 1_024 / articles),
      'KB',
    );
    await measureMarks(store, feeds);
    await measureAdds(store, feeds);
    await store.close();
    await measureFirstRefresh(Math.min(1_000, feeds));
  } finally {
    if (values.keep) console.error(folder);
    else await rm(folder, { recursive: true, force: true });
  }
};
