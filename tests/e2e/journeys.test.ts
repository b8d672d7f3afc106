/** What a reader does with the paper, start to end, on the built web host and on the built desktop host under the double. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingForHosts } from '../support/hosts.ts';
import { startNewsSite } from '../support/news-site.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hostNames, openPaper } from './hosts.ts';

const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (journeys)\n`);

const story = (id: string, title: string, text: string) => ({
  id,
  title,
  published: new Date().toUTCString(),
  html: `<p>${text}</p>`,
});
const herring = story(
  '1',
  'Herring returns to the bay',
  'Silver shoals were seen off the northern cape by three skippers, who had thought the fish gone for good.',
);
const fog = story(
  '2',
  'Fog lifts over the harbour',
  'After six grey days the weather office promised sun, and washing lines were strung across every yard.',
);
const crane = story(
  '3',
  'Crane on the quay is repaired',
  'Welders from the old dockyard replaced a cracked beam, tested it twice with sandbags and signed the papers at noon.',
);

const opml = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Broadsheet</title>
  </head>
  <body>
    <outline text="Coast" title="Coast">
      <outline text="Islands" title="Islands">
        <outline type="rss" text="Island post" title="Island post" xmlUrl="https://islands.example/feed"/>
      </outline>
      <outline type="rss" text="Coast &amp; harbour" title="Coast &amp; harbour" xmlUrl="https://coast.example/rss" htmlUrl="https://coast.example/"/>
    </outline>
    <outline type="rss" text="Alone" title="Alone" xmlUrl="https://alone.example/atom"/>
  </body>
</opml>
`;

describe.skipIf(missing !== null).each(hostNames)('on the %s', (host) => {
  it('a first run shows a filled paper, three doors, and every rail beside a story', async () => {
    await using library = await temporaryFolder();
    await using paper = await openPaper(host, library.path);
    await paper.page.getByRole('heading', { name: 'Make it your own paper' }).waitFor();
    for (const door of ['Starter sections', 'Bring what you have', 'Paste an address']) {
      await paper.page.getByRole('heading', { name: door }).waitFor();
    }
    await paper.page.getByRole('button', { name: 'Look around first' }).click();
    await paper.goTo('World');
    await paper.open('Desalination plant on the northern coast starts sending water inland');
    await paper.text.getByText('a valve the size of a bus wheel').waitFor();
    for (const rail of ['Latest news', 'Must read', 'You might also like']) await paper.rail(rail).waitFor();
    await paper.open('Island councils agree a common register of fishing boats');
    await paper.rail('Recommended to you').waitFor();
  });

  it('a site becomes a source; its story is read, starred, and still there with its rails when the server is gone', async () => {
    await using library = await temporaryFolder();
    await using site = await startNewsSite([herring, fog]);
    {
      await using paper = await openPaper(host, library.path);
      await paper.subscribe(site.url);
      await paper.headline('Fog lifts over the harbour').waitFor();
      site.stories = [crane, ...site.stories];
      await paper.refresh();
      await paper.open('Crane on the quay is repaired');
      await paper.text.getByText('tested it twice with sandbags').waitFor();
      await paper.tool('Star').click();
      await paper.page
        .getByRole('toolbar', { name: 'Story' })
        .getByRole('button', { name: 'Star', pressed: true })
        .waitFor();
    }
    await site.close();
    await using again = await openPaper(host, library.path);
    await again.search('crane repaired');
    await again.open('Crane on the quay is repaired');
    await again.text.getByText('tested it twice with sandbags').waitFor();
    await again.page
      .getByRole('toolbar', { name: 'Story' })
      .getByRole('button', { name: 'Star', pressed: true })
      .waitFor();
    await again.rail('Latest news').getByText('Herring returns to the bay').waitFor();
  });

  it('the text of a saved news page is taken apart into its parts', async () => {
    await using library = await temporaryFolder();
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'saved-page.txt');
    await writeFile(file, savedPage);
    await using paper = await openPaper(host, library.path);
    const result = await paper.drop(file);
    await result.getByRole('button', { name: 'saved-page.txt' }).click();
    await paper.story.getByRole('heading', { level: 1, name: 'Ferry talks begin' }).waitFor();
    await paper.story.getByText('Port Aldane', { exact: true }).waitFor();
    await paper.story.getByText('Crews and managers sat down together on Monday', { exact: false }).first().waitFor();
    await paper.text.getByText('PORT ALDANE (CW)').waitFor();
    await paper.text.getByText('The next meeting is on Wednesday.').waitFor();
    await paper
      .rail('Latest news')
      .filter({ hasText: 'From the saved page' })
      .getByText('Lighthouse keeper retires after forty years')
      .waitFor();
    expect(await paper.text.getByText('Lighthouse keeper retires').count()).toBe(0);
  });

  it('a word is searched and a result opened', async () => {
    await using library = await temporaryFolder();
    await using paper = await openPaper(host, library.path);
    await paper.search('seagrass');
    await paper.open('Forty small outlets instead of one: what happens to the brine');
    await paper.text.getByText('Seagrass does not like blankets').waitFor();
  });

  it('a list of subscriptions comes in and goes out unchanged', async () => {
    await using library = await temporaryFolder();
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'mine.opml');
    await writeFile(file, opml);
    await using paper = await openPaper(host, library.path);
    const result = await paper.drop(file);
    for (const title of ['Island post', 'Coast & harbour', 'Alone']) await result.getByText(title).first().waitFor();
    await result.getByRole('button', { name: 'Close' }).last().click();
    await paper.page.getByRole('navigation', { name: 'Paper' }).getByText('Islands').waitFor();
    expect(await paper.exportOpml(folder.path)).toBe(opml);
  });

  it('an article in Persian reads right to left', async () => {
    await using library = await temporaryFolder();
    await using paper = await openPaper(host, library.path);
    await paper.goTo('Culture');
    await paper.open('کتابخانه‌ای که شب‌ها چراغش روشن می‌ماند');
    expect(await paper.story.getAttribute('dir')).toBe('rtl');
    const text = paper.text.locator('html[dir="rtl"]');
    const start = await text
      .locator('p')
      .first()
      .evaluate((paragraph) => getComputedStyle(paragraph).direction);
    expect(start).toBe('rtl');
  });
});

const savedPage = `News On Harbours & Their CitiesPort AldaneFerry talks begin

Ferry talks begin

CW: Crews and managers sat down together on Monday for the first time since the strike began.

By INES CALDER
Coastal Wire Writer

PORT ALDANE (CW) – Crews and managers of the ferries began talks on Monday over who decides when a vessel is fit to sail.

The meeting, in a borrowed office above the fish market, lasted three hours. Neither side would say what had been agreed.

The next meeting is on Wednesday.

Latest news
Lighthouse keeper retires after forty years
The keeper of the northern light handed over the keys to a group of people,...
Bridge closes for the winter
Engineers found rust in eleven of the forty joints and will replace...

Must read
The harbour that moved

You might also likeRELATED
How the ferries merged
A history of two companies and one quay...

Recommended to you
Night train returns
`;
