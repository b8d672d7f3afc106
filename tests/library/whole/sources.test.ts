import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestLibrary } from '../../support/library.ts';
import { longText, startNewsSite } from '../../support/news-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const stories = ['One', 'Two', 'Three'].map((title, index) => ({ id: String(index), title, html: longText(title) }));

describe('removing a source', () => {
  it('keeps starred and saved stories in Saved; undo brings everything back', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const source = await handlers['feeds.subscribe']({ url: site.feedUrl });
    const { headlines } = await handlers['articles.list']({ kind: 'source', id: source.id });
    const one = headlines.find((headline) => headline.title === 'One');
    await handlers['articles.mark']({ ids: [one?.id ?? ''], starred: true });

    const { undo } = await handlers['sources.remove']({ id: source.id });
    const left = await handlers['articles.list']({ kind: 'all' });
    expect(left.headlines.map(({ title, sourceId, status }) => [title, sourceId, status.starred])).toEqual([
      ['One', 'saved', true],
    ]);

    await handlers['undo.apply']({ undo });
    const back = await handlers['articles.list']({ kind: 'all' });
    expect(back.headlines.map(({ title, sourceId }) => `${title} of ${sourceId}`).toSorted()).toEqual([
      `One of ${source.id}`,
      `Three of ${source.id}`,
      `Two of ${source.id}`,
    ]);
    expect((await handlers['articles.list']({ kind: 'starred' })).total).toBe(1);
  });

  it('can be taken back after a restart', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    let undo = '';
    let id = '';
    {
      await using opened = await openTestLibrary(folder.path);
      ({ id } = await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl }));
      ({ undo } = await opened.library.handlers['sources.remove']({ id }));
    }
    await using again = await openTestLibrary(folder.path);
    expect((await again.library.handlers['articles.list']({ kind: 'all' })).total).toBe(0);
    await again.library.handlers['undo.apply']({ undo });
    expect((await again.library.handlers['articles.list']({ kind: 'source', id })).total).toBe(3);
  });
});

describe('a source', () => {
  it('is renamed, moved, starred and paused; a paused one is not asked', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['feeds.subscribe']({ url: site.feedUrl });
    const section = await handlers['sections.ensure']({ path: ['Quay'] });
    const changed = await handlers['sources.update']({
      id,
      title: 'The quay',
      sectionId: section.id,
      starred: true,
      paused: true,
    });
    expect(changed).toMatchObject({ title: 'The quay', sectionId: section.id, starred: true, paused: true });
    const asked = site.requests.length;
    expect(await handlers['feeds.refresh']({})).toMatchObject({ sources: 0 });
    expect(site.requests).toHaveLength(asked);
    await expect(handlers['sources.update']({ id, sectionId: 'nowhere' })).rejects.toMatchObject({
      code: 'section-not-found',
    });
    await expect(handlers['sources.update']({ id: 'nobody', title: 'x' })).rejects.toMatchObject({
      code: 'source-not-found',
    });
  });
});

const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="World"><outline text="Asia"><outline type="rss" text="Asia wire" xmlUrl="https://asia.example/feed" htmlUrl="https://asia.example/"/></outline>
<outline type="rss" text="World wire" xmlUrl="https://world.example/feed"/></outline>
<outline type="rss" text="Loose" xmlUrl="https://loose.example/rss"/></body></opml>`;

describe('a list of subscriptions', () => {
  it('comes in with its nested sections, a line for each feed, and goes out as it came', async () => {
    await using first = await temporaryFolder();
    await using second = await temporaryFolder();
    const shape = async (opened: Awaited<ReturnType<typeof openTestLibrary>>) => {
      const { sections, sources } = await opened.library.handlers['paper.get']();
      const title = (id: string | null): string => {
        const section = sections.find((item) => item.id === id);
        return section === undefined ? '' : `${title(section.parentId)}/${section.title}`;
      };
      return sources
        .filter((source) => source.kind === 'feed')
        .map((source) => [title(source.sectionId), source.title, source.address, source.siteLink]);
    };
    await using one = await openTestLibrary(first.path);
    await using two = await openTestLibrary(second.path);
    for (const { library } of [one, two]) await library.handlers['settings.update']({ workOffline: true });
    const file = { name: 'mine.opml', bytes: Buffer.from(opml).toString('base64') };
    const lines = await one.library.handlers['opml.import']({ file });
    expect(lines.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Asia wire', 'subscribed'],
      ['World wire', 'subscribed'],
      ['Loose', 'subscribed'],
    ]);
    expect((await one.library.handlers['opml.import']({ file })).map((line) => line.outcome)).toEqual([
      'already-there',
      'already-there',
      'already-there',
    ]);
    const out = await one.library.handlers['opml.export']();
    await two.library.handlers['opml.import']({ file: { name: out.name, bytes: out.bytes } });
    expect(await shape(two)).toEqual(await shape(one));
    expect((await two.library.handlers['opml.export']()).bytes).toBe(out.bytes);
    expect((await shape(one))[0]).toEqual([
      '/World/Asia',
      'Asia wire',
      'https://asia.example/feed',
      'https://asia.example/',
    ]);
  });

  it('that is none is named', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const lines = await opened.library.handlers['opml.import']({
      file: { name: 'broken.opml', bytes: Buffer.from([1, 2, 3, 0, 255]).toString('base64') },
    });
    expect(lines).toMatchObject([{ name: 'broken.opml', outcome: 'failed' }]);
  });
});

describe('a watched folder', () => {
  it('becomes stories with its sub-folders as sections; a changed file is the same story', async () => {
    await using folder = await temporaryFolder();
    await using watched = await temporaryFolder();
    await mkdir(path.join(watched.path, 'Letters'));
    await writeFile(
      path.join(watched.path, 'plan.txt'),
      'The plan\n\nWe begin at the north end and work along the wall until evening.',
    );
    await writeFile(
      path.join(watched.path, 'Letters', 'to-holm.md'),
      '# To Holm\n\nThe register is ready and waits for your signature on the third page.',
    );
    await using opened = await openTestLibrary(folder.path);
    const { handlers, watchFolder } = opened.library;
    const source = await watchFolder(watched.path, null);
    expect(source).toMatchObject({ kind: 'folder', articles: 2 });
    const before = await handlers['articles.list']({ kind: 'source', id: source.id });
    expect(before.headlines.map((headline) => headline.title).toSorted()).toEqual(['The plan', 'To Holm']);
    expect((await handlers['paper.get']()).sections.map((section) => section.title)).toEqual(['Letters']);

    await writeFile(
      path.join(watched.path, 'plan.txt'),
      'The plan, second thoughts\n\nWe begin at the south end and work along the wall until noon.',
    );
    expect(await handlers['feeds.refresh']({ sourceId: source.id })).toMatchObject({
      newArticles: 0,
      updatedArticles: 1,
    });
    const after = await handlers['articles.list']({ kind: 'source', id: source.id });
    expect(after.headlines.map((headline) => headline.title).toSorted()).toEqual([
      'The plan, second thoughts',
      'To Holm',
    ]);
    await expect(watchFolder(watched.path, null)).rejects.toMatchObject({ code: 'folder-already-watched' });
    await expect(watchFolder(path.join(watched.path, 'nowhere'), null)).rejects.toMatchObject({
      code: 'folder-not-found',
    });
  });

  it('names a file that cannot be read and takes the others', async () => {
    await using folder = await temporaryFolder();
    await using watched = await temporaryFolder();
    await writeFile(
      path.join(watched.path, 'good.txt'),
      'A good note\n\nEverything in this note can be read without trouble.',
    );
    await writeFile(path.join(watched.path, 'bad.bin'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 7]));
    await using opened = await openTestLibrary(folder.path);
    const source = await opened.library.watchFolder(watched.path, null);
    expect(source.articles).toBe(1);
    expect(source.lastFetch).toMatchObject({ ok: false, error: { params: { name: 'bad.bin' } } });
  });
});
