/**
 * `npm run bench -- related`: the related rows of TARGETS.md. With a file of `{"id","title","text","published"?}` lines: for each
 * `{"id","related":[20 ids],"cluster"}`; lines that cannot be read are named on standard error. `--ablation`: each signal's worth.
 * `--halves`: the same figures on either half of the topics, on which no constant was chosen alone. `--latency [N]`: what rails cost at N
 * (100,000).
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRailsEngine } from '../../electron/library/rails/engine.ts';
import type { RailsEngine, RailsEngineOptions } from '../../electron/library/rails/engine.ts';
import { corpora } from '../support/corpora.ts';
import { printFigure } from './figure.ts';
import { deskArticle, deskOver } from './related/benchmark-desk.ts';
import type { PlainArticle } from './related/benchmark-desk.ts';
import { judgeCollection } from './related/judge-file.ts';
import { printLatency } from './related/latency.ts';
import { bCubed, correlation, rankingFigures } from './related/measures.ts';

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
type Story = PlainArticle & { readonly story: string; readonly topic: number };

const storyFigures = async (articles: readonly Story[], options: RailsEngineOptions) => {
  const engine = await engineOver(articles, options);
  const labelled = articles.map((article) => ({ id: article.id, label: article.story }));
  const ranking = rankingFigures(labelled, (id) => engine.similar(id, wholeRanking).map((each) => each.id));
  return { ...ranking, clusters: bCubed(labelled, (id) => engine.clusterOf(id)?.id ?? id) };
};

const storiesIn = (folder: string): readonly Story[] =>
  linesOf<Story>(path.join(folder, 'news-ecbplus/articles.jsonl'));

const ecbplus = async (stories: readonly Story[], options: RailsEngineOptions) => {
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
  const { full, titles } = await ecbplus(storiesIn(folder), {});
  printFigure('related', 'news-ecbplus story P@1', rounded(full.first), 'share', '≥ 0.985');
  printFigure('related', 'news-ecbplus story MAP', rounded(full.map), 'share', '≥ 0.945');
  printFigure('related', 'news-ecbplus clusters B³ F', rounded(full.clusters), 'share', '≥ 0.90');
  printFigure('related', 'news-ecbplus titles only P@1', rounded(titles.first), 'share', '≥ 0.88');
  printFigure('related', 'news-ecbplus titles only MAP', rounded(titles.map), 'share', '≥ 0.70');
  printFigure('related', 'news-lee50 correlation', rounded(await lee50(folder, {})), 'r', '≥ 0.65');
};

const printHalves = async (folder: string): Promise<void> => {
  const stories = storiesIn(folder);
  for (const [name, odd] of [
    ['even topics', 0],
    ['odd topics', 1],
  ] as const) {
    const { full, titles } = await ecbplus(
      stories.filter(({ topic }) => topic % 2 === odd),
      {},
    );
    const value = [full.first, full.map, full.clusters, titles.first, titles.map].map(rounded).join(' ');
    printFigure('related', `half: ${name}`, value, 'P@1 MAP B³F, titles P@1 MAP');
  }
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
    const { full, titles } = await ecbplus(storiesIn(folder), options);
    const value = [full.first, full.map, full.clusters, titles.first, titles.map, await lee50(folder, options)];
    printFigure('related', `ablation: ${name}`, value.map(rounded).join(' '), 'P@1 MAP B³F, titles P@1 MAP, lee50 r');
  }
};

const printFile = async (file: string): Promise<void> => {
  const { judged, complaints } = await judgeCollection(readFileSync(file, 'utf8'));
  for (const complaint of complaints) console.error(complaint);
  for (const each of judged) console.log(JSON.stringify(each));
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
  if (first === '--halves') return printHalves(corpora);
  return first === '--ablation' ? printAblation(corpora) : printTargets(corpora);
};
