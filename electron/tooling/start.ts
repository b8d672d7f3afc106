/**
 * `npm start [-- --library DIR] [--web] [--no-download] [--no-open]`: the paper, in the desktop window where Electron's program file is
 * there or can be fetched, else the same paper from the web host in a browser's window, else its address.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser, hasDisplay } from './browser.ts';
import { buildAll } from './build.ts';
import { fetchElectron, findElectron } from './electron-binary.ts';
import { root } from './root.ts';
import { isStale } from './stale.ts';

const ownOptions = new Set(['--web', '--no-download', '--no-open']);
const given = process.argv.slice(2);
const has = (option: string): boolean => given.includes(option);
const passedOn = given.filter((word) => !ownOptions.has(word));
const isRoot = process.getuid?.() === 0;

const say = (text: string): void => console.log(`broadsheet: ${text}`);

/** A program that ends within this time did not start. */
const startMs = 5_000;

const reasonIn = (trouble: string): string | undefined =>
  /error while loading shared libraries: \S+|Missing X server|cannot open display|Failed to connect to the bus/i.exec(
    trouble,
  )?.[0];

/** Answers `null` when the window was closed, else why it never opened. */
const runElectron = (program: string): Promise<string | null> =>
  new Promise((resolve) => {
    const begin = Date.now();
    const child = spawn(program, [...(isRoot ? ['--no-sandbox'] : []), root, ...passedOn], {
      stdio: ['inherit', 'inherit', 'pipe'],
      // Set in the terminals of some editors; Electron would then be a plain Node.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
    });
    let trouble = '';
    child.stderr.on('data', (text: Buffer) => {
      trouble += text.toString();
      process.stderr.write(text);
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => {
      const closed = code === 0 || signal === 'SIGINT' || Date.now() - begin > startMs;
      resolve(closed ? null : (reasonIn(trouble) ?? `it ended at once, ${signal ?? `code ${code}`}`));
    });
  });

const openAppWindow = (browser: string, address: string): ChildProcess => {
  const state = process.env['XDG_STATE_HOME'] ?? path.join(homedir(), '.local', 'state');
  const profile = path.join(state, 'broadsheet', 'browser');
  mkdirSync(profile, { recursive: true });
  const plain = ['--no-first-run', '--no-default-browser-check', '--window-size=1280,860', '--class=Broadsheet'];
  const unsandboxed = isRoot ? ['--no-sandbox', '--test-type'] : [];
  return spawn(browser, [`--app=${address}`, `--user-data-dir=${profile}`, ...plain, ...unsandboxed], {
    stdio: 'ignore',
  });
};

const runWeb = async (why: string): Promise<void> => {
  say(why);
  const browser = has('--no-open') || !hasDisplay() ? null : findBrowser();
  const commandLine = path.join(root, 'dist', 'cli', 'broadsheet.js');
  const server = spawn(process.execPath, [commandLine, 'serve', ...(browser === null ? [] : ['--json']), ...passedOn], {
    stdio: ['inherit', browser === null ? 'inherit' : 'pipe', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => {
    process.exitCode = code ?? 0;
  });
  if (browser === null || server.stdout === null) return;
  for await (const line of createInterface({ input: server.stdout })) {
    const { address } = JSON.parse(line) as { readonly address: string };
    say(`window: ${path.basename(browser)}; closing it ends the program`);
    const window = openAppWindow(browser, address);
    window.on('error', (error) => say(`${path.basename(browser)} could not be started: ${error.message}`));
    window.on('exit', () => server.kill('SIGTERM'));
    server.on('exit', () => window.kill());
  }
};

const start = async (): Promise<void> => {
  if (isStale()) {
    say('building …');
    await buildAll();
  }
  if (has('--web')) return runWeb('in the browser, as asked');
  const fetchable = !has('--no-download') && process.env['CI'] === undefined;
  const missing = findElectron() === null && fetchable ? await fetchElectron(say) : null;
  const program = findElectron();
  if (program === null) {
    const reason = missing === null ? '' : ` (${missing})`;
    return runWeb(`no Electron program file here${reason}: the same paper opens in the browser instead`);
  }
  const failed = await runElectron(program);
  if (failed !== null)
    await runWeb(`Electron could not start (${failed}): the same paper opens in the browser instead`);
};

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
