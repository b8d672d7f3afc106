/** What a package must hold, and nothing else. */
import { extractFile, listPackage } from '@electron/asar';

const needed = [
  '/package.json',
  '/dist/main/main.cjs',
  '/dist/main/preload.cjs',
  '/dist/main/library-process.cjs',
  '/dist/worker/parse-worker.cjs',
  '/dist/worker/page-worker.cjs',
  '/dist/renderer/index.html',
  '/resources/starter-sections.json',
  '/resources/samples/stories.json',
];
const allowed = /^\/(?:package\.json|dist(?:\/(?:main|renderer|worker)(?:\/.*)?)?|resources(?:\/.*)?)$/;
const forbidden = /\.(?:map|ts|tsx|log|pem|p12|env)$|\/(?:\.|node_modules)/;

type Package = Readonly<Record<string, unknown>>;

/** What is wrong with the contents of an app.asar, each in one sentence; nothing when it is right. */
export const checkAsar = (file: string): readonly string[] => {
  const entries = listPackage(file, { isPack: false }).map((entry) => entry.replaceAll('\\', '/'));
  const product = JSON.parse(extractFile(file, 'package.json').toString()) as Package;
  return [
    ...needed.filter((entry) => !entries.includes(entry)).map((entry) => `${entry} is missing`),
    ...entries
      .filter((entry) => !allowed.test(entry) || forbidden.test(entry))
      .map((entry) => `${entry} should not be shipped`),
    ...(product['main'] === 'dist/main/main.cjs' ? [] : [`main is ${String(product['main'])}`]),
    ...['devDependencies', 'scripts', 'dependencies']
      .filter((key) => Object.keys((product[key] as object | undefined) ?? {}).length > 0)
      .map((key) => `package.json still has ${key}`),
  ];
};
