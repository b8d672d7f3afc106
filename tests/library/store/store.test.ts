import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../electron/contract/limits.ts';
import { emptyFetchState } from '../../../electron/library/store/model.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { article, body, openTestStore, row, status, testNow } from './library.ts';

describe('a new library', () => {
  it('has the built-in saved source and the default settings', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    expect(store.paper.data.sources.map(({ id, kind, title }) => ({ id, kind, title }))).toEqual([
      { id: 'saved', kind: 'saved', title: 'Saved' },
    ]);
    expect(store.paper.data.settings).toEqual({
      theme: 'system',
      textSize: 100,
      refreshMinutes: 60,
      refreshAtStart: true,
      retentionDays: limits.retentionDaysDefault,
      articlesPerFeed: limits.articlesPerFeedDefault,
      markReadOnOpen: true,
      markCopiesRead: false,
      keepPictures: true,
      shrinkPictures: true,
      workOffline: false,
      contact: '',
      sparingOnBattery: true,
      refreshMetered: false,
      editionTimes: { morning: 360, midday: 720, evening: 1_080 },
    });
    expect(store.paper.data.welcome).toBe('fresh');
    expect(store.reading.data).toEqual({ history: [], undo: [], searches: [] });
    await store.close();
  });

  it('leaves no lock when it is closed', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    await store.close();
    expect(await readdir(folder.path)).not.toContain('lock');
  });
});

describe('library.json and reading.json', () => {
  it('hold what was answered after the next opening', async () => {
    await using folder = await temporaryFolder();
    const first = await openTestStore(folder.path);
    await first.store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
    const read = { articleId: 'a.1', at: testNow };
    await first.store.reading.update((reading) => ({ ...reading, history: [...reading.history, read] }));
    await first.store.close();
    const { store } = await openTestStore(folder.path);
    expect(store.paper.data.welcome).toBe('done');
    expect(store.reading.data.history).toEqual([read]);
    await store.close();
  });

  it('take in updates made at the same time, each on top of the one before', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    await Promise.all(
      numbers.map((at) =>
        store.reading.update((reading) => ({ ...reading, history: [...reading.history, { articleId: 'a.1', at }] })),
      ),
    );
    expect(store.reading.data.history.map(({ at }) => at)).toEqual(numbers);
    await store.close();
  });

  it('an update that throws fails alone and changes nothing', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const wrong = store.paper.update(() => {
      throw new RangeError('no such section');
    });
    const right = store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
    await expect(wrong).rejects.toThrow('no such section');
    expect((await right).welcome).toBe('done');
    await store.close();
  });

  it('writes little for a step in a long history', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const history = Array.from({ length: limits.readingHistory }, (_, at) => ({ articleId: `a.${at}`, at }));
    await store.reading.update((reading) => ({ ...reading, history }));
    const before = await store.size();
    await store.reading.update((reading) => ({
      ...reading,
      history: [...reading.history.slice(1), { articleId: 'a.7', at: 0 }],
    }));
    expect((await store.size()) - before).toBeLessThan(300);
    await store.close();
    const again = await openTestStore(folder.path);
    expect(again.store.reading.data.history).toEqual([...history.slice(1), { articleId: 'a.7', at: 0 }]);
    await again.store.close();
  });
});

describe('reading.json after a kill between its snapshot and its emptied journal', () => {
  it('takes no change in twice', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const add = (count: number, from: number) =>
      store.reading.update((reading) => {
        const added = Array.from({ length: count }, (_, at) => ({ articleId: 'a.1', at: from + at }));
        return { ...reading, history: [...reading.history, ...added] };
      });
    await add(5, 0);
    await add(5, 5);
    const journal = path.join(folder.path, 'reading.json.log');
    const unfolded = await readFile(journal);
    await add(4_000, 10);
    const { history } = store.reading.data;
    await store.close();
    expect(await readFile(journal, 'utf8')).toBe('');
    await writeFile(journal, unfolded);
    const again = await openTestStore(folder.path);
    expect(again.store.reading.data.history).toEqual(history);
    expect(again.notices).toEqual([]);
    await again.store.close();
  });
});

describe('a source', () => {
  it('answers what a put made new, changed, and left alone', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    expect(await source.put({ articles: [article(1), article(2)] })).toEqual({
      new: ['a.1', 'a.2'],
      updated: [],
      removed: [],
    });
    const changed = { ...article(2), row: row('a.2', { title: 'Another title' }) };
    expect(await source.put({ articles: [article(1), changed, article(3)] })).toEqual({
      new: ['a.3'],
      updated: ['a.2'],
      removed: [],
    });
    await store.close();
  });

  it('writes nothing for articles it already has', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await source.put({ articles: [article(1)], fetchState: emptyFetchState });
    const before = await store.size();
    await source.put({ articles: [article(1)], fetchState: emptyFetchState });
    expect(await store.size()).toBe(before);
    await store.close();
  });

  it('keeps a changed body under an unchanged row', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await source.put({ articles: [article(1)] });
    const changes = await source.put({ articles: [{ row: row('a.1'), body: body('<p>Longer text</p>') }] });
    expect(changes.updated).toEqual(['a.1']);
    expect((await source.body('a.1'))?.html).toBe('<p>Longer text</p>');
    await store.close();
  });

  it('of one id twice in a put keeps the last', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    const again = { row: row('a.1', { title: 'Last' }), body: body('<p>Last</p>') };
    expect((await source.put({ articles: [article(1), again] })).new).toEqual(['a.1']);
    expect(source.rows.get('a.1')?.title).toBe('Last');
    expect((await source.body('a.1'))?.html).toBe('<p>Last</p>');
    await store.close();
  });

  it('changes one article as it stands after what was put before', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await source.put({ articles: [article(1)] });
    const longer = (end: string) =>
      source.change('a.1', (now, { html }) => ({
        row: { ...now, title: `${now.title}${end}` },
        body: body(html + end),
      }));
    const changes = await Promise.all([
      source.put({ articles: [{ row: row('a.1', { title: 'Put' }), body: body('<p>Put</p>') }] }),
      longer('!'),
      longer('?'),
      source.change('a.1', () => null),
      source.change('a.2', (now, text) => ({ row: now, body: text })),
    ]);
    expect(changes.map(({ updated }) => updated)).toEqual([['a.1'], ['a.1'], ['a.1'], [], []]);
    expect(source.rows.get('a.1')?.title).toBe('Put!?');
    expect((await source.body('a.1'))?.html).toBe('<p>Put</p>!?');
    await store.close();
    await expect(source.change('a.1', () => null)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('has rows, fetch state, statuses, gone marks and bodies after the next opening', async () => {
    await using folder = await temporaryFolder();
    const first = await openTestStore(folder.path);
    const source = await first.store.source('a');
    const fetchState = { ...emptyFetchState, etag: '"7"', lastGoodFetch: testNow };
    await source.put({ articles: [article(1), article(2)], fetchState });
    await source.setStatus(new Map([['a.2', status({ starred: true })]]));
    await source.remove(['a.2']);
    await first.store.close();

    const { store } = await openTestStore(folder.path);
    const opened = await store.source('a');
    expect([...opened.rows.values()]).toEqual([row('a.1')]);
    expect(opened.fetchState).toEqual(fetchState);
    expect([...opened.statuses]).toEqual([['a.2', status({ starred: true })]]);
    expect([opened.isGone('a.1'), opened.isGone('a.2')]).toEqual([false, true]);
    expect(await opened.body('a.1')).toEqual(body('<p>Text 1</p>'));
    expect(await opened.body('a.2')).toBeNull();
    await store.close();
  });

  it('knows the entry each article was read from, also after the next opening, until the article changes or goes', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    const fingerprints = new Map([1, 2, 3, 9].map((number) => [`a.${number}`, `entry ${number}`]));
    await source.put({ articles: [1, 2, 3, 4].map((number) => article(number)), fingerprints });
    await source.put({ articles: [article(1, { title: 'With a picture' }), article(2, { hash: 'changed' })] });
    await source.remove(['a.3']);
    await source.put({ articles: [], fingerprints: new Map([['a.4', 'entry 4']]) });
    const known = [
      ['a.1', 'entry 1'],
      ['a.4', 'entry 4'],
    ];
    expect([...source.fingerprints]).toEqual(known);
    await store.close();

    const { store: again } = await openTestStore(folder.path);
    const reopened = await again.source('a');
    expect([...reopened.fingerprints]).toEqual(known);
    const journal = path.join(folder.path, 'feeds/a/articles.json.log');
    const before = await readFile(journal);
    await reopened.put({ articles: [], fingerprints: new Map([['a.4', 'entry 4']]) });
    expect(await readFile(journal)).toEqual(before);
    await again.close();
  });

  it('forgets a status that is back to unread', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await source.setStatus(new Map([['a.1', status({ read: true })]]));
    await source.setStatus(new Map([['a.1', status({})]]));
    expect(source.statuses.size).toBe(0);
    await store.close();
  });

  it('is the same object each time', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const [one, two] = await Promise.all([store.source('a'), store.source('a')]);
    expect(one).toBe(two);
    await store.close();
  });

  it('gives the room of removed bodies back', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    const articles = Array.from({ length: 40 }, (_, number) => article(number));
    await source.put({ articles });
    await source.remove(articles.map((each) => each.row.id));
    expect(await readdir(path.join(folder.path, 'feeds/a/bodies'))).toEqual([]);
    await store.close();
  });

  it('moves a body with its article to another month', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await source.put({ articles: [article(1)] });
    await source.put({ articles: [article(1, { arrived: Date.UTC(2026, 9, 1) })] });
    expect(await readdir(path.join(folder.path, 'feeds/a/bodies'))).toEqual(['2026-10.json.log']);
    expect((await source.body('a.1'))?.html).toBe('<p>Text 1</p>');
    await store.close();
  });

  it('refuses ids that are not its own, and names that are no safe folder', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await expect(source.put({ articles: [{ row: row('b.1'), body: body('') }] })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(source.setStatus(new Map([['b.1', status({ read: true })]]))).rejects.toMatchObject({
      code: 'bad-input',
    });
    for (const id of ['', '..', 'a/b', 'a.b', 'A', 'con', '.hidden', 'x'.repeat(49), 'a\0b']) {
      await expect(store.source(id)).rejects.toMatchObject({ code: 'bad-input' });
      await expect(store.removeSource(id)).rejects.toMatchObject({ code: 'bad-input' });
    }
    await store.close();
  });

  it('is taken away whole, and refuses changes afterwards', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await source.put({ articles: [article(1)] });
    await store.removeSource('a');
    expect(await readdir(path.join(folder.path, 'feeds'))).toEqual([]);
    await expect(source.put({ articles: [article(2)] })).rejects.toMatchObject({ code: 'source-not-found' });
    const anew = await store.source('a');
    expect(anew.rows.size).toBe(0);
    await anew.put({ articles: [article(3)] });
    expect((await anew.body('a.3'))?.html).toBe('<p>Text 3</p>');
    await store.close();
  });
});

describe('a closed store', () => {
  it('refuses every change', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await store.close();
    const changes = [
      () => store.paper.update((paper) => ({ ...paper })),
      () => store.reading.update((reading) => ({ ...reading })),
      () => source.put({ articles: [article(1)] }),
      () => source.setStatus(new Map([['a.1', status({ read: true })]])),
      () => source.remove(['a.1']),
      () => store.pictures.put(Buffer.from('GIF89a')),
      () => store.source('b'),
      () => store.removeSource('a'),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('has what was under way when it was closed', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    const put = source.put({ articles: [article(1)] });
    const mark = source.setStatus(new Map([['a.1', status({ read: true })]]));
    await store.close();
    await Promise.all([put, mark]);
    const again = await openTestStore(folder.path);
    const opened = await again.store.source('a');
    expect([opened.rows.size, opened.statuses.size]).toEqual([1, 1]);
    await again.store.close();
  });
});

describe('the size', () => {
  it('follows writes without looking again, and counts the index that others write', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await store.size();
    await source.put({ articles: Array.from({ length: 300 }, (_, number) => article(number)) });
    await source.remove(['a.1', 'a.2']);
    await store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
    await (await store.source('b')).put({ articles: [{ row: row('b.1'), body: body('x') }] });
    await store.removeSource('b');
    await writeFile(path.join(folder.path, 'search.sqlite'), 'x'.repeat(5_000));
    let bytes = 0;
    for (const entry of await readdir(folder.path, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += (await readFile(path.join(entry.parentPath, entry.name))).length;
    }
    expect(await store.size()).toBe(bytes);
    await store.close();
  });
});
