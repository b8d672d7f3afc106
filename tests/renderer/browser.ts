/** Pages of the built interface that stand at the same moment in time. A file's tests follow one another in one page, as loading in a new one costs twice. */
import type { ConsoleMessage, Page, Request } from 'playwright';
import { fileBrowser } from '../support/file-browser.ts';
import { now } from './paper-data.ts';
import type { PaperHost } from './paper-host.ts';

/**
 * The fixed clock is itself a script that Playwright puts into every frame; the article's frame refuses it, as it should: in its text, and,
 * if Playwright is quick enough, in the empty document that stands there before.
 */
const refusesTheClock = /^Blocked script execution in 'about:(?:srcdoc|blank)'/;

export type OpenPage = AsyncDisposable & {
  readonly page: Page;
  /** What the page complained about: uncaught errors, refused policies, console errors. */
  readonly complaints: readonly string[];
  /** Requests that were meant for anywhere but the host. */
  readonly outside: readonly string[];
};

export type PageOptions = {
  /** The place in the paper, such as `#/list/latest`. */
  readonly at?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
};

/** Pages that no test uses. */
const free: Page[] = [];

const newPage = async (): Promise<Page> => {
  const browser = await fileBrowser();
  const page = await browser.newPage({ timezoneId: 'UTC', reducedMotion: 'reduce' });
  await page.clock.setFixedTime(now);
  return page;
};

/** Opens the paper. Each host has an origin of its own, so nothing that one test kept is there for the next. */
export const openPage = async (host: PaperHost, options: PageOptions = {}): Promise<OpenPage> => {
  const { at, viewport = { width: 1440, height: 900 } } = options;
  const page = free.pop() ?? (await newPage());
  await page.setViewportSize(viewport);
  const complaints: string[] = [];
  const outside: string[] = [];
  const home = new URL(host.address).origin;
  const onError = (error: Error): void => void complaints.push(`error: ${error.message}`);
  const onConsole = (message: ConsoleMessage): void => {
    const serious = message.type() === 'error' || message.type() === 'warning';
    if (serious && !refusesTheClock.test(message.text())) complaints.push(message.text());
  };
  const onRequest = (request: Request): void => {
    if (!request.url().startsWith(home) && /^(https?|wss?):/.test(request.url())) outside.push(request.url());
  };
  page.on('pageerror', onError).on('console', onConsole).on('request', onRequest);
  await page.goto(host.address);
  await page.locator('#root > *').first().waitFor();
  if (at !== undefined) {
    await page.evaluate((place) => {
      location.hash = place;
    }, at);
  }
  await page.evaluate(() => document.fonts.ready);
  // What listens for the keyboard is there after the first painting.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
  return {
    page,
    complaints,
    outside,
    [Symbol.asyncDispose]: async () => {
      page.off('pageerror', onError).off('console', onConsole).off('request', onRequest);
      await page.goto('about:blank');
      free.push(page);
    },
  };
};
