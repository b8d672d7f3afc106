/** The interface as it ships, once for each run of the tests, in a folder of its own, so that no other build gets in the way. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { root } from '../../electron/tooling/root.ts';
import { isStale } from '../../electron/tooling/stale.ts';

declare module 'vitest' {
  // Vitest declares it as an interface, which alone can be added to.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface ProvidedContext {
    /** The folder of the built interface. */
    readonly builtInterface: string;
  }
}

const configFile = path.join(root, 'electron/tooling/vite.renderer.config.ts');

let folder: string;

/** Vitest calls it before the first test: takes what is built, or builds where that is older than the source. */
export const setup = async ({ provide }: TestProject): Promise<void> => {
  folder = await mkdtemp(path.join(tmpdir(), 'broadsheet-interface-'));
  provide('builtInterface', folder);
  if (!isStale()) {
    await cp(path.join(root, 'dist/renderer'), folder, { recursive: true });
    return;
  }
  // Under the test runner's own NODE_ENV, React's development build would be taken.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile, logLevel: 'error', build: { outDir: folder } });
  } finally {
    process.env['NODE_ENV'] = before;
  }
};

/** Vitest calls it after the last test. */
export const teardown = (): Promise<void> => rm(folder, { recursive: true, force: true });
