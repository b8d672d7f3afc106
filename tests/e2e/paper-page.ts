/** Page model of the paper: what a reader does, in the reader's words, on either host. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright';
import { eventually } from '../renderer/eventually.ts';

export type PaperPage = {
  readonly page: Page;
  readonly nameplate: Locator;
  /** A place of the sidebar, by its title. */
  readonly goTo: (title: string) => Promise<void>;
  /** The row of a headline in the list. */
  readonly headline: (title: string) => Locator;
  /** Opens a headline of the list and waits for its text. */
  readonly open: (title: string) => Promise<void>;
  /** The open story: its head in the page, its text in the frame. */
  readonly story: Locator;
  readonly text: FrameLocator;
  readonly tool: (name: string | RegExp) => Locator;
  readonly rails: Locator;
  readonly rail: (title: string) => Locator;
  readonly subscribe: (address: string) => Promise<void>;
  /** Refreshes by hand and waits for what it says. */
  readonly refresh: () => Promise<void>;
  readonly search: (query: string) => Promise<void>;
  /** Drops files onto the window, as from a file manager, and answers the dialog with a line for each. */
  readonly drop: (...files: readonly string[]) => Promise<Locator>;
};

export const paperPage = (page: Page): PaperPage => {
  const sidebar = page.getByRole('navigation', { name: 'Paper' });
  const story = page.getByRole('article');
  const rails = page.getByRole('complementary', { name: 'More stories' });
  const headline = (title: string): Locator => page.getByRole('option').filter({ hasText: title });
  return {
    page,
    nameplate: page.getByRole('banner').getByRole('link', { name: 'Broadsheet' }),
    goTo: (title) => sidebar.getByRole('link', { name: new RegExp(`^${title}( |$|\\d)`) }).click(),
    headline,
    open: async (title) => {
      const row = headline(title).first();
      // New stories stand behind a button until the reader lets them in.
      const newer = page.getByRole('button', { name: 'New stories. Show them' });
      await row.or(newer).first().waitFor();
      if (!(await row.isVisible())) await newer.click();
      await row.click();
      await story.getByRole('heading', { level: 1, name: title }).waitFor();
    },
    story,
    text: page.frameLocator('iframe[title="Text of the story"]'),
    tool: (name) => page.getByRole('toolbar', { name: 'Story' }).getByRole('button', { name }),
    rails,
    rail: (title) => rails.locator('section').filter({ has: page.getByRole('heading', { name: title }) }),
    subscribe: async (address) => {
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('menuitem', { name: /address/i }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Address of a site, a feed, or a page').fill(address);
      await dialog.getByRole('button', { name: 'Look' }).click();
      await dialog.getByRole('button', { name: 'Subscribe' }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
    refresh: async () => {
      const button = page.getByRole('button', { name: 'Refresh', exact: true });
      await button.click();
      await page.getByText(/\d+ new stor/i).waitFor();
    },
    search: async (query) => {
      // The page does not hear the keyboard from the first moment.
      await eventually(async () => {
        await page.keyboard.press('Control+k');
        return page.getByRole('searchbox', { name: 'Search' }).evaluate((field) => field.matches(':focus'));
      }).toBe(true);
      await page.keyboard.type(query);
    },
    drop: async (...files) => {
      const contents = await Promise.all(
        files.map(async (file) => ({ name: path.basename(file), bytes: (await readFile(file)).toString('base64') })),
      );
      const data = await page.evaluateHandle((list) => {
        const transfer = new DataTransfer();
        for (const { name, bytes } of list) {
          transfer.items.add(new File([Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))], name));
        }
        return transfer;
      }, contents);
      await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
      await page.dispatchEvent('body', 'drop', { dataTransfer: data });
      return page.getByRole('dialog');
    },
  };
};
