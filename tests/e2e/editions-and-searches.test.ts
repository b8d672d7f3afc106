/** Yesterday's paper, a search kept as a section, and finding in a story, on the built web host and the built desktop host under the double. */
import { describe, expect, it } from 'vitest';
import { eventually } from '../renderer/eventually.ts';
import { missingForHosts } from '../support/hosts.ts';
import { fakeClock, openTestLibrary } from '../support/library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hostNames, openPaper } from './hosts.ts';

const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (journeys of editions and searches)\n`);

const day = 86_400_000;

describe.skipIf(missing !== null).each(hostNames)('on the %s', (host) => {
  it('a reader leafs back to the edition of yesterday, and what was removed since is shown as such', async () => {
    await using library = await temporaryFolder();
    let lead = '';
    {
      const clock = fakeClock(Date.now() - day);
      await using before = await openTestLibrary(library.path, { samples: true, clock });
      await before.library.settled();
      const { handlers } = before.library;
      const yesterday = await handlers['edition.get']({});
      lead = yesterday.lead?.title ?? '';
      clock.advance(day - 3_600_000);
      await handlers['edition.renew']();
      await handlers['articles.remove']({ ids: [yesterday.lead?.id ?? ''] });
    }
    await using paper = await openPaper(host, library.path);
    const { page } = paper;
    const earlier = page.getByRole('button', { name: 'Edition before' });
    await earlier.click();
    await page.getByText('An edition of the past.').waitFor();
    const printed = page.getByRole('heading', { name: lead, level: 2 });
    await eventually(async () => {
      const isThere = await printed.isVisible();
      if (!isThere && (await earlier.isEnabled())) await earlier.click();
      return isThere;
    }).toBe(true);
    await page.getByText('Removed since').first().waitFor();
    expect(await page.getByRole('link', { name: lead }).count()).toBe(0);
    await page.getByRole('link', { name: 'To the front page of today' }).click();
    await page.getByText('An edition of the past.').waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { name: lead, level: 2 }).count()).toBe(0);
  });

  it('a search is kept as a section that counts what is unread, through a restart', async () => {
    await using library = await temporaryFolder();
    {
      await using paper = await openPaper(host, library.path);
      await paper.search('ferry');
      await paper.page.getByRole('button', { name: 'Save as a section' }).click();
      await paper.page.getByRole('textbox', { name: 'Name' }).fill('Ferries');
      await paper.page.keyboard.press('Enter');
      await paper.page.getByRole('heading', { name: 'Ferries', level: 2 }).waitFor();
      const entry = paper.page.getByRole('navigation', { name: 'Paper' }).getByRole('link', { name: /^Ferries/ });
      await entry.getByText('unread').waitFor({ state: 'attached' });
      const unread = async () => Number.parseInt((await entry.textContent())?.replace('Ferries', '') ?? '', 10);
      const before = await unread();
      expect(before).toBeGreaterThan(1);
      await paper.page.getByRole('option').first().click();
      await eventually(unread).toBe(before - 1);
    }
    await using again = await openPaper(host, library.path);
    await again.goTo('Ferries');
    await again.page.getByRole('heading', { name: 'Ferries', level: 2 }).waitFor();
    await again.page.getByRole('option').first().waitFor();
  });

  it('words are found in the open story by keyboard alone', async () => {
    await using library = await temporaryFolder();
    await using paper = await openPaper(host, library.path);
    await paper.search('seagrass');
    await paper.open('Forty small outlets instead of one: what happens to the brine');
    await paper.text.getByText('Seagrass does not like blankets').waitFor();
    await paper.page.keyboard.press('Control+f');
    await paper.page.keyboard.type('seagrass');
    const bar = paper.page.getByRole('search', { name: 'Find in the story' });
    await bar.getByText(/^1 of \d+$/).waitFor();
    await paper.page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
  });
});
