/** A word muted from a story and brought back, on both hosts. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/host/clock.ts';
import { missingForHosts } from '../support/hosts.ts';
import { openTestLibrary } from '../support/library.ts';
import { startNewsSite } from '../support/news-site.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hostNames, openPaper } from './hosts.ts';
import type { RunningPaper } from './hosts.ts';

const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (muting a word)\n`);

const ferry = 'Ferry crews sail again';
const bridge = 'Bridge opens to walkers';
const market = 'Market moves indoors';
/** Newer than the sample stories, so that lists begin with them. */
const published = new Date(Date.now() - 60_000).toUTCString();
const stories = [
  {
    id: '1',
    title: ferry,
    html: '<p>The harbour was full before dawn. Two boats left for the islands with post, bread and school books.</p>',
  },
  {
    id: '2',
    title: bridge,
    html: '<p>Below it passed the first <em>ferry</em> of the morning. The mayor cut a ribbon; the band had overslept.</p>',
  },
  {
    id: '3',
    title: market,
    html: '<p>Stalls stand under a new roof until spring. Sellers of cheese and honey have drawn lots for the corners.</p>',
  },
  ...[
    ['Orchard blooms a week early', 'Bees were carried up the hill in the night, and pears may follow apples.'],
    ['Choir looks for basses', 'Rehearsals move to the school hall while the organ is cleaned of dust and wasps.'],
    ['Snow closes the upper road', 'Ploughs reached the pass at noon; drivers waited in a chapel with soup.'],
    ['Chess club beats the capital', 'A pawn ending of sixty moves decided the last board after midnight.'],
    ['Library lends out telescopes', 'Each comes with a map of the winter sky and a thermos for cold hands.'],
  ].map(([title = '', text = ''], index) => ({ id: `${index + 4}`, title, html: `<p>${text}</p>` })),
].map((story) => ({ ...story, published }));

/** Where pictures of the journey go, when somebody wants to look at them. */
const pictures = process.env['BROADSHEET_PICTURES'];
const takePicture = async ({ page }: RunningPaper, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${name}.png`) });
};

/** A library with these stories and nothing else. */
const prepare = async (folder: string, feedUrl: string): Promise<string> => {
  await using opened = await openTestLibrary(folder, { clock: { ...systemClock, advance: () => undefined } });
  await opened.library.handlers['welcome.finish']({ removeSamples: true });
  const { id } = await opened.library.handlers['feeds.subscribe']({ url: feedUrl });
  await opened.library.handlers['sources.update']({ id, fullText: 'never' });
  return folder;
};

const soon = { timeout: 20_000 };

/** Titles of the stories that a part of the page shows. */
const shown = async ({ page }: RunningPaper, name: string): Promise<readonly string[]> => {
  const text = await page.locator(`[data-pane-name="${name}"]`).innerText();
  return [ferry, bridge, market].filter((title) => text.includes(title));
};

describe.skipIf(missing !== null).each(hostNames)('on the %s', (host) => {
  it(
    'a selected word is muted, its stories vanish from list, rails, front page and search, and undo brings them back',
    { timeout: 240_000 },
    async () => {
      await using folder = await temporaryFolder();
      await using site = await startNewsSite(stories);
      const library = await prepare(folder.path, site.feedUrl);
      await using paper = await openPaper(host, library);
      const { page } = paper;
      await paper.goTo('Front page');
      await expect.poll(() => shown(paper, 'page'), soon).toContain(ferry);
      await paper.goTo('Latest');
      await paper.open(bridge);
      await expect.poll(() => paper.rails.innerText(), soon).toContain(ferry);
      await paper.text.getByText('ferry', { exact: true }).dblclick();
      await page.getByRole('button', { name: 'Mute “ferry”' }).waitFor();
      await takePicture(paper, 'mute-selection');
      await page.getByRole('button', { name: 'Mute “ferry”' }).click();
      const dialog = page.getByRole('dialog', { name: 'Mute “ferry”' });
      await dialog.getByText(/Would match 2 of the last \d+ stories/).waitFor();
      await dialog.getByText('In Quay News').waitFor();
      await takePicture(paper, 'mute-dialog');
      await dialog.getByLabel('Everywhere').check();
      await dialog.getByRole('button', { name: 'Mute', exact: true }).click();
      // Held by the pointer, as a note goes by itself before a slow machine has looked at all that follows.
      await page.getByText('“ferry” is muted everywhere: 2 stories hidden.').dispatchEvent('pointerover');

      await expect.poll(() => paper.headline(ferry).count(), soon).toBe(0);
      await expect.poll(() => paper.headline(bridge).count(), soon).toBe(0);
      await expect.poll(() => paper.rails.innerText(), soon).not.toContain(ferry);
      expect(await paper.story.innerText()).toContain('A filter hides this story');
      await paper.goTo('Front page');
      await expect.poll(() => shown(paper, 'page'), soon).toEqual([market]);
      await paper.search('harbour OR morning OR roof');
      await expect.poll(() => shown(paper, 'list'), soon).toEqual([market]);

      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(async () => (await shown(paper, 'list')).length, soon).toBe(3);
      await paper.goTo('Front page');
      await expect.poll(() => shown(paper, 'page'), soon).toContain(ferry);
      await paper.goTo('Latest');
      await paper.open(market);
      await expect.poll(() => paper.rails.innerText(), soon).toContain(ferry);
    },
  );

  it(
    'a filter is written while its matches show, stands on its page, and lets a story back',
    { timeout: 240_000 },
    async () => {
      await using folder = await temporaryFolder();
      await using site = await startNewsSite(stories);
      const library = await prepare(folder.path, site.feedUrl);
      await using paper = await openPaper(host, library);
      const { page } = paper;
      await paper.goTo('Sources');
      await page.getByRole('link', { name: 'Filters' }).click();
      await page.getByText('No filters yet').waitFor();
      await page.getByRole('button', { name: 'New filter' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'New filter' });
      await dialog.getByRole('textbox', { name: 'Words' }).fill('bridge');
      await dialog.getByText(/Would match 1 of the last/).waitFor();
      await dialog.getByText(bridge).waitFor();
      await dialog.getByLabel('Tags, apart by commas').fill('on foot');
      await dialog.getByRole('button', { name: 'Keep' }).click();
      await page.getByText('The story has the words “bridge”').first().waitFor();
      await page.getByText('Acted on 1 story, 1 hidden').waitFor();
      await page.getByRole('link', { name: '1 story hidden' }).click();
      await paper.open(bridge);
      await paper.story.getByRole('link', { name: 'on foot' }).waitFor();
      await page.getByRole('button', { name: 'Bring it back' }).click();
      await page.getByText('The story is shown again.').waitFor();
      await paper.goTo('on foot');
      await paper.headline(bridge).waitFor();
    },
  );
});
