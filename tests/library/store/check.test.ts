import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { article, body, openTestStore, row, status } from './library.ts';

const contents = async (folder: string): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.relative(folder, file)] = await readFile(file, 'latin1');
  }
  return found;
};

describe('a check', () => {
  it('counts what a good library holds and writes nothing', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await source.put({ articles: Array.from({ length: 30 }, (_, number) => article(number)) });
    await source.setStatus(new Map([['a.1', status({ read: true })]]));
    await (await store.source('b')).put({ articles: [{ row: row('b.1'), body: body('x') }] });
    await store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
    await store.pictures.put(Buffer.from('GIF89a'));
    const before = await contents(folder.path);
    // Rows and bodies of two sources, one status, library.json with its generation, a picture.
    expect(await store.check()).toEqual({ files: 8, articles: 31, bodies: 31, pictures: 1, problems: [] });
    expect(await contents(folder.path)).toEqual(before);
    await store.close();
  });

  it('names everything that is wrong, and writes nothing', async () => {
    await using folder = await temporaryFolder();
    const first = await openTestStore(folder.path);
    for (const id of ['a', 'b', 'c', 'd']) {
      const source = await first.store.source(id);
      await source.put({ articles: [{ row: row(`${id}.1`), body: body('x') }] });
      await source.put({ articles: [{ row: row(`${id}.2`), body: body('y') }] });
    }
    await first.store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
    const picture = (await first.store.pictures.put(Buffer.from('GIF89a'))) ?? '';
    await first.store.close();

    const at = (name: string): string => path.join(folder.path, name);
    const { store } = await openTestStore(folder.path);
    await rm(at('feeds/a/bodies/2026-09.json.log'));
    await rm(at('feeds/b/articles.json.log'));
    const rows = await readFile(at('feeds/c/articles.json.log'), 'utf8');
    await writeFile(at('feeds/c/articles.json.log'), rows.replace('Title of c.1', 'Title of c.X'));
    await writeFile(at('feeds/d/status.json'), 'not a snapshot');
    await writeFile(at('library.json'), '{"format":12}');
    await writeFile(at('snapshots/library.1.json.zst'), 'not compressed');
    const pictureFile = `pictures/${picture.slice(0, 2)}/${picture}`;
    await writeFile(at(pictureFile), 'GIF89b');
    await cp(at('library.json'), at('reading.json.unreadable-2026'));
    await mkdir(at('feeds/.removed-x'));
    const before = await contents(folder.path);

    const { problems } = await store.check();
    expect(problems.map(({ code, file }) => `${code} ${file}`).toSorted()).toEqual([
      'body-missing feeds/a/bodies/2026-09.json',
      'body-missing feeds/a/bodies/2026-09.json',
      'body-orphan feeds/b/bodies/2026-09.json',
      'body-orphan feeds/b/bodies/2026-09.json',
      'body-orphan feeds/c/bodies/2026-09.json',
      'file-newer library.json',
      'file-unreadable feeds/d/status.json',
      'file-unreadable snapshots/library.1.json.zst',
      'lines-unreadable feeds/c/articles.json.log',
      `picture-damaged ${pictureFile}`,
      'set-aside reading.json.unreadable-2026',
    ]);
    expect(await contents(folder.path)).toEqual(before);
    await store.close();
  });

  it('at work while articles come finds nothing wrong', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    const put = async (): Promise<void> => {
      for (let number = 0; number < 30; number += 1) {
        await source.put({ articles: [article(number, { standfirst: 'x'.repeat(10_000) })] });
      }
    };
    const putting = put();
    for (let run = 0; run < 5; run += 1) expect((await store.check()).problems).toEqual([]);
    await putting;
    expect((await store.check()).articles).toBe(30);
    await store.close();
  });
});

describe('a removal of a source that was killed', () => {
  it('is finished at the next opening', async () => {
    await using folder = await temporaryFolder();
    await mkdir(path.join(folder.path, 'feeds/.removed-a/bodies'), { recursive: true });
    await writeFile(path.join(folder.path, 'feeds/.removed-a/bodies/x'), 'x');
    const { store } = await openTestStore(folder.path);
    expect(await readdir(path.join(folder.path, 'feeds'))).toEqual([]);
    await store.close();
  });
});
