import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const beside = fileURLToPath(new URL('../../../shared/corpora', import.meta.url));

/** Folder of the real-world cases beside the project, or `null` where they are absent. */
export const corpora: string | null = existsSync(beside) ? beside : null;

/** For `describe.skipIf(skipWithoutCorpora('…'))`: says in one visible line what is skipped and why. */
export const skipWithoutCorpora = (what: string): boolean => {
  if (corpora === null) process.stdout.write(`skipped: no corpora (${what})\n`);
  return corpora === null;
};
