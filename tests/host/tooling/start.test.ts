/** `npm start` as a process: with a program file of Electron that opens, one that fails, and none. */
import { spawn } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isStale } from '../../../electron/tooling/stale.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const start = fileURLToPath(new URL('../../../electron/tooling/start.ts', import.meta.url));
const stale = isStale();
if (stale) process.stdout.write('skipped: dist is not built or older than its sources (npm start)\n');

/** Starts it and answers its output once `until` appears in it or it has ended. */
const run = (args: readonly string[], environment: Readonly<Record<string, string | undefined>>, until: RegExp) =>
  new Promise<{ readonly output: string; readonly code: number | null }>((resolve) => {
    const child = spawn(process.execPath, [start, ...args], {
      env: { ...process.env, DISPLAY: undefined, WAYLAND_DISPLAY: undefined, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    const hear = (text: Buffer): void => {
      output += text.toString();
      if (until.test(output)) child.kill('SIGTERM');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (code) => resolve({ output, code }));
  });

const stub = async (folder: string, script: string): Promise<Readonly<Record<string, string>>> => {
  const file = path.join(folder, 'electron');
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return { ELECTRON_OVERRIDE_DIST_PATH: folder };
};

const address = /http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]+/;

describe.skipIf(stale || process.platform !== 'linux')('npm start', () => {
  it('opens Electron where it is, with the reader’s arguments, and ends with it', async () => {
    await using folder = await temporaryFolder();
    const environment = await stub(folder.path, 'echo "electron: $*"');
    const { output, code } = await run(['--library', '/tmp/x'], environment, /never/);
    expect(output).toMatch(/electron: .*--library \/tmp\/x/);
    expect(output).not.toMatch(address);
    expect(code).toBe(0);
  });

  it('says in one line why Electron cannot open, and serves the same paper', async () => {
    await using folder = await temporaryFolder();
    const library = path.join(folder.path, 'library');
    await mkdir(library);
    const script = 'echo "error while loading shared libraries: libgtk-3.so.0: cannot open" >&2; exit 127';
    const environment = await stub(folder.path, script);
    const { output, code } = await run(['--library', library], environment, /Ctrl\+C stops/);
    expect(output).toMatch(/Electron could not start \(error while loading shared libraries: libgtk-3.so.0:?\)/);
    expect(output).toMatch(address);
    expect(code).toBe(0);
  });

  it('without Electron and without a display prints the address', async () => {
    await using folder = await temporaryFolder();
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: folder.path };
    const library = path.join(folder.path, 'library');
    const { output, code } = await run(['--no-download', '--library', library], environment, /Ctrl\+C stops/);
    expect(output).toMatch(/^broadsheet: no Electron program file here: the same paper opens in the browser instead$/m);
    expect(output).toMatch(address);
    expect(code).toBe(0);
  });

  it('says that Electron cannot be fetched when its server cannot be reached', async () => {
    await using folder = await temporaryFolder();
    const environment = {
      ELECTRON_OVERRIDE_DIST_PATH: folder.path,
      ELECTRON_MIRROR: 'http://127.0.0.1:1/',
      CI: undefined,
    };
    const library = path.join(folder.path, 'library');
    const { output } = await run(['--library', library], environment, /Ctrl\+C stops/);
    expect(output).toContain('no Electron program file here (127.0.0.1:1 cannot be reached)');
    expect(output).toMatch(address);
  });
});
