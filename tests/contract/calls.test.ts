/** Every call of the contract, once, against each host over a library of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls } from '../../electron/contract/calls.ts';
import type { CallAnswer, CallInput, CallName } from '../../electron/contract/calls.ts';
import type { FilterRule } from '../../electron/contract/filters.ts';
import { nothingDone } from '../../electron/contract/filters.ts';
import type { AppInfo, Article } from '../../electron/contract/models.ts';
import { startPages } from '../support/feed-server.ts';
import type { LoopbackServer } from '../support/feed-server.ts';
import { missingForHosts } from '../support/hosts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { TemporaryFolder } from '../support/temporary-folder.ts';
import { hosts } from './hosts.ts';
import type { AnyHost } from './hosts.ts';

const entry = (number: number): string => `<item><guid>story-${number}</guid><title>Ferry talks, day ${number}</title>
  <link>http://example.test/${number}</link><pubDate>Mon, 0${number} Jun 2026 10:00:00 GMT</pubDate>
  <description>Crews and managers met again on day ${number} of the talks about the night ferry.</description></item>`;
const feed = `<rss version="2.0"><channel><title>Harbour News</title><link>http://example.test/</link>
  <description>d</description>${[1, 2, 3].map(entry).join('')}</channel></rss>`;
const opml = (url: string): string =>
  `<opml version="2.0"><body><outline text="Coast"><outline type="rss" text="Second" xmlUrl="${url}/second.xml"/></outline></body></opml>`;
const page = (url: string): string =>
  `<html><head><title>Harbour</title><link rel="alternate" type="application/rss+xml" href="${url}/feed.xml"></head><body>x</body></html>`;
const pier = `<html lang="en"><head><title>The pier</title></head><body><article><h1>The pier</h1>${'<p>The pier is open again from end to end, and the band plays every evening until the lamps are lit.</p>'.repeat(4)}</article></body></html>`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const missing = missingForHosts();
if (missing !== null) process.stdout.write(`skipped: ${missing} (contract on the built hosts)\n`);

describe.each(Object.entries(hosts))('the contract %s', (kind, open) => {
  let folder: TemporaryFolder;
  let server: LoopbackServer;
  let host: AnyHost;

  beforeAll(async () => {
    if (missing !== null) return;
    folder = await temporaryFolder();
    const pages: Record<string, { body: string; headers: Record<string, string> }> = {};
    server = await startPages(pages);
    pages['/feed.xml'] = { body: feed, headers: { 'content-type': 'application/rss+xml' } };
    pages['/second.xml'] = { body: feed.replace('Harbour News', 'Second'), headers: {} };
    pages['/'] = { body: page(server.url), headers: { 'content-type': 'text/html' } };
    pages['/page'] = { body: pier, headers: { 'content-type': 'text/html' } };
    host = await open(folder.path);
  });
  afterAll(async () => {
    if (missing !== null) return;
    await host.close();
    await server.close();
    await folder[Symbol.asyncDispose]();
  });

  const called = new Set<CallName>();
  const call = async <K extends CallName>(name: K, input: CallInput<K>): Promise<CallAnswer<K>> => {
    called.add(name);
    const envelope = await host.call(name, input);
    if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.error)}`);
    return envelope.data as CallAnswer<K>;
  };
  const refused = async (name: CallName, input: unknown): Promise<string> => {
    called.add(name);
    const envelope = await host.call(name, input);
    return envelope.ok ? 'ok' : envelope.error.code;
  };
  const test = it.skipIf(missing !== null);

  test('says what it is and what it can', async () => {
    const info: AppInfo = await call('app.info', undefined);
    expect(info).toMatchObject({ name: 'Broadsheet', libraryFolder: folder.path });
    expect(info.host).toBe(kind === 'in process' ? 'cli' : kind);
    expect(info.capabilities.includes('save-file')).toBe(kind === 'desktop');
  });

  test('refuses what is no call, no input, or not supported, with the same codes', async () => {
    const none = await host.call('files.read', { path: '/etc/passwd' });
    expect(none).toEqual({ ok: false, error: { code: 'no-such-call', params: { name: 'files.read' } } });
    expect(await host.call('articles.get', { id: 5 })).toEqual({
      ok: false,
      error: { code: 'bad-input', params: { path: 'id', expected: 'a text of 1 to 80 characters' } },
    });
    expect(await refused('articles.get', { id: 'nothing' })).toBe('article-not-found');
    const dialogs = kind === 'desktop' ? 'ok' : 'not-supported';
    expect(await refused('host.importFiles', {})).toBe(dialogs);
    expect(await refused('host.watchFolder', {})).toBe(dialogs);
    expect(await refused('host.saveFile', { name: 'x', bytes: '' })).toBe(dialogs);
    expect(await refused('host.savePdf', { filter: { kind: 'all' } })).toBe(dialogs);
    const links = await host.call('host.openExternal', { url: 'file:///etc/passwd' });
    called.add('host.openExternal');
    expect(links).toEqual(
      kind === 'in process'
        ? { ok: false, error: { code: 'not-supported', params: { name: 'host.openExternal' } } }
        : { ok: true, data: { opened: false } },
    );
  });

  test('keeps sections', async () => {
    const world = await call('sections.add', { title: 'Abroad', parentId: null });
    const inner = await call('sections.ensure', { path: ['Abroad', 'Coast'] });
    expect(inner.parentId).toBe(world.id);
    expect(await call('sections.rename', { id: inner.id, title: 'Shore' })).toMatchObject({ title: 'Shore' });
    expect(await call('sections.move', { id: inner.id, parentId: null, position: 0 })).toMatchObject({
      parentId: null,
    });
    const { undo } = await call('sections.remove', { id: world.id });
    expect(await call('undo.apply', { undo })).toEqual({ applied: true });
    expect((await call('paper.get', undefined)).sections.map((section) => section.title)).toContain('Abroad');
  });

  test('finds, previews, subscribes to and refreshes a feed, and tells what came', async () => {
    const { candidates } = await call('feeds.discover', { address: server.url });
    expect(candidates.map((candidate) => candidate.url)).toEqual([`${server.url}/feed.xml`]);
    expect(await call('feeds.preview', { url: `${server.url}/feed.xml` })).toMatchObject({ title: 'Harbour News' });
    const source = await call('feeds.subscribe', { url: `${server.url}/feed.xml` });
    await call('feeds.refresh', { sourceId: source.id });
    const list = await call('articles.list', { kind: 'source', id: source.id });
    expect(list.headlines.map((headline) => headline.title)).toEqual([3, 2, 1].map((day) => `Ferry talks, day ${day}`));
    await expect.poll(() => host.heard.map(({ name }) => name)).toContain('articles.changed');
    expect(await call('sources.update', { id: source.id, starred: true })).toMatchObject({ starred: true });
    expect(await refused('feeds.subscribe', { url: `${server.url}/feed.xml` })).toBe('already-subscribed');
    const account = { id: source.id, user: 'reader', password: 'word' };
    expect(await refused('feeds.signIn', account)).toBe('sign-in-insecure');
    expect(await call('feeds.signIn', { ...account, overHttp: true })).toEqual({
      user: 'reader',
      kept: kind === 'desktop',
      overHttp: true,
    });
    expect(await call('feeds.signOut', { id: source.id })).toEqual({ signedOut: true });
    expect(await call('conditions.tell', { metered: false })).toMatchObject({ metered: false });
    const { feeds } = await call('doctor.report', { sourceId: source.id });
    expect(feeds).toMatchObject([{ sourceId: source.id, failure: null }]);
    const asked = await call('activity.list', { sourceId: source.id, limit: 100 });
    const request = { kind: 'feed', address: `${server.url}/feed.xml`, status: 200 };
    expect(asked.entries).toContainEqual(expect.objectContaining(request));
    const exported = await call('activity.export', { failedOnly: true });
    expect(Buffer.from(exported.bytes, 'base64').toString('utf8')).toMatch(/^time\tkind\t/);
    await expect.poll(() => call('jobs.list', undefined), { timeout: 20_000 }).toEqual([]);
    const [first] = list.headlines;
    expect(await call('articles.complete', { ids: [first?.id ?? ''] })).toMatchObject({ asked: 1, failed: 1 });
    expect(await refused('articles.complete', { ids: ['nothing'] })).toBe('article-not-found');
    expect(await call('jobs.cancel', { jobId: 'none' })).toEqual({ cancelled: false });
  });

  test('shows stories, their rails, the edition and what a search finds', async () => {
    const { headlines } = await call('articles.list', { kind: 'all', limit: 5 });
    const id = headlines[0]?.id ?? '';
    const view = await call('articles.get', { id });
    expect(view.article.id).toBe(id);
    expect(await call('rails.get', { articleId: id })).toHaveProperty('latest');
    const { id: editionId } = await call('edition.get', {});
    expect(await call('edition.get', { id: editionId })).toMatchObject({ id: editionId });
    expect(await refused('edition.get', { id: 'nothing' })).toBe('edition-not-found');
    expect(await call('edition.renew', undefined)).toMatchObject({ name: 'extra', previous: editionId });
    expect((await call('edition.list', undefined)).map((line) => line.id)).toContain(editionId);
    const found = await call('search.query', { query: 'ferry' });
    expect(found.hits.length).toBeGreaterThan(0);
  });

  test('shows a story’s coverage, parts it and joins it, each with a way back', async () => {
    const { headlines } = await call('articles.list', { kind: 'all', limit: 2 });
    const [first = '', second = ''] = headlines.map((headline) => headline.id);
    const story = await call('clusters.get', { articleId: first });
    const whole = story.parts.flatMap((part) => part.versions.map((version) => version.headline.id));
    expect(whole).toContain(first);
    const joined = story.clusterId !== null;
    const part = { articleIds: joined ? [whole.find((id) => id !== first) ?? ''] : [first] };
    expect(await refused('clusters.split', part)).toBe(joined ? 'ok' : 'bad-input');
    const merged = await host.call('clusters.merge', { articleIds: [first, second] });
    called.add('clusters.merge');
    if (merged.ok) await call('undo.apply', merged.data as { undo: string });
    else expect(merged.error.code).toBe('bad-input');
    expect(await refused('clusters.merge', { articleIds: [first] })).toBe('bad-input');
  });

  test('keeps filters: tries, saves, orders and removes them, and brings back what they hide', async () => {
    const actions = { ...nothingDone, hide: true, tags: ['talks'] };
    const rule: FilterRule = {
      name: 'No talks',
      enabled: true,
      scope: { kind: 'everywhere', id: null },
      match: 'all',
      conditions: [{ field: 'title', test: 'phrase', value: 'ferry talks', negated: false }],
      actions,
      storedToo: true,
    };
    const { matched } = await call('filters.try', { rule });
    expect(matched).toBeGreaterThan(0);
    const { filter, undo } = await call('filters.save', { rule });
    expect(filter).toMatchObject({ acted: matched, hidden: matched });
    expect((await call('filters.list', undefined)).filters).toEqual([filter]);
    const { headlines } = await call('articles.list', { kind: 'hidden' });
    expect(headlines).toHaveLength(matched);
    expect((await call('filters.bringBack', { ids: [headlines[0]?.id ?? ''] })).shown).toBe(1);
    expect(await call('filters.apply', {})).toEqual({ changed: 0 });
    expect(await call('filters.move', { id: filter.id, position: 0 })).toHaveProperty('undo');
    expect(await call('filters.remove', { id: filter.id })).toHaveProperty('undo');
    expect(await call('undo.apply', { undo })).toEqual({ applied: true });
    expect((await call('paper.get', undefined)).counts.hidden).toBe(0);
    const flawed = { ...rule, conditions: [{ field: 'any', test: 'pattern', value: '(', negated: false }] };
    expect(await refused('filters.try', { rule: flawed })).toBe('filter-pattern');
    expect(await refused('filters.save', { rule: { ...rule, conditions: [] } })).toBe('bad-input');
    expect(await refused('filters.remove', { id: 'none' })).toBe('filter-not-found');
    await expect.poll(() => host.heard.map(({ name }) => name)).toContain('filters.changed');
  });

  test('weighs what is a must read and keeps a profile, each step with a way back but one', async () => {
    const { headlines } = await call('articles.list', { kind: 'all', limit: 1 });
    const articleId = headlines[0]?.id ?? '';
    expect((await call('mustRead.get', undefined)).factors.speed).toBe(100);
    const weighed = await call('mustRead.update', { factor: { name: 'speed', weight: 150 } });
    expect(weighed.factors.speed).toBe(150);
    expect(await refused('mustRead.update', { section: { id: 'none', weight: 100 } })).toBe('section-not-found');
    await call('undo.apply', await call('mustRead.dismiss', { articleId }));
    await call('undo.apply', await call('mustRead.reset', undefined));
    expect((await call('mustRead.get', undefined)).factors.speed).toBe(150);
    const entry = { kind: 'topic', written: 'lighthouses', factor: 200 } as const;
    expect((await call('profile.update', { entry })).entries.map(({ written }) => written)).toContain('lighthouses');
    await call('undo.apply', await call('profile.less', { articleId }));
    expect((await call('profile.get', undefined)).less).toEqual([]);
    expect((await call('profile.forget', undefined)).entries).toEqual([]);
  });

  test('marks stories, removes them, and takes both back', async () => {
    const { headlines, unread } = await call('articles.list', { kind: 'all', limit: 3 });
    const [first, second] = headlines.map((headline) => headline.id);
    if (first === undefined || second === undefined) throw new Error('no stories');
    const marked = await call('articles.mark', { ids: [first], read: true, starred: true });
    expect(marked.changes).toMatchObject([{ id: first, status: { read: true, starred: true } }]);
    await expect.poll(() => host.heard.map(({ name }) => name)).toContain('status.changed');
    const all = await call('articles.markAllRead', { kind: 'all' });
    expect(all.marked).toBe(unread - 1);
    expect(await call('undo.apply', { undo: all.undo ?? '' })).toEqual({ applied: true });
    const { removed, undo } = await call('articles.remove', { ids: [second] });
    expect(removed).toBe(1);
    expect(await refused('articles.get', { id: second })).toBe('article-not-found');
    await call('undo.apply', { undo });
    expect(await call('articles.get', { id: second })).toMatchObject({ article: { id: second } });
  });

  test('serves a stored picture by its id, and no other', async () => {
    const { headlines } = await call('articles.list', { kind: 'all', limit: 200 });
    const withPicture = headlines.find((headline) => headline.pictureId !== null);
    expect((await host.picture(withPicture?.pictureId ?? '')).type).toMatch(/^image\//);
    expect((await host.picture('0'.repeat(64))).status).toBe(404);
  });

  test('takes in files and OPML as bytes, and gives OPML out', async () => {
    const file = {
      name: 'note.txt',
      bytes: base64('Quay reopens\n\nThe quay reopened on Monday after a year of works.'),
    };
    const [line] = await call('files.import', { files: [file] });
    expect(line).toMatchObject({ name: 'note.txt', outcome: 'added' });
    const story: Article = (await call('articles.get', { id: line?.articleIds[0] ?? '' })).article;
    expect(story.origin).toBe('file');
    const lists = { file: { name: 'list.opml', bytes: base64(opml(server.url)) } };
    expect((await call('opml.import', lists)).map(({ outcome }) => outcome)).toEqual(['unreachable']);
    expect(await call('opml.import', { ...lists, allowPrivate: true })).toMatchObject([{ outcome: 'already-there' }]);
    const feeds = [{ url: `${server.url}/second.xml`, title: '', path: ['Coast'] }];
    expect(await call('feeds.subscribeAll', { feeds })).toMatchObject([{ outcome: 'already-there' }]);
    const bookmarks = `<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="${server.url}/">Harbour</A></DL>`;
    const kept = await call('files.import', { files: [{ name: 'bookmarks.html', bytes: base64(bookmarks) }] });
    const held = kept[0]?.held ?? '';
    expect(kept).toMatchObject([{ outcome: 'undecided' }]);
    // Nobody vouched for an address in a private network.
    expect(await call('bookmarks.feeds', { held })).toMatchObject({ pages: [], looked: 1, unreachable: 1 });
    expect(await call('bookmarks.keep', { held })).toMatchObject([{ outcome: 'added' }]);
    const { bytes } = await call('opml.export', undefined);
    expect(Buffer.from(bytes, 'base64').toString('utf8')).toContain(`${server.url}/second.xml`);
    expect(await refused('files.import', { files: [{ name: 'x', bytes: 'not base64!' }] })).toBe('bad-input');
  });

  test('keeps settings and the welcome, lists starters, checks the library', async () => {
    expect(await call('settings.update', { textSize: 120 })).toMatchObject({ textSize: 120 });
    expect(await call('settings.get', undefined)).toMatchObject({ textSize: 120 });
    expect((await call('starters.list', undefined)).length).toBeGreaterThan(0);
    expect(await refused('starters.add', { ids: [] })).toBe('bad-input');
    expect((await call('welcome.finish', { removeSamples: true })).removed).toBeGreaterThan(0);
    expect((await call('library.check', undefined)).problems).toEqual([]);
  });

  test('saves a page, gets ready for a trip, and gives stories out', async () => {
    const saved = await call('pages.save', { url: `${server.url}/page` });
    expect(saved).toMatchObject({ title: 'The pier', added: true });
    expect(await refused('pages.save', { url: 'file:///etc/passwd' })).toBe('bad-address');
    const state = await call('offline.state', undefined);
    expect(state.stories).toBe(state.complete + state.text + state.summary);
    expect(await call('offline.recheck', {})).toMatchObject({ stories: state.stories, picturesLost: 0 });
    const inside = await call('offline.prepare', { megabytes: 1 });
    expect(inside.stories).toBeGreaterThan(0);
    expect(await refused('offline.prepare', { hours: -1 })).toBe('bad-input');
    expect(await call('offline.pause', undefined)).toEqual({ paused: false });
    expect(await call('offline.pending', {})).toEqual({ trip: null });
    expect(await call('media.of', { articleId: saved.id })).toEqual({ media: [] });
    const nothing = { articleId: saved.id, link: 'https://a.example/x.mp3' };
    expect(await refused('media.fetch', nothing)).toBe('media-not-found');
    expect(await refused('media.remove', nothing)).toBe('media-not-found');
    expect(await refused('media.place', { ...nothing, seconds: 1 })).toBe('media-not-found');
    expect(await call('media.pause', nothing)).toEqual({ paused: false });
    const wish = await call('waiting.add', { kind: 'refresh' });
    expect((await call('waiting.list', undefined)).waiting).toEqual([wish]);
    expect(await call('waiting.remove', { ids: [wish.id] })).toEqual({ removed: 1 });
    expect(await call('waiting.run', undefined)).toEqual({ done: 0 });
    const file = await call('articles.export', { ids: [saved.id], format: 'markdown' });
    expect(file.name).toBe('The pier.md');
    expect(Buffer.from(file.bytes, 'base64').toString('utf8')).toContain('# The pier');
    expect(await refused('articles.export', { format: 'html' })).toBe('bad-input');
    const two = { ids: [saved.id], edition: 'paper' };
    expect(await refused('articles.export', { ...two, format: 'html' })).toBe('bad-input');
    expect(await refused('articles.export', { ids: [], format: 'html' })).toBe('bad-input');
    expect(await refused('articles.export', { edition: 'paper', format: 'rtf' })).toBe('bad-input');
  });

  test('keeps searches as sections, and remembers recent ones', async () => {
    const saved = await call('searches.save', { title: 'Ferries', query: 'ferry' });
    expect(await call('searches.update', { id: saved.id, title: 'All ferries', position: 0 })).toMatchObject({
      title: 'All ferries',
    });
    expect((await call('articles.list', { kind: 'search', id: saved.id })).total).toBeGreaterThan(0);
    expect((await call('paper.get', undefined)).searches.map((search) => search.id)).toEqual([saved.id]);
    expect(await refused('searches.save', { title: '', query: 'x' })).toBe('bad-input');
    expect(await call('searches.remove', { id: saved.id })).toHaveProperty('undo');
    expect(await call('searches.remember', { query: 'ferry' })).toEqual(['ferry']);
    expect(await call('searches.recent', undefined)).toEqual(['ferry']);
    expect(await call('searches.forget', {})).toEqual([]);
  });

  test('removes a source', async () => {
    const { sources } = await call('paper.get', undefined);
    const feeds = sources.filter((source) => source.kind === 'feed');
    for (const { id } of feeds) expect(await call('sources.remove', { id })).toHaveProperty('undo');
    expect((await call('paper.get', undefined)).sources.filter((source) => source.kind === 'feed')).toEqual([]);
  });

  test('was asked for every call there is', () => {
    expect(Object.keys(calls).filter((name) => !called.has(name as CallName))).toEqual([]);
  });
});
