/** An editor on one's own machine: related stories followed and left again, full coverage, "less like this"; on both hosts, over the sample stories. */
import { describe, expect, it } from 'vitest';
import { missingForHosts } from '../support/hosts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hostNames, openPaper } from './hosts.ts';
import type { RunningPaper } from './hosts.ts';

const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (journeys along the rails)\n`);

const desalination = 'Desalination plant on the northern coast starts sending water inland';
const ferry = 'Ferry crews and port authority return to the table';

const openFirst = async (paper: RunningPaper, section: string, title: string): Promise<void> => {
  await paper.page.getByRole('button', { name: 'Look around first' }).click();
  await paper.goTo(section);
  await paper.open(title);
};
const titleOpen = async (paper: RunningPaper): Promise<string> =>
  (await paper.story.getByRole('heading', { level: 1 }).textContent()) ?? '';

/** Follows the first related story and answers its title, once the rail is that of the new story. */
const followRelated = async (paper: RunningPaper): Promise<string> => {
  const links = paper.rail('You might also like').getByRole('link');
  const title = (await links.first().textContent()) ?? '';
  // By its title: what stands first may change while the rail settles.
  await links.filter({ hasText: title }).click();
  await paper.story.getByRole('heading', { level: 1, name: title }).waitFor();
  await links.filter({ hasText: title }).waitFor({ state: 'detached' });
  return title;
};

describe.skipIf(missing !== null).each(hostNames)('on the %s', (host) => {
  it('a story leads to a related one, that to another, and the way back to the first', async () => {
    await using library = await temporaryFolder();
    await using paper = await openPaper(host, library.path);
    await openFirst(paper, 'World', desalination);
    const second = await followRelated(paper);
    const third = await followRelated(paper);
    expect(new Set([desalination, second, third]).size).toBe(3);
    await paper.page.goBack();
    await paper.story.getByRole('heading', { level: 1, name: second }).waitFor();
    await paper.page.goBack();
    await paper.story.getByRole('heading', { level: 1, name: desalination }).waitFor();
    expect(await titleOpen(paper)).toBe(desalination);
  });

  it('a story’s full coverage shows who told it and what each adds; a part is taken out, and back in', async () => {
    await using library = await temporaryFolder();
    await using paper = await openPaper(host, library.path);
    await openFirst(paper, 'World', ferry);
    await paper.story.getByRole('link', { name: /^Full coverage, \d sources$/ }).click();
    const main = paper.page.getByRole('main');
    const versions = main.getByRole('button', { name: /^Actions for/ });
    await versions.first().waitFor();
    const before = await versions.count();
    expect(before).toBeGreaterThan(2);
    expect(await main.getByRole('heading', { name: 'Adds' }).count()).toBeGreaterThan(0);
    const ours = main.getByRole('button', { name: new RegExp(`^Actions for ${ferry}`) });
    await ours.waitFor();
    await versions
      .and(main.getByRole('button', { name: new RegExp(`^Actions for (?!${ferry})`) }))
      .first()
      .click();
    await paper.page.getByRole('menuitem', { name: 'Not this story' }).click();
    await expect.poll(() => versions.count(), { timeout: 20_000 }).toBe(before - 1);
    await paper.page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => versions.count(), { timeout: 20_000 }).toBe(before);
  });

  it('“less like this” changes Recommended at once, and can be taken back', async () => {
    await using library = await temporaryFolder();
    await using paper = await openPaper(host, library.path);
    await openFirst(paper, 'World', desalination);
    await paper.open('Island councils agree a common register of fishing boats');
    const rail = paper.rail('Recommended to you');
    const first = rail.getByRole('listitem').first();
    await first.waitFor();
    const title = (await first.getByRole('link').textContent()) ?? '';
    await rail.getByRole('button', { name: `Actions for ${title}` }).click();
    await paper.page.getByRole('menuitem', { name: 'Less like this' }).click();
    await rail.getByRole('link', { name: title }).waitFor({ state: 'detached' });
    await paper.page.getByRole('button', { name: 'Undo' }).click();
    await rail.getByRole('link', { name: title }).waitFor();
  });
});
