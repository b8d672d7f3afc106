/** The small files beside the stories: damaged, lost or of a later program, each is told of, and takes nothing else with it. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EditionHead, FrontPage, PrintedStory } from '../../../electron/contract/edition.ts';
import type { Store } from '../../../electron/library/store/model.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { article, openTestStore, testNow } from './library.ts';

const edition = (id: string): EditionHead & FrontPage<PrintedStory> => ({
  id,
  name: 'morning',
  made: testNow,
  sources: 1,
  newStories: 1,
  offlineStories: 1,
  lead: null,
  under: [],
  seconds: [],
  mustRead: [],
  blocks: [],
});

const trip = { sectionIds: null, hours: 2, megabytes: null, bytesFetched: 0, state: 'paused' } as const;
const medium = {
  articleId: 'a.1',
  link: 'https://example.org/a.mp3',
  mediaId: null,
  type: null,
  bytes: 7,
  total: 9,
  validator: null,
  place: 12,
  error: null,
  at: testNow,
};
const ruling = { id: 'r', at: testNow, kind: 'apart', ours: ['a.1'], others: ['a.2'] } as const;

/** Something in every file. */
const fill = async (store: Store): Promise<void> => {
  await (await store.source('a')).put({ articles: [article(1), article(2)] });
  await store.paper.update((paper) => ({ ...paper, welcome: 'done' }));
  await store.reading.update((reading) => ({ ...reading, searches: ['ferry'] }));
  await store.editor.update((editor) => ({ ...editor, rulings: [ruling] }));
  await store.waiting.update((waiting) => ({ ...waiting, trip }));
  await store.mediaFile.update(() => ({ entries: [medium] }));
  await store.editions.put(edition('first'), [], 0);
};

const everything = async (store: Store) => ({
  titles: [...(await store.source('a')).rows.values()].map(({ title }) => title),
  welcome: store.paper.data.welcome,
  searches: store.reading.data.searches,
  rulings: store.editor.data.rulings,
  trip: store.waiting.data.trip,
  media: store.mediaFile.data.entries,
  editions: (await store.editions.all()).map(({ id }) => id),
});
type Everything = Awaited<ReturnType<typeof everything>>;

const filled = async (folder: string): Promise<Everything> => {
  const { store } = await openTestStore(folder);
  await fill(store);
  const whole = await everything(store);
  await store.close();
  return whole;
};

/** What is left where a file is lost with all its copies. */
const snapshots: readonly (readonly [file: string, left: Partial<Everything>])[] = [
  ['editor.json', { rulings: [] }],
  ['waiting.json', { trip: null }],
  ['media.json', { media: [] }],
];

describe.each(snapshots)('%s', (file, left) => {
  it('damaged or lost is brought back from its copy, with a word', async () => {
    for (const damage of ['{"kind":', null]) {
      await using folder = await temporaryFolder();
      const whole = await filled(folder.path);
      if (damage === null) await rm(path.join(folder.path, file));
      else await writeFile(path.join(folder.path, file), damage);
      const { store, notices } = await openTestStore(folder.path);
      expect(await everything(store)).toEqual(whole);
      const kept = damage === null ? null : expect.stringContaining(`${file}.unreadable-`);
      expect(notices).toEqual([{ code: 'file-set-aside', params: { file, kept, restored: true } }]);
      await store.close();
    }
  });

  it('damaged with its copies is put aside as it is, and takes nothing else with it', async () => {
    await using folder = await temporaryFolder();
    const whole = await filled(folder.path);
    const damaged = (await readFile(path.join(folder.path, file), 'utf8')).replace('"checksum":"', '"checksum":"x');
    await writeFile(path.join(folder.path, file), damaged);
    const copies = await readdir(path.join(folder.path, 'snapshots'));
    const stem = file.replace('json', '');
    for (const copy of copies.filter((name) => name.startsWith(stem)))
      await writeFile(path.join(folder.path, 'snapshots', copy), 'not compressed');
    const { store, notices } = await openTestStore(folder.path);
    expect(await everything(store)).toEqual({ ...whole, ...left });
    expect(notices).toMatchObject([{ code: 'file-set-aside', params: { file, restored: false } }]);
    expect(await readFile(path.join(folder.path, String(notices[0]?.params['kept'])), 'utf8')).toBe(damaged);
    await store.close();
    const again = await openTestStore(folder.path);
    expect(again.notices).toEqual([]);
    expect(await everything(again.store)).toEqual({ ...whole, ...left });
    await again.store.close();
  });

  it('of a later program is refused as newer and left as it is', async () => {
    await using folder = await temporaryFolder();
    await filled(folder.path);
    const newer = `{"kind":"${file.replace('.json', '')}","format":9,"checksum":"x","data":{}}`;
    await writeFile(path.join(folder.path, file), newer);
    await expect(openTestStore(folder.path)).rejects.toMatchObject({ code: 'library-newer', params: { file } });
    expect(await readFile(path.join(folder.path, file), 'utf8')).toBe(newer);
    expect(await readdir(folder.path)).not.toContain('lock');
  });

  it('of an older program may be missing', async () => {
    await using folder = await temporaryFolder();
    const whole = await filled(folder.path);
    await rm(path.join(folder.path, file));
    await rm(path.join(folder.path, 'snapshots'), { recursive: true });
    const { store, notices } = await openTestStore(folder.path);
    expect(await everything(store)).toEqual({ ...whole, ...left });
    expect(notices).toEqual([]);
    expect((await store.check()).problems).toEqual([]);
    await store.close();
  });
});

describe('editions.json', () => {
  it('loses the editions that cannot be read, with a word, and no other', async () => {
    await using folder = await temporaryFolder();
    const whole = await filled(folder.path);
    const journal = path.join(folder.path, 'editions.json.log');
    const { store } = await openTestStore(folder.path);
    await store.editions.put(edition('second'), [], 0);
    await store.close();
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('"id":"first"', '"id":"fIrst"'));
    const opened = await openTestStore(folder.path);
    expect(await everything(opened.store)).toEqual({ ...whole, editions: ['second'] });
    expect(opened.notices).toMatchObject([
      { code: 'changes-unreadable', params: { file: 'editions.json.log', lost: 1 } },
    ]);
    await opened.store.close();
    // It was folded, with a copy in snapshots/.
    await writeFile(path.join(folder.path, 'editions.json'), 'nothing');
    const again = await openTestStore(folder.path);
    expect(await everything(again.store)).toEqual({ ...whole, editions: ['second'] });
    expect(again.notices).toMatchObject([
      { code: 'file-set-aside', params: { file: 'editions.json', restored: true } },
    ]);
    await again.store.close();
  });

  it('of a later program keeps its own call alone from an answer', async () => {
    await using folder = await temporaryFolder();
    const { editions: _editions, ...whole } = await filled(folder.path);
    const newer = '{"kind":"editions","format":9,"checksum":"x","data":[]}';
    await writeFile(path.join(folder.path, 'editions.json'), newer);
    const { store } = await openTestStore(folder.path);
    await expect(store.editions.all()).rejects.toMatchObject({ code: 'library-newer' });
    await expect(store.editions.put(edition('third'), [], 0)).rejects.toMatchObject({ code: 'library-newer' });
    expect(store.editor.data.rulings).toEqual(whole.rulings);
    await store.close();
    expect(await readFile(path.join(folder.path, 'editions.json'), 'utf8')).toBe(newer);
  });
});

describe('the kinds of small files', () => {
  it('are all told of in FILES.md', async () => {
    await using folder = await temporaryFolder();
    await filled(folder.path);
    const told = await readFile(new URL('../../../electron/library/store/FILES.md', import.meta.url), 'utf8');
    const names = (await readdir(folder.path, { withFileTypes: true })).filter((entry) => entry.isFile());
    const files = names.map(({ name }) => name.replace(/\.log$/, ''));
    expect(files).toContain('editor.json');
    for (const file of files) expect(told).toContain(`| \`${file}\``);
  });
});
