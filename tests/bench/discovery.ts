/** Shares of the discovery and OPML corpora that come out as expected; misses are written to a file and named by it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { corpora } from '../support/corpora.ts';
import { discoveryCases, opmlCases } from './discovery/cases.ts';
import type { CaseResult } from './discovery/cases.ts';
import { printFigure } from './figure.ts';

export type Share = { readonly right: number; readonly of: number; readonly misses: readonly CaseResult[] };

const shareOf = (results: readonly CaseResult[]): Share => {
  const counted = results.filter((result) => result.passedOver === null);
  const misses = counted.filter((result) => !result.right);
  return { right: counted.length - misses.length, of: counted.length, misses };
};

const readLines = (folder: string, file: string): readonly unknown[] =>
  readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));

/** `null` where the corpora are absent. */
export const discoveryShare = (): Share | null =>
  corpora === null ? null : shareOf(discoveryCases(corpora, readLines));

export const opmlShare = (): Share | null => (corpora === null ? null : shareOf(opmlCases(corpora, readLines)));

const percent = (share: Share): number => Math.round((share.right / share.of) * 10_000) / 100;

export const run = async (): Promise<void> => {
  const discovery = discoveryShare();
  const opml = opmlShare();
  if (corpora === null || discovery === null || opml === null) {
    console.log('skipped: no corpora (discovery and OPML shares)');
    return;
  }
  printFigure(
    'discovery',
    `pages whose feeds are found (${discovery.right} of ${discovery.of})`,
    percent(discovery),
    '%',
    '>= 97 %',
  );
  printFigure(
    'discovery',
    `OPML documents and expectations read right (${opml.right} of ${opml.of})`,
    percent(opml),
    '%',
    '>= 99 %',
  );
  const passedOver = opmlCases(corpora, readLines).filter((result) => result.passedOver !== null);
  const file = path.join(tmpdir(), 'broadsheet-discovery-misses.json');
  writeFileSync(file, JSON.stringify({ discovery: discovery.misses, opml: opml.misses, passedOver }, null, 1));
  printFigure('discovery', 'misses and their reasons written to', file, 'file');
};
