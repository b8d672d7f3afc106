/** What the rails cost in a large library: one article's rails in and out of the window, additions, and the longest stretch without a turn for others. */
import { createRailsEngine, railsWindow } from '../../../electron/library/rails/engine.ts';
import type { RailsEngine } from '../../../electron/library/rails/engine.ts';
import type { DeskArticle } from '../../../electron/library/rails/model.ts';
import { cpuMs, longestWait, timed } from '../cpu.ts';
import { percentile, printFigure } from '../figure.ts';
import { syntheticNews } from '../search/synthetic-news.ts';
import { deskOver } from './benchmark-desk.ts';

const asked = 200;
const railLength = 8;
const batch = 50;
const batches = 20;
const meanWords = 150;
const openedAtFirst = 100;
const everyOpened = 7;

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
const spread = (articles: readonly DeskArticle[]): readonly DeskArticle[] =>
  Array.from({ length: asked }, (_, at) => articles[Math.floor((at / asked) * articles.length)]).filter(
    (article) => article !== undefined,
  );

const printRails = (
  engine: RailsEngine,
  name: string,
  articles: readonly DeskArticle[],
  change: (article: DeskArticle) => void,
): void => {
  const times = spread(articles).map((article) => {
    // Opening a story marks it as read: what was kept no longer holds.
    change(article);
    return timed(() => engine.rails(article.id, railLength, article));
  });
  printFigure('related', `rails of one article, ${name}, median`, rounded(percentile(times, 50)), 'ms CPU');
  printFigure(
    'related',
    `rails of one article, ${name}, 95th percentile`,
    rounded(percentile(times, 95)),
    'ms CPU',
    '≤ 30 ms',
  );
};

/** Adds articles in batches; answers CPU for each article of each batch. */
const printAdditions = async (engine: RailsEngine, name: string, articles: readonly DeskArticle[]): Promise<void> => {
  const costs: number[] = [];
  let longest = 0;
  for (let from = 0; from < articles.length; from += batch) {
    const some = articles.slice(from, from + batch);
    const since = process.cpuUsage();
    longest = Math.max(longest, await longestWait(() => engine.add(some)));
    costs.push(cpuMs(since) / some.length);
  }
  printFigure('related', `adding ${batch} ${name}, each, median`, rounded(percentile(costs, 50)), 'ms CPU', '≤ 0.6 ms');
  printFigure('related', `adding ${batch} ${name}, longest wait of others`, rounded(longest), 'ms CPU', '≤ 20 ms');
};

export const printLatency = async (count: number): Promise<void> => {
  const { articles } = syntheticNews(count + batch * batches, meanWords);
  const held = articles.slice(0, count);
  let version = 0;
  const opened = held
    .slice(-openedAtFirst * everyOpened)
    .filter((_, at) => at % everyOpened === 0)
    .map(({ id }) => id);
  const desk = {
    ...deskOver(held, opened),
    version: () => version,
  };
  const engine = createRailsEngine(desk);
  const heapBefore = process.memoryUsage();
  const small = createRailsEngine(deskOver(held.slice(0, 1_000)));
  await small.add(held.slice(0, 1_000));
  await printAdditions(small, 'to 1,000', articles.slice(count));

  const since = process.cpuUsage();
  const longest = await longestWait(async () => {
    // What is older would have left the window again.
    const newest = held.slice(-railsWindow - 1_000);
    for (let from = 0; from < newest.length; from += 500) await engine.add(newest.slice(from, from + 500));
  });
  printFigure('related', `build of the window of ${railsWindow}`, Math.round(cpuMs(since)), 'ms CPU');
  printFigure('related', `build of the window, longest wait of others`, rounded(longest), 'ms CPU', '≤ 20 ms');
  const heap = process.memoryUsage();
  const grown = heap.arrayBuffers - heapBefore.arrayBuffers + heap.heapUsed - heapBefore.heapUsed;
  printFigure('related', `memory for the window`, Math.round(grown / 1024 / 1024), 'MB');

  const change = (article: DeskArticle): void => {
    opened.push(article.id);
    version += 1;
  };
  const latest = held.at(-1);
  if (latest === undefined) return;
  printRails(engine, `at ${count}, in the window of ${railsWindow}`, held.slice(-railsWindow), change);
  if (count > railsWindow)
    printRails(engine, `at ${count}, older than the window`, held.slice(0, -railsWindow), change);
  for (const [name, ask] of [
    ['must read', () => engine.mustRead(50)],
    ['recommended', () => engine.recommended(50)],
  ] as const) {
    change(latest);
    printFigure('related', `${name} after a change`, rounded(timed(ask)), 'ms CPU');
    printFigure('related', `${name} when nothing changed`, rounded(timed(ask)), 'ms CPU');
  }
  printFigure(
    'related',
    'edition, longest wait of others',
    rounded(await longestWait(async () => void (await engine.edition()))),
    'ms CPU',
    '≤ 20 ms',
  );
  await printAdditions(engine, `to ${count}`, articles.slice(count));
};
