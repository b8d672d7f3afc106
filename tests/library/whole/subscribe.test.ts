import { describe, expect, it } from 'vitest';
import { openTestLibrary } from '../../support/library.ts';
import { longText, startNewsSite } from '../../support/news-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const story = (id: string, title: string, extra = '') => ({
  id,
  title,
  html: longText(`${title} was seen today.`) + extra,
});

describe('a feed from address to story', () => {
  it('is found from its site, looked at, subscribed to and read with the server gone', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([
      story('1', 'Herring returns', '<p><img src="/picture.png" alt="A herring"></p>'),
      story('2', 'Fog lifts'),
    ]);
    let id = '';
    {
      await using opened = await openTestLibrary(folder.path);
      const { handlers } = opened.library;
      const { candidates } = await handlers['feeds.discover']({ address: site.url });
      expect(candidates.map((feed) => feed.url)).toEqual([site.feedUrl]);
      const preview = await handlers['feeds.preview']({ url: site.feedUrl });
      expect(preview).toMatchObject({ title: 'Quay News', entries: 2, subscribedAs: null });
      expect(preview.headlines.map((item) => item.title)).toContain('Herring returns');

      const source = await handlers['feeds.subscribe']({ url: site.feedUrl });
      expect(source).toMatchObject({ kind: 'feed', title: 'Quay News', articles: 2, unread: 2 });
      await handlers['feeds.refresh']({});
      const page = await handlers['articles.list']({ kind: 'source', id: source.id });
      expect(page.headlines.map((headline) => headline.title).toSorted()).toEqual(['Fog lifts', 'Herring returns']);
      id = page.headlines.find((headline) => headline.title === 'Herring returns')?.id ?? '';
      await handlers['articles.mark']({ ids: [id], read: true, starred: true });
    }
    await site.close();
    await using again = await openTestLibrary(folder.path);
    const view = await again.library.handlers['articles.get']({ id });
    expect(view.status).toMatchObject({ read: true, starred: true });
    expect(view.article.html).toContain('Herring returns was seen today.');
  });

  it('keeps the pictures of a new story at the next refresh, and serves them by their content', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([story('1', 'Fog lifts')]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers, picture } = opened.library;
    const source = await handlers['feeds.subscribe']({ url: site.feedUrl });
    site.stories = [story('3', 'Crane repaired', '<p><img src="/picture.png" alt="The crane"></p>'), ...site.stories];
    const summary = await handlers['feeds.refresh']({ sourceId: source.id });
    expect(summary).toMatchObject({ sources: 1, failed: 0, newArticles: 1 });
    const page = await handlers['articles.list']({ kind: 'source', id: source.id });
    const headline = page.headlines.find((item) => item.title === 'Crane repaired');
    expect(headline?.completeness).toBe('complete');
    const stored = await picture(headline?.pictureId ?? '');
    expect(stored?.type).toBe('image/png');
    const { article } = await handlers['articles.get']({ id: headline?.id ?? '' });
    expect(article.html).toContain(`broadsheet-picture:${headline?.pictureId}`);
    expect(article.html).not.toContain('http://127.0.0.1');
  });

  it('is not subscribed to twice', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([story('1', 'Fog lifts')]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const source = await handlers['feeds.subscribe']({ url: site.feedUrl });
    await expect(handlers['feeds.subscribe']({ url: site.feedUrl })).rejects.toMatchObject({
      code: 'already-subscribed',
      params: { source: 'Quay News' },
    });
    const preview = await handlers['feeds.preview']({ url: site.feedUrl });
    expect(preview.subscribedAs).toBe(source.id);
  });

  it('leaves nothing behind when the address is no feed', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([]);
    await using opened = await openTestLibrary(folder.path);
    await expect(opened.library.handlers['feeds.subscribe']({ url: `${site.url}/` })).rejects.toMatchObject({
      code: 'not-a-feed',
    });
    const { sources } = await opened.library.handlers['paper.get']();
    expect(sources.map((source) => source.kind)).toEqual(['saved']);
  });
});

describe('refreshing', () => {
  it('asks conditionally, and an unchanged feed costs no article', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([story('1', 'Fog lifts')]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const source = await handlers['feeds.subscribe']({ url: site.feedUrl });
    const summary = await handlers['feeds.refresh']({ sourceId: source.id });
    expect(summary).toMatchObject({ unchanged: 1, newArticles: 0 });
    expect(site.requests.at(-1)?.headers['if-none-match']).toBeDefined();
  });

  it('takes a changed story as the same story, read or not as it was', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([story('1', 'Fog lifts')]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const source = await handlers['feeds.subscribe']({ url: site.feedUrl });
    const before = await handlers['articles.list']({ kind: 'source', id: source.id });
    await handlers['articles.mark']({ ids: [before.headlines[0]?.id ?? ''], read: true });
    site.stories = [story('1', 'Fog lifts at last')];
    const summary = await handlers['feeds.refresh']({ sourceId: source.id });
    expect(summary).toMatchObject({ newArticles: 0, updatedArticles: 1 });
    const after = await handlers['articles.list']({ kind: 'source', id: source.id });
    expect(after.headlines).toHaveLength(1);
    expect(after.headlines[0]).toMatchObject({
      id: before.headlines[0]?.id,
      title: 'Fog lifts at last',
      status: { read: true },
    });
  });

  it('records a failure on the feed and keeps its articles', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([story('1', 'Fog lifts')]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const source = await handlers['feeds.subscribe']({ url: site.feedUrl });
    site.status = 500;
    const summary = await handlers['feeds.refresh']({});
    expect(summary).toMatchObject({ sources: 1, failed: 1 });
    const paper = await handlers['paper.get']();
    const shown = paper.sources.find((item) => item.id === source.id);
    expect(shown).toMatchObject({
      failures: 1,
      articles: 1,
      lastFetch: { ok: false, error: { code: 'http-status', params: { status: 500 } } },
    });
    site.status = null;
    opened.clock.advance(86_400_000);
    await handlers['feeds.refresh']({});
    const healed = (await handlers['paper.get']()).sources.find((item) => item.id === source.id);
    expect(healed).toMatchObject({ failures: 0, lastFetch: { ok: true } });
  });

  it('asks nobody while the reader works offline', async () => {
    await using folder = await temporaryFolder();
    await using site = await startNewsSite([story('1', 'Fog lifts')]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    const asked = site.requests.length;
    await handlers['settings.update']({ workOffline: true });
    await expect(handlers['feeds.refresh']({})).rejects.toMatchObject({ code: 'offline' });
    expect(site.requests).toHaveLength(asked);
  });

  it('lets old articles go after their time, but never a starred or saved one, nor one the feed still carries', async () => {
    await using folder = await temporaryFolder();
    const picture = '<p><img src="/picture.png" alt="The quay"></p>';
    await using site = await startNewsSite([
      story('1', 'One', picture),
      story('2', 'Two', picture),
      story('3', 'Three', picture),
      story('4', 'Four', picture),
    ]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const source = await handlers['feeds.subscribe']({ url: site.feedUrl });
    await expect.poll(() => handlers['jobs.list'](), { timeout: 20_000 }).toEqual([]);
    const { headlines } = await handlers['articles.list']({ kind: 'source', id: source.id });
    const idOf = (title: string) => headlines.find((headline) => headline.title === title)?.id ?? '';
    await handlers['articles.mark']({ ids: [idOf('One')], starred: true });
    await handlers['articles.mark']({ ids: [idOf('Two')], saved: true });
    await handlers['settings.update']({ retentionDays: 10 });
    opened.clock.advance(11 * 86_400_000);
    site.stories = [story('4', 'Four', picture), story('5', 'Five')];
    await handlers['feeds.refresh']({});
    const left = await handlers['articles.list']({ kind: 'source', id: source.id });
    expect(left.headlines.map((headline) => headline.title).toSorted()).toEqual(['Five', 'Four', 'One', 'Two']);
    site.stories = [story('3', 'Three'), ...site.stories];
    await handlers['feeds.refresh']({});
    const later = await handlers['articles.list']({ kind: 'source', id: source.id });
    expect(later.headlines.map((headline) => headline.title)).not.toContain('Three');
    for (const title of ['One', 'Two', 'Four']) {
      const { article } = await handlers['articles.get']({ id: idOf(title) });
      expect(article.html).toContain(`${title} was seen today.`);
      expect((await opened.library.picture(article.pictureId ?? ''))?.type).toBe('image/png');
    }
  });
});
