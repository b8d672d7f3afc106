/**
 * `npm run bench -- search [N] [FOLDER]`: the search rows of TARGETS.md at N synthetic articles (100,000), and the table of cases in many
 * scripts. With a folder the index is kept there and, once whole, not built again.
 */
import { mkdirSync, statSync } from 'node:fs';
import type { IndexedArticle, SearchIndex } from '../../electron/library/search/model.ts';
import { openSearchIndex } from '../../electron/library/search/search-index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { longestWait, timedOnThread } from './cpu.ts';
import { percentile, printFigure } from './figure.ts';
import { absentQueries, searchCases } from './search/cases.ts';
import { random, syntheticNews } from './search/synthetic-news.ts';

const rounded = (value: number): number => Math.round(value * 100) / 100;
const addedAtOnce = 500;
const turns = 60;

const openOver = (folder: string, articles: ReadonlyMap<string, IndexedArticle>) =>
  openSearchIndex({
    file: `${folder}/search.sqlite`,
    textOf: async (id) => articles.get(id) ?? null,
    scopeOf: (id) => {
      const article = articles.get(id);
      if (article === undefined) return undefined;
      return {
        title: article.title,
        sourceTitle: article.sourceId,
        sectionTitles: [],
        read: false,
        starred: false,
        saved: false,
        hasPicture: false,
      };
    },
    log: () => undefined,
  });

const printCases = async (): Promise<void> => {
  await using folder = await temporaryFolder();
  const articles = new Map(
    searchCases.map(({ language, title, text }): [string, IndexedArticle] => [
      language,
      {
        id: language,
        sourceId: 'cases',
        title,
        standfirst: null,
        text,
        byline: null,
        categories: [],
        language,
        date: Date.now(),
      },
    ]),
  );
  const index = await openOver(folder.path, articles);
  await index.add([...articles.values()]);
  const missed: string[] = [];
  let asked = 0;
  const ids = async (query: string) =>
    (await index.query({ query, order: 'relevance', offset: 0, limit: 20 })).found.map((each) => each.id);
  for (const { language, queries } of searchCases) {
    for (const query of queries) {
      asked += 1;
      if (!(await ids(query)).includes(language)) missed.push(`${language}: ${query}`);
    }
  }
  for (const query of absentQueries) {
    asked += 1;
    if ((await ids(query)).length > 0) missed.push(`too much: ${query}`);
  }
  await index.close();
  printFigure(
    'search',
    `cases in ${searchCases.length} languages`,
    `${asked - missed.length} of ${asked}`,
    'queries',
    'every case',
  );
  for (const each of missed) printFigure('search', 'missed case', each, 'query');
};

const build = async (index: SearchIndex, all: readonly IndexedArticle[]): Promise<void> => {
  const started = performance.now();
  const longest = await longestWait(async () => {
    for (let from = 0; from < all.length; from += addedAtOnce) await index.add(all.slice(from, from + addedAtOnce));
  });
  printFigure('search', `build of ${all.length}`, Math.round(performance.now() - started), 'ms');
  printFigure('search', `longest stretch while building ${all.length}`, rounded(longest), 'ms CPU', '≤ 20 ms');
};

const printLatencies = async (count: number, kept: string | undefined): Promise<void> => {
  await using temporary = await temporaryFolder();
  if (kept !== undefined) mkdirSync(kept, { recursive: true });
  const folder = { path: kept ?? temporary.path };
  const news = syntheticNews(count);
  const articles = new Map(news.articles.map((article): [string, IndexedArticle] => [article.id, article]));
  const index = await openOver(folder.path, articles);
  const all = [...articles.values()];
  const there = await index.ids();
  const missing = all.filter((article) => !there.has(article.id));
  if (missing.length > 0) await build(index, missing);
  const bytes = ['', '-wal'].reduce(
    (sum, end) => sum + (statSync(`${folder.path}/search.sqlite${end}`, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  printFigure('search', 'index for an article', Math.round(bytes / count), 'bytes');

  const next = random(11);
  const rare = (): string => news.word(3_000 + Math.floor(next() * 20_000));
  const common = (): string => news.word(1 + Math.floor(next() * 8));
  const middling = (): string => news.word(40 + Math.floor(next() * 400));
  const somePhrase = (): string => {
    const words = (all[Math.floor(next() * all.length)]?.text ?? '').split(' ');
    const at = Math.floor(next() * (words.length - 2));
    return `"${words.slice(at, at + 2).join(' ')}" `;
  };
  const kinds: Readonly<Record<string, () => string>> = {
    'rare word': () => `${rare()} `,
    'common word': () => `${common()} `,
    'three words': () => `${common()} ${middling()} ${middling()} `,
    'three words, the last unfinished': () => `${common()} ${middling()} ${middling().slice(0, 4)}`,
    phrase: somePhrase,
    prefix: () => middling().slice(0, 4),
    'prefix of two letters': () => middling().slice(0, 2),
  };
  for (const [kind, query] of Object.entries(kinds)) {
    const times: number[] = [];
    const cpuTimes: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const asked = query();
      const at = performance.now();
      cpuTimes.push(await timedOnThread(() => index.query({ query: asked, order: 'relevance', offset: 0, limit: 20 })));
      times.push(performance.now() - at);
    }
    for (const [name, share, target] of [
      ['median', 50, '≤ 20 ms'],
      ['95th percentile', 95, '≤ 60 ms'],
    ] as const) {
      printFigure('search', `${kind} at ${count}, ${name}`, rounded(percentile(times, share)), 'ms', target);
      printFigure('search', `${kind} at ${count}, ${name}`, rounded(percentile(cpuTimes, share)), 'ms CPU');
    }
  }
  await index.close();
};

export const run = async (args: readonly string[]): Promise<void> => {
  await printCases();
  await printLatencies(Number(args[0] ?? 100_000), args[1]);
};
