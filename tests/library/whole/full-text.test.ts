import { PhotonImage } from '@cf-wasm/photon/node';
import { describe, expect, it } from 'vitest';
import { measurePicture } from '../../../electron/library/articles/pictures/measure.ts';
import type { Library } from '../../../electron/library/library.ts';
import { openTestLibrary } from '../../support/library.ts';
import { startSummarySite, summaryStory } from '../../support/summary-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const titles = ['Channel moves', 'Ferries wait', 'Dredger ordered', 'Baker changes hours', 'Depths in chalk'];
const stories = titles.map((title, index) => summaryStory(String(index), title));
const day = 86_400_000;

const idle = (library: Library): Promise<void> =>
  expect.poll(() => library.handlers['jobs.list'](), { timeout: 20_000 }).toEqual([]);

const idOf = async ({ handlers }: Library, title: string): Promise<string> => {
  const { headlines } = await handlers['articles.list']({ kind: 'all' });
  return headlines.find((headline) => headline.title === title)?.id ?? '';
};
const storyOf = async (library: Library, title: string) =>
  (await library.handlers['articles.get']({ id: await idOf(library, title) })).article;

const barrier = `<!doctype html><title>Channel moves</title><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>
<article><h1>Channel moves</h1><p>The board heard what the winter had done to the channel, and what it would cost.</p><p>Subscribe to continue reading. Already a subscriber? Log in.</p></article>`;
const question = `<!doctype html><title>Before you continue</title><main><h1>We value your privacy</h1><p>We and our partners store and/or access information on a device, such as cookies, and process personal data for personalised ads.</p><p>You can accept all, reject all or manage preferences at any time in the privacy settings.</p><button>Accept all</button></main>`;

describe('a feed of summaries', () => {
  it('becomes whole stories with pictures that are read with the server gone', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    const before = new Map<string, { readonly id: string; readonly arrived: number }>();
    {
      await using opened = await openTestLibrary(folder.path);
      const { library } = opened;
      await library.handlers['feeds.subscribe']({ url: site.feedUrl });
      for (const title of titles) {
        const { id, arrived } = await storyOf(library, title);
        before.set(title, { id, arrived });
      }
      await library.handlers['articles.mark']({ ids: [before.get('Channel moves')?.id ?? ''], starred: true });
      opened.clock.advance(60_000);
      await library.handlers['feeds.refresh']({});
      await idle(library);
      expect(
        site.requests
          .filter(({ path }) => path.startsWith('/story/'))
          .map(({ path }) => path)
          .toSorted(),
      ).toEqual(stories.map(({ id }) => `/story/${id}`));
    }
    await site.close();
    await using again = await openTestLibrary(folder.path);
    const asked = site.requests.length;
    for (const title of titles) {
      const story = await storyOf(again.library, title);
      expect(story).toMatchObject({ ...before.get(title), title, completeness: 'complete', fullTextState: 'fetched' });
      expect(story.byline).toBe('Ines Calder');
      expect(story.html).toContain('Children on the quay have begun to chalk');
      const [picture] = story.pictures;
      expect(story.html).toContain(`broadsheet-picture:${picture?.id}`);
      expect(picture?.caption).toBe('The channel at low water.');
      expect((await again.library.picture(picture?.id ?? ''))?.type).toBe('image/png');
    }
    await again.library.settled();
    const found = await again.library.handlers['search.query']({ query: 'oilcloth' });
    expect(found.total).toBe(titles.length);
    expect((await again.library.handlers['articles.list']({ kind: 'starred' })).total).toBe(1);
    expect(site.requests).toHaveLength(asked);
  });

  it('is found by the words of its page at once', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories.slice(0, 1));
    await using opened = await openTestLibrary(folder.path);
    await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    expect((await opened.library.handlers['search.query']({ query: 'oilcloth' })).total).toBe(1);
  });

  it.each([
    ['paywall', barrier],
    ['consent', question],
    [
      'feed',
      '<!doctype html><title>Quay News</title><h1>Sport</h1><p>Nothing of the kind is to be found here today.</p>',
    ],
  ] as const)('keeps the text of the feed and says why: %s', async (state, page) => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories.slice(0, 1));
    site.instead.set('0', page);
    await using opened = await openTestLibrary(folder.path);
    await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    const story = await storyOf(opened.library, 'Channel moves');
    expect(story).toMatchObject({ fullTextState: state, completeness: 'summary' });
    expect(story.html).toContain('what the winter had done to the channel');
    expect(story.html).not.toMatch(/privacy|subscriber|Nothing of the kind/);
    opened.clock.advance(7 * day);
    const asked = site.requests.length;
    await opened.library.handlers['feeds.refresh']({});
    expect(site.requests.slice(asked).map(({ path }) => path)).toEqual(['/feed.xml']);
  });

  it('asks for a page that fails a few times over days, then no more, and takes it when it comes', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories.slice(0, 1));
    site.instead.set('0', 503);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    const asked = (): number => site.requests.filter(({ path }) => path.startsWith('/story/')).length;
    expect(await storyOf(opened.library, 'Channel moves')).toMatchObject({ fullTextState: 'failed' });
    await handlers['feeds.refresh']({});
    expect(asked()).toBe(1);
    for (let days = 0; days < 20; days += 1) {
      opened.clock.advance(day);
      await handlers['feeds.refresh']({});
    }
    expect(asked()).toBe(5);
    site.instead.delete('0');
    const done = await handlers['articles.complete']({ ids: [await idOf(opened.library, 'Channel moves')] });
    expect(done).toMatchObject({ asked: 1, fetched: 1, failed: 0 });
    expect(await storyOf(opened.library, 'Channel moves')).toMatchObject({ completeness: 'complete' });
  });

  it('keeps the text of the page when the feed says something new and the page is gone', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories.slice(0, 1));
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    site.instead.set('0', 404);
    site.stories = [{ ...summaryStory('0', 'Channel moves again') }];
    expect(await handlers['feeds.refresh']({})).toMatchObject({ updatedArticles: 1 });
    const story = await storyOf(opened.library, 'Channel moves again');
    expect(story).toMatchObject({ completeness: 'complete', fullTextState: 'fetched' });
    expect(story.html).toContain('wrapped in oilcloth');
  });

  it('asks for no page where the reader wants none, and for every page where the reader wants all', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite([]);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const source = await handlers['feeds.subscribe']({ url: site.feedUrl });
    expect(source.fullText).toBe('automatic');
    expect(await handlers['sources.update']({ id: source.id, fullText: 'never' })).toMatchObject({ fullText: 'never' });
    const long = summaryStory('long', 'Long already');
    site.stories = [{ ...long, summary: long.paragraphs.slice(0, 4).join(' ') }];
    await handlers['feeds.refresh']({});
    expect(site.requests.some(({ path }) => path.startsWith('/story/'))).toBe(false);
    await handlers['sources.update']({ id: source.id, fullText: 'automatic' });
    await handlers['feeds.refresh']({});
    expect(site.requests.some(({ path }) => path.startsWith('/story/'))).toBe(false);
    await handlers['sources.update']({ id: source.id, fullText: 'always' });
    await handlers['feeds.refresh']({});
    expect(await storyOf(opened.library, 'Long already')).toMatchObject({ fullTextState: 'fetched' });
  });

  it('is joined from all its pages', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite([...stories.slice(0, 1), summaryStory('0/2', 'Not in the feed')]);
    const [first] = stories;
    const text = (from: number, to: number): string =>
      (first?.paragraphs ?? [])
        .slice(from, to)
        .map((paragraph) => `<p>${paragraph}</p>`)
        .join('');
    const page = (body: string, next = ''): string =>
      `<!doctype html><html><head><title>Channel moves</title>${next}</head><body><article><h1>Channel moves</h1>${body}</article></body></html>`;
    site.instead.set('0', page(text(0, 3), '<link rel="next" href="/story/0/2">'));
    site.instead.set('0/2', page(text(3, 6)));
    await using opened = await openTestLibrary(folder.path);
    await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    const story = await storyOf(opened.library, 'Channel moves');
    expect(story.fullTextState).toBe('fetched');
    expect(story.html).toContain('the predicted depth on the wall');
    expect(story.html).toContain('what the winter had done');
  });

  it('is taken from the page for paper where the ordinary one holds it back', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite([...stories.slice(0, 1), summaryStory('0/print', 'Not in the feed')]);
    const whole = (stories[0]?.paragraphs ?? []).map((paragraph) => `<p>${paragraph}</p>`).join('');
    site.instead.set('0', barrier.replace('<article>', '<a href="/story/0/print">Print</a><article>'));
    site.instead.set(
      '0/print',
      `<!doctype html><title>Channel moves</title><article><h1>Channel moves</h1>${whole}</article>`,
    );
    await using opened = await openTestLibrary(folder.path);
    await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    const story = await storyOf(opened.library, 'Channel moves');
    expect(story).toMatchObject({ fullTextState: 'fetched', link: site.pageOf('0') });
    expect(story.html).toContain('wrapped in oilcloth');
  });

  it('stays behind its barrier when its other versions are gone', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories.slice(0, 1));
    site.instead.set('0', barrier.replace('<article>', '<link rel="amphtml" href="/amp/0"><article>'));
    await using opened = await openTestLibrary(folder.path);
    await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    expect(site.requests.filter(({ path }) => path === '/amp/0')).toHaveLength(1);
    expect(await storyOf(opened.library, 'Channel moves')).toMatchObject({ fullTextState: 'paywall' });
  });

  it('keeps the older entries of a live page when it is fetched again', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories.slice(0, 1));
    const paragraphs = stories[0]?.paragraphs ?? [];
    const live = (entries: readonly string[], summary: string): string =>
      `<!doctype html><title>Channel moves</title><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Channel moves"}</script><article><h1>Channel moves</h1><figure><img src="/pictures/live.png" alt="" width="640" height="480"><figcaption>The quay now.</figcaption></figure><p>${summary}</p>${entries.map((text) => `<p>${text}</p>`).join('')}</article>`;
    site.instead.set('0', live(paragraphs.slice(1, 4), paragraphs[0] ?? ''));
    await using opened = await openTestLibrary(folder.path);
    await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    const earlier = await storyOf(opened.library, 'Channel moves');
    expect(earlier).toMatchObject({ fullTextState: 'fetched', completeness: 'complete' });
    const fresh = 'At noon the engineer read the new soundings aloud, and every captain wrote them down in silence.';
    site.instead.set(
      '0',
      live(
        [fresh, ...paragraphs.slice(4)],
        'Channel moves on: the board heard what the winter had done to the channel, and what it would cost.',
      ),
    );
    site.stories = [
      {
        ...summaryStory('0', 'Channel moves'),
        summary: 'Channel moves on: the board heard what the winter had done to the channel, and what it would cost.',
      },
    ];
    await opened.library.handlers['feeds.refresh']({});
    await idle(opened.library);
    const { html, completeness, pictures } = await storyOf(opened.library, 'Channel moves');
    for (const entry of [fresh, ...paragraphs.slice(1)]) expect(html).toContain(entry);
    expect(html.indexOf(fresh)).toBeLessThan(html.indexOf(paragraphs[1] ?? ''));
    expect(completeness).toBe('complete');
    expect(pictures.filter(({ caption }) => caption === 'The quay now.')).toHaveLength(1);
  });

  it('keeps a large picture as large as the column needs it, unless the reader wants it whole', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories.slice(0, 1));
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const large = new PhotonImage(new Uint8Array(2_000 * 300 * 4).fill(120), 2_000, 300).get_bytes_jpeg(100);
    site.pictures.set('/pictures/0.png', large);
    const widthOf = async (title: string): Promise<number | undefined> => {
      const [picture] = (await storyOf(opened.library, title)).pictures;
      const stored = await opened.library.picture(picture?.id ?? '');
      return stored === null ? undefined : measurePicture(stored.bytes)?.width;
    };
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    expect(await widthOf('Channel moves')).toBe(1_400);
    await handlers['settings.update']({ shrinkPictures: false });
    site.stories = stories.slice(0, 2);
    site.pictures.set('/pictures/1.png', large);
    await handlers['feeds.refresh']({});
    await idle(opened.library);
    expect(await widthOf('Ferries wait')).toBe(2_000);
  });

  it('asks for a picture that does not come again with growing pauses, and no more than four times', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories.slice(0, 1));
    await using opened = await openTestLibrary(folder.path);
    site.pictures.set('/pictures/0.png', Buffer.from('<p>No picture here.</p>'));
    const asked = (): number => site.requests.filter(({ path }) => path === '/pictures/0.png').length;
    const refreshAfter = async (hours: number): Promise<number> => {
      opened.clock.advance(hours * 3_600_000);
      await opened.library.handlers['feeds.refresh']({});
      await idle(opened.library);
      return asked();
    };
    await opened.library.handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    expect(asked()).toBe(1);
    expect(await refreshAfter(0.5)).toBe(1);
    expect(await refreshAfter(0.6)).toBe(2);
    expect(await refreshAfter(5)).toBe(2);
    expect(await refreshAfter(2)).toBe(3);
    expect((await storyOf(opened.library, 'Channel moves')).completeness).toBe('text');
    site.pictures.delete('/pictures/0.png');
    expect(await refreshAfter(25)).toBe(4);
    expect((await storyOf(opened.library, 'Channel moves')).completeness).toBe('complete');
  });

  it('asks nobody while the reader works offline', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories.slice(0, 1));
    site.instead.set('0', 503);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    await handlers['settings.update']({ workOffline: true });
    const asked = site.requests.length;
    const ids = [await idOf(opened.library, 'Channel moves')];
    await expect(handlers['articles.complete']({ ids })).rejects.toMatchObject({ code: 'offline' });
    expect(site.requests).toHaveLength(asked);
  });
});
