/** Whether what is built is older than what it is built from. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.ts';

const sources = ['electron', 'renderer', 'package.json', 'package-lock.json'];
const results = [
  'renderer/index.html',
  'main/main.cjs',
  'main/library-process.cjs',
  'worker/parse-worker.cjs',
  'worker/page-worker.cjs',
  'cli/broadsheet.js',
];

const changed = (file: string): number => statSync(file).mtimeMs;

const newestUnder = (target: string): number => {
  if (!statSync(target).isDirectory()) return changed(target);
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, changed(path.join(entry.parentPath, entry.name))), 0);
};

export const isStale = (): boolean => {
  const built = results.map((file) => path.join(root, 'dist', file));
  if (!built.every((file) => existsSync(file))) return true;
  const newest = Math.max(...sources.map((source) => newestUnder(path.join(root, source))));
  return newest > Math.min(...built.map(changed));
};
