/**
 * `npm run bench -- related`: the related rows of TARGETS.md. With a file of `{"id","title","text","published"?}` lines: for each
 * `{"id","related":[20 ids],"cluster"}`. `--ablation`: each signal's worth. `--latency [N]`: the rails of one article at N (100,000).
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRailsEngine } from '../../electron/library/rails/engine.ts';
import type { RailsEngine, RailsEngineOptions } from '../../electron/library/rails/engine.ts';
import { corpora } from '../support/corpora.ts';
import { percentile, printFigure } from './figure.ts';
import { deskArticle, deskOver } from './related/benchmark-desk.ts';
import type { PlainArticle } from './related/benchmark-desk.ts';
import { bCubed, correlation, rankingFigures } from './related/measures.ts';
import { syntheticNews } from './search/synthetic-news.ts';

const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

const engineOver = async (
  articles: readonly PlainArticle[],
  options: RailsEngineOptions = {},
): Promise<RailsEngine> => {
  const deskArticles = articles.map(deskArticle);
  const engine = createRailsEngine(deskOver(deskArticles), options);
  await engine.add(deskArticles);
  return engine;
};

const wholeRanking = 200;
type Story = PlainArticle & { readonly story: string };

const storyFigures = async (articles: readonly Story[], options: RailsEngineOptions) => {
  const engine = await engineOver(articles, options);
  const labelled = articles.map((article) => ({ id: article.id, label: article.story }));
  const ranking = rankingFigures(labelled, (id) => engine.similar(id, wholeRanking).map((each) => each.id));
  return { ...ranking, clusters: bCubed(labelled, (id) => engine.clusterOf(id)?.id ?? id) };
};

const ecbplus = async (folder: string, options: RailsEngineOptions) => {
  const stories = linesOf<Story>(path.join(folder, 'news-ecbplus/articles.jsonl'));
  const full = await storyFigures(stories, options);
  const titles = await storyFigures(
    stories.map((story) => ({ ...story, text: '' })),
    options,
  );
  return { full, titles };
};

const lee50 = async (folder: string, options: RailsEngineOptions): Promise<number> => {
  const rated = linesOf<{ id: number; text: string }>(path.join(folder, 'news-lee50/articles.jsonl'));
  const background = readFileSync(path.join(folder, 'news-lee50/lee_background.cor'), 'utf8').split('\n');
  const pairs = linesOf<{ a: number; b: number; mean: number }>(path.join(folder, 'news-lee50/pairs.jsonl'));
  const library = [
    ...background.filter((text) => text !== '').map((text, at) => ({ id: `background-${at}`, title: '', text })),
    ...rated.map(({ id, text }) => ({ id: String(id), title: '', text })),
  ];
  const engine = await engineOver(library, options);
  return correlation(
    pairs.map((pair) => engine.likeness(String(pair.a), String(pair.b))),
    pairs.map((pair) => pair.mean),
  );
};

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

const printTargets = async (folder: string): Promise<void> => {
  const { full, titles } = await ecbplus(folder, {});
  printFigure('related', 'news-ecbplus story P@1', rounded(full.first), 'share', '≥ 0.985');
  printFigure('related', 'news-ecbplus story MAP', rounded(full.map), 'share', '≥ 0.945');
  printFigure('related', 'news-ecbplus clusters B³ F', rounded(full.clusters), 'share', '≥ 0.90');
  printFigure('related', 'news-ecbplus titles only P@1', rounded(titles.first), 'share', '≥ 0.88');
  printFigure('related', 'news-ecbplus titles only MAP', rounded(titles.map), 'share', '≥ 0.70');
  printFigure('related', 'news-lee50 correlation', rounded(await lee50(folder, {})), 'r', '≥ 0.65');
};

const printAblation = async (folder: string): Promise<void> => {
  const without: readonly (readonly [string, RailsEngineOptions])[] = [
    ['everything', {}],
    ['without neighbours', { smoothing: false }],
    ['without pairs of words', { pairs: false }],
    ['without names', { names: false }],
    ['without stems', { stems: false }],
    ['without plain likeness in the ranking', { plain: false }],
  ];
  for (const [name, options] of without) {
    const { full, titles } = await ecbplus(folder, options);
    const value = [full.first, full.map, full.clusters, titles.first, titles.map, await lee50(folder, options)];
    printFigure('related', `ablation: ${name}`, value.map(rounded).join(' '), 'P@1 MAP B³F, titles P@1 MAP, lee50 r');
  }
};

const printLatency = async (count: number): Promise<void> => {
  const { articles } = syntheticNews(count, 150);
  const opened = articles
    .slice(-2_000)
    .filter((_, at) => at % 20 === 0)
    .map((article) => article.id);
  const engine = createRailsEngine(deskOver(articles, opened));
  const heapBefore = process.memoryUsage();
  const started = process.cpuUsage();
  const wall = performance.now();
  for (let from = 0; from < articles.length; from += 500) await engine.add(articles.slice(from, from + 500));
  const used = process.cpuUsage(started);
  const heap = process.memoryUsage();
  printFigure('related', `build of ${count}`, Math.round((used.user + used.system) / 1000), 'ms CPU');
  printFigure('related', `build of ${count}`, Math.round(performance.now() - wall), 'ms');
  const grown = heap.arrayBuffers - heapBefore.arrayBuffers + heap.heapUsed - heapBefore.heapUsed;
  printFigure('related', `memory for ${count}`, Math.round(grown / 1024 / 1024), 'MB');
  const times: number[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    const id = articles[Math.floor((turn / 200) * articles.length)]?.id ?? '';
    const at = performance.now();
    engine.rails(id, 8);
    times.push(performance.now() - at);
  }
  printFigure('related', `rails of one article at ${count}, median`, rounded(percentile(times, 50)), 'ms');
  printFigure(
    'related',
    `rails of one article at ${count}, 95th percentile`,
    rounded(percentile(times, 95)),
    'ms',
    '≤ 30 ms',
  );
  const at = performance.now();
  await engine.edition();
  printFigure('related', `edition at ${count}`, rounded(performance.now() - at), 'ms');
};

const printFile = async (file: string): Promise<void> => {
  const articles = linesOf<{ id: string | number; title?: string | null; text?: string | null; published?: unknown }>(
    file,
  ).map((line): PlainArticle => {
    const published =
      typeof line.published === 'number'
        ? line.published
        : typeof line.published === 'string'
          ? Date.parse(line.published)
          : Number.NaN;
    return {
      id: String(line.id),
      title: line.title ?? '',
      text: line.text ?? '',
      ...(Number.isNaN(published) ? {} : { published }),
    };
  });
  // One without a date stands in the middle of the others, so that its date tells nothing.
  const known = articles.flatMap((article) => article.published ?? []).sort((a, b) => a - b);
  const middle = known[Math.floor(known.length / 2)] ?? 0;
  const engine = await engineOver(articles.map((article) => ({ ...article, published: article.published ?? middle })));
  for (const { id } of articles) {
    const related = engine.similar(id, 20).map((each) => each.id);
    console.log(JSON.stringify({ id, related, cluster: engine.clusterOf(id)?.id ?? id }));
  }
};

export const run = async (args: readonly string[]): Promise<void> => {
  const [first, second] = args;
  if (first === '--latency') return printLatency(Number(second ?? 100_000));
  if (first !== undefined && !first.startsWith('--')) {
    if (!existsSync(first)) throw new Error(`no such file: ${first}`);
    return printFile(first);
  }
  if (corpora === null) {
    console.log('skipped: no corpora (related)');
    return undefined;
  }
  return first === '--ablation' ? printAblation(corpora) : printTargets(corpora);
};
