/** `npm run build [part…]`: everything the hosts run, bundled, so that the package needs no node_modules. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { root } from './root.ts';

type NodeBundle = {
  readonly entry: string;
  readonly folder: string;
  readonly file: string;
  /** A sandboxed preload must be CommonJS, and so is everything Electron starts; the command line is modules, loaded piece by piece. */
  readonly format: 'cjs' | 'es';
};

const nodeBundles: Readonly<Record<string, NodeBundle>> = {
  main: { entry: 'electron/main/main.ts', folder: 'main', file: 'main.cjs', format: 'cjs' },
  library: { entry: 'electron/main/library-process.ts', folder: 'main', file: 'library-process.cjs', format: 'cjs' },
  preload: { entry: 'electron/preload/preload.ts', folder: 'main', file: 'preload.cjs', format: 'cjs' },
  worker: {
    entry: 'electron/library/feeds/parse-worker.ts',
    folder: 'worker',
    file: 'parse-worker.cjs',
    format: 'cjs',
  },
  cli: { entry: 'electron/cli/index.ts', folder: 'cli', file: 'broadsheet.js', format: 'es' },
};

const buildRenderer = (): Promise<unknown> =>
  build({ configFile: path.join(root, 'electron/tooling/vite.renderer.config.ts'), logLevel: 'warn' });

const buildForNode = ({ entry, folder, file, format }: NodeBundle): Promise<unknown> =>
  build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: `dist/${folder}`,
      emptyOutDir: false,
      target: 'node24',
      minify: true,
      sourcemap: false,
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: {
          format,
          entryFileNames: file,
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: format === 'es',
        },
      },
    },
  });

/** Builds the named parts (`renderer`, or a Node bundle), or all of them into an empty `dist/`. */
export const buildAll = async (parts: readonly string[] = []): Promise<void> => {
  const unknown = parts.filter((part) => part !== 'renderer' && !Object.hasOwn(nodeBundles, part));
  if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')}`);
  if (parts.length === 0) await rm(path.join(root, 'dist'), { recursive: true, force: true });
  const wanted = parts.length === 0 ? ['renderer', ...Object.keys(nodeBundles)] : parts;
  for (const part of wanted) {
    const bundle = nodeBundles[part];
    await (bundle === undefined ? buildRenderer() : buildForNode(bundle));
  }
};

if (import.meta.main) {
  const begin = performance.now();
  try {
    await buildAll(process.argv.slice(2));
    console.log(`built in ${Math.round(performance.now() - begin)} ms`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
