import { appendFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFetchState } from '../../../electron/library/store/model.ts';
import type { FetchState, SourceStore } from '../../../electron/library/store/model.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { article, openTestStore, testNow } from './library.ts';

/** A feed's state after it was asked `minutes` after the first time. */
const asked = (minutes: number, part: { readonly unchanged?: boolean; readonly etag?: string } = {}): FetchState => ({
  ...emptyFetchState,
  etag: part.etag ?? '"7"',
  lastFetch: {
    at: testNow + minutes * 60_000,
    ok: true,
    error: null,
    httpStatus: 200,
    unchanged: part.unchanged ?? true,
    newArticles: 0,
    bytes: 0,
    ms: 3,
  },
});

const fill = (source: SourceStore) =>
  source.put({ articles: [article(1), article(2)], fetchState: asked(0, { unchanged: false }) });

const ownJournal = 'feeds/a/articles.json.log';

describe('answers without anything new', () => {
  it('stand in one file for all feeds, also after the next opening', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const [a, b] = [await store.source('a'), await store.source('b')];
    await Promise.all([a, b].map((source) => source.put({ articles: [], fetchState: asked(0, { unchanged: false }) })));
    const before = await readFile(path.join(folder.path, ownJournal));
    await Promise.all([a, b].map((source) => source.put({ articles: [], fetchState: asked(5) })));
    await a.put({ articles: [], fetchState: asked(10) });
    expect(await readFile(path.join(folder.path, ownJournal))).toEqual(before);
    expect([a.fetchState, b.fetchState]).toEqual([asked(10), asked(5)]);
    await store.close();

    const { store: again, notices } = await openTestStore(folder.path);
    expect((await again.source('a')).fetchState).toEqual(asked(10));
    expect((await again.source('b')).fetchState).toEqual(asked(5));
    expect(notices).toEqual([]);
    expect((await again.check()).problems).toEqual([]);
    await again.close();
  });

  it('give way to what comes after them', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await fill(source);
    await source.put({ articles: [], fetchState: asked(5) });
    const later = asked(10, { unchanged: false, etag: '"8"' });
    await source.put({ articles: [article(3)], fetchState: later });
    expect(source.fetchState).toEqual(later);
    await store.close();
    const { store: again } = await openTestStore(folder.path);
    expect((await again.source('a')).fetchState).toEqual(later);
    await again.close();
  });

  it.each([
    ['with other validators', asked(5, { etag: '"8"' })],
    ['while the clock is set back', asked(-5)],
  ])('are kept by the feed itself %s', async (_, fetchState) => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await fill(source);
    await source.put({ articles: [], fetchState: asked(3) });
    await source.put({ articles: [], fetchState });
    const own = await readFile(path.join(folder.path, ownJournal), 'utf8');
    expect(own).toContain(JSON.stringify(fetchState));
    await store.close();
  });

  it('never stand for stories that were lost: a damaged feed is asked for everything', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    const source = await store.source('a');
    await fill(source);
    await source.put({ articles: [], fetchState: asked(5) });
    await store.close();
    const journal = path.join(folder.path, ownJournal);
    const text = await readFile(journal, 'utf8');
    await writeFile(journal, text.replace('Title of a.1', 'Title of a.X'));
    const { store: again } = await openTestStore(folder.path);
    expect((await again.source('a')).fetchState.etag).toBeNull();
    await again.close();
  });

  it.each([
    [
      'an older copy of it was put back',
      async (feeds: string, copy: string) => cp(copy, feeds, { recursive: true }),
      '"7"',
    ],
    ['its removal was not finished', async () => undefined, null],
  ])('never stand for stories that a feed has not: %s', async (_, putBack, etag) => {
    await using folder = await temporaryFolder();
    await using other = await temporaryFolder();
    const [feeds, copy] = [path.join(folder.path, 'feeds'), path.join(other.path, 'feeds')];
    const { store } = await openTestStore(folder.path);
    await fill(await store.source('a'));
    await store.close();
    await cp(feeds, copy, { recursive: true });
    const { store: later } = await openTestStore(folder.path);
    const source = await later.source('a');
    await source.put({ articles: [article(3)], fetchState: asked(5, { unchanged: false, etag: '"8"' }) });
    await source.put({ articles: [], fetchState: asked(10, { etag: '"8"' }) });
    await later.close();
    await rm(feeds, { recursive: true });
    await putBack(feeds, copy);
    const { store: again } = await openTestStore(folder.path);
    expect((await again.source('a')).fetchState.etag).toBe(etag);
    await again.close();
  });

  it('go with their source', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    await fill(await store.source('a'));
    await (await store.source('a')).put({ articles: [], fetchState: asked(5) });
    await store.removeSource('a');
    await fill(await store.source('a'));
    expect((await store.source('a')).fetchState).toEqual(asked(0, { unchanged: false }));
    await store.close();
  });

  it('cost nothing but themselves when their file is damaged or was not finished', async () => {
    await using folder = await temporaryFolder();
    const { store } = await openTestStore(folder.path);
    await fill(await store.source('a'));
    await (await store.source('a')).put({ articles: [], fetchState: asked(5) });
    await store.close();
    const shared = path.join(folder.path, 'fetches.json.log');
    await appendFile(shared, '0000');
    const torn = await openTestStore(folder.path);
    expect((await torn.store.source('a')).fetchState).toEqual(asked(5));
    expect(torn.notices).toEqual([]);
    await torn.store.close();

    await writeFile(shared, (await readFile(shared, 'utf8')).replace('"source":"a"', '"source":"b"'));
    const damaged = await openTestStore(folder.path);
    const source = await damaged.store.source('a');
    expect(source.fetchState).toEqual(asked(0, { unchanged: false }));
    expect(source.rows.size).toBe(2);
    expect(damaged.notices.map(({ code, params }) => `${code} ${String(params['file'])}`)).toEqual([
      'changes-unreadable fetches.json.log',
    ]);
    expect((await readdir(folder.path)).filter((name) => name.includes('.unreadable-'))).toHaveLength(1);
    await damaged.store.close();
  });
});
