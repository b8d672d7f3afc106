/** The feed doctor's pages in the built interface in a real Chromium, over a made-up host. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import type { OnPaperOptions } from './on-paper.ts';
import { inputsOf, onPaper } from './on-paper.ts';
import type { PaperHost } from './paper-host.ts';

const doctor = '#/sources/doctor';
const ledger = '#/sources/doctor/ledger';

const visiting = (
  at: string,
  run: (page: Page, host: PaperHost) => Promise<void>,
  options: OnPaperOptions = {},
): Promise<void> => onPaper(run, { ...options, page: { at, ...options.page } });

describe('the doctor over all feeds', () => {
  it('lists what needs attention, each with its reason, its facts and what helps', () =>
    visiting(doctor, async (page) => {
      await page.getByText('9 feeds, 4 to look at').waitFor();
      const rows = page.getByRole('region', { name: 'Feeds' }).getByRole('listitem');
      expect(await rows.count()).toBe(4);
      await rows.filter({ hasText: 'Ledger & Loom' }).getByText('The server has not answered since Tuesday.').waitFor();
      const broken = rows.filter({ hasText: 'Circuit Yard' });
      expect(await broken.textContent()).toContain('line 214, column 17');
      const flawed = rows.filter({ hasText: 'Lantern News' });
      expect(await flawed.textContent()).toContain('Line 41, column 7: a tag is not closed.');
      expect(await rows.filter({ hasText: 'The Evening Page' }).textContent()).toContain('has published nothing since');
      await page.getByRole('button', { name: 'All feeds' }).click();
      await eventually(() => rows.count()).toBe(9);
    }));

  it('asks again in one press, and says what came of it', () =>
    visiting(doctor, async (page, host) => {
      await page.getByRole('button', { name: 'Ask again now Ledger & Loom' }).click();
      await page.getByText('12 new stories.').first().waitFor();
      expect(inputsOf(host, 'feeds.refresh')).toEqual([{ sourceId: 'ledger' }]);
    }));

  it('introduces us as a browser, asks at once, and takes both back', () =>
    visiting(doctor, async (page, host) => {
      await page.getByRole('button', { name: 'Ask as a browser would Ledger & Loom' }).click();
      await page.getByText('is now asked as a browser would ask').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Undone.').waitFor();
      expect(inputsOf(host, 'sources.update')).toEqual([
        { id: 'ledger', userAgent: 'browser' },
        { id: 'ledger', userAgent: null },
      ]);
      expect(inputsOf(host, 'feeds.refresh')).toHaveLength(2);
    }));

  it('finds a feed again on its site: a look first, then the address, with the stories kept and a way back', () =>
    visiting(doctor, async (page, host) => {
      await page.getByRole('button', { name: 'Find it again on its site… Ledger & Loom' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('The miller’s clock runs on water').waitFor();
      expect(inputsOf(host, 'feeds.discover')).toEqual([
        { address: 'https://ledger.example/', foundAt: 'https://ledger.example/feed.xml' },
      ]);
      await dialog.getByRole('button', { name: 'Use this address' }).click();
      await page.getByText('has a new address. Its stories stay.').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Undone.').waitFor();
      expect(inputsOf(host, 'sources.update')).toEqual([
        { id: 'ledger', address: 'https://mill.example/feed.xml', foundAt: 'https://ledger.example/feed.xml' },
        { id: 'ledger', address: 'https://ledger.example/feed.xml' },
      ]);
    }));

  it('does not take an address that another source has', () =>
    visiting(doctor, async (page) => {
      await page.getByRole('button', { name: 'Find it again on its site… Ledger & Loom' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('The Quay Courier').click();
      await dialog.getByText('Already in your paper, as “The Quay Courier”.').waitFor();
      expect(await dialog.getByRole('button', { name: 'Use this address' }).isDisabled()).toBe(true);
    }));

  it('says when a repair is refused', () =>
    visiting(doctor, async (page, host) => {
      host.fail('sources.update', 'disk-full');
      await page.getByRole('button', { name: 'Ask as a browser would Ledger & Loom' }).click();
      await page.getByText('The disk is full').waitFor();
      expect(inputsOf(host, 'feeds.refresh')).toEqual([]);
    }));

  it('says when it cannot be asked, and tries again; and when there is nothing to see', () =>
    visiting(doctor, async (page, host) => {
      await page.getByText('9 feeds').waitFor();
      host.fail('doctor.report', 'disk-failed');
      await page.reload();
      await page.getByRole('alert').getByText('The doctor cannot be asked').waitFor();
      host.answer('doctor.report', { made: 0, feeds: [] });
      host.fail('doctor.report', null);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('No feeds yet').waitFor();
    }));

  it('keeps its place while the report is fetched, and says when there is no network', () =>
    visiting(doctor, async (page, host) => {
      await page.getByText('9 feeds').waitFor();
      host.emit('network.changed', { online: false });
      await page.getByText('There is no network at the moment.').first().waitFor();
      const release = host.hold('doctor.report');
      await page.reload();
      await page.getByRole('status', { name: 'Asking the doctor' }).waitFor({ state: 'attached' });
      release();
      await page.getByText('9 feeds').waitFor();
    }));
});

describe('the doctor of one feed', () => {
  it('is reached from the list of a failing source and from the list of all', () =>
    visiting('#/list/source/ledger', async (page) => {
      await page.getByRole('link', { name: 'See what helps' }).click();
      await page.getByRole('heading', { level: 1, name: 'Ledger & Loom' }).waitFor();
      expect(page.url()).toContain(ledger);
      await eventually(() => page.title()).toBe('Ledger & Loom – Broadsheet');
      await page.getByRole('main').getByRole('link', { name: 'Doctor' }).click();
      await page.getByRole('region', { name: 'Feeds' }).getByRole('link', { name: 'Circuit Yard' }).click();
      await page.getByRole('heading', { level: 1, name: 'Circuit Yard' }).waitFor();
    }));

  it('says what is known of it', () =>
    visiting(ledger, async (page) => {
      const text = (await page.locator('dl').textContent()) ?? '';
      for (const words of ['Since Tuesday, 14 times in a row', 'About every 3 hours', '47 KB', 'After 11:38'])
        expect(text).toContain(words);
    }));

  it('reads it in another character set by keyboard alone, and takes it back', () =>
    visiting(ledger, async (page, host) => {
      const select = page.getByRole('button', { name: /Character set/ });
      await select.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: /windows-1251/ }).waitFor();
      await page.keyboard.type('Cyrillic');
      await page.keyboard.press('Enter');
      await page.getByText('is now read in another character set').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Undone.').waitFor();
      expect(inputsOf(host, 'sources.update')).toEqual([
        { id: 'ledger', charset: 'windows-1251' },
        { id: 'ledger', charset: null },
      ]);
    }));

  it('shows its own requests only', () =>
    visiting(ledger, async (page, host) => {
      await page.getByRole('table').waitFor();
      expect(inputsOf(host, 'activity.list')).toContainEqual({ sourceId: 'ledger', limit: 100 });
      expect(await page.getByRole('table').getByText('The server did not answer in time.').count()).toBe(16);
    }));

  it('says when the source is gone', () =>
    visiting('#/sources/doctor/nobody', async (page, host) => {
      host.fail('doctor.report', 'source-not-found');
      await page.reload();
      await page.getByText('That source is no longer in the paper.').waitFor();
    }));
});

describe('the activity log', () => {
  it('shows the newest requests, more of them when asked, and only the failed ones', () =>
    visiting('#/sources/activity', async (page) => {
      await page.getByText('156 requests').waitFor();
      const rows = page.getByRole('table').locator('tbody tr');
      expect(await rows.count()).toBe(100);
      expect(await rows.first().textContent()).toContain('10:08');
      await page.getByRole('button', { name: 'Show more' }).click();
      await eventually(() => rows.count()).toBe(156);
      await page.getByRole('button', { name: 'Failed' }).click();
      await page.getByText('18 requests').waitFor();
      await eventually(() => rows.count()).toBe(18);
    }));

  it('is saved as a file', () =>
    visiting('#/sources/activity', async (page, host) => {
      await page.getByRole('button', { name: 'Failed' }).click();
      await page.getByText('18 requests').waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('broadsheet-activity.txt');
      expect(inputsOf(host, 'activity.export')).toEqual([{ failedOnly: true }]);
    }));

  it('says when nothing was asked, and when it cannot be read', () =>
    visiting('#/sources/activity', async (page, host) => {
      host.answer('activity.list', { entries: [], next: null, total: 0 });
      await page.reload();
      await page.getByText('Nothing was asked').waitFor();
      host.fail('activity.list', 'disk-failed');
      await page.reload();
      await page.getByRole('alert').getByText('The log cannot be read').waitFor();
    }));
});

describe('the doctor’s pages', () => {
  it.each([doctor, ledger, '#/sources/activity'])('%s fits a narrow window, and right to left', (at) =>
    visiting(
      at,
      async (page) => {
        await page.locator('table, [aria-label="Feeds"]').first().waitFor();
        const wider = await page.evaluate(
          () => [...document.querySelectorAll('main, main *')].filter((each) => each.scrollWidth > innerWidth).length,
        );
        expect(wider).toBe(0);
      },
      { host: { dir: 'rtl' }, page: { viewport: { width: 360, height: 740 } } },
    ),
  );
});

describe('signing in to a feed', () => {
  it('says where the password is kept, and asks again with it', () =>
    visiting(ledger, async (page, host) => {
      await page.getByText('Not signed in').waitFor();
      await page.getByRole('button', { name: 'Sign in…' }).click();
      const dialog = page.getByRole('dialog', { name: /^Sign in to / });
      await dialog.getByText('it keeps the password until it is closed, then asks again').waitFor();
      expect(await dialog.getByRole('button', { name: 'Sign in', exact: true }).isDisabled()).toBe(true);
      await dialog.getByLabel('Name').fill('reader');
      await dialog.getByLabel('Password').fill('sea-gull-7');
      await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
      await eventually(async () => inputsOf(host, 'feeds.signIn')).toEqual([
        { id: 'ledger', user: 'reader', password: 'sea-gull-7', overHttp: false },
      ]);
      await eventually(async () => inputsOf(host, 'feeds.refresh')).toEqual([{ sourceId: 'ledger' }]);
    }));

  it('is offered when an address that is added asks for it', () =>
    visiting(doctor, async (page, host) => {
      host.fail('feeds.discover', 'unauthorised');
      await page.getByText('9 feeds').waitFor();
      await page.keyboard.press('a');
      await page.getByLabel('Address of a site').fill('http://mill.example/feed.xml');
      await page.keyboard.press('Enter');
      await page.getByText('The server asks for a name and a password.').waitFor();
      await page.getByLabel('Name').fill('reader');
      await page.getByLabel('Password').fill('word');
      const look = page.getByRole('button', { name: 'Look', exact: true });
      expect(await look.isDisabled()).toBe(true);
      await page.getByRole('switch', { name: 'Send them without encryption' }).click();
      host.fail('feeds.discover', null);
      await look.click();
      await page.getByText('The miller').waitFor();
      await page.getByRole('button', { name: 'Subscribe' }).click();
      const signIn = { user: 'reader', password: 'word', overHttp: true };
      await eventually(async () => inputsOf(host, 'feeds.subscribe')).toMatchObject([{ signIn }]);
    }));
});
