/** Exports of Pocket, Instapaper, Omnivore, Wallabag, Readwise, Raindrop, Pinboard, Takeout and their like: JSON and CSV. Public file of `files/export/`. */
import { Failure } from '../../contract/errors.ts';
import { decodeBytes } from '../articles/decode.ts';
import { articlesUpTo } from './article.ts';
import { articleFromRecord, isRecord } from './export/records.ts';
import { readTable } from './export/table.ts';
import type { Row } from './export/table.ts';
import type { KindReader } from './model.ts';

const mostRecords = 50_000;
const deepest = 24;

/** Every record that could be an article: in a list, in lists inside objects, in trees of browser bookmarks. */
const recordsIn = (value: unknown, depth = 0): Row[] => {
  if (depth > deepest) return [];
  if (Array.isArray(value))
    return value.flatMap((each: unknown) => recordsIn(each, depth + 1)).slice(0, mostRecords + 1);
  if (!isRecord(value)) return [];
  const names = Object.keys(value).map((name) => name.toLowerCase());
  const addressed = names.some((name) =>
    ['url', 'href', 'uri', 'article__url', 'given_url', 'resolved_url', 'alternate', 'link'].includes(name),
  );
  if (addressed && !names.includes('children')) return [value];
  return Object.values(value)
    .filter((each) => typeof each === 'object')
    .flatMap((each) => recordsIn(each, depth + 1));
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
    if (lines.length < 2 || !lines.every((line) => line.trim().startsWith('{'))) return null;
    try {
      return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      return null;
    }
  }
};

/** Fails with `file-damaged` when JSON cannot be read, `file-kind-unknown` when no record in it is an article. */
export const readExport: KindReader = async ({ name, bytes }) => {
  const { text } = decodeBytes(bytes, { kind: 'text' });
  const isJson = /^\s*[[{]/u.test(text);
  const value = isJson ? parsed(text) : null;
  if (isJson && value === null) throw new Failure('file-damaged', { name });
  const rows = isJson ? recordsIn(value) : readTable(text);
  const articles = rows.flatMap((row) => articleFromRecord(row) ?? []);
  if (articles.length === 0) throw new Failure('file-kind-unknown', { name });
  return articlesUpTo(mostRecords, name, articles);
};
