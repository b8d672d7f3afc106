import { describe, expect, it } from 'vitest';
import type { FilterRule } from '../../../electron/contract/filters.ts';
import { quayStories, refresh, rule, story, soon, subscribe, titles } from '../../support/filters.ts';
import { openTestLibrary } from '../../support/library.ts';
import { startNewsSite } from '../../support/news-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('a filter that hides', () => {
  it('takes stories out of every list, count, rail, the edition and search, and its undo brings them back at once', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    const sourceId = await subscribe(opened, site);
    const { handlers } = opened.library;
    const everywhere = async () => {
      const paper = await handlers['paper.get']();
      const bridge = (await handlers['articles.list']({ kind: 'all' })).headlines.at(-1);
      const rails = await handlers['rails.get']({ articleId: bridge?.id ?? '' });
      const edition = await handlers['edition.get']({});
      return {
        all: await titles(opened),
        source: await titles(opened, { kind: 'source', id: sourceId }),
        hidden: await titles(opened, { kind: 'hidden' }),
        counts: [paper.counts.stories, paper.counts.unread, paper.counts.hidden],
        ofSource: paper.sources.filter(({ id }) => id === sourceId).map(({ articles, unread }) => [articles, unread]),
        rail: rails.latest.map((item) => item.headline.title),
        front: [edition.lead, ...edition.seconds].flatMap((item) => item?.title ?? []).sort(),
        found: (await handlers['search.query']({ query: 'ferry' })).hits.map((hit) => hit.headline.title).sort(),
        total: (await handlers['search.query']({ query: 'ferry' })).total,
      };
    };
    const before = await everywhere();
    expect(before).toMatchObject({ all: ['Market moves', 'Bridge opens', 'Ferry sails again'], total: 2, hidden: [] });

    const { filter, undo } = await handlers['filters.save']({ rule: rule('ferry', { hide: true }) });
    expect(filter).toMatchObject({ acted: 2, hidden: 2, problem: null });
    expect(await everywhere()).toEqual({
      all: ['Market moves'],
      source: ['Market moves'],
      hidden: ['Bridge opens', 'Ferry sails again'],
      counts: [1, 1, 2],
      ofSource: [[1, 1]],
      rail: before.rail.filter((title) => title === 'Market moves'),
      front: ['Market moves'],
      found: [],
      total: 0,
    });
    expect(opened.told.map(([name]) => name)).toContain('filters.changed');
    expect(opened.told.map(([name]) => name)).toContain('edition.changed');

    await handlers['undo.apply']({ undo });
    expect(await everywhere()).toEqual(before);
    expect(await handlers['filters.list']()).toEqual({ filters: [], waiting: 0 });
  });

  it('hides what arrives before anybody hears of it, and keeps it to be read', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories.slice(1));
    await using opened = await openTestLibrary(folder.path);
    await subscribe(opened, site);
    const { handlers } = opened.library;
    const { filter } = await handlers['filters.save']({ rule: rule('ferry', { hide: true }, { field: 'title' }) });
    expect(filter.acted).toBe(0);
    const heard = opened.told.length;
    site.stories = [...quayStories, story(4, 'Lamps are lit')];
    expect(await handlers['feeds.refresh']({})).toMatchObject({ newArticles: 1 });
    expect((await handlers['doctor.report']({})).feeds[0]?.lastFetch?.newArticles).toBe(1);
    const told = opened.told.slice(heard).flatMap(([name, payload]) => (name === 'articles.changed' ? [payload] : []));
    const { headlines } = await handlers['articles.list']({ kind: 'hidden' });
    const [hidden] = headlines;
    expect(hidden).toMatchObject({ title: 'Ferry sails again', hiddenBy: filter.id });
    expect(JSON.stringify(told)).not.toContain(hidden?.id);
    expect((await handlers['articles.get']({ id: hidden?.id ?? '' })).article.html).toContain('harbour');
    expect((await handlers['filters.list']()).filters).toMatchObject([{ acted: 1, hidden: 1 }]);
  });

  it('gives a story back that the reader saves by its address, and no second copy', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    const sourceId = await subscribe(opened, site);
    const { handlers } = opened.library;
    await handlers['filters.save']({ rule: rule('ferry', { hide: true }) });
    const { headlines } = await handlers['articles.list']({ kind: 'hidden' });
    const hidden = headlines.find(({ title }) => title.startsWith('Ferry'));
    const saved = await handlers['pages.save']({ url: hidden?.link ?? '' });
    expect(saved).toMatchObject({ id: hidden?.id, added: false });
    expect(await titles(opened, { kind: 'saved' })).toEqual(['Ferry sails again']);
    expect(await titles(opened, { kind: 'source', id: sourceId })).toEqual(['Market moves', 'Ferry sails again']);
    await handlers['filters.apply']({});
    expect(await titles(opened, { kind: 'hidden' })).toEqual(['Bridge opens']);
  });

  it('follows a story whose text changes, both ways', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    await subscribe(opened, site);
    await opened.library.handlers['filters.save']({ rule: rule('storm', { hide: true }) });
    expect(await titles(opened)).toHaveLength(3);
    site.stories = [story(1, 'Ferry sails again', 'The storm is over.'), ...quayStories.slice(1)];
    await refresh(opened);
    expect(await titles(opened, { kind: 'hidden' })).toEqual(['Ferry sails again']);
    expect((await opened.library.handlers['search.query']({ query: 'storm' })).total).toBe(0);
    site.stories = quayStories;
    await refresh(opened);
    expect(await titles(opened)).toHaveLength(3);
    expect((await opened.library.handlers['search.query']({ query: 'ferry' })).total).toBe(2);
  });

  it('leaves alone what the reader kept, and what was here before it when it is told to', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    await subscribe(opened, site);
    const { handlers } = opened.library;
    const { headlines } = await handlers['articles.list']({ kind: 'all' });
    const ferry = headlines.find(({ title }) => title.startsWith('Ferry'))?.id ?? '';
    await handlers['articles.mark']({ ids: [ferry], starred: true });
    await handlers['filters.save']({ rule: rule('ferry', { hide: true }) });
    expect(await titles(opened)).toEqual(['Market moves', 'Ferry sails again']);
    opened.clock.advance(60_000);
    await handlers['filters.save']({ rule: rule('market', { hide: true }, { storedToo: false }) });
    expect(await titles(opened)).toEqual(['Market moves', 'Ferry sails again']);
    opened.clock.advance(60_000);
    site.stories = [story(4, 'Market falls'), ...quayStories];
    await refresh(opened);
    expect(await titles(opened, { kind: 'hidden' })).toEqual(['Market falls', 'Bridge opens']);
  });

  it('lets single stories be brought back, which lasts and can be taken back', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    await subscribe(opened, site);
    const { handlers } = opened.library;
    const { filter } = await handlers['filters.save']({ rule: rule('ferry', { hide: true }) });
    const { headlines } = await handlers['articles.list']({ kind: 'hidden' });
    const read = async (): Promise<boolean | undefined> =>
      (await handlers['articles.list']({ kind: 'hidden' })).headlines[0]?.status.read;
    const marked = await handlers['articles.mark']({ ids: [headlines[0]?.id ?? ''], read: true });
    expect(await read()).toBe(true);
    await handlers['undo.apply']({ undo: marked.undo ?? '' });
    expect(await read()).toBe(false);
    const { shown, undo } = await handlers['filters.bringBack']({ ids: [headlines[0]?.id ?? ''] });
    expect(shown).toBe(1);
    expect(await titles(opened)).toEqual(['Market moves', 'Bridge opens']);
    await handlers['filters.save']({ id: filter.id, rule: rule('ferry', { hide: true, tags: ['sea'] }) });
    expect(await titles(opened)).toEqual(['Market moves', 'Bridge opens']);
    await handlers['undo.apply']({ undo });
    expect(await titles(opened)).toEqual(['Market moves']);
    await expect(handlers['filters.bringBack']({ ids: ['none.none'] })).rejects.toMatchObject({
      code: 'article-not-found',
    });
  });
});

describe('a filter that marks', () => {
  it('does so once, never against the reader, and takes its marks back with its undo', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories.slice(1));
    await using opened = await openTestLibrary(folder.path);
    await subscribe(opened, site);
    const { handlers } = opened.library;
    const actions = { read: true, starred: true, mustRead: true };
    const { filter, undo } = await handlers['filters.save']({ rule: rule('ferry', actions) });
    const statuses = async () =>
      Object.fromEntries(
        (await handlers['articles.list']({ kind: 'all' })).headlines.map(({ title, status }) => [title, status]),
      );
    const marked = { read: true, starred: true, mustRead: true, saved: false };
    expect((await statuses())['Bridge opens']).toMatchObject(marked);
    site.stories = quayStories;
    await refresh(opened);
    expect((await statuses())['Ferry sails again']).toMatchObject(marked);
    expect((await statuses())['Market moves']).toMatchObject({ read: false });

    const ferry = (await handlers['articles.list']({ kind: 'starred' })).headlines[0]?.id ?? '';
    await handlers['articles.mark']({ ids: [ferry], starred: false, read: false });
    await handlers['filters.save']({ id: filter.id, rule: { ...rule('ferry', actions), name: 'Boats' } });
    site.stories = [
      story(2, 'Bridge opens', 'A ferry passed below, twice.'),
      ...quayStories.filter(({ id }) => id !== '2'),
    ];
    await refresh(opened);
    const now = Object.values(await statuses());
    expect(now.filter((status) => status.starred)).toHaveLength(1);
    expect(now.filter((status) => status.mustRead)).toHaveLength(2);

    await handlers['undo.apply']({ undo });
    expect(
      Object.values(await statuses()).filter((status) => status.read || status.starred || status.mustRead),
    ).toEqual([]);
  });

  it('removed and brought back is as it was: it hides what it starred, and its first undo still takes its marks back', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    await subscribe(opened, site);
    const { handlers } = opened.library;
    const { filter, undo: first } = await handlers['filters.save']({
      rule: rule('ferry', { read: true, starred: true, hide: true }),
    });
    const before = await handlers['filters.list']();
    const { undo } = await handlers['filters.remove']({ id: filter.id });
    expect((await handlers['paper.get']()).counts).toMatchObject({ hidden: 0, unread: 1, starred: 2 });
    // What it starred is the reader's while it is gone.
    const { undo: other } = await handlers['filters.save']({ rule: rule('ferry', { hide: true }) });
    expect((await handlers['paper.get']()).counts).toMatchObject({ hidden: 0, starred: 2 });
    await handlers['undo.apply']({ undo: other });

    await handlers['undo.apply']({ undo });
    expect(await handlers['filters.list']()).toEqual(before);
    expect((await handlers['paper.get']()).counts).toMatchObject({ hidden: 2, unread: 1, starred: 0 });
    await handlers['undo.apply']({ undo: first });
    expect((await handlers['paper.get']()).counts).toMatchObject({ hidden: 0, unread: 3, starred: 0 });
    await expect(handlers['undo.apply']({ undo })).rejects.toMatchObject({ code: 'undo-not-found' });
  });

  it('and is changed gives back, with the undo of the change, only the marks that the change made', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    await subscribe(opened, site);
    const { handlers } = opened.library;
    const { filter } = await handlers['filters.save']({ rule: rule('ferry', { read: true }) });
    const { undo } = await handlers['filters.save']({
      id: filter.id,
      rule: rule('ferry', { read: true, starred: true }),
    });
    expect((await handlers['paper.get']()).counts).toMatchObject({ unread: 1, starred: 2 });
    await handlers['undo.apply']({ undo });
    expect((await handlers['paper.get']()).counts).toMatchObject({ unread: 1, starred: 0 });
  });

  it('leaves its marks when it is removed', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    await subscribe(opened, site);
    const { handlers } = opened.library;
    const { filter } = await handlers['filters.save']({ rule: rule('ferry', { read: true, hide: true }) });
    expect(await titles(opened)).toEqual(['Market moves']);
    const { undo } = await handlers['filters.remove']({ id: filter.id });
    expect(await titles(opened)).toHaveLength(3);
    expect((await handlers['paper.get']()).counts.unread).toBe(1);
    await handlers['undo.apply']({ undo });
    expect(await titles(opened)).toEqual(['Market moves']);
    await expect(handlers['filters.remove']({ id: 'none' })).rejects.toMatchObject({ code: 'filter-not-found' });
  });
});

describe('a filter that moves and tags', () => {
  it('puts stories into a section and gives them tags that lists and search know', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const sea = await handlers['sections.add']({ title: 'Sea', parentId: null });
    await subscribe(opened, site);
    await handlers['filters.save']({ rule: rule('ferry', { sectionId: sea.id, tags: [' On  water ', 'boats'] }) });
    expect(await titles(opened, { kind: 'section', id: sea.id })).toEqual(['Bridge opens', 'Ferry sails again']);
    expect(await titles(opened, { kind: 'tag', id: 'On water' })).toEqual(['Bridge opens', 'Ferry sails again']);
    expect((await handlers['paper.get']()).tags).toEqual([
      { tag: 'boats', stories: 2, unread: 2 },
      { tag: 'On water', stories: 2, unread: 2 },
    ]);
    const found = await handlers['search.query']({ query: 'tag:water bridge' });
    expect(found.hits.map((hit) => hit.headline.tags)).toEqual([['On water', 'boats']]);
    expect((await handlers['search.query']({ query: 'bridge -tag:boats' })).total).toBe(0);
    const { headlines } = await handlers['articles.list']({ kind: 'tag', id: 'boats' });
    const view = await handlers['articles.get']({ id: headlines[0]?.id ?? '' });
    expect(view).toMatchObject({ tags: ['On water', 'boats'], hiddenBy: null, sectionTitles: ['Sea'] });
    await handlers['sections.remove']({ id: sea.id });
    expect((await handlers['articles.get']({ id: headlines[0]?.id ?? '' })).sectionTitles).toEqual([]);
  });

  it('of several that move a story the first wins, and their order can be changed and changed back', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const [sea, land] = [
      await handlers['sections.add']({ title: 'Sea', parentId: null }),
      await handlers['sections.add']({ title: 'Land', parentId: null }),
    ];
    await subscribe(opened, site);
    await handlers['filters.save']({ rule: rule('ferry', { sectionId: sea.id }) });
    const { filter } = await handlers['filters.save']({ rule: rule('bridge', { sectionId: land.id }) });
    expect(await titles(opened, { kind: 'section', id: sea.id })).toHaveLength(2);
    const { undo } = await handlers['filters.move']({ id: filter.id, position: 0 });
    expect(await titles(opened, { kind: 'section', id: land.id })).toEqual(['Bridge opens']);
    await handlers['undo.apply']({ undo });
    expect(await titles(opened, { kind: 'section', id: sea.id })).toHaveLength(2);
    expect((await handlers['filters.list']()).filters.map(({ name }) => name)).toEqual(['About ferry', 'About bridge']);
  });
});

describe('the scope of a filter', () => {
  it('is a source, or a section with its subsections, and follows a source that moves', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const world = await handlers['sections.add']({ title: 'World', parentId: null });
    const coast = await handlers['sections.add']({ title: 'Coast', parentId: world.id });
    const sourceId = await subscribe(opened, site, coast.id);
    const scoped = (scope: FilterRule['scope']) => rule('ferry', { hide: true }, { scope });
    const { filter } = await handlers['filters.save']({ rule: scoped({ kind: 'section', id: world.id }) });
    expect(await titles(opened)).toEqual(['Market moves']);
    await handlers['sources.update']({ id: sourceId, sectionId: null });
    await expect.poll(() => titles(opened), soon).toHaveLength(3);
    await handlers['sources.update']({ id: sourceId, sectionId: world.id });
    await expect.poll(() => titles(opened), soon).toHaveLength(1);
    const { undo } = await handlers['sections.remove']({ id: world.id });
    await expect.poll(() => titles(opened), soon).toHaveLength(3);
    expect((await handlers['filters.list']()).filters).toMatchObject([{ problem: 'place-gone', hidden: 0 }]);
    await handlers['undo.apply']({ undo });
    await expect.poll(() => titles(opened), soon).toHaveLength(1);
    await handlers['filters.save']({ id: filter.id, rule: scoped({ kind: 'source', id: 'saved' }) });
    expect(await titles(opened)).toHaveLength(3);
    await handlers['filters.save']({ id: filter.id, rule: scoped({ kind: 'source', id: sourceId }) });
    expect(await titles(opened)).toHaveLength(1);
  });

  it('finds a source that was removed and comes back as the filters of then would', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    const sourceId = await subscribe(opened, site);
    const { handlers } = opened.library;
    const { filter } = await handlers['filters.save']({ rule: rule('ferry', { hide: true }) });
    const { undo } = await handlers['sources.remove']({ id: sourceId });
    await handlers['filters.remove']({ id: filter.id });
    await handlers['undo.apply']({ undo });
    await expect.poll(() => titles(opened), soon).toHaveLength(3);
  });
});

describe('a rule that is tried', () => {
  it('says what it would match and changes nothing', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite(quayStories);
    await using opened = await openTestLibrary(folder.path);
    await subscribe(opened, site);
    const { handlers } = opened.library;
    const trial = await handlers['filters.try']({ rule: rule('ferry', { hide: true }) });
    expect(trial).toMatchObject({ looked: 3, matched: 2 });
    expect(trial.headlines.map(({ title }) => title)).toEqual(['Bridge opens', 'Ferry sails again']);
    expect(await titles(opened)).toHaveLength(3);
    expect(await handlers['filters.try']({ rule: rule('tide', {}, { field: 'author' }) })).toMatchObject({
      matched: 1,
    });
    await handlers['filters.save']({ rule: rule('ferry', { hide: true }) });
    expect(await handlers['filters.try']({ rule: rule('ferry', { hide: true }) })).toMatchObject({ matched: 2 });
  });

  it('is refused by name, tried or saved, when it is no rule', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const pattern = { field: 'any', test: 'pattern', value: '(a', negated: false } as const;
    const bad: readonly (readonly [FilterRule, string])[] = [
      [rule('…', { hide: true }), 'filter-empty'],
      [{ ...rule('a', { hide: true }), conditions: [pattern] }, 'filter-pattern'],
      [rule('a', { hide: true }, { scope: { kind: 'section', id: 'none' } }), 'section-not-found'],
      [rule('a', { hide: true }, { scope: { kind: 'source', id: 'none' } }), 'source-not-found'],
    ];
    for (const [each, code] of bad) {
      await expect(handlers['filters.try']({ rule: each })).rejects.toMatchObject({ code });
      await expect(handlers['filters.save']({ rule: each })).rejects.toMatchObject({ code });
    }
    await expect(handlers['filters.save']({ rule: rule('a', {}) })).rejects.toMatchObject({
      code: 'filter-without-action',
    });
    await expect(handlers['filters.save']({ rule: rule('a', { sectionId: 'none' }) })).rejects.toMatchObject({
      code: 'section-not-found',
    });
    await expect(handlers['filters.save']({ id: 'none', rule: rule('a', { hide: true }) })).rejects.toMatchObject({
      code: 'filter-not-found',
    });
    await expect(handlers['filters.move']({ id: 'none', position: 0 })).rejects.toMatchObject({
      code: 'filter-not-found',
    });
  });
});
