/** Starts the built hosts for tests, each with its window in a real Chromium. Needs `npm run build` first. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { openDesktopInChromium } from '../host/double/in-chromium.ts';
import type { DesktopInChromium } from '../host/double/in-chromium.ts';

const commandLine = fileURLToPath(new URL('../../dist/cli/broadsheet.js', import.meta.url));
const builtFiles = [
  'main/main.cjs',
  'main/preload.cjs',
  'main/library-process.cjs',
  'cli/broadsheet.js',
  'renderer/index.html',
];

/** The browser for tests: what `npm test` found, else Debian's. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Why the built hosts cannot be started here, or `null`. */
export const missingForHosts = (): string | null => {
  const missing = builtFiles.find((file) => !existsSync(new URL(`../../dist/${file}`, import.meta.url)));
  if (missing !== undefined) return `dist/${missing} is not built`;
  return existsSync(chromiumPath) ? null : `no browser at ${chromiumPath}`;
};

export type LaunchOptions = {
  /** The library's folder. */
  readonly library: string;
  /** Where the window is shown; without it, in a browser that ends with the host. */
  readonly browser?: Browser;
};

export type RunningWeb = {
  readonly page: Page;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The program that serves; killing it is a crash. */
  readonly process: ChildProcess;
  /** A fresh one-time address for another tab. */
  readonly newAddress: () => Promise<string>;
  readonly close: () => Promise<void>;
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
};

/** The built `broadsheet serve` in a process of its own; answers one-time addresses. */
export const serveWeb = async (
  library: string,
): Promise<{ process: ChildProcess; newAddress: () => Promise<string> }> => {
  const child = spawn(process.execPath, [commandLine, 'serve', '--json', '--library', library], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextAddress = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done) throw new Error(`the web host ended (${child.exitCode ?? child.signalCode})`);
    return (JSON.parse(line.value) as { readonly address: string }).address;
  };
  // The first address is printed at the start; each further line of input asks for one.
  let first: string | null = await nextAddress();
  return {
    process: child,
    newAddress: async () => {
      const address = first;
      first = null;
      if (address !== null) return address;
      child.stdin.write('\n');
      return nextAddress();
    },
  };
};

/** A browser for one window, and what is to be done once that is closed. */
const browserFor = async (given: Browser | undefined): Promise<{ browser: Browser; end: () => Promise<void> }> => {
  if (given !== undefined) return { browser: given, end: () => Promise.resolve() };
  const browser = await chromium.launch({ executablePath: chromiumPath });
  return { browser, end: () => browser.close() };
};

/** The web host with its paper in a Chromium page. */
export const launchWeb = async ({ library, browser: given }: LaunchOptions): Promise<RunningWeb> => {
  const { process: child, newAddress } = await serveWeb(library);
  const { browser, end } = await browserFor(given);
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const close = async (): Promise<void> => {
    await context.close();
    await end();
    await stop(child);
  };
  try {
    const page = await context.newPage();
    const address = await newAddress();
    await page.goto(address);
    return { page, origin: new URL(address).origin, process: child, newAddress, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** The built desktop program under the double of Electron, its window in a Chromium page. */
export const launchDesktop = async ({ library, browser: given }: LaunchOptions): Promise<DesktopInChromium> => {
  const { browser, end } = await browserFor(given);
  return openDesktopInChromium(library, browser, end);
};
