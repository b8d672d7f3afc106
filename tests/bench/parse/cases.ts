/** Lines of a corpus, and the documents they speak of. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FeedContext } from '../../../electron/library/feeds/model.ts';

export type Row = Readonly<Record<string, unknown>>;

export const readLines = (file: string): readonly Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Where each document of a corpus came from, as far as its own suite says so. */
export const contextsOf = (folder: string): ReadonlyMap<string, FeedContext> => {
  const contexts = new Map<string, FeedContext>();
  for (const row of readLines(path.join(folder, 'expectations.jsonl'))) {
    const file = String(row['file']);
    const noted = /base url (\S+)/.exec(text(row['note']) ?? '')?.[1] ?? null;
    const url = text(row['base_url']) ?? noted ?? contexts.get(file)?.url ?? null;
    contexts.set(file, { url, contentType: null });
  }
  if (path.basename(folder) === 'feedparser') {
    for (const row of readLines(path.join(folder, 'files.jsonl'))) {
      contexts.set(String(row['file']), contextOfHeaders(row));
    }
  }
  return contexts;
};

const contextOfHeaders = (row: Row): FeedContext => {
  const headers = new Map(
    Object.entries((row['headers'] as Record<string, string> | undefined) ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  const base = text(row['base_url']);
  const location = URL.parse(headers.get('content-location') ?? '', base ?? undefined);
  const url = location !== null && /^https?:$/.test(location.protocol) ? location.href : base;
  return { url, contentType: headers.get('content-type') ?? null };
};
