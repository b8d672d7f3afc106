/** Brings every screen up, one after the other, and asks axe about it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { afterAll, it } from 'vitest';
import { openPage } from './browser.ts';
import { eventually } from './eventually.ts';
import type { Screen } from './every-screen.ts';
import { overlay } from './every-screen.ts';
import { startHost } from './on-paper.ts';
import type { PaperHost, PaperHostOptions } from './paper-host.ts';

type AxeResults = {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
};
type Axe = { readonly run: (context: Document, options: object) => Promise<AxeResults> };

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe objects to; `rules`: of these alone. */
export const violationsOf = async (page: Page, rules: readonly string[] | null = null): Promise<readonly string[]> => {
  const options = { iframes: false, resultTypes: ['violations'], ...(rules === null ? {} : { runOnly: [...rules] }) };
  const results = await page.evaluate(
    (asked) => (globalThis as unknown as { axe: Axe }).axe.run(document, asked),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
};

/** Waits until nothing is being fetched for the page or moves in it any more. The stream of events never ends, so the network cannot tell. */
const settled = async (page: Page): Promise<void> => {
  // A page may have several parts that are fetched.
  await page.waitForFunction(
    () => document.querySelector('output[aria-label^="Fetching"], output[aria-label^="Laying"]') === null,
  );
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
};

type Shown = { readonly page: Page; readonly host: PaperHost };

/** A test for each screen: `check` is called when it stands there. */
export const testScreens = (
  screens: readonly Screen[],
  dir: 'ltr' | 'rtl',
  check: (page: Page, host: PaperHost) => Promise<void>,
): void => {
  const papers = new Map<string, Shown>();
  const closing = new AsyncDisposableStack();
  afterAll(() => closing.disposeAsync());

  /** One page for each sort of paper; screens follow one another in it, as they do for a reader. */
  const paperOf = async (options: PaperHostOptions = {}): Promise<Shown> => {
    const key = JSON.stringify(options);
    const known = papers.get(key);
    if (known !== undefined) return known;
    const host = closing.use(await startHost({ ...options, dir }));
    const { page } = closing.use(await openPage(host));
    await page.evaluate(await readFile(axeSource, 'utf8'));
    papers.set(key, { page, host });
    return { page, host };
  };

  it.each(screens)('$name has nothing that axe objects to', async ({ at, host: options, width, act }) => {
    const { page, host } = await paperOf(options);
    await page.setViewportSize({ width: width ?? 1440, height: 900 });
    await page.evaluate((place) => {
      location.hash = place;
    }, at ?? '#/front');
    await page
      .getByText(/Edition of|Unread|All|Sources|Settings|Narrow|Full coverage|Filters|Your profile/)
      .first()
      .waitFor({ state: 'attached' });
    await act?.(page, host);
    await settled(page);
    try {
      await check(page, host);
    } finally {
      await page.keyboard.press('Escape');
      // What has only just opened does not hear the keyboard yet.
      await eventually(async () => {
        const isOpen = await overlay(page).isVisible();
        if (isOpen) await page.keyboard.press('Escape');
        return isOpen;
      }).toBe(false);
      for (const note of await page.getByRole('button', { name: 'Dismiss' }).all()) await note.click();
    }
  });
};
