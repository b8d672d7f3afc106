/** `npm run bench -- full-text`: whether real pages are taken for the stories of summaries, and only for theirs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extractArticle } from '../../electron/library/articles/extract.ts';
import { countWords } from '../../electron/library/articles/plain-text.ts';
import { readPage } from '../../electron/library/full-text/read-page.ts';
import type { ArticleBody, ArticleRow } from '../../electron/library/store/model.ts';
import { corpora, skipWithoutCorpora } from '../support/corpora.ts';
import { median, percentile, printFigure } from './figure.ts';

const corpus = 'article-extraction-benchmark';
/** A page with less text than this is no whole story to begin with. */
const leastWords = 200;
const summaryWords = 45;

type Case = { readonly id: string; readonly url: string; readonly html_gz: string; readonly expected_text: string };
type Story = { readonly title: string; readonly text: string };

const pageOf = (one: Case): Uint8Array => gunzipSync(readFileSync(path.join(corpora ?? '', corpus, one.html_gz)));

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const storyOf = ({ title, text }: Story): { readonly row: ArticleRow; readonly body: ArticleBody } => ({
  row: {
    id: 'bench.1',
    hash: '',
    origin: 'feed',
    sectionId: null,
    title,
    standfirst: null,
    agency: null,
    byline: null,
    link: 'https://example.org/',
    published: null,
    arrived: 0,
    date: 0,
    language: null,
    direction: 'ltr',
    pictureId: null,
    words: countWords(text),
    completeness: 'summary',
    categories: [],
  },
  body: {
    html: `<p>${escape(text)}</p>`,
    dateline: null,
    sectionPath: [],
    authors: [],
    pictures: [],
    enclosures: [],
    printedRails: [],
    fileName: null,
  },
});

const firstWords = (text: string): string => text.split(/\s+/).slice(0, summaryWords).join(' ');

export const run = async (): Promise<void> => {
  if (skipWithoutCorpora('pages against summaries')) return;
  const cases = readFileSync(path.join(corpora ?? '', corpus, 'cases.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)
    .filter((one) => countWords(one.expected_text) >= leastWords);
  const stories = cases.map((one) => ({
    title: extractArticle(Buffer.from(pageOf(one)).toString('utf8'), { url: one.url }).title ?? '',
    text: firstWords(one.expected_text),
    whole: one.expected_text,
  }));
  const times: number[] = [];
  const states = (storyAt: (index: number) => Story): readonly string[] =>
    cases.map((one, index) => {
      const start = process.cpuUsage();
      const { state } = readPage({
        bytes: pageOf(one),
        contentType: 'text/html',
        url: one.url,
        story: storyOf(storyAt(index)),
      });
      const spent = process.cpuUsage(start);
      times.push((spent.user + spent.system) / 1_000);
      return state;
    });
  const share = (list: readonly string[], wanted: string): number =>
    Number((list.filter((state) => state === wanted).length / list.length).toFixed(4));
  const at = (index: number): { readonly title: string; readonly text: string; readonly whole: string } =>
    stories[(index + stories.length) % stories.length] ?? { title: '', text: '', whole: '' };
  const own = states(at);
  for (const state of ['fetched', 'feed', 'paywall', 'consent'])
    printFigure('full-text', `${cases.length} pages for their own summary: ${state}`, share(own, state), 'share');
  const other = states((index) => at(index + 7));
  printFigure('full-text', 'pages for the summary of another story: fetched', share(other, 'fetched'), 'share');
  const known = states((index) => ({ title: at(index).title, text: at(index).whole }));
  printFigure('full-text', 'pages of which the feed has all the text: fetched', share(known, 'fetched'), 'share');
  printFigure('full-text', 'one page, median', Number(median(times).toFixed(1)), 'ms CPU');
  printFigure('full-text', 'one page, 95th percentile', Number(percentile(times, 95).toFixed(1)), 'ms CPU');
};
