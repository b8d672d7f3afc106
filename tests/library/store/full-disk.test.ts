/** A disk without room, for real where a small file system can be mounted, and by failing operations everywhere. */
import { readdirSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import * as nodeFileSystem from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDisk } from '../../../electron/library/store/disk.ts';
import type { FileSystem } from '../../../electron/library/store/disk.ts';
import { emptyFetchState } from '../../../electron/library/store/model.ts';
import { mountSmallDisk } from '../../support/small-disk.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { article, body, openTestStore, row, status, testNow } from './library.ts';

const { readdir, rm, writeFile } = nodeFileSystem;

const errorOf = (code: string): Error => Object.assign(new Error(code), { code });

/** The real file system, of which writes, renames or syncs fail with `fault.code` while it is set; half of the bytes are written before. */
const failingFileSystem = () => {
  const fault: { code: string | null; at: 'write' | 'sync' | 'rename' } = { code: null, at: 'write' };
  const failIf = (at: typeof fault.at): void => {
    if (fault.code !== null && fault.at === at) throw errorOf(fault.code);
  };
  const wrapped = (handle: FileHandle): FileHandle =>
    new Proxy(handle, {
      get: (target, name) => {
        if (name === 'write') {
          return async (bytes: Buffer, offset: number, length: number, position: number) => {
            if (fault.code === null || fault.at !== 'write') return target.write(bytes, offset, length, position);
            await target.write(bytes, offset, Math.ceil(length / 2), position);
            throw errorOf(fault.code);
          };
        }
        if (name === 'writeFile') {
          return async (bytes: Buffer) => {
            if (fault.code === null || fault.at !== 'write') return target.writeFile(bytes);
            await target.writeFile(bytes.subarray(0, bytes.length / 2));
            throw errorOf(fault.code);
          };
        }
        if (name === 'sync' || name === 'datasync') {
          return async () => {
            failIf('sync');
            await target[name]();
          };
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    open: async (...args) => wrapped(await nodeFileSystem.open(...args)),
    rename: async (from, to) => {
      failIf('rename');
      await nodeFileSystem.rename(from, to);
    },
  };
  return { fault, fileSystem };
};

const temporaryFilesUnder = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'));

describe('when writing fails', () => {
  for (const at of ['write', 'sync', 'rename'] as const) {
    for (const [system, code] of [
      ['ENOSPC', 'disk-full'],
      ['EDQUOT', 'disk-full'],
      ['EIO', 'disk-failed'],
    ] as const) {
      it(`${system} in ${at}: says ${code}, memory stays as the disk, and goes on once there is room`, async () => {
        await using folder = await temporaryFolder();
        const { fault, fileSystem } = failingFileSystem();
        const { store } = await openTestStore(folder.path, fileSystem);
        const source = await store.source('a');
        await source.put({ articles: [article(1)] });
        await source.setStatus(new Map([['a.1', status({ read: true })]]));

        fault.code = system;
        fault.at = at;
        const failure = { code, params: { reason: system } };
        const fetchState = { ...emptyFetchState, etag: '"7"' };
        const addPaper = store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
        await expect(addPaper).rejects.toMatchObject(failure);
        expect(store.paper.data.welcome).toBe('fresh');
        await expect(store.pictures.put(Buffer.from('GIF89a 1'))).rejects.toMatchObject(failure);
        if (at !== 'rename') {
          // Journals are appended to, never renamed.
          await expect(source.put({ articles: [article(2)], fetchState })).rejects.toMatchObject(failure);
          await expect(source.setStatus(new Map([['a.1', status({ saved: true })]]))).rejects.toMatchObject(failure);
          await expect(source.remove(['a.1'])).rejects.toMatchObject(failure);
          const addHistory = store.reading.update((reading) => ({
            ...reading,
            history: [{ articleId: 'a.1', at: 1 }],
          }));
          await expect(addHistory).rejects.toMatchObject(failure);
        }
        expect([...source.rows.keys()]).toEqual(['a.1']);
        expect(source.statuses.get('a.1')).toEqual(status({ read: true }));
        expect(source.fetchState).toEqual(emptyFetchState);
        expect(store.reading.data.history).toEqual([]);
        expect(await source.body('a.1')).toEqual(body('<p>Text 1</p>'));
        expect(await temporaryFilesUnder(folder.path)).toEqual([]);

        fault.code = null;
        await store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
        await source.put({ articles: [article(2)], fetchState });
        await store.close();
        const again = await openTestStore(folder.path);
        const opened = await again.store.source('a');
        expect([...opened.rows.keys()]).toEqual(['a.1', 'a.2']);
        expect(opened.statuses.get('a.1')).toEqual(status({ read: true }));
        expect(opened.fetchState).toEqual(fetchState);
        expect(await opened.body('a.2')).toEqual(body('<p>Text 2</p>'));
        expect(again.store.paper.data.welcome).toBe('done');
        expect(again.notices).toEqual([]);
        expect((await again.store.check()).problems).toEqual([]);
        await again.store.close();
      });
    }
  }

  it('what a failed write left behind is cut away before the next one', async () => {
    await using folder = await temporaryFolder();
    const { fault, fileSystem } = failingFileSystem();
    // Not even cutting the file works while the fault lasts.
    const open: FileSystem['open'] = async (...args) => {
      const handle = await fileSystem.open(...args);
      return new Proxy(handle, {
        get: (target, name) => {
          if (name === 'truncate' && fault.code !== null) return () => Promise.reject(errorOf('EIO'));
          return Reflect.get(target, name, target) as unknown;
        },
      });
    };
    const { store } = await openTestStore(folder.path, { ...fileSystem, open });
    const source = await store.source('a');
    await source.setStatus(new Map([['a.1', status({ read: true })]]));
    fault.code = 'ENOSPC';
    const many = Array.from({ length: 40 }, (_, number) => [`a.${number}`, status({ saved: true })] as const);
    await expect(source.setStatus(new Map(many))).rejects.toMatchObject({ code: 'disk-full' });
    fault.code = null;
    await source.setStatus(new Map([['a.2', status({ read: true })]]));
    await store.close();
    const again = await openTestStore(folder.path);
    const opened = await again.store.source('a');
    expect([...opened.statuses.keys()]).toEqual(['a.1', 'a.2']);
    expect(again.notices).toEqual([]);
    expect((await again.store.check()).problems).toEqual([]);
    await again.store.close();
  });

  it('a change is answered although its file could not be folded', async () => {
    await using folder = await temporaryFolder();
    const { fault, fileSystem } = failingFileSystem();
    const { store, logged } = await openTestStore(folder.path, fileSystem);
    const source = await store.source('a');
    fault.code = 'ENOSPC';
    fault.at = 'rename';
    const articles = [1, 2, 3].map((number) => article(number, { standfirst: 'x'.repeat(30_000) }));
    await source.put({ articles });
    expect(logged).toContain('warn store.fold');
    fault.code = null;
    await source.put({ articles: [article(4)] });
    expect(await readdir(path.join(folder.path, 'feeds/a'))).toContain('articles.json');
    await store.close();
    const again = await openTestStore(folder.path);
    expect((await again.store.source('a')).rows.size).toBe(4);
    await again.store.close();
  });
});

describe('a file that another program holds for a moment', () => {
  it('is replaced a moment later', async () => {
    await using folder = await temporaryFolder();
    let busy = 2;
    const rename: FileSystem['rename'] = async (from, to) => {
      if (busy > 0) {
        busy -= 1;
        throw errorOf('EBUSY');
      }
      await nodeFileSystem.rename(from, to);
    };
    const { store } = await openTestStore(folder.path, { ...nodeFileSystem, rename });
    await store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
    expect(busy).toBe(0);
    await store.close();
  });
});

describe('changes at the same time', () => {
  it('share one fsync', async () => {
    await using folder = await temporaryFolder();
    let syncs = 0;
    const open: FileSystem['open'] = async (...args) => {
      const handle = await nodeFileSystem.open(...args);
      const sync = handle.datasync.bind(handle);
      handle.datasync = () => {
        syncs += 1;
        return sync();
      };
      return handle;
    };
    const { store } = await openTestStore(folder.path, { ...nodeFileSystem, open });
    const source = await store.source('a');
    const mark = (number: number) => source.setStatus(new Map([[`a.${number}`, status({ read: true })]]));
    await Promise.all(Array.from({ length: 200 }, (_, number) => mark(number)));
    expect(source.statuses.size).toBe(200);
    expect([1, 2]).toContain(syncs);
    await store.close();
  });
});

describe('new files in one folder at the same time', () => {
  it('share the syncs of their folder, and none is answered before one that began with it there', async () => {
    await using folder = await temporaryFolder();
    const synced = new Set<string>();
    let syncs = 0;
    const open: FileSystem['open'] = async (...args) => {
      const handle = await nodeFileSystem.open(...args);
      if (path.basename(String(args[0])) !== 'x') return handle;
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        const present = readdirSync(String(args[0]));
        syncs += 1;
        await sync();
        for (const name of present) synced.add(name);
      };
      return handle;
    };
    const disk = openDisk(folder.path, { ...nodeFileSystem, open });
    const add = async (number: number): Promise<boolean> => {
      await disk.append(`x/${number}`, Buffer.from('text'), 0);
      return synced.has(String(number));
    };
    const answers = await Promise.all(Array.from({ length: 40 }, (_, number) => add(number)));
    expect(answers).toEqual(answers.map(() => true));
    expect(syncs).toBeLessThan(40);
  });
});

describe('a put that failed half way', () => {
  it('leaves nothing that a later put takes for known', async () => {
    await using folder = await temporaryFolder();
    const { fault, fileSystem } = failingFileSystem();
    // Only the rows fail, after the new body is on disk.
    const open: FileSystem['open'] = async (...args) =>
      String(args[0]).includes('articles.json') ? fileSystem.open(...args) : nodeFileSystem.open(...args);
    const { store } = await openTestStore(folder.path, { ...nodeFileSystem, open });
    const source = await store.source('a');
    await source.put({ articles: [article(1)] });
    fault.code = 'ENOSPC';
    const changed = { row: row('a.1', { title: 'Changed' }), body: body('<p>Changed</p>') };
    await expect(source.put({ articles: [changed] })).rejects.toMatchObject({ code: 'disk-full' });
    fault.code = null;
    await source.put({ articles: [article(1)] });
    expect(await source.body('a.1')).toEqual(article(1).body);
    await store.close();
  });
});

describe('a real disk that is full', () => {
  it('keeps every answered article, and takes the others when there is room again', async ({ skip }) => {
    await using folder = await temporaryFolder();
    const disk = mountSmallDisk(folder.path, 1);
    if (disk === null) return skip();
    try {
      const filler = path.join(folder.path, 'filler');
      await writeFile(filler, 'x'.repeat(700_000));
      const { store } = await openTestStore(folder.path);
      const source = await store.source('a');
      const text = (number: number) =>
        body(
          `<p>${number} ${Buffer.from(Array.from({ length: 900 }, (_, at) => (at * number * 7919) % 251)).toString('base64')}</p>`,
        );
      const answered: number[] = [];
      const refused: number[] = [];
      for (let number = 1; refused.length < 20; number += 1) {
        try {
          const each = { row: row(`a.${number}`, { standfirst: 'x'.repeat(300) }), body: text(number) };
          await source.put({ articles: [each], fetchState: { ...emptyFetchState, lastGoodFetch: testNow + number } });
          answered.push(number);
        } catch (error) {
          expect(error).toMatchObject({ code: 'disk-full' });
          refused.push(number);
        }
      }
      expect(answered.length).toBeGreaterThan(50);
      expect(source.rows.size).toBe(answered.length);
      expect(source.fetchState.lastGoodFetch).toBe(testNow + (answered.at(-1) ?? 0));
      for (const number of answered) expect(await source.body(`a.${number}`)).toEqual(text(number));

      await rm(filler);
      const articles = refused.map((number) => ({ row: row(`a.${number}`), body: text(number) }));
      expect((await source.put({ articles })).new).toHaveLength(refused.length);
      await store.close();
      const again = await openTestStore(folder.path);
      const opened = await again.store.source('a');
      for (const number of [...answered, ...refused]) expect(await opened.body(`a.${number}`)).toEqual(text(number));
      expect(again.notices).toEqual([]);
      expect((await again.store.check()).problems).toEqual([]);
      await again.store.close();
    } finally {
      disk.unmount();
    }
  });
});
