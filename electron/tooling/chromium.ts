/** A Chromium for the tests: one that is here, else Playwright's own, else Debian's. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser } from './browser.ts';
import { runTool } from './run-tool.ts';

export type FoundChromium =
  | { readonly path: string; readonly reason: null }
  | { readonly path: null; readonly reason: string };

const reachMs = 5_000;
const minutes = 60_000;

const found = (path: string): FoundChromium => ({ path, reason: null });

const present = (): string | null => {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && existsSync(named)) return named;
  const own = chromium.executablePath();
  return existsSync(own) ? own : findBrowser();
};

const isReachable = async (address: string): Promise<boolean> => {
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(reachMs) });
    return true;
  } catch {
    return false; // no way there; the next way is tried
  }
};

export const ensureChromium = async (): Promise<FoundChromium> => {
  const here = present();
  if (here !== null) return found(here);
  if (await isReachable('https://cdn.playwright.dev/')) {
    await runTool('install Chromium (Playwright)', 'playwright', ['install', '--with-deps', 'chromium'], {
      limitMs: 5 * minutes,
    });
    const installed = present();
    if (installed !== null) return found(installed);
  }
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    process.env['DEBIAN_FRONTEND'] = 'noninteractive';
    await runTool('apt-get update', 'apt-get', ['update', '-q'], { limitMs: 3 * minutes });
    const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
    await runTool('install Chromium (Debian)', 'apt-get', install, { limitMs: 6 * minutes });
    const installed = present();
    if (installed !== null) return found(installed);
  }
  return { path: null, reason: 'no Chromium is here, and none could be installed' };
};
