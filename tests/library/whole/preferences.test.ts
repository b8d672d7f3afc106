/** What the reader prefers, over a whole library: it changes the rails at once and lasts. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ListedHeadline } from '../../../electron/contract/models.ts';
import type { ProfileEntry } from '../../../electron/contract/preferences.ts';
import type { LoopbackServer } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { ferryStrike, startFeeds } from '../../support/one-story.ts';
import type { Told } from '../../support/one-story.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { TemporaryFolder } from '../../support/temporary-folder.ts';

const chess = (name: string, at: string): Told => ({
  title: `${name} wins again in the chess league of Oporto`,
  at,
  text: `${name} won the game of the evening in the chess league of Oporto. The league's referee Ivo Tal praised an ending with two bishops.`,
});
const feeds = {
  ...ferryStrike,
  Boards: [
    chess('Lena Brodsky', '2026-11-18T08:00:00Z'),
    chess('Marta Oliva', '2026-11-20T08:00:00Z'),
    {
      title: 'Correspondence chess by post returns to the islands',
      at: '2026-11-22T06:00:00Z',
      text: 'Islanders send chess moves by post boat again. Ivo Tal wrote the rules for the league of the islands.',
    },
  ],
};

let folder: TemporaryFolder;
let server: LoopbackServer;
beforeEach(async () => {
  [folder, server] = await Promise.all([temporaryFolder(), startFeeds(feeds)]);
});
afterEach(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
});

const filled = async (): Promise<TestLibrary> => {
  const opened = await openTestLibrary(folder.path);
  for (const name of Object.keys(feeds))
    await opened.library.handlers['feeds.subscribe']({ url: `${server.url}/${name}.xml` });
  await opened.library.settled();
  return opened;
};
const listed = async (
  { library }: TestLibrary,
  kind: 'all' | 'must-read' | 'recommended',
): Promise<readonly ListedHeadline[]> => (await library.handlers['articles.list']({ kind })).headlines;
const titles = async (opened: TestLibrary, kind: 'all' | 'must-read' | 'recommended'): Promise<readonly string[]> =>
  (await listed(opened, kind)).map((each) => each.title);
const idOf = async (opened: TestLibrary, title: string): Promise<string> => {
  const found = (await listed(opened, 'all')).find((each) => each.title.includes(title));
  if (found === undefined) throw new Error(`no story ${title}`);
  return found.id;
};
const read = async (opened: TestLibrary, title: string): Promise<void> => {
  await opened.library.handlers['articles.mark']({ ids: [await idOf(opened, title)], read: true });
};
/** Whether what was read, and what the reader wants less of, stands anywhere on the disk, copies and journals included. */
const traces = async (): Promise<{ readonly read: boolean; readonly less: boolean }> => {
  const names = (await readdir(folder.path, { recursive: true })).filter((name) =>
    /(?:^|\/)(?:reading|editor)\./.test(name),
  );
  const contents = await Promise.all(names.map((name) => readFile(path.join(folder.path, name))));
  const text = contents
    .map((bytes, at) => (names[at]?.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes))
    .join('\n');
  return { read: /"articleId":"[^"]+","at":\d+\}/.test(text), less: /"title":"[^"]+","terms":/.test(text) };
};
const post = 'Correspondence chess by post returns to the islands';

describe('must read', () => {
  it('follows the weights at once, and keeps them over a restart and until a reset', async () => {
    const mushroom = 'Mushroom season opens early in the hills';
    {
      await using opened = await filled();
      const { handlers } = opened.library;
      expect((await listed(opened, 'must-read'))[0]?.coverage).toBe(4);
      const hills = await handlers['sections.add']({ title: 'Hills', parentId: null });
      const { sourceId } = (await handlers['articles.get']({ id: await idOf(opened, 'Mushroom') })).article;
      await handlers['sources.update']({ id: sourceId, sectionId: hills.id });
      await handlers['mustRead.update']({ section: { id: hills.id, weight: 200 } });
      await handlers['mustRead.update']({ factor: { name: 'spread', weight: 0 } });
      await handlers['mustRead.update']({ factor: { name: 'sections', weight: 200 } });
      const rails = await handlers['rails.get']({ articleId: await idOf(opened, 'Tunnel'), limit: 10 });
      const item = rails.mustRead.find(({ headline }) => headline.title === mushroom);
      expect(item?.reason).toEqual({ kind: 'your-section', section: 'Hills' });
      expect((await titles(opened, 'must-read')).slice(0, 2)).toContain(mushroom);
    }
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    expect((await handlers['mustRead.get']()).factors).toMatchObject({ spread: 0, sections: 200, speed: 100 });
    const { undo } = await handlers['mustRead.reset']();
    expect((await handlers['mustRead.get']()).sections).toEqual({});
    await handlers['undo.apply']({ undo });
    expect((await handlers['mustRead.get']()).factors.spread).toBe(0);
  });

  it('loses a story by “not this”, all who tell it, until it is taken back', async () => {
    await using opened = await filled();
    const { handlers } = opened.library;
    const ferry = await idOf(opened, 'Aldane Line and ferry crews');
    const { undo } = await handlers['mustRead.dismiss']({ articleId: ferry });
    expect((await titles(opened, 'must-read')).filter((title) => /[Ff]err/.test(title))).toEqual([]);
    expect((await handlers['mustRead.get']()).dismissed).toBe(1);
    await handlers['undo.apply']({ undo });
    expect((await titles(opened, 'must-read')).filter((title) => /[Ff]err/.test(title))).not.toEqual([]);
    await expect(handlers['mustRead.dismiss']({ articleId: 'x.y' })).rejects.toMatchObject({
      code: 'article-not-found',
    });
  });
});

describe('recommended', () => {
  const entriesOf = async ({ library }: TestLibrary, kind: ProfileEntry['kind']): Promise<readonly ProfileEntry[]> =>
    (await library.handlers['profile.get']()).entries.filter((entry) => entry.kind === kind);

  it('goes by a profile that shows topics, names and sources of what was read', async () => {
    await using opened = await filled();
    expect((await opened.library.handlers['profile.get']()).entries).toEqual([]);
    await read(opened, 'Lena Brodsky');
    await read(opened, 'Marta Oliva');
    expect((await entriesOf(opened, 'topic')).map((entry) => entry.written)).toContain('chess');
    expect((await entriesOf(opened, 'name')).map((entry) => entry.written)).toContain('Ivo Tal');
    expect((await entriesOf(opened, 'source')).map((entry) => [entry.written, entry.weight])).toEqual([
      ['Boards', 100],
    ]);
    expect((await titles(opened, 'recommended'))[0]).toBe(post);
  });

  it('counts a star without reading, and nothing else that was not opened', async () => {
    await using opened = await filled();
    await opened.library.handlers['articles.mark']({ ids: [await idOf(opened, 'Tunnel')], starred: true });
    expect((await entriesOf(opened, 'source')).map((entry) => entry.written)).toEqual(['Meridian']);
  });

  it('changes at once by “less like this”, and back', async () => {
    await using opened = await filled();
    await read(opened, 'Lena Brodsky');
    const postId = await idOf(opened, post);
    expect((await titles(opened, 'recommended')).slice(0, 2)).toContain(post);
    const { undo } = await opened.library.handlers['profile.less']({ articleId: postId });
    expect(opened.told.map(([name]) => name)).toContain('rails.changed');
    const without = await titles(opened, 'recommended');
    expect(without).not.toContain(post);
    expect((await opened.library.handlers['profile.get']()).less).toMatchObject([{ articleId: postId, title: post }]);
    await opened.library.handlers['undo.apply']({ undo });
    expect((await titles(opened, 'recommended')).slice(0, 2)).toContain(post);
  });

  it('follows what is taken out, raised and added, over a restart', async () => {
    {
      await using opened = await filled();
      const { handlers } = opened.library;
      await read(opened, 'Lena Brodsky');
      await handlers['profile.update']({ entry: { kind: 'name', written: 'Ivo Tal', factor: 0 } });
      const { entries } = await handlers['profile.update']({
        entry: { kind: 'topic', written: 'Tunnel', factor: 400 },
      });
      expect(entries.find((entry) => entry.written === 'Ivo Tal')).toMatchObject({ weight: 0, factor: 0 });
      expect(entries.find((entry) => entry.written === 'Tunnel')).toMatchObject({ added: true, weight: 100 });
      await handlers['profile.update']({ unexpected: 0 });
    }
    await using opened = await openTestLibrary(folder.path);
    await opened.library.settled();
    const { handlers } = opened.library;
    const rails = await handlers['rails.get']({ articleId: await idOf(opened, 'Mushroom'), limit: 10 });
    const reasons = rails.recommended.flatMap(({ reason }) => (reason?.kind === 'you-read' ? reason.terms : []));
    expect(reasons).not.toContain('Ivo Tal');
    expect((await titles(opened, 'recommended')).some((title) => title.includes('Tunnel'))).toBe(true);
    const again = await handlers['profile.update']({
      entry: { kind: 'topic', written: 'tunnels', factor: 0, remove: true },
    });
    expect(again.entries.map((entry) => entry.written)).not.toContain('Tunnel');
  });

  it('answers nothing while it is off, and forgets for good when asked', async () => {
    await using opened = await filled();
    const { handlers } = opened.library;
    await read(opened, 'Lena Brodsky');
    await handlers['profile.update']({ on: false });
    expect(await titles(opened, 'recommended')).toEqual([]);
    await handlers['profile.update']({ on: true });
    expect(await titles(opened, 'recommended')).not.toEqual([]);
    await handlers['profile.less']({ articleId: await idOf(opened, 'Marta Oliva') });
    expect(await traces()).toEqual({ read: true, less: true });
    expect(await handlers['profile.forget']()).toMatchObject({ articles: 0, entries: [], less: [] });
    expect(await titles(opened, 'recommended')).toEqual([]);
    expect(await traces()).toEqual({ read: false, less: false });
  });

  it('refuses an entry without a word and a source that is not there', async () => {
    await using opened = await filled();
    const { handlers } = opened.library;
    await expect(
      handlers['profile.update']({ entry: { kind: 'topic', written: '…', factor: 100 } }),
    ).rejects.toMatchObject({ code: 'bad-input' });
    await expect(
      handlers['profile.update']({ entry: { kind: 'source', written: 'nobody', factor: 100 } }),
    ).rejects.toMatchObject({ code: 'source-not-found' });
  });
});
