/** The journey "import a broken list" on both hosts: a result for every line, in groups; what cannot be reached is kept and tried again. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPages } from '../support/feed-server.ts';
import { missingForHosts } from '../support/hosts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hostNames, openPaper } from './hosts.ts';

const feed = (title: string): string =>
  `<rss version="2.0"><channel><title>${title}</title><item><guid>1</guid><title>First of ${title}</title><description>A story.</description></item></channel></rss>`;

/** Not well-formed in several ways: bare ampersands, a tag left open, no end. */
const brokenList = (url: string): string => `<opml><body>
<outline text="Sea & Shore"><outline text="Lightships">
<outline type="rss" text="Quay & Pier" xmlUrl="${url}/quay.xml?a=1&b=2">
<outline type="rss" text="Lighthouse" xmlUrl="${url}/light.xml"/>
</outline></outline>
<outline type="rss" text="Only a page" xmlUrl="${url}/page.html"/>
<outline type="rss" text="Known" xmlUrl="${url}/known.xml"/>
<outline type="rss" text="Half a line" xmlUrl="http://"/>
<outline type="rss" text="Cut o`;

const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (import of a broken list on the built hosts)\n`);

describe.skipIf(missing !== null).each(hostNames)('a broken list on the %s', (host) => {
  it('comes in with its sections, says what became of every line, and has the unreachable tried again', async () => {
    await using folder = await temporaryFolder();
    const pages: Record<string, { readonly body: string; readonly headers?: Record<string, string> }> = {
      '/quay.xml?a=1&b=2': { body: feed('Quay & Pier') },
      '/page.html': { body: '<!doctype html><h1>No feed</h1>', headers: { 'content-type': 'text/html' } },
      '/known.xml': { body: feed('Known') },
    };
    await using server = await startPages(pages);
    const list = path.join(folder.path, 'broken.opml');
    await writeFile(list, brokenList(server.url));

    await using paper = await openPaper(host, path.join(folder.path, 'library'));
    await paper.subscribe(`${server.url}/known.xml`);
    const result = await paper.drop(list);
    const group = (title: string) => result.getByRole('region', { name: title });
    const lineOf = (title: string) => group(title).getByRole('listitem').allTextContents();
    await group('In a private network: 3').waitFor();
    expect(await lineOf('Already in your paper: 1')).toEqual(['Known']);
    expect((await lineOf('Not taken in: 1'))[0]).toContain('Half a line');

    await group('In a private network: 3')
      .getByRole('button', { name: /Ask them/ })
      .click();
    await group('Sources added: 1').getByText('Quay & Pier').waitFor();
    await group('No feed there now: 1').getByRole('button', { name: 'Only a page' }).waitFor();
    await group('Not reachable now: 1').getByText('The server has no such page (404).').waitFor();

    pages['/light.xml'] = { body: feed('Lighthouse') };
    await group('Not reachable now: 1')
      .getByRole('button', { name: /Try again/ })
      .click();
    await group('Sources added: 2').getByText('Lighthouse').waitFor();
    expect(await group('Not reachable now: 1').count()).toBe(0);

    await result.getByRole('button', { name: 'Close' }).last().click();
    await paper.goTo('Lightships');
    await paper.open('First of Lighthouse');
  });
});
