/** Every document of every corpus, and documents made to hurt: nothing but a `Failure` may come out, and soon. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { printFigure } from '../figure.ts';
import { hostileFeeds } from './hostile.ts';
import { attempt, type Outcome } from './outcome.ts';

const report = (what: string, outcomes: readonly Outcome[]): void => {
  const slowest = outcomes.toSorted((a, b) => b.ms - a.ms)[0];
  printFigure('parse', `${what}: documents`, outcomes.length, 'documents');
  printFigure('parse', `${what}: read as feeds`, outcomes.filter(({ feed }) => feed).length, 'documents');
  printFigure(
    'parse',
    `${what}: errors that are no Failure`,
    outcomes.filter(({ thrown }) => thrown).length,
    'documents',
    '0',
  );
  printFigure('parse', `${what}: slowest (${slowest?.name ?? 'none'})`, Math.round(slowest?.ms ?? 0), 'ms', '<= 2000');
  printFigure('parse', `${what}: its time of the processor`, Math.round(slowest?.cpuMs ?? 0), 'ms');
};

const filesBelow = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile() && statSync(file).size < 40_000_000);

export const measureRobustness = async (corpora: string): Promise<void> => {
  const folders = readdirSync(corpora).filter((name) => statSync(path.join(corpora, name)).isDirectory());
  const everything: Outcome[] = [];
  for (const folder of folders) {
    const outcomes: Outcome[] = [];
    for (const file of filesBelow(path.join(corpora, folder))) {
      outcomes.push(await attempt(path.relative(corpora, file), readFileSync(file)));
    }
    if (folder === 'feedvalidator') report('feedvalidator', outcomes);
    everything.push(...outcomes);
  }
  report('all corpora', everything);

  const truncated: Outcome[] = [];
  for (const file of filesBelow(path.join(corpora, 'feeds-real')).slice(0, 150)) {
    const bytes = readFileSync(file);
    for (const part of [0.2, 0.5, 0.9]) {
      truncated.push(await attempt(path.basename(file), bytes.subarray(0, Math.floor(bytes.length * part))));
    }
  }
  report('real feeds cut off', truncated);

  const hostile = Object.keys(hostileFeeds).map(alone);
  report('hostile documents', hostile);
  const hungriest = hostile.toSorted((a, b) => b.megabytes - a.megabytes)[0];
  printFigure(
    'parse',
    `hostile documents: most memory of a process (${hungriest?.name})`,
    hungriest?.megabytes ?? 0,
    'MB',
    '<= 300',
  );
};

/** In a process of its own, whose memory is then that document's. */
const alone = (name: string): Outcome & { readonly megabytes: number } => {
  const program = fileURLToPath(new URL('./attempt.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [program, name], { encoding: 'utf8' })) as Outcome & {
    readonly megabytes: number;
  };
};
