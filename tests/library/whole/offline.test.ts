import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../electron/library/library.ts';
import { startPages } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import { smallPicture } from '../../support/news-site.ts';
import { startSummarySite, summaryStory } from '../../support/summary-site.ts';
import type { SummarySite } from '../../support/summary-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const titles = ['Channel moves', 'Ferries wait', 'Dredger ordered', 'Baker changes hours'];
const stories = titles.map((title, index) => summaryStory(String(index), title));

const idle = (library: Library): Promise<void> =>
  expect.poll(() => library.handlers['jobs.list'](), { timeout: 20_000 }).toEqual([]);

/** Subscribed, but nothing beyond the feed was fetched: its pages and pictures did not answer. */
const subscribedOnly = async (library: Library, site: SummarySite): Promise<string> => {
  for (const { id } of stories) site.instead.set(id, 503);
  const source = await library.handlers['feeds.subscribe']({ url: site.feedUrl });
  await idle(library);
  site.instead.clear();
  return source.id;
};

const text = (file: { readonly bytes: string }): string => Buffer.from(file.bytes, 'base64').toString('utf8');

describe('what can be read offline', () => {
  it('is counted exactly, and a picture that is gone from the disk is found missing and fetched again', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await subscribedOnly(opened.library, site);
    expect(await handlers['offline.state']()).toMatchObject({
      stories: 4,
      complete: 0,
      summary: 4,
      picturesMissing: 0,
    });
    const { headlines } = await handlers['articles.list']({ kind: 'all' });
    await handlers['articles.complete']({ ids: headlines.map(({ id }) => id) });
    const ready = await handlers['offline.state']();
    expect(ready).toMatchObject({ stories: 4, complete: 4, text: 0, summary: 0, picturesMissing: 0 });
    expect(ready.bytes).toBeGreaterThan(0);

    const { article } = await handlers['articles.get']({ id: headlines[0]?.id ?? '' });
    const picture = article.pictures[0]?.id ?? '';
    await rm(path.join(folder.path, 'pictures', picture.slice(0, 2), picture));
    const checked = await handlers['offline.recheck']({});
    expect(checked).toMatchObject({ complete: 3, text: 1, picturesMissing: 1, corrected: 1, picturesLost: 1 });
    expect(await handlers['offline.state']()).toMatchObject({ complete: 3, text: 1, picturesMissing: 1 });
    await handlers['offline.prepare']({});
    expect(await handlers['offline.recheck']({})).toMatchObject({ complete: 4, corrected: 0, picturesLost: 0 });
    expect((await opened.library.picture(picture))?.type).toBe('image/png');
  });
});

describe('getting ready for a trip', () => {
  it('fetches what is missing, what matters first, and says what is inside', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await subscribedOnly(opened.library, site);
    const { headlines } = await handlers['articles.list']({ kind: 'all' });
    const wanted = headlines.find(({ title }) => title === 'Dredger ordered')?.id ?? '';
    await handlers['articles.mark']({ ids: [wanted], mustRead: true });
    const first = await handlers['offline.prepare']({ hours: 0.01 });
    expect(first).toMatchObject({ stories: 1, complete: 1, ended: 'hours' });
    expect((await handlers['articles.get']({ id: wanted })).article.completeness).toBe('complete');
    const all = await handlers['offline.prepare']({});
    expect(all).toMatchObject({ stories: 4, complete: 4, summary: 0, picturesMissing: 0, ended: 'all' });
    expect(all.minutes).toBeGreaterThan(1);
    const asked = site.requests.length;
    expect(await handlers['offline.prepare']({})).toMatchObject({ complete: 4, bytesFetched: 0 });
    expect(site.requests).toHaveLength(asked);
  });

  it('never fetches more than its budget, and a page it had no room for is not held against it', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await subscribedOnly(opened.library, site);
    await expect(handlers['offline.prepare']({ sectionIds: ['nowhere'] })).rejects.toMatchObject({
      code: 'section-not-found',
    });
    const inside = await handlers['offline.prepare']({ megabytes: 0.004 });
    expect(inside.ended).toBe('megabytes');
    expect(inside.bytesFetched).toBeLessThanOrEqual(4_000);
    expect(inside.complete).toBeLessThan(4);
    expect(await handlers['offline.prepare']({})).toMatchObject({ complete: 4, ended: 'all' });
  });

  it('cancelled, keeps what came', async () => {
    await using folder = await temporaryFolder();
    const many = Array.from({ length: 20 }, (_, index) => summaryStory(String(index), `Story number ${index}`));
    await using site = await startSummarySite(many);
    for (const { id } of many) site.instead.set(id, 503);
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['feeds.subscribe']({ url: site.feedUrl });
    await idle(opened.library);
    site.instead.clear();
    let cancelled = false;
    opened.library.on((name, payload) => {
      if (name !== 'articles.changed' || cancelled || !('updated' in payload)) return;
      cancelled = true;
      void handlers['jobs.cancel']({ jobId: 'trip' });
    });
    const inside = await handlers['offline.prepare']({ jobId: 'trip' });
    expect(inside.ended).toBe('cancelled');
    const state = await handlers['offline.state']();
    expect(state.summary).toBeGreaterThan(0);
    expect(state.complete + state.text).toBeGreaterThan(0);
  });

  it('asks nobody while the reader works offline', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await handlers['settings.update']({ workOffline: true });
    await expect(handlers['offline.prepare']({})).rejects.toMatchObject({ code: 'offline' });
    await expect(handlers['pages.save']({ url: 'https://example.org/x' })).rejects.toMatchObject({ code: 'offline' });
  });
});

const paragraph = 'The pier is open again from end to end, and the band plays every evening until the lamps are lit.';
const pier = `<!doctype html><html lang="en"><head><title>The pier *reopens*</title></head><body><article><h1>The pier *reopens*</h1>
<figure><img src="/pier.png" alt="The pier" width="600" height="400"><figcaption>From the north.</figcaption></figure>
<p>${paragraph}</p><p>The gates follow <a href="/hours">the hours</a> that the council has written on the wall beside them.</p>${`<p>${paragraph}</p>`.repeat(3)}<ul><li>Monday: brass</li><li>Tuesday: <em>waltzes</em> &amp; marches</li></ul></article></body></html>`;
const consent = `<title>Before you continue</title><h1>We value your privacy</h1><p>We and our partners store and/or access information on a device. Accept all, reject all or manage preferences.</p>`;

const startPier = () => {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  return startPages({
    '/pier': { body: pier, headers: html },
    '/pier.png': { body: smallPicture, headers: { 'content-type': 'image/png' } },
    '/consent': { body: consent, headers: html },
    '/empty': { body: '<title>x</title>', headers: html },
    '/note.txt': { body: `The tide table\n\n${paragraph}`, headers: { 'content-type': 'text/plain' } },
  });
};

describe('saving an address', () => {
  it('keeps its text and pictures for good, once', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPier();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const saved = await handlers['pages.save']({ url: `${site.url}/pier` });
    expect(saved).toMatchObject({ title: 'The pier *reopens*', added: true });
    const { article, status, source } = await handlers['articles.get']({ id: saved.id });
    expect(source.kind).toBe('saved');
    expect(status.saved).toBe(true);
    expect(article).toMatchObject({ origin: 'page', completeness: 'complete', link: `${site.url}/pier` });
    expect((await opened.library.picture(article.pictures[0]?.id ?? ''))?.bytes.length).toBe(smallPicture.length);
    expect(await handlers['pages.save']({ url: `${site.url}/pier/#top` })).toMatchObject({
      id: saved.id,
      added: false,
    });
    expect((await handlers['articles.list']({ kind: 'saved' })).total).toBe(1);
    const note = await handlers['pages.save']({ url: `${site.url}/note.txt` });
    expect(note).toMatchObject({ title: 'The tide table', added: true });
  });

  it('saves a story of a feed where it is', async () => {
    await using folder = await temporaryFolder();
    await using site = await startSummarySite(stories);
    await using opened = await openTestLibrary(folder.path);
    const sourceId = await subscribedOnly(opened.library, site);
    const saved = await opened.library.handlers['pages.save']({ url: site.pageOf('1') });
    expect(saved).toMatchObject({ title: 'Ferries wait', added: false });
    const { article, status } = await opened.library.handlers['articles.get']({ id: saved.id });
    expect(article).toMatchObject({ sourceId, completeness: 'complete' });
    expect(status.saved).toBe(true);
  });

  it.each([
    ['/consent', 'page-consent'],
    ['/empty', 'page-empty'],
    ['/gone', 'http-status'],
  ])('adds nothing for %s: %s', async (address, code) => {
    await using folder = await temporaryFolder();
    await using site = await startPier();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await expect(handlers['pages.save']({ url: `${site.url}${address}` })).rejects.toMatchObject({ code });
    expect((await handlers['articles.list']({ kind: 'all' })).total).toBe(0);
  });
});

describe('stories out again', () => {
  it('as one HTML file with its pictures inside, which asks nobody for anything', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPier();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['pages.save']({ url: `${site.url}/pier` });
    const file = await handlers['articles.export']({ ids: [id], format: 'html' });
    expect(file.name).toBe('The pier reopens.html');
    const html = text(file);
    expect(html).toContain(`src="data:image/png;base64,${smallPicture.toString('base64')}"`);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/src="(?!data:)/);
    expect(html).not.toContain('broadsheet-picture:');
  });

  it('as Markdown that is read back as the same story', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPier();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const { id } = await handlers['pages.save']({ url: `${site.url}/pier` });
    const file = await handlers['articles.export']({ ids: [id], format: 'markdown' });
    const markdown = text(file);
    expect(markdown).toContain('# The pier \\*reopens\\*');
    expect(markdown).toContain('- Monday: brass\n- Tuesday: *waltzes* & marches');
    expect(markdown).toContain(`[the hours](<${site.url}/hours>)`);
    expect(markdown).toContain(`![The pier](<${site.url}/pier.png>)`);
    const [line] = await handlers['files.import']({ files: [file] });
    const { article } = await handlers['articles.get']({ id: line?.articleIds[0] ?? '' });
    expect(article).toMatchObject({ title: 'The pier *reopens*', link: `${site.url}/pier` });
    expect(article.html).toContain(paragraph);
  });

  it('as all that a list shows; nothing to export is said', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPier();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    const out = handlers['articles.export'];
    await expect(out({ filter: { kind: 'saved' }, format: 'html' })).rejects.toMatchObject({
      code: 'article-not-found',
    });
    await handlers['pages.save']({ url: `${site.url}/pier` });
    await handlers['pages.save']({ url: `${site.url}/note.txt` });
    const file = await out({ filter: { kind: 'saved' }, format: 'markdown' });
    expect(file.name).toBe('Broadsheet.md');
    expect(text(file).match(/^## /gm)).toHaveLength(2);
  });
});
