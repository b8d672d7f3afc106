/** One document for each charset, whose title is a character that only the right charset gives. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../../electron/contract/errors.ts';
import { parseFeed } from '../../../electron/library/feeds/parse.ts';
import { printFigure } from '../figure.ts';
import { readLines } from './cases.ts';

export const measureCharsets = async (corpora: string): Promise<void> => {
  const file = path.join(corpora, 'feedparser', 'encoding_param.jsonl');
  if (!existsSync(file)) return;
  const rows = readLines(file);
  let met = 0;
  for (const row of rows) {
    const title = await titleOf(path.join(corpora, 'feedparser', String(row['file'])));
    if (title === row['value']) met += 1;
    else printFigure('parse', 'charset not read', String(row['encoding']), 'name');
  }
  printFigure('parse', 'charsets read', `${met}/${rows.length}`, 'met/all');
};

const titleOf = async (file: string): Promise<string | null> => {
  try {
    return (await parseFeed(readFileSync(file), { url: null, contentType: null })).title;
  } catch (cause) {
    if (cause instanceof Failure) return null;
    throw cause;
  }
};
