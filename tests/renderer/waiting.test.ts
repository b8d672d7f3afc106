/** What needs the network says that it waits, in the built interface in a real Chromium. */
import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { inputsOf, onPaper } from './on-paper.ts';

describe('without a network', () => {
  it('a refresh, a page and a subscription wait, are listed with the reason, and can be taken away', () =>
    onPaper(async (page, host) => {
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
      await eventually(() => inputsOf(host, 'waiting.add')).toEqual([
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
      await eventually(() => focused.getAttribute('aria-label')).toBe('Take away: Subscribe, mill.example');
      await list.getByRole('button', { name: 'Take all away' }).click();
      await list.waitFor({ state: 'detached' });
      await eventually(() => focused.innerText()).toBe('Check again');
      host.emit('waiting.done', { kind: 'save', target: 'x', title: 'The pier', sectionId: null, error: null });
      await page.getByText('“The pier” is saved now.').waitFor();
    }));

  it('any other failure is said as what it is', () =>
    onPaper(async (page, host) => {
      host.fail('feeds.refresh', 'disk-full');
      await page.getByRole('button', { name: 'Refresh', exact: true }).click();
      await page.getByText(/disk is full/i).waitFor();
      expect(inputsOf(host, 'waiting.add')).toEqual([]);
    }));
});

describe('a trip', () => {
  it('that was broken off goes on when the reader says so, and a running one can be paused', () =>
    onPaper(async (page, host) => {
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
      await eventually(() => inputsOf(host, 'offline.pause')).toHaveLength(1);
      release();
      await page.getByText('Everything that could be fetched is here.').waitFor();
      expect(inputsOf(host, 'offline.prepare')).toEqual([{ goOn: true, jobId: 'ready-for-a-trip' }]);
    }));
});
