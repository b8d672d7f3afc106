/** Lists and bookmarks coming in, in the built interface in a real Chromium, over a made-up host. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { ImportLine } from '../../electron/contract/models.ts';
import { groupOf, importGroups } from '../../renderer/words/imports.ts';
import { eventually } from './eventually.ts';
import { inputsOf, onPaper } from './on-paper.ts';
import { importBookmarks, importedLines, importList } from './paper-imports.ts';

const group = (page: Page, title: string) => page.getByRole('dialog').getByRole('region', { name: title });

describe('the result of a list', () => {
  it('stands in groups, what wants attention first, each line with its reason', () =>
    onPaper(async (page, host) => {
      await importList(page, host);
      const titles = await page.getByRole('dialog').getByRole('heading', { level: 3 }).allTextContents();
      expect(titles).toEqual([
        'In a private network: 1',
        'Not reachable now: 1',
        'No feed there now: 1',
        'Not taken in: 1',
        'Sources added: 1',
        'Already in your paper: 1',
      ]);
      await group(page, 'Not reachable now: 1').getByText('They are kept in their sections').waitFor();
      await group(page, 'Not taken in: 1').getByText('That is not an address of the web.').waitFor();
      await group(page, 'No feed there now: 1').getByRole('link', { name: 'Doctor Circuit Yard' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(new URL(page.url()).hash).toBe('#/sources/doctor/circuit');
    }));

  it('has those that could not be reached tried again', () =>
    onPaper(async (page, host) => {
      await importList(page, host);
      await group(page, 'Not reachable now: 1')
        .getByRole('button', { name: /Try again/ })
        .click();
      await eventually(async () => inputsOf(host, 'feeds.refresh')).toEqual([{ sourceIds: ['ledger'] }]);
    }));

  it('shows a long group by and by', () =>
    onPaper(async (page, host) => {
      const many: readonly ImportLine[] = Array.from({ length: 350 }, (_, at) => ({
        ...(importedLines[5] as ImportLine),
        name: `Line ${at}`,
      }));
      const result = await importList(page, host, many);
      const lines = result.getByRole('listitem');
      expect(await lines.count()).toBe(100);
      await result.getByRole('button', { name: '250 more' }).click();
      await eventually(() => lines.count()).toBe(350);
    }));
});

describe('a list that takes long', () => {
  it('shows how far it is and can be stopped', () =>
    onPaper(async (page, host) => {
      const release = host.hold('opml.import');
      const importing = importList(page, host);
      await page.getByRole('dialog', { name: 'Importing' }).waitFor();
      const [{ jobId }] = inputsOf(host, 'opml.import') as [{ jobId: string }];
      host.emit('job.changed', {
        id: jobId,
        kind: 'opml',
        done: 12,
        total: 10_000,
        current: 'Saltwire',
        state: 'running',
      });
      await page.getByRole('dialog', { name: 'Adding sources' }).getByText('12 of 10,000').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
      await eventually(async () => inputsOf(host, 'jobs.cancel')).toEqual([{ jobId }]);
      release();
      await importing;
    }));

  it('that goes on in the background never takes the place of what the reader writes meanwhile', () =>
    onPaper(async (page, host) => {
      const release = host.hold('opml.import');
      const importing = importList(page, host);
      await page.getByRole('button', { name: 'Go on in the background' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('a');
      await page.getByLabel('Address of a site').fill('mill.example');
      const answered = page.waitForResponse(/opml\.import/);
      release();
      await (await answered).finished();
      expect(await page.getByLabel('Address of a site').inputValue()).toBe('mill.example');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await importing;
    }));
});

describe('bookmarks', () => {
  it('become stories only when the reader says so', () =>
    onPaper(async (page, host) => {
      await importBookmarks(page, host);
      await page.getByRole('button', { name: /Keep as stories/ }).click();
      await page.getByRole('dialog', { name: '1 story added.' }).waitFor();
      expect(inputsOf(host, 'bookmarks.keep')).toEqual([{ held: 'held-1', jobId: expect.any(String) }]);
    }));

  it('show the feeds of their pages, and the chosen ones become sources in their folders', () =>
    onPaper(async (page, host) => {
      await importBookmarks(page, host);
      await page.getByRole('button', { name: /Look for feeds/ }).click();
      await page.getByText('214 bookmarks looked at: 2 pages with feeds. 3 could not be reached.').waitFor();
      expect(await page.getByRole('checkbox', { name: /quay\.example/ }).isDisabled()).toBe(true);
      await page.getByRole('checkbox', { name: /Short notes/ }).check();
      host.answer('feeds.subscribeAll', importedLines.slice(0, 1));
      await page.getByRole('button', { name: 'Subscribe to 2' }).click();
      await page.getByRole('dialog', { name: '1 source added.' }).waitFor();
      const path = ['Reading', 'Long pieces'];
      expect(inputsOf(host, 'feeds.subscribeAll')).toEqual([
        {
          feeds: [
            { url: 'https://mill.example/feed.xml', title: 'The Mill Road Review', path },
            { url: 'https://mill.example/notes.xml', title: 'Short notes', path },
          ],
          jobId: expect.any(String),
        },
      ]);
    }));
});

describe('an address that is spelled nearly as one in the paper', () => {
  it('is said to be there, and can be added as another feed', () =>
    onPaper(async (page, host) => {
      host.answer('feeds.preview', {
        url: 'http://lantern.example/feed',
        title: 'Lantern News',
        siteLink: null,
        description: null,
        headlines: [],
        entries: 0,
        subscribedAs: 'lantern',
      });
      await page.getByText('Full coverage').waitFor();
      await page.keyboard.press('a');
      await page.getByLabel('Address of a site').fill('lantern.example');
      await page.keyboard.press('Enter');
      await page.getByText('Already in your paper, as “Lantern News”.').waitFor();
      await page.getByRole('button', { name: 'It is another feed: subscribe' }).click();
      await eventually(async () => inputsOf(host, 'feeds.subscribe')).toEqual([
        { url: 'http://lantern.example/feed', foundAt: 'lantern.example', sectionId: null, asAnother: true },
      ]);
    }));
});

describe('the group of a line', () => {
  const failed = (code: string) => ({ lastFetch: { ok: false, error: { code, params: {} } } }) as never;
  const well = { lastFetch: { ok: true, error: null } } as never;
  const of = (name: string): ImportLine => importedLines.find((line) => line.name === name) as ImportLine;

  it('follows its feed when that is asked again', () => {
    expect(groupOf(of('Ledger & Loom'), null)).toBe('unreachable');
    expect(groupOf(of('Ledger & Loom'), well)).toBe('subscribed');
    expect(groupOf(of('Lantern News'), failed('not-a-feed'))).toBe('not-a-feed');
    expect(groupOf(of('Lantern News'), failed('private-address'))).toBe('private');
    expect(groupOf(of('Lantern News'), failed('offline'))).toBe('subscribed');
  });

  it('is one of those that are shown, whatever the outcome', () => {
    for (const line of importedLines) expect(importGroups).toContain(groupOf(line, null));
  });
});
