/** Dates of the corpora read as their suites expect: the exact moment, any moment, or none. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseDate } from '../../../electron/library/feeds/dates.ts';
import { printFigure } from '../figure.ts';
import { readLines, type Row } from './cases.ts';

const files = ['dates/cases.jsonl', 'feedparser/dates.jsonl', 'miniflux-cases/dates.jsonl'];

export const measureDates = async (corpora: string): Promise<void> => {
  let met = 0;
  let all = 0;
  for (const name of files) {
    const file = path.join(corpora, name);
    if (!existsSync(file)) continue;
    const rows = readLines(file);
    const good = rows.filter(isMet);
    met += good.length;
    all += rows.length;
    printFigure('parse', `${name}: dates read`, percent(good.length, rows.length), '%');
    for (const row of rows.filter((candidate) => !isMet(candidate))) {
      printFigure('parse', 'date not read as expected', JSON.stringify(row['input']), 'text');
    }
  }
  printFigure('parse', 'dates read as expected', percent(met, all), '%', '>= 97');
};

const percent = (part: number, all: number): number => Math.round((1000 * part) / Math.max(1, all)) / 10;

const isMet = (row: Row): boolean => {
  const time = parseDate(String(row['input']));
  const seconds = time === null ? null : Math.floor(time / 1000);
  const wanted = wantedSeconds(row);
  if (wanted !== null) return seconds === wanted;
  return row['must_parse'] === true ? seconds !== null : seconds === null;
};

const wantedSeconds = (row: Row): number | null => {
  if (typeof row['unix'] === 'number') return row['unix'];
  if (typeof row['expected_utc'] !== 'string') return null;
  // The year 99 stands as it is in the corpus.
  return Math.floor(Date.parse(row['expected_utc'].replace(/^(\d\d)-/, '00$1-')) / 1000);
};
