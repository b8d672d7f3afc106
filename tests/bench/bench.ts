/**
 * `npm run bench -- <group> [arguments]`: prints each figure of its group as one JSON document a line,
 * `{"bench","metric","value","unit","target"}`. A group is a file beside this one that exports `run(args)`.
 */
import { existsSync } from 'node:fs';

const groups = [
  'parse',
  'discovery',
  'extract',
  'sanitise',
  'refresh',
  'store',
  'search',
  'related',
  'window',
  'full-text',
  'local-files',
];
const [group, ...args] = process.argv.slice(2);
const file = new URL(`./${group}.ts`, import.meta.url);

if (group === undefined || !groups.includes(group) || !existsSync(file)) {
  console.error(
    `usage: npm run bench -- <${groups.filter((name) => existsSync(new URL(`./${name}.ts`, import.meta.url))).join('|')}> [arguments]`,
  );
  process.exit(2);
}
const { run }: { run: (args: readonly string[]) => Promise<void> } = await import(file.href);
await run(args);
