/** Full coverage over a whole library: versions, what each adds, and stories parted and joined by hand. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Coverage } from '../../../electron/contract/coverage.ts';
import type { LoopbackServer } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { ferryStrike, startFeeds } from '../../support/one-story.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { TemporaryFolder } from '../../support/temporary-folder.ts';

let folder: TemporaryFolder;
let server: LoopbackServer;
beforeEach(async () => {
  [folder, server] = await Promise.all([temporaryFolder(), startFeeds(ferryStrike)]);
});
afterEach(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
});

const filled = async (): Promise<TestLibrary> => {
  const opened = await openTestLibrary(folder.path);
  for (const name of Object.keys(ferryStrike))
    await opened.library.handlers['feeds.subscribe']({ url: `${server.url}/${name}.xml` });
  await opened.library.settled();
  return opened;
};

const idOf = async ({ library }: TestLibrary, title: string, source: string): Promise<string> => {
  const { headlines } = await library.handlers['articles.list']({ kind: 'all' });
  const found = headlines.find((each) => each.title.startsWith(title) && each.sourceTitle === source);
  if (found === undefined) throw new Error(`no story ${title}`);
  return found.id;
};
const coverage = async (opened: TestLibrary, articleId: string): Promise<Coverage> =>
  opened.library.handlers['clusters.get']({ articleId });
const versionsOf = (story: Coverage) => story.parts.flatMap((part) => part.versions);
const titlesOf = (story: Coverage): readonly string[] => versionsOf(story).map((each) => each.headline.title);
const tellers = (story: Coverage): readonly string[] => versionsOf(story).map((each) => each.headline.sourceTitle);

describe('full coverage', () => {
  it('shows a story in parts, copies folded, and what each version adds with its new names and numbers', async () => {
    await using opened = await filled();
    const story = await coverage(opened, await idOf(opened, 'Aldane Line', 'Meridian'));
    expect(story).toMatchObject({ sources: 4, articles: 4, left: 0 });
    expect(story.parts.map((part) => part.versions.length)).toEqual([2, 1]);
    const [first, second, third] = versionsOf(story);
    expect(first).toMatchObject({ first: true, adds: [], headline: { sourceTitle: 'Quay' } });
    expect(first?.copies.map((copy) => copy.sourceTitle)).toEqual(['Gazette']);
    const marked = (version: typeof second): readonly string[] =>
      (version?.adds ?? []).flatMap(({ text, marks }) => marks.map(([start, end]) => text.slice(start, end)));
    expect(marked(second)).toEqual(['Ruth Okello', '3,200']);
    expect(second?.adds.map(({ text }) => text).join(' ')).not.toContain('walked off four vessels');
    expect(third?.adds.map(({ text }) => text)).toContain(
      'Two of the four vessels sailed again at noon with volunteer crews.',
    );
    expect(marked(third)).not.toContain('Ruth Okello');
  });

  it('of a story nobody else tells is the story alone', async () => {
    await using opened = await filled();
    const story = await coverage(opened, await idOf(opened, 'Mushroom', 'Quay'));
    expect(story).toMatchObject({ clusterId: null, sources: 1, articles: 1 });
    expect(titlesOf(story)).toEqual(['Mushroom season opens early in the hills']);
    await expect(coverage(opened, 'saved.nothing')).rejects.toMatchObject({ code: 'article-not-found' });
  });

  it('marks the copies of what is read only where the reader wants it', async () => {
    await using opened = await filled();
    const { handlers } = opened.library;
    const [quay, gazette] = [await idOf(opened, 'Ferry', 'Quay'), await idOf(opened, 'Ferry', 'Gazette')];
    await handlers['articles.mark']({ ids: [quay], read: true });
    expect((await handlers['articles.get']({ id: gazette })).status.read).toBe(false);
    await handlers['articles.mark']({ ids: [quay], read: false });
    await handlers['settings.update']({ markCopiesRead: true });
    const { changes, undo } = await handlers['articles.mark']({ ids: [quay], read: true, starred: true });
    expect(changes.map(({ id }) => id)).toEqual([quay, gazette]);
    expect((await handlers['articles.get']({ id: gazette })).status).toMatchObject({ read: true, starred: false });
    await handlers['undo.apply']({ undo: undo ?? '' });
    expect((await handlers['articles.get']({ id: gazette })).status.read).toBe(false);
  });
});

describe('stories parted and joined by hand', () => {
  it('stay so over a restart, a rebuild and a refresh, until it is taken back', async () => {
    let undo = '';
    let lantern = '';
    let tunnel = '';
    {
      await using opened = await filled();
      const { handlers } = opened.library;
      lantern = await idOf(opened, 'Port Aldane', 'Lantern');
      tunnel = await idOf(opened, 'Tunnel', 'Meridian');
      ({ undo } = await handlers['clusters.split']({ articleIds: [lantern] }));
      expect(opened.told.map(([name]) => name)).toContain('rails.changed');
      expect(tellers(await coverage(opened, lantern))).toEqual(['Lantern']);
      await handlers['clusters.merge']({ articleIds: [lantern, tunnel] });
    }
    const stands = async (opened: TestLibrary): Promise<void> => {
      await opened.library.settled();
      expect(tellers(await coverage(opened, lantern))).toEqual(['Lantern', 'Meridian']);
      expect(tellers(await coverage(opened, await idOf(opened, 'Ferry', 'Quay')))).toEqual(['Quay', 'Meridian']);
    };
    {
      await using opened = await openTestLibrary(folder.path);
      await stands(opened);
    }
    await rm(path.join(folder.path, 'rails.state'));
    await using opened = await openTestLibrary(folder.path);
    await stands(opened);
    await opened.library.handlers['feeds.refresh']({});
    await stands(opened);
    await opened.library.handlers['undo.apply']({ undo });
    const whole = await coverage(opened, lantern);
    expect(tellers(whole)).toContain('Quay');
  });

  it('are as they were when a join is taken back', async () => {
    await using opened = await filled();
    const { handlers } = opened.library;
    const [mushroom, tunnel] = [await idOf(opened, 'Mushroom', 'Quay'), await idOf(opened, 'Tunnel', 'Meridian')];
    const { undo } = await handlers['clusters.merge']({ articleIds: [mushroom, tunnel] });
    expect(await coverage(opened, mushroom)).toMatchObject({ articles: 2, sources: 2 });
    await handlers['undo.apply']({ undo });
    expect(await coverage(opened, mushroom)).toMatchObject({ articles: 1, clusterId: null });
    expect(await coverage(opened, tunnel)).toMatchObject({ articles: 1, clusterId: null });
  });

  it('are refused where there is nothing to part or to join', async () => {
    await using opened = await filled();
    const { handlers } = opened.library;
    const [mushroom, quay] = [await idOf(opened, 'Mushroom', 'Quay'), await idOf(opened, 'Ferry', 'Quay')];
    const gazette = await idOf(opened, 'Ferry', 'Gazette');
    const refused = { code: 'bad-input' };
    await expect(handlers['clusters.split']({ articleIds: [mushroom] })).rejects.toMatchObject(refused);
    await expect(handlers['clusters.split']({ articleIds: [quay, mushroom] })).rejects.toMatchObject(refused);
    await expect(handlers['clusters.merge']({ articleIds: [quay, gazette] })).rejects.toMatchObject(refused);
    await expect(handlers['clusters.merge']({ articleIds: [quay, 'x.y'] })).rejects.toMatchObject({
      code: 'article-not-found',
    });
  });
});
