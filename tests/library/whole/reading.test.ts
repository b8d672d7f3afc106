import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const importNotes = async (
  { library }: TestLibrary,
  count: number,
  sectionId: string | null = null,
): Promise<readonly string[]> => {
  const files = Array.from({ length: count }, (_, index) => ({
    name: `note-${index}.txt`,
    bytes: bytesOf(
      `Note number ${index}\n\nThe lamp at pier ${index} was lit again after the storm had passed over the harbour.`,
    ),
  }));
  const lines = await library.handlers['files.import']({ files, sectionId });
  return lines.flatMap((line) => line.articleIds);
};

describe('marks', () => {
  it('are durable, told, counted and can be taken back', async () => {
    await using folder = await temporaryFolder();
    let undo = '';
    let ids: readonly string[] = [];
    {
      await using opened = await openTestLibrary(folder.path);
      ids = await importNotes(opened, 3);
      const marked = await opened.library.handlers['articles.mark']({ ids, read: true });
      expect(marked.changes).toHaveLength(3);
      undo = marked.undo ?? '';
      expect(opened.told.filter(([name]) => name === 'status.changed')).toHaveLength(1);
      expect((await opened.library.handlers['paper.get']()).counts.unread).toBe(0);
    }
    await using again = await openTestLibrary(folder.path);
    const { handlers } = again.library;
    expect((await handlers['paper.get']()).counts.unread).toBe(0);
    await handlers['undo.apply']({ undo });
    expect((await handlers['paper.get']()).counts.unread).toBe(3);
    await expect(handlers['undo.apply']({ undo })).rejects.toMatchObject({ code: 'undo-not-found' });
  });

  it('that one source cannot keep are kept and told for the others', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { samples: true });
    const [here = ''] = await importNotes(opened, 1);
    const { handlers } = opened.library;
    const { headlines } = await handlers['articles.list']({ kind: 'all', limit: 500 });
    const elsewhere = headlines.find(({ sourceId }) => sourceId !== here.split('.')[0]);
    await mkdir(path.join(folder.path, 'feeds', here.split('.')[0] ?? '', 'status.json.log'), { recursive: true });
    const ids = [here, elsewhere?.id ?? ''];
    await expect(handlers['articles.mark']({ ids, starred: true })).rejects.toMatchObject({ code: 'disk-failed' });
    const starred = await Promise.all(ids.map(async (id) => (await handlers['articles.get']({ id })).status.starred));
    expect(starred).toEqual([false, true]);
    const told = opened.told.filter(([name]) => name === 'status.changed').map(([, data]) => data);
    expect(told).toMatchObject([{ changes: [{ id: ids[1] }] }]);
  });

  it('of an article that is not there change nothing', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const ids = await importNotes(opened, 1);
    const { handlers } = opened.library;
    await expect(handlers['articles.mark']({ ids: [...ids, 'saved.nothing'], read: true })).rejects.toMatchObject({
      code: 'article-not-found',
    });
    expect((await handlers['articles.get']({ id: ids[0] ?? '' })).status.read).toBe(false);
  });

  it('that say what is already so are no change and need no undo', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const ids = await importNotes(opened, 1);
    const answer = await opened.library.handlers['articles.mark']({ ids, read: false });
    expect(answer).toEqual({ changes: [], undo: null });
  });

  it('put stories into the lists named after them', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const [first = '', second = ''] = await importNotes(opened, 3);
    const { handlers } = opened.library;
    await handlers['articles.mark']({ ids: [first], starred: true });
    await handlers['articles.mark']({ ids: [second], saved: true });
    const list = async (kind: 'starred' | 'saved' | 'files' | 'latest') =>
      (await handlers['articles.list']({ kind })).headlines.map((headline) => headline.id);
    expect(await list('starred')).toEqual([first]);
    expect(await list('saved')).toEqual([second]);
    expect(await list('files')).toHaveLength(3);
    expect(await list('latest')).toHaveLength(3);
  });

  it('of a whole list are one step to take back', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    await importNotes(opened, 5);
    const { handlers } = opened.library;
    const { marked, undo } = await handlers['articles.markAllRead']({ kind: 'files' });
    expect(marked).toBe(5);
    expect(await handlers['articles.markAllRead']({ kind: 'files' })).toEqual({ marked: 0, undo: null });
    await handlers['undo.apply']({ undo: undo ?? '' });
    expect((await handlers['paper.get']()).counts.unread).toBe(5);
  });
});

describe('lists', () => {
  it('come in pages that neither repeat nor miss a story', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const ids = await importNotes(opened, 7);
    const { handlers } = opened.library;
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await handlers['articles.list']({
        kind: 'latest',
        limit: 3,
        ...(after === undefined ? {} : { after }),
      });
      expect(page.total).toBe(7);
      seen.push(...page.headlines.map((headline) => headline.id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen.toSorted()).toEqual([...ids].toSorted());
  });

  it('of a section hold what stands in its subsections, and fail for one that is not there', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const inner = await handlers['sections.ensure']({ path: ['World', 'Harbours'] });
    await importNotes(opened, 2, inner.id);
    const page = await handlers['articles.list']({ kind: 'section', id: inner.parentId ?? '' });
    expect(page.total).toBe(2);
    expect((await handlers['paper.get']()).counts.bySection).toEqual({ [inner.id]: 2, [inner.parentId ?? '']: 2 });
    await expect(handlers['articles.list']({ kind: 'section', id: 'nowhere' })).rejects.toMatchObject({
      code: 'section-not-found',
    });
    await expect(handlers['articles.list']({ kind: 'source', id: 'nowhere' })).rejects.toMatchObject({
      code: 'source-not-found',
    });
    await expect(handlers['articles.list']({ kind: 'section' })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('removing', () => {
  it('an article takes it from lists and search, and undo brings it back with its marks', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const [id = ''] = await importNotes(opened, 2);
    const { handlers } = opened.library;
    await handlers['articles.mark']({ ids: [id], starred: true });
    expect((await handlers['search.query']({ query: '"number 0"' })).hits.map((hit) => hit.headline.id)).toEqual([id]);
    const { undo } = await handlers['articles.remove']({ ids: [id] });
    await expect(handlers['articles.get']({ id })).rejects.toMatchObject({ code: 'article-not-found' });
    expect((await handlers['search.query']({ query: '"number 0"' })).hits).toEqual([]);
    await handlers['undo.apply']({ undo });
    expect((await handlers['articles.get']({ id })).status.starred).toBe(true);
    expect((await handlers['search.query']({ query: '"number 0"' })).hits.map((hit) => hit.headline.id)).toEqual([id]);
  });

  it('a section gives its sources and subsections to its parent, and undo puts them back, once what stands in the way is gone', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const inner = await handlers['sections.ensure']({ path: ['World', 'Harbours', 'North'] });
    const before = (await handlers['paper.get']()).sections;
    const { undo } = await handlers['sections.remove']({ id: inner.parentId ?? '' });
    const { sections } = await handlers['paper.get']();
    expect(sections.map((section) => section.title).toSorted()).toEqual(['North', 'World']);
    const inTheWay = await handlers['sections.add']({ title: 'Harbours', parentId: sections[0]?.id ?? null });
    await expect(handlers['undo.apply']({ undo })).rejects.toMatchObject({ code: 'section-exists' });
    await handlers['sections.remove']({ id: inTheWay.id });
    const twice = [handlers['undo.apply']({ undo }), handlers['undo.apply']({ undo })];
    expect((await Promise.allSettled(twice)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const byId = (list: typeof before) => Object.fromEntries(list.map((section) => [section.id, section]));
    expect(byId((await handlers['paper.get']()).sections)).toEqual(byId(before));
  });

  it('refuses to take Saved away', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    await expect(opened.library.handlers['sources.remove']({ id: 'saved' })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});
