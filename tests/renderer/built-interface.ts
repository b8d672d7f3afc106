/** The interface as it ships, built once for each test file into a folder of its own, so that no other build gets in the way. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const configFile = fileURLToPath(new URL('../../electron/tooling/vite.renderer.config.ts', import.meta.url));

export type BuiltInterface = AsyncDisposable & { readonly folder: string };

export const builtInterface = async (): Promise<BuiltInterface> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'broadsheet-interface-'));
  // Under the test runner's own NODE_ENV, React's development build would be taken.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile, logLevel: 'error', build: { outDir: folder } });
  } finally {
    process.env['NODE_ENV'] = before;
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
};
