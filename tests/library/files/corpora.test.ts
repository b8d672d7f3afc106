import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/contract/errors.ts';
import { readFile } from '../../../electron/library/files/read.ts';
import { corpora, skipWithoutCorpora } from '../../support/corpora.ts';

type Row = { readonly file: string; readonly kind: string; readonly facts: Readonly<Record<string, unknown>> };

const folder = path.join(corpora ?? '', 'local-files');
const rowsOf = (kind: string): readonly Row[] =>
  readFileSync(path.join(folder, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => row.kind === kind);

/** "articles", the kind of a feed or list, the code of a failure, or the bug itself. */
const outcomeOf = async (row: Row): Promise<string> => {
  const name = path.basename(row.file).replace(/^.*?__.*?__/u, '');
  try {
    return (await readFile(name, readFileSync(path.join(folder, row.file)))).kind;
  } catch (error) {
    return error instanceof Failure ? error.code : `bug: ${String(error)}`;
  }
};

describe.skipIf(skipWithoutCorpora('local files of every kind'))('local files others test with', () => {
  /** The fewest files of a kind that must become articles; the rest are broken on purpose and get a named error. */
  it.each([
    ['eml', 129],
    ['mhtml', 7],
    ['webarchive', 1],
    ['epub', 22],
    ['docx', 19],
    ['pdf', 28],
    ['enex', 24],
    ['bookmarks', 11],
    ['exports', 12],
    ['markdown', 88],
    ['text', 41],
    ['html-saved', 17],
    ['newsletter-html', 15],
    ['other', 0],
  ])('%s: at least %i are read, none is a bug', { timeout: 600_000 }, async (kind, least) => {
    const outcomes: string[] = [];
    for (const row of rowsOf(kind)) outcomes.push(await outcomeOf(row));
    expect(outcomes.filter((outcome) => outcome.startsWith('bug'))).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'articles').length).toBeGreaterThanOrEqual(least);
  });

  it('subjects and times of mail are right in at least 95 of 100', async () => {
    let [right, asked] = [0, 0];
    for (const row of rowsOf('eml')) {
      const content = await readFile(path.basename(row.file), readFileSync(path.join(folder, row.file)));
      const article = content.kind === 'articles' ? content.articles[0] : undefined;
      const { subject, date } = row.facts;
      if (typeof subject === 'string' && subject.trim() !== '') {
        asked += 1;
        if (article?.title?.replace(/\s+/gu, ' ').trim() === subject.replace(/\s+/gu, ' ').trim()) right += 1;
      }
      if (typeof date === 'string' && !Number.isNaN(Date.parse(date))) {
        asked += 1;
        if (article?.published === Date.parse(date)) right += 1;
      }
    }
    expect(right / asked).toBeGreaterThanOrEqual(0.95);
  });
});
