/** Where the program's own files stand, from source (`electron/<folder>/`) as from the bundles (`dist/<folder>/`): both are two levels deep. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');

/** Sample stories and starter sections. */
export const resourcesFolder = path.join(root, 'resources');

/** The icon that a browser shows on the paper's tab. */
export const iconFile = path.join(resourcesFolder, 'icons', 'icon.ico');

/** The built renderer. */
export const rendererFolder = path.join(root, 'dist', 'renderer');

/** The bundled worker that parses feeds; `undefined` from source, where the library knows its own. */
export const parseWorker: URL | undefined = import.meta.filename.endsWith('.ts')
  ? undefined
  : pathToFileURL(path.join(root, 'dist', 'worker', 'parse-worker.cjs'));

/** The bundled worker that reads pages; likewise. */
export const pageWorker: URL | undefined = import.meta.filename.endsWith('.ts')
  ? undefined
  : pathToFileURL(path.join(root, 'dist', 'worker', 'page-worker.cjs'));

/** Name and version as package.json states them. */
export const readProduct = (): { readonly name: string; readonly version: string } => {
  const product = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly productName: string;
    readonly version: string;
  };
  return { name: product.productName, version: product.version };
};
