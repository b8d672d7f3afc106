/** The day's paper taken out as an EPUB: what stands on the front page is in the book. On both hosts. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkEpub } from '../support/epub-check.ts';
import { missingForHosts } from '../support/hosts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { checkXml } from '../support/xml-check.ts';
import { hostNames, openPaper } from './hosts.ts';

const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (journeys of taking out)\n`);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe.skipIf(missing !== null).each(hostNames)('on the %s', (host) => {
  it('the day is saved as an EPUB with the stories of its front page', async () => {
    await using library = await temporaryFolder();
    await using folder = await temporaryFolder();
    await using paper = await openPaper(host, library.path);
    const main = paper.page.getByRole('main');
    await main.getByRole('heading', { level: 1, name: /Broadsheet$/ }).waitFor();
    const links = main.locator('a[href*="story="]');
    await links.first().waitFor();
    const titles = (await links.allTextContents()).map(oneLine).filter((title) => title !== '');
    expect(titles.length).toBeGreaterThan(5);
    const { problems, files, spine } = checkEpub(
      await readFile(await paper.savePaper(folder.path, 'EPUB, for an e-reader')),
    );
    expect(problems).toEqual([]);
    const contents = oneLine(checkXml(Buffer.from(files['paper/nav.xhtml'] ?? []).toString()).text);
    expect(titles.filter((title) => !contents.includes(title))).toEqual([]);
    expect(spine.length).toBeGreaterThan(5);
  });
});
