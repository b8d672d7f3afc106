/** Files of earlier and later formats. */
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../electron/library/store/context.ts';
import { openDisk } from '../../../electron/library/store/disk.ts';
import { encodeSnapshot } from '../../../electron/library/store/formats.ts';
import type { JournalKind } from '../../../electron/library/store/journal.ts';
import { openJournaled } from '../../../electron/library/store/journaled.ts';
import type { ArticleRow } from '../../../electron/library/store/model.ts';
import { emptyFetchState } from '../../../electron/library/store/model.ts';
import { rowsKind } from '../../../electron/library/store/source-rows.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { article, body, openTestStore, status, testNow } from './library.ts';

const saved = fileURLToPath(new URL('format-1', import.meta.url));

const restoreSaved = async (folder: string): Promise<void> => {
  await cp(saved, folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.name.endsWith('.saved')) await rename(file, file.slice(0, -'.saved'.length));
  }
};

const contextOf = (folder: string): Context => ({
  disk: openDisk(folder),
  clock: { now: () => testNow, sleep: () => Promise.resolve() },
  log: () => undefined,
  notify: (notice) => {
    throw new Error(JSON.stringify(notice));
  },
});

/** Rows of a format to come: the title is called headline. Made only for this test. */
type LaterRows = { readonly headlines: Map<string, string>; readonly gone: Set<string>; etag: string | null };
type LaterChange = {
  readonly put?: readonly { id: string; headline: string }[];
  readonly remove?: readonly string[];
  etag?: string | null;
};
type FirstRows = { articles: { row: ArticleRow }[]; gone: string[]; fetch: { etag: string | null } };
type FirstChange = { put?: { row: ArticleRow }[]; remove?: string[]; fetch?: { etag: string | null } };

const laterKind: JournalKind<LaterRows, LaterChange> = {
  name: 'articles',
  format: 2,
  migrations: [
    {
      data: (old) => {
        const { articles, gone, fetch } = old as FirstRows;
        return { headlines: articles.map(({ row }) => [row.id, row.title]), gone, etag: fetch.etag };
      },
      change: (old) => {
        const { put, remove, fetch } = old as FirstChange;
        return {
          ...(put ? { put: put.map(({ row }) => ({ id: row.id, headline: row.title })) } : {}),
          ...(remove ? { remove } : {}),
          ...(fetch ? { etag: fetch.etag } : {}),
        };
      },
    },
  ],
  foldBytes: 64 * 1024,
  empty: () => ({ headlines: new Map(), gone: new Set(), etag: null }),
  toJson: (data) => ({ headlines: [...data.headlines], gone: [...data.gone], etag: data.etag }),
  fromJson: (json) => {
    const { headlines, gone, etag } = json as { headlines: [string, string][]; gone: string[]; etag: string | null };
    return { headlines: new Map(headlines), gone: new Set(gone), etag };
  },
  apply: (data, change) => {
    for (const { id, headline } of change.put ?? []) data.headlines.set(id, headline);
    for (const id of change.remove ?? []) {
      data.headlines.delete(id);
      data.gone.add(id);
    }
    if (change.etag !== undefined) data.etag = change.etag;
  },
};

describe('a library of the first format', () => {
  it('is read by the program of today', async () => {
    await using folder = await temporaryFolder();
    await restoreSaved(folder.path);
    const { store, notices } = await openTestStore(folder.path);
    const source = await store.source('a');
    expect([...source.rows.keys()].toSorted()).toEqual(['a.2', 'a.3']);
    expect(source.rows.get('a.3')).toEqual(article(3).row);
    expect(source.fetchState).toEqual({ ...emptyFetchState, etag: '"saved"' });
    expect(source.isGone('a.1')).toBe(true);
    expect([...source.statuses]).toEqual([['a.3', status({ starred: true })]]);
    expect(await source.body('a.3')).toEqual(body('<p>Text 3</p>'));
    expect(store.paper.data.sections.map((section) => section.title)).toEqual(['World']);
    expect(store.reading.data.history).toEqual([{ articleId: 'a.3', at: testNow }]);
    expect(notices).toEqual([]);
    expect((await store.check()).problems).toEqual([]);
    await store.close();
  });

  it('is migrated snapshot and journal, and the old files stay as they were', async () => {
    await using folder = await temporaryFolder();
    await restoreSaved(folder.path);
    const place = path.join(folder.path, 'feeds/a');
    const before = await Promise.all(
      ['articles.json', 'articles.json.log'].map((name) => readFile(path.join(place, name))),
    );
    const expected: LaterRows = {
      headlines: new Map([
        ['a.2', 'Title of a.2'],
        ['a.3', 'Title of a.3'],
      ]),
      gone: new Set(['a.1']),
      etag: '"saved"',
    };
    const migrated = await openJournaled(contextOf(folder.path), laterKind, 'feeds/a/articles.json', 1);
    expect(migrated.low.data).toEqual(expected);
    const kept = ['articles.json.format-1', 'articles.json.log.format-1'].map((name) =>
      readFile(path.join(place, name)),
    );
    expect(await Promise.all(kept)).toEqual(before);
    expect(await readFile(path.join(place, 'articles.json'), 'utf8')).toBe(encodeSnapshot(laterKind, expected));
    expect(await readFile(path.join(place, 'articles.json.log'), 'utf8')).toBe('');

    await migrated.change({ put: [{ id: 'a.4', headline: 'Four' }] });
    const again = await openJournaled(contextOf(folder.path), laterKind, 'feeds/a/articles.json', 1);
    expect(again.low.data.headlines.get('a.4')).toBe('Four');
  });

  it('killed between snapshot and journal is migrated on from there', async () => {
    await using folder = await temporaryFolder();
    await restoreSaved(folder.path);
    const journal = path.join(folder.path, 'feeds/a/articles.json.log');
    const old = await readFile(journal);
    const whole = await openJournaled(contextOf(folder.path), laterKind, 'feeds/a/articles.json', 1);
    await writeFile(journal, old);
    const again = await openJournaled(contextOf(folder.path), laterKind, 'feeds/a/articles.json', 1);
    expect(again.low.data).toEqual(whole.low.data);
  });

  it('stays untouched when a migration fails', async () => {
    await using folder = await temporaryFolder();
    await restoreSaved(folder.path);
    const fail = (): never => {
      throw new TypeError('a mistake in the migration');
    };
    for (const part of ['data', 'change'] as const) {
      const working = laterKind.migrations[0];
      if (working === undefined) throw new Error('no migration');
      const kind = { ...laterKind, migrations: [{ ...working, [part]: fail }] };
      const name = path.join(folder.path, part === 'data' ? 'feeds/a/articles.json' : 'feeds/a/articles.json.log');
      const before = await readFile(name);
      await expect(openJournaled(contextOf(folder.path), kind, 'feeds/a/articles.json', 1)).rejects.toMatchObject({
        code: 'library-unreadable',
        params: { format: 1 },
      });
      expect(await readFile(name)).toEqual(before);
    }
  });
});

describe('a source of a later program', () => {
  it('is refused as newer, snapshot or journal, and left as it is; the others open', async () => {
    for (const name of ['articles.json', 'articles.json.log']) {
      await using folder = await temporaryFolder();
      const later = await openJournaled(contextOf(folder.path), laterKind, 'feeds/a/articles.json', 1);
      await later.change({ put: [{ id: 'a.4', headline: 'Four' }] });
      if (name === 'articles.json') await later.fold();
      const before = await readFile(path.join(folder.path, 'feeds/a', name));
      const { store } = await openTestStore(folder.path);
      await expect(store.source('a')).rejects.toMatchObject({
        code: 'library-newer',
        params: { file: `feeds/a/${name}`, format: 2 },
      });
      expect(await readFile(path.join(folder.path, 'feeds/a', name))).toEqual(before);
      const { problems } = await store.check();
      expect(problems).toContainEqual({ code: 'file-newer', file: `feeds/a/${name}`, detail: expect.any(String) });
      await (await store.source('b')).put({ articles: [] });
      await store.close();
    }
  });

  it('has today the format that is saved beside this test', () => {
    expect(rowsKind.format).toBe(1);
  });
});
