/** The import table of DESIGN.md, over a real parser, so that `import()`, `require()` and type imports count. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import type { Program } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const sourceFile = /\.(ts|tsx)$/;

type Import = { readonly file: string; readonly target: string };

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && sourceFile.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));

type Source = { readonly text: string; readonly program: Program };
const sources = new Map<string, Source>();

/** A source file, read and parsed once. */
const sourceOf = (file: string): Source => {
  const known = sources.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(path.join(root, file), 'utf8');
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const source = { text, program };
  sources.set(file, source);
  return source;
};

/** Every module a source asks for: static, dynamic, `require`, re-exports and type-only ones. */
const importsOf = (file: string): readonly string[] => {
  const found: string[] = [];
  const literal = (node: { type: string; value?: unknown } | null | undefined): void => {
    if (node?.type === 'Literal' && typeof node.value === 'string') found.push(node.value);
  };
  new Visitor({
    ImportDeclaration: (node) => literal(node.source),
    ExportNamedDeclaration: (node) => literal(node.source),
    ExportAllDeclaration: (node) => literal(node.source),
    ImportExpression: (node) => literal(node.source),
    TSImportType: (node) => literal(node.source),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') literal(node.arguments[0]);
    },
  }).visit(sourceOf(file).program);
  return found;
};

/** The layer a file or module belongs to: `contract`, `library`, `renderer/bridge`, or the package's own name. */
const layerOf = (file: string, target: string): string => {
  if (!target.startsWith('.')) return target;
  const resolved = path.relative(root, path.resolve(root, path.dirname(file), target)).split(path.sep);
  if (resolved[0] === 'electron') return resolved[1] ?? '';
  return resolved[0] ?? '';
};

const importsUnder = (folder: string): (Import & { layer: string })[] =>
  filesUnder(folder).flatMap((file) =>
    importsOf(file).map((target) => ({
      file,
      target,
      layer: layerOf(file, target),
    })),
  );

const isPackage = (item: Import): boolean => !item.target.startsWith('.');
const ownLayers = [
  'contract',
  'library',
  'host',
  'main',
  'preload',
  'web',
  'cli',
  'renderer',
  'resources',
  'tests',
  'tooling',
];

/** Which of our own layers each layer may import, besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'electron/contract': [],
  'electron/library': ['contract'],
  'electron/host': ['contract', 'library'],
  'electron/main': ['contract', 'host'],
  'electron/web': ['contract', 'host'],
  'electron/cli': ['contract', 'host', 'web'],
  'electron/preload': ['contract'],
  renderer: ['contract'],
};

describe('who may import whom', () => {
  for (const [folder, others] of Object.entries(allowed)) {
    it(`${folder} imports only itself${others.length > 0 ? `, ${others.join(', ')}` : ''} of our own`, () => {
      const self = folder.replace('electron/', '');
      const wrong = importsUnder(folder).filter(
        (item) =>
          !isPackage(item) && item.layer !== self && !(others.includes(item.layer) && ownLayers.includes(item.layer)),
      );
      expect(wrong).toEqual([]);
    });
  }

  it('the contract imports nothing', () => {
    expect(importsUnder('electron/contract').filter(isPackage)).toEqual([]);
  });

  it('only main and preload import electron', () => {
    const wrong = ['electron/contract', 'electron/library', 'electron/host', 'electron/web', 'electron/cli', 'renderer']
      .flatMap(importsUnder)
      .filter((item) => /^electron($|\/)/.test(item.target));
    expect(wrong).toEqual([]);
  });

  it('the library imports no HTTP server', () => {
    const server = /^(node:)?(http|https|http2|net|tls|cluster|dgram)$/;
    expect(importsUnder('electron/library').filter((item) => server.test(item.target))).toEqual([]);
  });

  it('the renderer imports nothing of Node', () => {
    expect(importsUnder('renderer').filter((item) => item.target.startsWith('node:'))).toEqual([]);
  });

  it('preload imports electron and the contract, nothing else', () => {
    expect(importsUnder('electron/preload').filter((item) => isPackage(item) && item.target !== 'electron')).toEqual(
      [],
    );
  });
});

/** Identifiers a file uses as globals: neither declared in it nor a member's name. */
const usesGlobal = (file: string, names: ReadonlySet<string>): string[] => {
  const { program } = sourceOf(file);
  const declared = new Set<string>();
  const used = new Set<string>();
  const declare = (node: { type: string; name?: string } | null): void => {
    if (node?.type === 'Identifier' && node.name !== undefined) declared.add(node.name);
  };
  new Visitor({
    ImportSpecifier: (node) => declare(node.local),
    VariableDeclarator: (node) => declare(node.id),
    FunctionDeclaration: (node) => node.params.forEach((param) => declare(param)),
    FunctionExpression: (node) => node.params.forEach((param) => declare(param)),
    ArrowFunctionExpression: (node) => node.params.forEach((param) => declare(param)),
    Property: (node) => {
      if (node.shorthand) declare(node.key.type === 'Identifier' ? node.key : null);
    },
    MemberExpression: (node) => {
      if (node.object.type === 'Identifier' && names.has(node.object.name)) used.add(node.object.name);
    },
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && names.has(node.callee.name)) used.add(node.callee.name);
    },
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && names.has(node.callee.name)) used.add(node.callee.name);
    },
  }).visit(program);
  return [...used].filter((name) => !declared.has(name)).map((name) => `${file}: ${name}`);
};

describe('globals', () => {
  it('the library uses no DOM global and no fetch', () => {
    const dom = new Set([
      'window',
      'document',
      'localStorage',
      'sessionStorage',
      'DOMParser',
      'XMLHttpRequest',
      'fetch',
      'navigator',
    ]);
    expect(filesUnder('electron/library').flatMap((file) => usesGlobal(file, dom))).toEqual([]);
  });

  it('only renderer/bridge touches window.broadsheet or fetch', () => {
    const wrong = filesUnder('renderer')
      .filter((file) => !file.startsWith(path.join('renderer', 'bridge')))
      .flatMap((file) => [
        ...usesGlobal(file, new Set(['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'])),
        ...(/window\s*\.\s*broadsheet|globalThis\s*\.\s*broadsheet/.test(sourceOf(file).text) ? [file] : []),
      ]);
    expect(wrong).toEqual([]);
  });

  it('only library/store writes files inside the engine; search may delete its own derived file', () => {
    const writing =
      /\b(writeFile|appendFile|createWriteStream|rename|unlink|rm|rmdir|mkdir|truncate|copyFile|symlink|utimes)(Sync)?\b/;
    const mayWrite = (file: string): boolean =>
      file.startsWith(path.join('electron', 'library', 'store')) ||
      file === path.join('electron', 'library', 'search', 'schema.ts');
    const wrong = filesUnder('electron/library')
      .filter((file) => !mayWrite(file) && importsOf(file).some((target) => /^(node:)?fs(\/promises)?$/.test(target)))
      .filter((file) => writing.test(sourceOf(file).text));
    expect(wrong).toEqual([]);
  });
});

describe('size', () => {
  it('no source file is over 400 lines', () => {
    const long = ['electron', 'renderer', 'tests']
      .flatMap(filesUnder)
      .filter((file) => sourceOf(file).text.split('\n').length > 401);
    expect(long).toEqual([]);
  });
});
