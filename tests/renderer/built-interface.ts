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
  await build({ configFile, logLevel: 'error', build: { outDir: folder } });
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
};
