/** Lists of subscriptions and bookmarks into a whole library: a result for every line, nothing lost, nobody kept waiting. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportLine, Job } from '../../../electron/contract/models.ts';
import { Failure } from '../../../electron/contract/errors.ts';
import { startPages } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { everyNameTo } from '../../support/name-map.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const feed = (title: string): string =>
  `<rss version="2.0"><channel><title>${title}</title><item><guid>1</guid><title>First of ${title}</title><description>A story.</description></item></channel></rss>`;
const outline = (title: string, url: string): string => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`;
const fileOf = (text: string, name = 'mine.opml') => ({ name, bytes: Buffer.from(text).toString('base64') });
const list = (body: string) => fileOf(`<opml version="2.0"><body>${body}</body></opml>`);

const results = (lines: readonly ImportLine[]) => lines.map(({ name, outcome, error }) => [name, outcome, error?.code]);

/** Title and section path of every feed. */
const places = async ({ library }: TestLibrary) => {
  const { sections, sources } = await library.handlers['paper.get']();
  const pathOf = (id: string | null): string => {
    const section = sections.find((item) => item.id === id);
    return section === undefined ? '' : `${pathOf(section.parentId)}/${section.title}`;
  };
  return Object.fromEntries(
    sources.filter(({ kind }) => kind === 'feed').map(({ title, sectionId }) => [title, pathOf(sectionId)]),
  );
};

const bookmarks = (url: string): string => `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p>
<DT><A HREF="${url}/">The Quay</A>
<DT><H3>Reading</H3><DL><p>
  <DT><A HREF="${url}/plain">A page without a feed</A>
  <DT><A HREF="${url}/good.xml">A feed itself</A>
  <DT><A HREF="${url}/gone" FEEDURL="${url}/live.xml">A live bookmark</A>
  <DT><A HREF="${url}/missing">Not there</A>
</DL></DL>`;

const site = () =>
  startPages({
    '/': {
      headers: { 'content-type': 'text/html' },
      body: '<link rel="alternate" type="application/rss+xml" title="News" href="/good.xml"><link rel="alternate" type="application/atom+xml" title="Notes" href="/second.xml">',
    },
    '/plain': { headers: { 'content-type': 'text/html' }, body: '<h1>Only text</h1><a href="/feed">feed</a>' },
    '/feed': { body: feed('Guessed') },
    '/good.xml': { body: feed('Good') },
    '/second.xml': { body: feed('Second') },
    '/page.html': { headers: { 'content-type': 'text/html' }, body: '<!doctype html><h1>No feed</h1>' },
  });

describe('a list of subscriptions', () => {
  it('has a result for every line, and keeps in its section what cannot be reached or is no feed', async () => {
    await using folder = await temporaryFolder();
    await using server = await site();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: `${server.url}/second.xml` });
    const body = `<outline text="World"><outline text="Coast">
      ${outline('Good', `${server.url}/good.xml`)}${outline('Lost', `${server.url}/lost.xml`)}</outline>
      ${outline('Page', `${server.url}/page.html`)}</outline>
      ${outline('Second', `${server.url}/second.xml`)}${outline('Nonsense', 'no address')}${outline('Good again', `${server.url}/good.xml`)}`;
    const lines = await handlers['opml.import']({ file: list(body), allowPrivate: true });
    expect(results(lines)).toEqual([
      ['Good', 'subscribed', undefined],
      ['Lost', 'unreachable', 'http-status'],
      ['Page', 'not-a-feed', 'not-a-feed'],
      ['Second', 'already-there', undefined],
      ['Nonsense', 'failed', 'bad-address'],
      ['Good again', 'already-there', undefined],
    ]);
    expect(await places(opened)).toEqual({ Good: '/World/Coast', Lost: '/World/Coast', Page: '/World', Second: '' });
    const { feeds } = await handlers['doctor.report']({ sourceId: lines[1]?.sourceId ?? '' });
    expect(feeds[0]).toMatchObject({ state: 'failing', failure: { error: { code: 'http-status' }, times: 1 } });
    const { headlines } = await handlers['articles.list']({ kind: 'all' });
    expect(headlines.map(({ title }) => title)).toContain('First of Good');
  });

  it('is refused when it is none, and then adds nothing', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const bytes = Buffer.from('A note on harbours.\n\nThey are deep.').toString('base64');
    const refused = { code: 'not-opml', params: { name: 'note.txt' } };
    await expect(handlers['opml.import']({ file: { name: 'note.txt', bytes } })).rejects.toMatchObject(refused);
    expect((await handlers['articles.list']({ kind: 'all' })).total).toBe(0);
  });

  it('asks nobody in a private network unless the reader vouches for it', async () => {
    await using folder = await temporaryFolder();
    await using server = await site();
    await using opened = await openTestLibrary(folder.path);
    const lines = await opened.library.handlers['opml.import']({
      file: list(outline('Good', `${server.url}/good.xml`)),
    });
    expect(results(lines)).toEqual([['Good', 'unreachable', 'private-address']]);
    expect(server.requests).toEqual([]);
  });

  it('without a network keeps every line, to be asked later', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, {
      http: () => Promise.reject(new Failure('offline')),
    });
    const lines = await opened.library.handlers['opml.import']({
      file: list(outline('A', 'https://a.example/feed') + outline('B', 'https://b.example/feed')),
    });
    expect(results(lines)).toEqual([
      ['A', 'subscribed', undefined],
      ['B', 'subscribed', undefined],
    ]);
  });

  it('counts one feed under two spellings of its address once, and never loses the one that works', async () => {
    await using folder = await temporaryFolder();
    const asked: string[] = [];
    await using opened = await openTestLibrary(folder.path, {
      http: async ({ url }) => {
        asked.push(url);
        if (url.startsWith('http://only-https.example')) throw new Failure('connection-refused');
        const body = (async function* () {
          yield Buffer.from(feed('Read'));
        })();
        return { status: 200, headers: {}, body };
      },
    });
    const spellings = [
      outline('One', 'http://one.example/feed'),
      outline('One, safely', 'https://www.one.example/feed/?utm_source=list'),
      outline('Wrong', 'http://only-https.example/feed'),
      outline('Right', 'https://only-https.example/feed'),
    ];
    const lines = await opened.library.handlers['opml.import']({ file: list(spellings.join('')) });
    expect(results(lines)).toEqual([
      ['One', 'subscribed', undefined],
      ['One, safely', 'already-there', undefined],
      ['Wrong', 'unreachable', 'connection-refused'],
      ['Right', 'subscribed', undefined],
    ]);
    expect(lines[1]?.sourceId).toBe(lines[0]?.sourceId);
    expect(asked.filter((url) => url.includes('one.example'))).toEqual(['http://one.example/feed']);
  });

  it('of ten thousand lines lets others have their turn, tells its progress now and then, and can be stopped', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['settings.update']({ workOffline: true });
    const count = 10_000;
    const body = Array.from({ length: 100 }, (_, section) => {
      const inside = Array.from({ length: count / 100 }, (__, at) =>
        outline(`Feed ${section} ${at}`, `https://host${section}.example/feeds/${at}.xml`),
      );
      return `<outline text="Section ${section}">${inside.join('')}</outline>`;
    });
    const file = list(body.join(''));
    let turns = 0;
    let importing = true;
    const turn = (): void => {
      turns++;
      if (importing) setImmediate(turn);
    };
    turn();
    const before = opened.told.length;
    const lines = await handlers['opml.import']({ file });
    importing = false;
    expect(turns).toBeGreaterThan(100);
    expect(lines.filter(({ outcome }) => outcome === 'subscribed')).toHaveLength(count);
    expect(opened.told.length - before).toBeLessThan(200);
    expect(Object.keys(await places(opened))).toHaveLength(count);
  });

  it('can be stopped while its feeds are asked, and keeps those it has not asked', async () => {
    await using folder = await temporaryFolder();
    const held = Promise.withResolvers<void>();
    await using opened = await openTestLibrary(folder.path, {
      http: ({ signal }) =>
        new Promise((_, reject) => {
          held.resolve();
          signal.addEventListener('abort', () => reject(new Failure('cancelled')), { once: true });
        }),
    });
    const { handlers } = opened.library;
    const all = Array.from({ length: 60 }, (_, at) => outline(`Feed ${at}`, `https://h${at}.example/f`)).join('');
    const importing = handlers['opml.import']({ file: list(all), jobId: 'mine' });
    await held.promise;
    expect(await handlers['jobs.cancel']({ jobId: 'mine' })).toEqual({ cancelled: true });
    expect((await importing).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 60 }, () => 'subscribed'));
    const jobs = opened.told.filter(([name]) => name === 'job.changed').map(([, job]) => job as Job);
    expect(jobs.findLast(({ kind }) => kind === 'opml')?.state).toBe('cancelled');
  });
});

/** One of the lists in tests/fixtures, its addresses on our server. */
const listOf = (program: string, url: string) =>
  fileOf(
    readFileSync(new URL(`../../fixtures/subscription-lists/${program}.opml`, import.meta.url), 'utf8').replaceAll(
      'https://news.example',
      url,
    ),
  );

describe('a list that another reader wrote', () => {
  it('FreshRSS: pages taken apart by a path are kept and named as no feeds, links to other lists are passed by', async () => {
    await using folder = await temporaryFolder();
    await using server = await site();
    await using opened = await openTestLibrary(folder.path);
    const file = listOf('freshrss', server.url);
    const lines = await opened.library.handlers['opml.import']({ file, allowPrivate: true });
    expect(results(lines)).toEqual([
      ['The Quay', 'subscribed', undefined],
      ['Harbour notices', 'not-a-feed', 'not-a-feed'],
      ['Tides & weather', 'subscribed', undefined],
      ['The Quay', 'already-there', undefined],
    ]);
    expect(await places(opened)).toEqual({
      'The Quay': '/Coast',
      'Harbour notices': '/Coast',
      'Tides & weather': '/Weather/Sea',
    });
  });

  it('Thunderbird: a folder that only holds its feed is no section', async () => {
    await using folder = await temporaryFolder();
    await using server = await site();
    await using opened = await openTestLibrary(folder.path);
    await opened.library.handlers['settings.update']({ workOffline: true });
    const file = listOf('thunderbird', server.url);
    await opened.library.handlers['opml.import']({ file, allowPrivate: true });
    expect(await places(opened)).toEqual({
      'The Quay: News': '',
      'Tides & weather': '/Coast',
      Ferries: '/Coast/Ferry desk',
      Buses: '/Roads',
      Roads: '/Roads',
    });
    const { sections } = await opened.library.handlers['paper.get']();
    expect(sections.map(({ title }) => title).toSorted()).toEqual(['Coast', 'Ferry desk', 'Roads']);
  });
});

describe('a browser’s bookmarks', () => {
  it('wait for the reader’s choice, and become stories when that is wished', async () => {
    await using folder = await temporaryFolder();
    await using server = await site();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const [line] = await handlers['files.import']({ files: [fileOf(bookmarks(server.url), 'bookmarks.html')] });
    expect(line).toMatchObject({ name: 'bookmarks.html', outcome: 'undecided', articleIds: [] });
    expect((await handlers['paper.get']()).counts.stories).toBe(0);
    expect(await handlers['bookmarks.keep']({ held: line?.held ?? '' })).toMatchObject([{ outcome: 'added' }]);
    expect((await handlers['paper.get']()).counts.stories).toBe(5);
    await expect(handlers['bookmarks.keep']({ held: 'nothing' })).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('show the feeds of their pages, of which the chosen become sources in their folders', async () => {
    await using folder = await temporaryFolder();
    await using server = await site();
    await using http = everyNameTo(server.url);
    await using opened = await openTestLibrary(folder.path, { http });
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: 'https://quay.example/second.xml' });
    const [line] = await handlers['files.import']({
      files: [fileOf(bookmarks('http://quay.example'), 'bookmarks.html')],
    });
    const found = await handlers['bookmarks.feeds']({ held: line?.held ?? '' });
    expect(found).toMatchObject({ looked: 5, unreachable: 1, cancelled: false });
    const known = expect.stringMatching(/^f/);
    expect(
      found.pages.map(({ title, path, feeds }) => [title, path, feeds.map((at) => [at.url, at.subscribedAs])]),
    ).toEqual([
      [
        'The Quay',
        [],
        [
          ['http://quay.example/good.xml', null],
          ['http://quay.example/second.xml', known],
        ],
      ],
      ['A feed itself', ['Reading'], [['http://quay.example/good.xml', null]]],
      ['A live bookmark', ['Reading'], [['http://quay.example/live.xml', null]]],
    ]);
    const feeds = found.pages
      .slice(1)
      .map(({ title, path, feeds: [first] }) => ({ url: first?.url ?? '', title, path }));
    expect(results(await handlers['feeds.subscribeAll']({ feeds }))).toEqual([
      ['A feed itself', 'subscribed', undefined],
      ['A live bookmark', 'unreachable', 'http-status'],
    ]);
    expect(await places(opened)).toMatchObject({ 'A feed itself': '/Reading', 'A live bookmark': '/Reading' });
  });
});
