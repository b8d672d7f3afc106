/** `npm run bench -- local-files [kind]`: every file of the corpus becomes articles or a named error, and what is read of it is right. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../electron/contract/errors.ts';
import { readFile } from '../../electron/library/files/read.ts';
import type { FileArticle } from '../../electron/library/files/read.ts';
import { corpora, skipWithoutCorpora } from '../support/corpora.ts';
import { printFigure } from './figure.ts';
import { bookmarkQuestions, mailTextQuestions, questionsOf } from './local-files/expectations.ts';
import type { Question, Row } from './local-files/expectations.ts';

type Outcome = { readonly row: Row; readonly outcome: string; readonly articles: readonly FileArticle[] };

/** "articles", the kind of a feed or list, the code of a failure, or the bug itself. */
const readRow = async (folder: string, row: Row): Promise<Outcome> => {
  const name = path.basename(row.file).replace(/^.*?__.*?__/u, '');
  try {
    const content = await readFile(name, readFileSync(path.join(folder, row.file)));
    return { row, outcome: content.kind, articles: content.kind === 'articles' ? content.articles : [] };
  } catch (error) {
    return { row, outcome: error instanceof Failure ? error.code : `bug: ${String(error)}`, articles: [] };
  }
};

const report = (kind: string, outcomes: readonly Outcome[], questions: readonly Question[], verbose: boolean): void => {
  const count = (wanted: (outcome: string) => boolean): number =>
    outcomes.filter(({ outcome }) => wanted(outcome)).length;
  const read = count((outcome) => ['articles', 'feed', 'opml'].includes(outcome));
  printFigure('local-files', `${kind}: read, of ${outcomes.length}`, read, 'files');
  const named = Map.groupBy(
    outcomes.filter(({ outcome }) => /^[a-z-]+$/u.test(outcome) && !['articles', 'feed', 'opml'].includes(outcome)),
    ({ outcome }) => outcome,
  );
  for (const [code, list] of named) printFigure('local-files', `${kind}: ${code}`, list.length, 'files');
  printFigure(
    'local-files',
    `${kind}: neither read nor named`,
    count((outcome) => outcome.startsWith('bug')),
    'files',
    '0',
  );
  for (const [about, list] of Map.groupBy(questions, (question) => question.about)) {
    const right = list.filter((question) => question.right).length;
    printFigure(
      'local-files',
      `${kind}: ${about} right, of ${list.length}`,
      Number((right / list.length).toFixed(3)),
      'share',
      '≥ 0.95',
    );
  }
  if (!verbose) return;
  for (const { row, outcome } of outcomes) if (outcome !== 'articles') console.error(`${row.file}: ${outcome}`);
  for (const { about, right, wanted, got } of questions)
    if (!right) console.error(`${kind} ${about}: wanted «${wanted}», got «${got}»`);
};

/** A kind named as argument is told in full: what was not read, and each wrong answer. */
export const run = async (args: readonly string[]): Promise<void> => {
  if (skipWithoutCorpora('local files')) return;
  const folder = path.join(corpora ?? '', 'local-files');
  const rows = readFileSync(path.join(folder, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  const every: Question[] = [];
  for (const [kind, list] of Map.groupBy(rows, (row) => row.kind)) {
    if (args[0] !== undefined && args[0] !== kind) continue;
    const outcomes: Outcome[] = [];
    for (const row of list) outcomes.push(await readRow(folder, row));
    const questions = outcomes.flatMap(({ row, outcome, articles }) =>
      outcome !== 'articles'
        ? []
        : [
            ...questionsOf(row, articles),
            ...(kind === 'bookmarks' ? bookmarkQuestions(folder, row.file, articles) : []),
            ...(kind === 'eml' ? mailTextQuestions(folder, row.file, articles) : []),
          ],
    );
    every.push(...questions);
    report(kind, outcomes, questions, args[0] !== undefined);
  }
  const right = every.filter((question) => question.right).length;
  printFigure(
    'local-files',
    `all kinds: right, of ${every.length}`,
    Number((right / every.length).toFixed(3)),
    'share',
    '≥ 0.95',
  );
};
