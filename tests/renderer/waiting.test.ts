/** What needs the network says that it waits, in the built interface in a real Chromium. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage } from './browser.ts';
import type { BuiltInterface } from './built-interface.ts';
import { builtInterface } from './built-interface.ts';
import { eventually } from './eventually.ts';
import type { PaperHost } from './paper-host.ts';
import { paperHost } from './paper-host.ts';

let browser: Browser;
let built: BuiltInterface;
beforeAll(async () => {
  [browser, built] = await Promise.all([launch(), builtInterface()]);
});
afterAll(async () => {
  await browser.close();
  await built[Symbol.asyncDispose]();
});

const open = async (run: (page: Page, host: PaperHost) => Promise<void>): Promise<void> => {
  await using host = await paperHost(built.folder);
  await using opened = await openPage(browser, host);
  await run(opened.page, host);
  expect(opened.complaints).toEqual([]);
};
const asked = (host: PaperHost, name: string) =>
  host.calls.filter((each) => each.name === name).map(({ input }) => input);

describe('without a network', () => {
  it('a refresh, a page and a subscription wait, are listed with the reason, and can be taken away', () =>
    open(async (page, host) => {
      for (const name of ['feeds.refresh', 'pages.save', 'feeds.discover'] as const) host.fail(name, 'offline');
      await page.getByRole('button', { name: 'Refresh', exact: true }).click();
      await page.getByText('The paper is refreshed as soon as there is a network.').waitFor();
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Page to keep…' }).click();
      await page.getByLabel('Address of the page').fill('mill.example/x');
      await page.getByRole('button', { name: 'Save this page' }).click();
      await page.getByText('“mill.example/x” is saved as soon as there is a network.').waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('a');
      await page.getByLabel('Address of a site').fill('mill.example');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Subscribe when online' }).click();
      await eventually(() => asked(host, 'waiting.add')).toEqual([
        { kind: 'refresh', target: null },
        { kind: 'save', target: 'mill.example/x', sectionId: null },
        { kind: 'subscribe', target: 'mill.example', sectionId: null },
      ]);
      await page.getByRole('button', { name: /Ready offline/ }).click();
      await page.getByLabel('Work offline').click();
      const list = page.getByRole('region', { name: 'Waiting for the network' });
      await list.getByText('Save a page. You are working offline.').waitFor();
      await list.getByRole('button', { name: 'Take away: Save a page, mill.example/x' }).click();
      await eventually(() => list.getByRole('listitem').count()).toBe(2);
      const focused = page.locator(':focus');
      expect(await focused.getAttribute('aria-label')).toBe('Take away: Subscribe, mill.example');
      await list.getByRole('button', { name: 'Take all away' }).click();
      await list.waitFor({ state: 'detached' });
      expect(await focused.innerText()).toBe('Check again');
      host.emit('waiting.done', { kind: 'save', target: 'x', title: 'The pier', sectionId: null, error: null });
      await page.getByText('“The pier” is saved now.').waitFor();
    }));

  it('any other failure is said as what it is', () =>
    open(async (page, host) => {
      host.fail('feeds.refresh', 'disk-full');
      await page.getByRole('button', { name: 'Refresh', exact: true }).click();
      await page.getByText(/disk is full/i).waitFor();
      expect(asked(host, 'waiting.add')).toEqual([]);
    }));
});

describe('a trip', () => {
  it('that was broken off goes on when the reader says so, and a running one can be paused', () =>
    open(async (page, host) => {
      const trip = { sectionIds: null, hours: null, megabytes: 100, bytesFetched: 48_300_000, state: 'running' };
      host.answer('offline.pending', { trip });
      await page.getByRole('button', { name: /Ready offline/ }).click();
      await page.getByRole('button', { name: 'Ready for a trip…' }).click();
      await page.getByText(/Broken off: at most 100 MB, .* fetched so far/).waitFor();
      await page.getByRole('checkbox', { name: 'World › Europe' }).check();
      await page.getByRole('checkbox', { name: 'World', exact: true }).check();
      await expect.poll(() => page.getByRole('checkbox', { name: 'World › Europe' }).isDisabled()).toBe(true);
      const release = host.hold('offline.prepare');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('button', { name: 'Pause' }).click();
      await eventually(() => asked(host, 'offline.pause')).toHaveLength(1);
      release();
      await page.getByText('Everything that could be fetched is here.').waitFor();
      expect(asked(host, 'offline.prepare')).toEqual([{ goOn: true, jobId: 'ready-for-a-trip' }]);
    }));
});
