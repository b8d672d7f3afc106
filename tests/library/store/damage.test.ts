/** Torn and damaged files: what was answered is there or its loss is told; what cannot be read is kept aside. */
import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/contract/errors.ts';
import { emptyFetchState } from '../../../electron/library/store/model.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { article, openTestStore, status } from './library.ts';

const filesUnder = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();

/** A closed library with a snapshot, a journal and a generation of every kind of file. */
const buildLibrary = async (folder: string): Promise<void> => {
  const { store } = await openTestStore(folder);
  await store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
  const source = await store.source('a');
  // Long enough that rows, statuses and history are folded, short enough that something is left in each journal.
  const articles = Array.from({ length: 70 }, (_, number) => article(number, { standfirst: 'x'.repeat(800) }));
  for (let start = 0; start < 70; start += 20) await source.put({ articles: articles.slice(start, start + 20) });
  await source.remove(['a.0']);
  for (let part = 0; part < 10; part += 1) {
    const ids = Array.from({ length: 90 }, (_, number) => `a.${part * 90 + number}`);
    await source.setStatus(new Map(ids.map((id) => [id, status({ read: true })])));
  }
  await source.setStatus(new Map([['a.5', status({ starred: true })]]));
  await source.put({ articles: [], fetchState: { ...emptyFetchState, etag: '"7"' } });
  const history = Array.from({ length: 3_000 }, (_, at) => ({ articleId: `a.${at}`, at }));
  await store.reading.update((reading) => ({ ...reading, history }));
  await store.reading.update((reading) => ({ ...reading, history: [...reading.history, { articleId: 'a.1', at: 1 }] }));
  await store.close();
};

const everything = async (folder: string) => {
  const { store, notices } = await openTestStore(folder);
  try {
    const source = await store.source('a');
    const bodies: Record<string, string | null> = {};
    for (const id of source.rows.keys()) bodies[id] = (await source.body(id))?.html ?? null;
    const state = {
      paper: store.paper.data,
      history: store.reading.data.history.length,
      rows: Object.fromEntries(source.rows),
      statuses: Object.fromEntries(source.statuses),
      gone: source.isGone('a.0'),
      etag: source.fetchState.etag,
      bodies,
    };
    return { state, notices: [...notices] };
  } finally {
    await store.close();
  }
};

describe('a journal whose end was cut off', () => {
  it('at any byte is read up to its last whole line, without a word, and goes on', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    const journal = path.join(folder.path, 'feeds/a/status.json.log');
    const ends: number[] = [];
    for (const id of ['a.1', 'a.2']) {
      await source.setStatus(new Map([[id, status({ read: true })]]));
      ends.push((await readFile(journal)).length);
    }
    await store.close();
    const whole = await readFile(journal);
    for (let length = 0; length < whole.length; length += 1) {
      await writeFile(journal, whole);
      await truncate(journal, length);
      const opened = await openTestStore(folder.path);
      const cut = await opened.store.source('a');
      expect(cut.statuses.size).toBe(ends.filter((end) => end <= length).length);
      expect(opened.notices).toEqual([]);
      await cut.setStatus(new Map([['a.9', status({ saved: true })]]));
      await opened.store.close();
      const again = await openTestStore(folder.path);
      expect((await again.store.source('a')).statuses.get('a.9')).toEqual(status({ saved: true }));
      expect(again.notices).toEqual([]);
      await again.store.close();
    }
  });
});

describe('a damaged byte', () => {
  it('anywhere in any file loses nothing in silence and throws nothing but a Failure', async () => {
    await using original = await temporaryFolder();
    await buildLibrary(original.path);
    const intact = await everything(original.path);
    expect(intact.notices).toEqual([]);
    const files = await filesUnder(original.path);
    expect(files).toEqual([
      'feeds/a/articles.json',
      'feeds/a/articles.json.log',
      'feeds/a/bodies/2026-09.json.log',
      'feeds/a/status.json',
      'feeds/a/status.json.log',
      'library.json',
      'reading.json',
      'reading.json.log',
      expect.stringMatching(/^snapshots\/feeds\/a\/articles\.\d\.json\.zst$/),
      expect.stringMatching(/^snapshots\/feeds\/a\/status\.\d\.json\.zst$/),
      'snapshots/library.1.json.zst',
      expect.stringMatching(/^snapshots\/reading\.\d\.json\.zst$/),
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        async (file, where, flip) => {
          await using folder = await temporaryFolder();
          await cp(original.path, folder.path, { recursive: true });
          const bytes = await readFile(path.join(folder.path, file));
          const at = Math.floor(where * bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          await writeFile(path.join(folder.path, file), bytes);
          const found = await everything(folder.path);
          if (found.notices.length === 0) {
            expect(found.state).toEqual(intact.state);
            return;
          }
          const kept = String(found.notices[0]?.params['kept']);
          expect(await readFile(path.join(folder.path, kept))).toEqual(bytes);
          // Once told and mended it stays mended.
          const again = await everything(folder.path);
          expect(again).toEqual({ state: found.state, notices: [] });
        },
      ),
      { numRuns: 70 },
    );
  });

  it('in a snapshot costs nothing: its generation and the journal hold the same', async () => {
    await using original = await temporaryFolder();
    await buildLibrary(original.path);
    const intact = await everything(original.path);
    for (const file of ['library.json', 'reading.json', 'feeds/a/articles.json', 'feeds/a/status.json']) {
      await using folder = await temporaryFolder();
      await cp(original.path, folder.path, { recursive: true });
      await writeFile(path.join(folder.path, file), '{"kind":');
      const found = await everything(folder.path);
      expect(found.state).toEqual(intact.state);
      expect(found.notices).toEqual([
        { code: 'file-set-aside', params: { file, kept: expect.stringContaining('.unreadable-'), restored: true } },
      ]);
    }
  });

  it('in the rows makes the feed be asked for everything again', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await source.put({ articles: [article(1)] });
    await source.put({ articles: [article(2)], fetchState: { ...emptyFetchState, etag: '"7"', failures: 2 } });
    await store.close();
    const journal = path.join(folder.path, 'feeds/a/articles.json.log');
    const text = await readFile(journal, 'utf8');
    await writeFile(journal, text.replace('Title of a.1', 'Title of a.X'));
    const opened = await openTestStore(folder.path);
    const damaged = await opened.store.source('a');
    expect([...damaged.rows.keys()]).toEqual(['a.2']);
    expect(damaged.fetchState).toEqual({ ...emptyFetchState, failures: 2 });
    expect(opened.notices).toEqual([
      {
        code: 'changes-unreadable',
        params: { file: 'feeds/a/articles.json.log', kept: expect.any(String), lost: 1 },
      },
    ]);
    await opened.store.close();
  });

  it('in the rows and their generation makes the feed be asked for everything again, also at the next opening', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    const long = { standfirst: 'x'.repeat(70_000) };
    await source.put({ articles: [article(1, long)], fetchState: { ...emptyFetchState, etag: '"7"' } });
    await source.put({ articles: [article(2)], fetchState: { ...emptyFetchState, etag: '"8"', failures: 2 } });
    await store.close();
    await writeFile(path.join(folder.path, 'feeds/a/articles.json'), '{"kind":');
    await rm(path.join(folder.path, 'snapshots/feeds/a'), { recursive: true });
    for (const opening of [1, 2]) {
      const opened = await openTestStore(folder.path);
      const { rows, fetchState } = await opened.store.source('a');
      expect([...rows.keys()]).toEqual(['a.2']);
      expect(fetchState).toEqual({ ...emptyFetchState, failures: 2 });
      expect(opened.notices).toHaveLength(opening === 1 ? 1 : 0);
      await opened.store.close();
    }
  });

  it('in a body makes the feed be asked for its story again, also by the next program', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    const fingerprints = new Map([['a.1', 'entry 1']]);
    await source.put({
      articles: [article(1)],
      fetchState: { ...emptyFetchState, etag: '"7"', failures: 1 },
      fingerprints,
    });
    await store.close();
    await rm(path.join(folder.path, 'feeds/a/bodies'), { recursive: true });
    for (const opening of [1, 2]) {
      const opened = await openTestStore(folder.path);
      const damaged = await opened.store.source('a');
      if (opening === 1) expect(await damaged.body('a.1')).toBeNull();
      await opened.store.close();
    }
    const last = await openTestStore(folder.path);
    const asked = await last.store.source('a');
    expect(asked.hasBody('a.1')).toBe(false);
    expect(asked.fetchState).toEqual({ ...emptyFetchState, failures: 1 });
    await asked.put({ articles: [article(1)], fetchState: { ...emptyFetchState, etag: '"7"' }, fingerprints });
    expect(asked.hasBody('a.1')).toBe(true);
    expect(await asked.body('a.1')).toEqual(article(1).body);
    await last.store.close();
  });

  it('in a snapshot of bodies costs only the articles beside it, which are taken in again', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    const articles = Array.from({ length: 100 }, (_, number) => article(number));
    await source.put({ articles });
    await source.remove(articles.slice(40).map((each) => each.row.id));
    await store.close();
    const file = path.join(folder.path, 'feeds/a/bodies/2026-09.json');
    const text = await readFile(file, 'utf8');
    const at = text.indexOf('"zstd":"') + 60;
    await writeFile(file, `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`);
    const opened = await openTestStore(folder.path);
    const damaged = await opened.store.source('a');
    const kept = await Promise.all(articles.slice(0, 40).map((each) => damaged.body(each.row.id)));
    const lost = articles.slice(0, 40).filter((_, index) => kept[index] === null);
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.length).toBeLessThan(40);
    expect(opened.notices.map((notice) => notice.code)).toEqual(['file-set-aside']);
    await damaged.put({ articles: lost });
    for (const each of lost) expect(await damaged.body(each.row.id)).toEqual(each.body);
    await opened.store.close();
  });
});

describe('a file that is moved aside', () => {
  it('never takes the place of one that was before', async () => {
    await using folder = await temporaryFolder();
    for (const text of ['first', 'second', 'third']) {
      await writeFile(path.join(folder.path, 'library.json'), text);
      await (await openTestStore(folder.path)).store.close();
    }
    const kept = (await readdir(folder.path)).filter((name) => name.includes('.unreadable-')).toSorted();
    const texts = await Promise.all(kept.map((name) => readFile(path.join(folder.path, name), 'utf8')));
    expect(texts.toSorted()).toEqual(['first', 'second', 'third']);
  });
});

describe('a journal that somebody else cut while the store is open', () => {
  it('is not written to over a hole', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await source.setStatus(new Map([['a.1', status({ read: true })]]));
    await truncate(path.join(folder.path, 'feeds/a/status.json.log'), 10);
    await expect(source.setStatus(new Map([['a.2', status({ read: true })]]))).rejects.toMatchObject({
      code: 'disk-failed',
      params: { reason: 'shorter-than-written' },
    });
    await store.close();
  });
});

describe('a file of a later program', () => {
  it('is refused as newer and left as it is', async () => {
    for (const text of [
      '{"format":99,"layout":"unheard of"}',
      '{"kind":"library","format":2,"checksum":"x","data":{}}',
    ]) {
      await using folder = await temporaryFolder();
      const file = path.join(folder.path, 'library.json');
      await writeFile(file, text);
      const opening = openTestStore(folder.path);
      await expect(opening).rejects.toBeInstanceOf(Failure);
      await expect(opening).rejects.toMatchObject({ code: 'library-newer', params: { file: 'library.json' } });
      expect(await readdir(folder.path)).toEqual(['library.json']);
      expect(await readFile(file, 'utf8')).toBe(text);
    }
  });
});
