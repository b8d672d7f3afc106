/** Expectations met, by corpus and by field, as tools/score_feeds.py of the corpora counts them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../../electron/contract/errors.ts';
import { feedAsJson } from '../../../electron/library/feeds/feed-json.ts';
import { parseFeed } from '../../../electron/library/feeds/parse.ts';
import { printFigure } from '../figure.ts';
import { contextsOf, readLines } from './cases.ts';
import { reasonFor, type UnmetRow } from './unmet.ts';

const targets: Readonly<Record<string, number>> = {
  feedparser: 97,
  'feeds-real': 97,
  'miniflux-cases': 95,
  'laminas-feed': 95,
};
const output = fileURLToPath(new URL('../../../build/bench/', import.meta.url));

export const measureShares = async (corpora: string): Promise<void> => {
  mkdirSync(output, { recursive: true });
  const unmet: UnmetRow[] = [];
  for (const [name, target] of Object.entries(targets)) {
    const known = await score(path.join(corpora, name), { addresses: true });
    printFigure('parse', `${name}: expectations met`, known.share, '%', `>= ${target}`);
    for (const [field, share] of Object.entries(known.by)) printFigure('parse', `${name}: ${field}`, share, 'met/all');
    const alone = await score(path.join(corpora, name), { addresses: false });
    printFigure('parse', `${name}: expectations met, parsed without the feed's address`, alone.share, '%');
    unmet.push(...known.unmet.map((row) => ({ corpus: name, ...row, reason: reasonFor(name, row) })));
  }
  const file = path.join(output, 'parse-unmet.json');
  writeFileSync(file, `${JSON.stringify(unmet, null, 1)}\n`);
  const unexplained = unmet.filter(({ reason }) => reason === null).length;
  printFigure('parse', 'expectations not met', unmet.length, 'rows');
  printFigure('parse', 'of these without a known reason', unexplained, 'rows', '0');
};

type Score = {
  readonly share: number;
  readonly by: Readonly<Record<string, string>>;
  readonly unmet: readonly UnmetRow[];
};

const score = async (folder: string, { addresses }: { readonly addresses: boolean }): Promise<Score> => {
  const predictions = path.join(output, `parse-${path.basename(folder)}.jsonl`);
  const misses = path.join(output, `parse-${path.basename(folder)}-misses.jsonl`);
  const lines: string[] = [];
  for (const [file, context] of contextsOf(folder)) {
    const document = path.join(folder, file);
    if (!existsSync(document)) continue;
    lines.push(await predict(document, addresses ? context : { ...context, url: null }));
  }
  writeFileSync(predictions, `${lines.join('\n')}\n`);
  const tool = path.join(path.dirname(folder), 'tools', 'score_feeds.py');
  const answer = execFileSync('python3', [tool, folder, predictions, '--misses', misses], { encoding: 'utf8' });
  const { share, by } = JSON.parse(answer) as Pick<Score, 'share' | 'by'>;
  return { share, by, unmet: readLines(misses) as readonly UnmetRow[] };
};

const predict = async (file: string, context: Parameters<typeof parseFeed>[1]): Promise<string> => {
  try {
    return JSON.stringify({ file, feed: feedAsJson(await parseFeed(readFileSync(file), context)) });
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    return JSON.stringify({ file, error: { code: cause.code } });
  }
};
