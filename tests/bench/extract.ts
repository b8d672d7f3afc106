/** `npm run bench -- extract`: the text, title, date and first words of real pages, as the library's extractor and as the importer of files read them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extractArticle } from '../../electron/library/articles/extract.ts';
import type { ExtractedArticle } from '../../electron/library/articles/model.ts';
import { articleFromPage } from '../../electron/library/files/page.ts';
import { corpora, skipWithoutCorpora } from '../support/corpora.ts';
import { median, percentile, printFigure } from './figure.ts';

type Case = {
  readonly id: string;
  readonly url: string;
  readonly html_gz: string;
  readonly expected?: Readonly<Record<string, string | null>>;
};
type Read = (html: string, url: string) => ExtractedArticle;

const casesOf = (corpus: string): readonly Case[] =>
  readFileSync(path.join(corpora ?? '', corpus, 'cases.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);

const pageOf = (corpus: string, one: Case): string =>
  gunzipSync(readFileSync(path.join(corpora ?? '', corpus, one.html_gz))).toString('utf8');

const benchmark = 'article-extraction-benchmark';

/** The corpus's own scorer judges the text; CPU time, since others may use the machine. */
const bodies = (name: string, read: Read): void => {
  const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-bench-'));
  const times: number[] = [];
  const lines = casesOf(benchmark).map((one) => {
    const html = pageOf(benchmark, one);
    const start = process.cpuUsage();
    const { text } = read(html, one.url);
    const spent = process.cpuUsage(start);
    times.push((spent.user + spent.system) / 1_000);
    return JSON.stringify({ id: one.id, text });
  });
  const predictions = path.join(folder, 'predictions.jsonl');
  writeFileSync(predictions, `${lines.join('\n')}\n`);
  const answer = execFileSync('python3', [
    path.join(corpora ?? '', 'tools', 'score_extraction.py'),
    benchmark,
    predictions,
  ]);
  rmSync(folder, { recursive: true });
  const score = JSON.parse(answer.toString()) as { docs: number; precision: number; recall: number; F1: number };
  printFigure('extract', `${name}: ${benchmark}, 4-gram F1`, score.F1, 'F1', '≥ 0.960');
  printFigure('extract', `${name}: ${benchmark}, precision`, score.precision, 'share');
  printFigure('extract', `${name}: ${benchmark}, recall`, score.recall, 'share');
  printFigure('extract', `${name}: one page, median`, Number(median(times).toFixed(1)), 'ms CPU', '≤ 60');
  printFigure('extract', `${name}: one page, 95th percentile`, Number(percentile(times, 95).toFixed(1)), 'ms CPU');
};

const flat = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
/** Letters and digits only: the corpus joins paragraphs without a space. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
const day = 86_400_000;

/** The story from its first word on: the importer takes the dateline out of the text and shows it apart. */
const toldBy = ({ dateline, text }: ExtractedArticle): string =>
  dateline === null || text.startsWith(dateline) ? text : `${dateline} ${text}`;

/** Titles word for word; dates to the moment and within a day (half of the corpus's dates are midnight somewhere); the first eight words anywhere in the text. */
const parts = (name: string, read: Read): void => {
  const counts = {
    titles: 0,
    titlesRight: 0,
    dates: 0,
    moments: 0,
    days: 0,
    starts: 0,
    startsFound: 0,
    images: 0,
    imagesRight: 0,
  };
  for (const one of casesOf('postlight')) {
    const expected = one.expected ?? {};
    const article = read(pageOf('postlight', one), one.url);
    if (expected['title']) {
      counts.titles += 1;
      if (flat(article.title) === flat(expected['title'])) counts.titlesRight += 1;
    }
    if (expected['date_published']) {
      const stated = Date.parse(expected['date_published']);
      counts.dates += 1;
      if (article.published === stated) counts.moments += 1;
      if (article.published !== null && Math.abs(article.published - stated) <= day) counts.days += 1;
    }
    if (expected['first_words']) {
      const words = bare(flat(expected['first_words']).split(' ').slice(0, 8).join(' '));
      counts.starts += 1;
      if (bare(toldBy(article)).includes(words)) counts.startsFound += 1;
    }
    if (expected['lead_image_url']) {
      counts.images += 1;
      if (article.image === expected['lead_image_url']) counts.imagesRight += 1;
    }
  }
  printFigure(
    'extract',
    `${name}: postlight, exact title of ${counts.titles}`,
    counts.titlesRight,
    'pages',
    '≥ 125 of 143',
  );
  printFigure(
    'extract',
    `${name}: postlight, date within a day`,
    Number((counts.days / counts.dates).toFixed(3)),
    'share',
    '≥ 0.90',
  );
  printFigure(
    'extract',
    `${name}: postlight, date to the moment`,
    Number((counts.moments / counts.dates).toFixed(3)),
    'share',
  );
  printFigure(
    'extract',
    `${name}: postlight, first words of ${counts.starts}`,
    counts.startsFound,
    'pages',
    '≥ 138 of 145',
  );
  printFigure('extract', `${name}: postlight, lead picture of ${counts.images}`, counts.imagesRight, 'pages');
};

export const run = async (): Promise<void> => {
  if (skipWithoutCorpora('extract')) return;
  const ways: readonly (readonly [string, Read])[] = [
    ['extractor', (html, url) => extractArticle(html, { url })],
    ['import', (html, url) => articleFromPage(html, { name: 'page.html', url })],
  ];
  for (const [name, read] of ways) {
    bodies(name, read);
    parts(name, read);
  }
};
