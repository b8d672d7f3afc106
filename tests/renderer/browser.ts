/** One Chromium for the tests of the interface, and pages of it that stand at the same moment in time. */
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { chromium } from 'playwright';
import { chromiumPath } from '../support/hosts.ts';
import { now } from './paper-data.ts';
import type { PaperHost } from './paper-host.ts';

/** The browser that the tests drive. */
export const launch = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });

/** The fixed clock is itself a script that Playwright puts into every frame; the article's frame refuses it, as it should. */
const refusesTheClock = /^Blocked script execution in 'about:srcdoc'/;

export type OpenPage = AsyncDisposable & {
  readonly page: Page;
  /** What the page complained about: uncaught errors, refused policies, console errors. */
  readonly complaints: readonly string[];
  /** Requests that were meant for anywhere but the host. */
  readonly outside: readonly string[];
};

export type PageOptions = BrowserContextOptions & { readonly at?: string };

/** Opens the paper; `at` is the place in it, such as `#/list/latest`. */
export const openPage = async (browser: Browser, host: PaperHost, options: PageOptions = {}): Promise<OpenPage> => {
  const { at, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...rest,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const outside: string[] = [];
  const home = new URL(host.address).origin;
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const serious = message.type() === 'error' || message.type() === 'warning';
    if (serious && !refusesTheClock.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(home) && /^(https?|wss?):/.test(request.url())) outside.push(request.url());
  });
  await page.clock.setFixedTime(now);
  await page.goto(host.address);
  if (at !== undefined) {
    await page.locator('#root > *').first().waitFor();
    await page.evaluate((place) => {
      location.hash = place;
    }, at);
  }
  await page.evaluate(() => document.fonts.ready);
  return { page, complaints, outside, [Symbol.asyncDispose]: () => context.close() };
};
