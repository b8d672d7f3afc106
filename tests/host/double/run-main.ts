/** Runs a built main process (one CommonJS file that requires only `electron` and Node's own modules) against a fresh double. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { createDouble } from './create.ts';
import type { Double } from './create.ts';

/** `argv` is what follows the program's name and folder. Resolves when the window has loaded. */
export const runMain = async (file: string, argv: readonly string[]): Promise<Double> => {
  const electron = createDouble();
  const fromNode = createRequire(file);
  const requireOnly = (name: string): unknown => {
    if (name === 'electron') return electron;
    if (!name.startsWith('node:')) throw new Error(`main requires ${name}: it is not bundled`);
    return fromNode(name);
  };
  const names = ['exports', 'require', 'module', '__filename', '__dirname'];
  const run = compileFunction(readFileSync(file, 'utf8'), names, { filename: file });
  const kept = process.argv;
  process.argv = [process.execPath, path.dirname(file), ...argv];
  try {
    const module = { exports: {} };
    run(module.exports, requireOnly, module, file, path.dirname(file));
    await electron.app.doReady();
    await electron.state.windows[0]?.loaded;
    return electron;
  } finally {
    process.argv = kept;
  }
};
