/** An episode fetched, the server gone: it is played from this machine, goes on while one reads, and its place is remembered. On both hosts. */
import { describe, expect, it } from 'vitest';
import { missingForHosts } from '../support/hosts.ts';
import { episodeTitle, startPodcastSite } from '../support/podcast-site.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hostNames, openPaper } from './hosts.ts';

const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (media journeys)\n`);

describe.skipIf(missing !== null).each(hostNames)('on the %s', (host) => {
  it('an episode is fetched, played without the server, goes on while one reads, and comes back to its place', async () => {
    await using library = await temporaryFolder();
    await using site = await startPodcastSite();
    {
      await using paper = await openPaper(host, library.path);
      await paper.subscribe(site.feedUrl);
      await paper.headline(episodeTitle).getByText('2 min').waitFor();
      await paper.open(episodeTitle);
      const media = paper.page.getByRole('region', { name: 'Audio and video' });
      await media.getByText(/^Audio · 2 min · /).waitFor();
      // What is said of its page comes above it and moves it down.
      await paper.page.getByText('It is tried again over the next days').waitFor();
      expect(site.ranges).toEqual([]);
      await media.getByRole('button', { name: 'Fetch to play' }).click();
      await media.getByRole('button', { name: 'Play', exact: true }).waitFor();
      await site.close();
      await media.getByRole('button', { name: 'Play', exact: true }).click();
      const player = paper.page.getByRole('region', { name: 'Player' });
      await player.getByRole('button', { name: 'Pause' }).waitFor();
      const slider = player.getByRole('slider', { name: 'Place' });
      await expect.poll(() => slider.getAttribute('aria-valuetext'), { timeout: 20_000 }).toMatch(/of 2 minutes 5 s/);
      await slider.fill('70');
      await player.getByRole('button', { name: 'Close the player' }).click();
      await media.getByRole('button', { name: 'Go on playing' }).click();
      await expect.poll(async () => Number(await slider.inputValue()), { timeout: 20_000 }).toBeGreaterThan(69);
      await paper.page.getByRole('link', { name: 'Front page' }).first().click();
      await expect.poll(async () => Number(await slider.inputValue()), { timeout: 20_000 }).toBeGreaterThan(70);
      await player.getByRole('button', { name: 'Pause' }).click();
      await player.getByRole('button', { name: 'Close the player' }).click();
    }
    const asked = site.ranges.length;
    await using again = await openPaper(host, library.path);
    await again.search(episodeTitle);
    await again.open(episodeTitle);
    await again.page.getByRole('button', { name: 'Go on playing' }).click();
    const slider = again.page.getByRole('slider', { name: 'Place' });
    await expect.poll(async () => Number(await slider.inputValue()), { timeout: 20_000 }).toBeGreaterThan(69);
    expect(site.ranges).toHaveLength(asked);
  });
});
