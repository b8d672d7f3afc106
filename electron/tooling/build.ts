/** `npm run build [part…]`: everything the hosts run, bundled, so that the package needs no node_modules. */
import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { root } from './root.ts';

type NodeBundle = {
  readonly entry: string;
  readonly folder: string;
  readonly file: string;
  /** A sandboxed preload must be CommonJS, and so is everything that Electron starts. */
  readonly format: 'cjs' | 'es';
  /** In pieces that are loaded when they are needed; the others must be one file. */
  readonly inPieces?: boolean;
};

/** The fallback of the search index reads its program from beside its bundle. */
const sqlite = path.join(root, 'node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm');

const nodeBundles: Readonly<Record<string, NodeBundle>> = {
  main: { entry: 'electron/main/main.ts', folder: 'main', file: 'main.cjs', format: 'cjs' },
  library: {
    entry: 'electron/main/library-process.ts',
    folder: 'main',
    file: 'library-process.cjs',
    format: 'cjs',
    inPieces: true,
  },
  preload: { entry: 'electron/preload/preload.ts', folder: 'main', file: 'preload.cjs', format: 'cjs' },
  worker: {
    entry: 'electron/library/feeds/parse-worker.ts',
    folder: 'worker',
    file: 'parse-worker.cjs',
    format: 'cjs',
  },
  pages: {
    entry: 'electron/library/full-text/page-worker.ts',
    folder: 'worker',
    file: 'page-worker.cjs',
    format: 'cjs',
    inPieces: true,
  },
  cli: { entry: 'electron/cli/index.ts', folder: 'cli', file: 'broadsheet.js', format: 'es', inPieces: true },
};

/** Some dependencies name `import.meta` in code that we never reach; how long plugins take concerns nobody here. */
const checks = { emptyImportMeta: false, ineffectiveDynamicImport: false, pluginTimings: false };

const buildRenderer = (target: string): Promise<unknown> =>
  build({
    configFile: path.join(root, 'electron/tooling/vite.renderer.config.ts'),
    logLevel: 'warn',
    build: { outDir: path.join(target, 'renderer'), rolldownOptions: { checks } },
  });

const buildForNode = async (bundle: NodeBundle, target: string): Promise<void> => {
  const { entry, folder, file, format, inPieces = false } = bundle;
  const outDir = path.join(target, folder);
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    define: format === 'es' ? { __dirname: 'import.meta.dirname' } : {},
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: true,
      sourcemap: false,
      rolldownOptions: {
        external: ['electron', /^node:/],
        checks,
        output: {
          format,
          entryFileNames: file,
          chunkFileNames: `[name]-[hash]${path.extname(file)}`,
          codeSplitting: inPieces,
        },
      },
    },
  });
  if (inPieces && folder !== 'worker') await copyFile(sqlite, path.join(outDir, path.basename(sqlite)));
};

/** Bundles a program of the tools as those of the package are, into `build/<folder>/`, two levels deep like theirs. Answers its path. */
export const buildProgram = async (entry: string, folder: string): Promise<string> => {
  const target = path.join(root, 'build');
  const file = `${path.basename(entry, '.ts')}.js`;
  await buildForNode({ entry, folder, file, format: 'es', inPieces: true }, target);
  return path.join(target, folder, file);
};

const buildParts = async (parts: readonly string[], target: string): Promise<void> => {
  for (const part of parts) {
    const bundle = nodeBundles[part];
    await (bundle === undefined ? buildRenderer(target) : buildForNode(bundle, target));
  }
};

/** Builds the named parts (`renderer`, or a Node bundle) into `dist/`, or all of them anew: then `dist/` changes only once all went well. */
export const buildAll = async (parts: readonly string[] = []): Promise<void> => {
  const unknown = parts.filter((part) => part !== 'renderer' && !Object.hasOwn(nodeBundles, part));
  if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')}`);
  const dist = path.join(root, 'dist');
  if (parts.length > 0) return buildParts(parts, dist);
  const work = path.join(root, 'build', `dist-${process.pid}`);
  try {
    await buildParts(['renderer', ...Object.keys(nodeBundles)], path.join(work, 'new'));
    if (existsSync(dist)) await rename(dist, path.join(work, 'old'));
    await rename(path.join(work, 'new'), dist);
  } finally {
    await rm(work, { recursive: true, force: true });
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
