/** Small parts of the hosts: folder, links, log, clock, opener, assets, launch arguments, words. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../electron/cli/arguments.ts';
import { wordsFor } from '../../electron/cli/words.ts';
import { errorCodes, Failure } from '../../electron/contract/errors.ts';
import type { ErrorParams } from '../../electron/contract/errors.ts';
import { assetPath } from '../../electron/host/assets.ts';
import { systemClock } from '../../electron/host/clock.ts';
import { openHost } from '../../electron/host/host.ts';
import { libraryFolder } from '../../electron/host/folder.ts';
import { externalLink } from '../../electron/host/links.ts';
import { createLog } from '../../electron/host/log.ts';
import { openWithSystem } from '../../electron/host/opener.ts';
import { suggestedName } from '../../electron/main/host-calls.ts';
import { feedAddress, launchRequests, libraryArgument } from '../../electron/main/launch.ts';
import { startFailure } from '../../electron/main/words.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('the library’s folder', () => {
  const base = { home: '/home/ada', workingFolder: '/work', environment: {}, platform: 'linux' as const };
  it('is where each platform keeps the data of programs', () => {
    expect(libraryFolder(base)).toBe('/home/ada/.local/share/broadsheet/library');
    expect(libraryFolder({ ...base, environment: { XDG_DATA_HOME: '/data' } })).toBe('/data/broadsheet/library');
    expect(libraryFolder({ ...base, environment: { XDG_DATA_HOME: 'relative' } })).toBe(libraryFolder(base));
    expect(libraryFolder({ ...base, platform: 'darwin', home: '/Users/ada' })).toBe(
      '/Users/ada/Library/Application Support/Broadsheet/library',
    );
    const windows = { ...base, platform: 'win32' as const, home: 'C:\\Users\\ada' };
    expect(libraryFolder(windows)).toBe('C:\\Users\\ada\\AppData\\Roaming\\Broadsheet\\library');
    expect(libraryFolder({ ...windows, environment: { APPDATA: 'D:\\Roaming' } })).toBe(
      'D:\\Roaming\\Broadsheet\\library',
    );
  });

  it('is what --library says, else BROADSHEET_LIBRARY, from the working folder', () => {
    const environment = { BROADSHEET_LIBRARY: 'papers' };
    expect(libraryFolder({ ...base, environment })).toBe('/work/papers');
    expect(libraryFolder({ ...base, environment, argument: '../mine' })).toBe('/mine');
    expect(libraryFolder({ ...base, environment, argument: '' })).toBe('/work/papers');
  });
});

describe('links that may leave the program', () => {
  it.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['HTTP://EXAMPLE.com', 'http://example.com/'],
    ['mailto:a@b.example?subject=x', 'mailto:a@b.example?subject=x'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('%s is opened as %s', (raw, link) => expect(externalLink(raw)).toBe(link));

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'smb://server/share',
    'ms-msdt:/id',
    'vscode://x',
    'feed:https://example.com',
    'blob:https://example.com/1',
    'about:blank',
    'broadsheet://paper/index.html',
    'https://user@example.com/',
    'https://user:word@example.com/',
    'https://',
    'https:///',
    '//example.com',
    '/etc/passwd',
    'example.com',
    '',
    ' ',
    'https://example.com/\n--flag',
    'https://example.com/\u0000',
    'https://example.com/\u0085',
    `https://example.com/${'x'.repeat(8_192)}`,
  ])('%j is not', (raw) => expect(externalLink(raw)).toBeNull());

  it('whatever comes in, only http, https and mailto go out', () => {
    const raw = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.tuple(fc.string(), fc.webUrl()).map((parts) => parts.join(':')),
    );
    fc.assert(
      fc.property(raw, (text) => {
        const link = externalLink(text);
        expect(link === null || /^(?:https?:\/\/[^@/]+(?:[/?#]|$)|mailto:)/.test(link)).toBe(true);
      }),
    );
  });

  it('are opened by the system’s program, without a shell', async () => {
    await using folder = await temporaryFolder();
    const seen = path.join(folder.path, 'seen');
    const script = `require('fs').writeFileSync(process.argv[1], process.argv[2])`;
    const program = [process.execPath, '-e', script, seen];
    expect(await openWithSystem('https://example.com/$(touch%20x);&', program)).toBe(true);
    await expect.poll(() => readFile(seen, 'utf8').catch(() => '')).toBe('https://example.com/$(touch%20x);&');
    expect(await openWithSystem('file:///etc/passwd', program)).toBe(false);
    expect(await openWithSystem('https://example.com/', ['/no/such/program'])).toBe(false);
  });
});

describe('a new library', () => {
  it('is for its reader alone', async ({ skip }) => {
    if (process.platform === 'win32') return skip();
    await using folder = await temporaryFolder();
    const library = path.join(folder.path, 'papers', 'mine');
    const host = await openHost({ kind: 'cli', library, samples: false });
    await host.close();
    for (const made of ['papers', 'papers/mine'])
      expect((await stat(path.join(folder.path, made))).mode & 0o777).toBe(0o700);
  });
});

describe('the log', () => {
  it('writes one JSON document a line from its level on, also of what cannot be written as JSON', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'log', 'x.log');
    const { log, close } = createLog({ file });
    const circle: Record<string, unknown> = {};
    circle['itself'] = circle;
    log('debug', 'unseen');
    log('info', 'seen', { a: 1 });
    log('error', 'circle', circle);
    await close();
    const lines = (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([{ level: 'info', event: 'seen', details: { a: 1 } }, { event: 'circle' }]);
  });

  it('keeps what an address may hold as a secret out', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'x.log');
    const { log, close } = createLog({ file });
    const address = 'https://ines:s3cret@paper.example/feed.xml?token=abc123#key-9';
    log('info', 'feed', { address, error: String(new Failure('bad-address', { url: address })) });
    await close();
    const text = await readFile(file, 'utf8');
    expect(text).not.toMatch(/ines|s3cret|abc123|key-9/);
    expect(text.match(/https:\/\/paper\.example\/feed\.xml\?…/g)).toHaveLength(2);
    expect(JSON.parse(text)).toMatchObject({ event: 'feed', details: { address: 'https://paper.example/feed.xml?…' } });
  });

  it('stays within twice its bound', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'x.log');
    const { log, close } = createLog({ file, maxBytes: 2_000 });
    for (let number = 0; number < 200; number += 1) {
      log('info', 'line', { number });
      if (number % 10 === 0) await close();
    }
    await close();
    expect((await readFile(file)).length).toBeLessThanOrEqual(2_000);
    expect((await readFile(`${file}.old`)).length).toBeLessThanOrEqual(2_000);
    expect(await readFile(file, 'utf8')).toContain('"number":199');
  });

  it('says once that it cannot be written, and never throws', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'file'), '');
    const errors: unknown[] = [];
    const { log, close } = createLog({
      file: path.join(folder.path, 'file', 'x.log'),
      onBroken: (error) => errors.push(error),
    });
    for (let number = 0; number < 3; number += 1) {
      log('error', 'lost');
      await close();
    }
    expect(errors).toHaveLength(1);
  });
});

describe('the clock', () => {
  it('sleeps, and wakes at once when it is told to stop', async () => {
    await systemClock.sleep(1);
    const stop = new AbortController();
    const asleep = systemClock.sleep(1_000_000, stop.signal);
    stop.abort();
    await asleep;
    await systemClock.sleep(1_000_000, AbortSignal.abort());
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
  });
});

describe('files of the renderer', () => {
  it('are found by their address only inside their folder', () => {
    expect(assetPath('/app/renderer', '/assets/a.js')).toBe('/app/renderer/assets/a.js');
    expect(assetPath('/app/renderer', '/')).toBe('/app/renderer/index.html');
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom('..', '%2e%2e', '/', '%2f', '\\', '%5c', 'a', '.', '%00', ':')),
        (text, parts) => {
          for (const pathname of [`/${text}`, `/${parts.join('')}`, parts.join('')]) {
            const file = assetPath('/app/renderer', pathname);
            expect(file === null || (file.startsWith('/app/renderer/') && path.normalize(file) === file)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('launch arguments', () => {
  it.each([
    ['feed:https://example.com/f', 'https://example.com/f'],
    ['feed://example.com/f', 'https://example.com/f'],
    ['feeds:example.com:8080/f', 'https://example.com:8080/f'],
    ['FEED:http://example.com/f', 'http://example.com/f'],
    ['https://example.com/f', 'https://example.com/f'],
  ])('%s subscribes to %s', (raw, address) => expect(feedAddress(raw)).toBe(address));

  it.each([
    'feed:javascript:alert(1)',
    'feed:file:///etc/passwd',
    'feed:',
    'mailto:a@b.example',
    'feed:https://u:p@x/',
  ])('%s does not', (raw) => expect(feedAddress(raw)).toBeNull());

  it('drops switches, other schemes, network paths and unknown files', () => {
    const argv = [
      '--inspect',
      '-x',
      'smb://a/b.opml',
      '\\\\server\\a.opml',
      '//server/a.opml',
      'a.exe',
      'a.opml\0',
      'notes',
    ];
    expect(launchRequests(argv, '/home')).toEqual([]);
    expect(launchRequests(['a.OPML', '/x/b.rss', 'c.md'], '/home')).toEqual([
      { kind: 'import', target: '/home/a.OPML' },
      { kind: 'import', target: '/x/b.rss' },
      { kind: 'import', target: '/home/c.md' },
    ]);
    expect(
      launchRequests(
        Array.from({ length: 100 }, () => 'a.opml'),
        '/',
      ),
    ).toHaveLength(16);
  });

  it('does not take the library’s folder for a file to import', () => {
    expect(launchRequests(['--library', 'my.opml', 'b.opml'], '/home')).toEqual([
      { kind: 'import', target: '/home/b.opml' },
    ]);
    expect(libraryArgument(['x', '--library', 'a'])).toBe('a');
    expect(libraryArgument(['x', '--library=b'])).toBe('b');
    expect(libraryArgument(['x', '--library='])).toBeUndefined();
    expect(libraryArgument(['x'])).toBeUndefined();
  });
});

describe('words', () => {
  it('say every error in one plain sentence, with and without parameters', () => {
    const shapes: readonly ErrorParams[] = [
      {},
      { file: 'a.xml', host: 'x', title: 'T', id: '1', status: 404, reason: 'EIO', limit: 8 },
    ];
    for (const code of errorCodes) {
      for (const params of shapes) {
        const sentence = wordsFor(code, params);
        expect(sentence, code).toMatch(/^[A-Z].*\.$/);
        expect(sentence, code).not.toMatch(/undefined|null|\[object| {2}| \./);
      }
    }
    expect(wordsFor('something-else')).toBe('something-else');
  });

  it('say why the desktop cannot start', () => {
    for (const code of errorCodes) expect(startFailure({ code, params: { folder: '/x' } })).toMatch(/^[A-Z].*\.$/);
    expect(startFailure({ code: 'library-locked', params: {} })).toContain('its folder');
  });

  it('suggest a name of a file and nothing else', () => {
    expect(suggestedName('The paper: 3/5.opml')).toBe('The paper- 3-5.opml');
    expect(suggestedName('../..')).toBe('-');
    expect(suggestedName('')).toBe('broadsheet');
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(suggestedName(name)).not.toMatch(/[/\\:\p{Cc}]|^\.|[. ]$/u);
      }),
    );
  });
});

describe('arguments', () => {
  it('are words and options in any order; -- ends the options', () => {
    const kinds = { json: 'flag', library: 'text', limit: 'number' } as const;
    expect(readArguments(['--json', 'a', '--limit', '5', 'b', '--library=x=y', '--', '--json'], kinds)).toEqual({
      words: ['a', 'b', '--json'],
      options: { json: true, limit: 5, library: 'x=y' },
    });
    for (const argv of [['--limit'], ['--limit', '1.5'], ['--json=1'], ['--toString'], ['--__proto__', 'x']]) {
      expect(() => readArguments(argv, kinds), argv.join(' ')).toThrow();
    }
  });
});
