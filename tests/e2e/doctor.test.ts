/** The doctor over a real library of failing feeds, on both hosts; and the journey "see why a feed fails and repair it". */
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedServer } from '../support/feed-server.ts';
import { skipWithoutFeedServer, startFeedServer } from '../support/feed-server.ts';
import { fileBrowser } from '../support/file-browser.ts';
import { launchDesktop, launchWeb, missingForHosts } from '../support/hosts.ts';
import { longText, startNewsSite } from '../support/news-site.ts';
import type { NewsSite } from '../support/news-site.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { TemporaryFolder } from '../support/temporary-folder.ts';
import { faults, fillWithFailing } from './failing-paper.ts';

/** Where pictures of the doctor go, when somebody wants to look at them. */
const pictures = process.env['BROADSHEET_PICTURES'];

const takePicture = async (page: Page, name: string): Promise<void> => {
  if (pictures === undefined) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
};

const hosts: Readonly<Record<string, typeof launchWeb | typeof launchDesktop>> = {
  web: launchWeb,
  desktop: launchDesktop,
};
const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (the doctor on the built hosts)\n`);
const skip = missing !== null || skipWithoutFeedServer('the doctor on the built hosts');

let filled: TemporaryFolder;
let server: FeedServer & AsyncDisposable;
let site: NewsSite;

describe.skipIf(skip)('the doctor', () => {
  // Some of the feeds fail only after a long wait, so both hosts show copies of one paper.
  beforeAll(async () => {
    filled = await temporaryFolder();
    server = await startFeedServer({ feeds: 40, items: 5, size: 4_000, drip: 1 });
    site = await startNewsSite([{ id: '1', title: 'The quay reopened', html: longText('The quay reopened') }]);
    await fillWithFailing(filled.path, server, site);
  });
  afterAll(async () => {
    await site.close();
    await server.close();
    await filled[Symbol.asyncDispose]();
  });

  describe.each(Object.keys(hosts))('on the %s host', (host) => {
    let folder: TemporaryFolder;
    beforeAll(async () => {
      folder = await temporaryFolder();
      await cp(filled.path, folder.path, { recursive: true });
    });
    afterAll(() => folder[Symbol.asyncDispose]());

    const visit = async (run: (page: Page) => Promise<void>): Promise<void> => {
      const launch = hosts[host];
      if (launch === undefined) throw new Error(host);
      const { page, close } = await launch({ library: folder.path, browser: await fileBrowser() });
      try {
        await page.setViewportSize({ width: 1280, height: 2600 });
        await page.getByRole('link', { name: 'Sources' }).click();
        await page
          .getByRole('navigation', { name: 'More about sources' })
          .getByRole('link', { name: 'Doctor' })
          .click();
        await page.getByText('19 feeds').waitFor();
        await run(page);
      } finally {
        await close();
      }
    };

    it('says of every fault what is wrong, in words', () =>
      visit(async (page) => {
        await page.getByRole('button', { name: 'All feeds' }).click();
        const rows = page.getByRole('region', { name: 'Feeds' }).getByRole('listitem');
        for (const fault of faults) {
          const row = rows.filter({ hasText: new RegExp(`Feed ${fault}(?!\\d)`) });
          await row.scrollIntoViewIfNeeded();
          const text = (await row.locator('p').first().textContent()) ?? '';
          expect(text, fault).toMatch(/^[A-Z].*\.$/u);
          expect(text, fault).not.toMatch(/went wrong|undefined|null/);
        }
        await takePicture(page, `doctor-${host}`);
        await page.getByRole('link', { name: 'Activity log' }).click();
        await page.getByRole('table').waitFor();
        await takePicture(page, `activity-${host}`);
      }));

    it('lets a reader type the right address, and take it back', () =>
      visit(async (page) => {
        await page.getByRole('region', { name: 'Feeds' }).getByRole('link', { name: 'Feed html' }).click();
        await page.getByText('There is no feed at this address.').first().waitFor();
        await page.getByRole('button', { name: 'Another address…' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('textbox').fill(`${server.url}/ok/15.xml`);
        await dialog.getByRole('button', { name: 'Look', exact: true }).click();
        await dialog.getByRole('button', { name: 'Use this address' }).click();
        await page.getByText('has a new address. Its stories stay.').waitFor();
        await page.locator('dl').getByText(`${server.url}/ok/15.xml`).waitFor();
        await page.locator('dl').getByText('Last reason').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Undo' }).click();
        await page
          .locator('dl')
          .getByText(/fault\/html/)
          .waitFor();
      }));

    it('shows why a feed fails, finds it again on its site, and the stories are still there', () =>
      visit(async (page) => {
        await page.getByRole('region', { name: 'Feeds' }).getByRole('link', { name: 'Quay News' }).click();
        await page.getByText('The server has no such page (404).').first().waitFor();
        await page.getByRole('button', { name: 'Find it again on its site' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByText('The quay reopened').waitFor();
        await dialog.getByRole('button', { name: 'Use this address' }).click();
        await page.getByText('has a new address. Its stories stay.').waitFor();
        await page.locator('dl').getByText(site.feedUrl).waitFor();
        await takePicture(page, `repaired-${host}`);
        await page.getByRole('link', { name: 'Show its stories' }).click();
        await page.getByRole('option', { name: /The quay reopened/ }).waitFor();
      }));
  });
});
