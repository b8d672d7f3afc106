import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../electron/library/library.ts';
import { rule } from '../../support/filters.ts';
import { openTestLibrary } from '../../support/library.ts';
import { steppedClock } from '../../support/stepped-clock.ts';
import { startSummarySite, summaryStory } from '../../support/summary-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const day = 86_400_000;
const tenMinutes = 600_000;
const titles = ['Saved', 'Hidden', 'Removed', 'Expired', 'Carried'] as const;
const stories = titles.map((title, index) => summaryStory(String(index), title));
const patient = { timeout: 20_000 };

const idle = (library: Library): Promise<void> =>
  expect.poll(() => library.handlers['jobs.list'](), patient).toEqual([]);

const picturesByTitle = async ({ handlers }: Library): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await handlers['articles.list']({ kind: 'all' })).headlines.map(({ title, pictureId }) => [
      title,
      pictureId ?? '',
    ]),
  );

/** Two sites whose stories have a picture each: one story of the first is as its title says, the other site was removed. */
const openWorn = async (folder: string, site: Awaited<ReturnType<typeof startSummarySite>>, other: typeof site) => {
  const clock = steppedClock();
  const opened = await openTestLibrary(folder, { clock });
  const { library } = opened;
  const { handlers } = library;
  await handlers['settings.update']({ refreshAtStart: false, refreshMinutes: 0, retentionDays: 10 });
  await handlers['feeds.subscribe']({ url: site.feedUrl });
  const gone = await handlers['feeds.subscribe']({ url: other.feedUrl });
  await idle(library);
  const pictures = await picturesByTitle(library);
  const { headlines } = await handlers['articles.list']({ kind: 'all' });
  const idOf = (title: string): string => headlines.find((headline) => headline.title === title)?.id ?? '';
  await handlers['articles.mark']({ ids: [idOf('Saved')], saved: true });
  clock.advance(11 * day);
  site.stories = stories.filter(({ title }) => title === 'Carried');
  const { undo } = await handlers['articles.remove']({ ids: [idOf('Removed')] });
  await handlers['filters.save']({ rule: rule('Hidden', { hide: true, starred: true }) });
  await handlers['feeds.refresh']({});
  await idle(library);
  await handlers['sources.remove']({ id: gone.id });
  const there = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const [title, id] of pictures) if ((await library.picture(id)) !== null) found.push(title);
    return found.toSorted();
  };
  return { opened, clock, there, undo };
};

const everything = [...titles, 'Elsewhere'].toSorted();

describe('pictures of stories that are gone', () => {
  it('go within a week, and none of a story that is kept, hidden, or can be brought back', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    await using other = await startSummarySite([summaryStory('else', 'Elsewhere')]);
    const { opened, clock, there, undo } = await openWorn(folder.path, site, other);
    await using _ = opened;
    expect(await there()).toEqual(everything);
    opened.library.start();
    await expect
      .poll(() => {
        clock.advance(tenMinutes);
        return there();
      }, patient)
      .toEqual(everything.filter((title) => title !== 'Expired'));
    await opened.library.handlers['undo.apply']({ undo });
    expect(await opened.library.handlers['offline.recheck']({})).toMatchObject({ picturesLost: 0 });
    expect((await picturesByTitle(opened.library)).get('Removed')).not.toBe('');
  });

  it('stay while a file of stories stands aside as unreadable', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    await using other = await startSummarySite([summaryStory('else', 'Elsewhere')]);
    const { opened, clock, there } = await openWorn(folder.path, site, other);
    await using _ = opened;
    const { sources } = await opened.library.handlers['paper.get']();
    const source = sources.find(({ kind }) => kind === 'feed')?.id ?? '';
    await writeFile(path.join(folder.path, 'feeds', source, 'articles.json.unreadable-2026-11-22T09-40-00.000Z'), '?');
    opened.library.start();
    await expect
      .poll(() => {
        clock.advance(tenMinutes);
        return opened.log.find(([, event]) => event === 'pictures.sweep')?.[2];
      }, patient)
      .toEqual({ removed: null });
    expect(await there()).toEqual(everything);
  });
});
