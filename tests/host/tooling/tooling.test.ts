/** The parts of start, test and package tooling that decide something. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { describe, expect, it } from 'vitest';
import { checkAsar } from '../../../electron/tooling/asar-contents.ts';
import { findElectron } from '../../../electron/tooling/electron-binary.ts';
import { icns, ico } from '../../../electron/tooling/icon-files.ts';
import { root } from '../../../electron/tooling/root.ts';
import { addTallies, nothing } from '../../../electron/tooling/tally.ts';
import { readVitest } from '../../../electron/tooling/vitest-report.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('the test summary', () => {
  const report = (...files: { name: string; status: string; tests: Record<string, string> }[]): string =>
    JSON.stringify({
      testResults: files.map(({ name, status, tests }) => ({
        name: path.join(root, name),
        status,
        assertionResults: Object.entries(tests).map(([fullName, result]) => ({ fullName, status: result })),
      })),
    });
  const read = async (text: string, code: number, output = '') => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'report.json');
    await writeFile(file, text);
    return readVitest(file, code, output);
  };

  it('counts what passed, failed and was skipped, by name and with the reason', async () => {
    const text = report({
      name: 'tests/a.test.ts',
      status: 'failed',
      tests: { one: 'passed', two: 'failed', three: 'skipped' },
    });
    expect(await read(text, 1, 'x\nskipped: no corpora (a)\n')).toEqual({
      passed: 1,
      failed: 1,
      failures: ['tests/a.test.ts: two'],
      skipped: [{ name: 'tests/a.test.ts', reason: 'no corpora (a)' }],
    });
  });

  it('counts a file that could not be loaded, errors outside tests and a missing report as failures', async () => {
    const unloaded = await read(report({ name: 'tests/b.test.ts', status: 'failed', tests: {} }), 1);
    expect(unloaded).toMatchObject({ failed: 1, failures: ['tests/b.test.ts'] });
    const loose = await read(report({ name: 'tests/c.test.ts', status: 'passed', tests: { one: 'passed' } }), 1);
    expect(loose).toMatchObject({ passed: 1, failed: 1 });
    expect(readVitest('/no/report.json', 0, '')).toMatchObject({ failed: 1 });
  });

  it('adds up', () => {
    const one = { passed: 1, failed: 2, failures: ['a', 'b'], skipped: [{ name: 'c', reason: 'd' }] };
    expect(addTallies([one, nothing, one])).toEqual({
      passed: 2,
      failed: 4,
      failures: ['a', 'b', 'a', 'b'],
      skipped: [one.skipped[0], one.skipped[0]],
    });
  });
});

describe('icons', () => {
  const pictures = new Map([16, 24, 32, 48, 64, 128, 256, 512, 1024].map((size) => [size, Buffer.from(`png ${size}`)]));

  it('of Windows point at each picture', () => {
    const file = ico(pictures);
    expect(file.readUInt16LE(4)).toBe(7);
    const at = 6 + 16 * 6;
    const offset = file.readUInt32LE(at + 12);
    expect([file.readUInt8(at), file.subarray(offset, offset + file.readUInt32LE(at + 8)).toString()]).toEqual([
      0,
      'png 256',
    ]);
  });

  it('of macOS are chunks within one of the whole length', () => {
    const file = icns(pictures);
    expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
    expect(file.toString('latin1', 8, 12)).toBe('icp4');
    expect(file.subarray(16, file.readUInt32BE(12) + 8).toString()).toBe('png 16');
  });

  it('cannot be made without a picture of each size', () => {
    expect(() => ico(new Map([[16, Buffer.alloc(1)]]))).toThrow('no picture of 24 pixels');
  });
});

describe('the package', () => {
  const pack = async (folder: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, 'app', name)), { recursive: true });
      await writeFile(path.join(folder, 'app', name), text);
    }
    await createPackage(path.join(folder, 'app'), path.join(folder, 'app.asar'));
    return checkAsar(path.join(folder, 'app.asar'));
  };
  const whole = {
    'package.json': '{"main":"dist/main/main.cjs"}',
    'dist/main/main.cjs': '',
    'dist/main/preload.cjs': '',
    'dist/main/library-process.cjs': '',
    'dist/worker/parse-worker.cjs': '',
    'dist/worker/page-worker.cjs': '',
    'dist/renderer/index.html': '',
    'resources/starter-sections.json': '',
    'resources/samples/stories.json': '',
  };

  it('is right when it holds what it must', async () => {
    await using folder = await temporaryFolder();
    expect(await pack(folder.path, whole)).toEqual([]);
  });

  it('is wrong with anything more or less', async () => {
    await using folder = await temporaryFolder();
    const { 'dist/main/preload.cjs': _left, ...rest } = whole;
    const problems = await pack(folder.path, {
      ...rest,
      'package.json': '{"main":"index.js","devDependencies":{"vite":"1"}}',
      'dist/main/main.cjs.map': '',
      'node_modules/x/index.js': '',
      'electron/main/main.ts': '',
      'dist/renderer/.env': '',
    });
    for (const part of [
      'preload.cjs is missing',
      'main.cjs.map',
      'node_modules',
      'main.ts',
      '.env',
      'main is index.js',
      'devDependencies',
    ]) {
      expect(problems.join('\n')).toContain(part);
    }
  });
});

describe('Electron’s program file', () => {
  it('is found where it can be run, and nothing is fetched to look', async () => {
    await using folder = await temporaryFolder();
    const before = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = folder.path;
    try {
      expect(findElectron()).toBeNull();
      const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' } as Readonly<
        Record<string, string>
      >;
      const file = path.join(folder.path, names[process.platform] ?? 'electron');
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, '#!/bin/sh\nexit 0\n');
      await chmod(file, 0o755);
      expect(findElectron()).toBe(file);
    } finally {
      if (before === undefined) delete process.env['ELECTRON_OVERRIDE_DIST_PATH'];
      else process.env['ELECTRON_OVERRIDE_DIST_PATH'] = before;
    }
  });
});
