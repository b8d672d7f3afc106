/** The paper made ready, the server gone: every story is whole and the page asks nobody, on both hosts. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '../renderer/eventually.ts';
import { missingForHosts } from '../support/hosts.ts';
import { startSummarySite, summaryStory } from '../support/summary-site.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hostNames, openPaper } from './hosts.ts';

const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (offline journeys)\n`);

const titles = ['Channel moves', 'Ferries wait', 'Dredger ordered', 'Baker changes hours', 'Depths in chalk'];
const stories = titles.map((title, index) => summaryStory(String(index), title));

describe.skipIf(missing !== null).each(hostNames)('on the %s', (host) => {
  it('summaries become whole stories for a trip and are read with their pictures when the server is gone', async () => {
    await using library = await temporaryFolder();
    await using site = await startSummarySite(stories);
    for (const { id } of stories) site.instead.set(id, 503);
    {
      await using paper = await openPaper(host, library.path);
      await paper.subscribe(site.feedUrl);
      await paper.open('Channel moves');
      await paper.page.getByText('It is tried again over the next days').waitFor();
      site.instead.clear();
      await paper.page.getByRole('button', { name: 'Fetch the whole story' }).click();
      await paper.page.getByText('Full text saved').waitFor();
      await paper.page.getByRole('button', { name: /Ready offline/ }).click();
      await paper.page.getByRole('button', { name: 'Ready for a trip…' }).click();
      const dialog = paper.page.getByRole('dialog', { name: 'Ready for a trip' });
      await dialog.getByRole('button', { name: 'Get ready' }).click();
      await dialog.getByText('Everything that could be fetched is here.').waitFor();
      await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
      await dialog.waitFor({ state: 'hidden' });
    }
    await site.close();
    const asked = site.requests.length;
    await using again = await openPaper(host, library.path);
    const outside: string[] = [];
    const home = new URL(again.page.url()).origin;
    again.page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== home) outside.push(request.url());
    });
    await again.search('oilcloth');
    for (const title of titles) {
      await again.open(title);
      await again.text.getByText('wrapped in oilcloth').first().waitFor();
      const picture = again.text.getByRole('img', { name: 'The channel' });
      await picture.waitFor();
      await eventually(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(2);
    }
    expect(outside).toEqual([]);
    expect(site.requests).toHaveLength(asked);
  });

  it('an address is kept as a saved story and taken out as one file', async () => {
    await using library = await temporaryFolder();
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    await using paper = await openPaper(host, library.path);
    await paper.page.getByRole('button', { name: 'Add', exact: true }).click();
    await paper.page.getByRole('menuitem', { name: 'Page to keep…' }).click();
    const dialog = paper.page.getByRole('dialog', { name: 'Save a page' });
    await dialog.getByLabel('Address of the page').fill(site.pageOf('1'));
    await dialog.getByRole('button', { name: 'Save this page' }).click();
    await paper.story.getByRole('heading', { level: 1, name: 'Ferries wait' }).waitFor();
    await paper.text.getByText('wrapped in oilcloth').first().waitFor();
    const file = await paper.saveStory(folder.path, 'One HTML file with its pictures');
    const html = await readFile(file, 'utf8');
    expect(html).toContain('wrapped in oilcloth');
    expect(html).toContain('src="data:image/png;base64,');
  });
});
