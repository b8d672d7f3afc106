/** Sound that comes with stories: fetched, paused, gone on with whatever the server does, kept by content, played by parts. */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rule } from '../../support/filters.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import type { Manners, PodcastSite } from '../../support/podcast-site.ts';
import { episodeTitle, startPodcastSite, tone } from '../../support/podcast-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes of a sound that come before its server breaks off. */
const breaksAfter = 400_000;

const subscribed = async (opened: TestLibrary, site: PodcastSite) => {
  const { handlers } = opened.library;
  await handlers['feeds.subscribe']({ url: site.feedUrl });
  const { headlines } = await handlers['articles.list']({ kind: 'all' });
  const headline = headlines.find(({ title }) => title === episodeTitle);
  const which = { articleId: headline?.id ?? '', link: site.soundUrl };
  return { handlers, headline, which, of: async () => (await handlers['media.of'](which)).media[0] };
};

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(path.join(folder, 'media'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

/** A start of the program: closing waits for what it began. */
const startOnce = async (folder: string): Promise<void> => {
  await using opened = await openTestLibrary(folder);
  opened.library.start();
};

describe('an episode', () => {
  it('says its length and size without asking anybody, is fetched once, and is read by parts', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPodcastSite();
    await using opened = await openTestLibrary(folder.path);
    const { handlers, headline, which, of } = await subscribed(opened, site);
    expect(headline?.listenSeconds).toBe(125);
    expect(await of()).toMatchObject({
      kind: 'audio',
      bytes: site.sound.length,
      seconds: 125,
      chapters: [
        { at: 0, title: 'The stairs' },
        { at: 60, title: 'The lamp' },
      ],
      state: 'absent',
      mediaId: null,
      place: 0,
    });
    expect(site.ranges).toEqual([]);
    const medium = await handlers['media.fetch'](which);
    expect(medium).toMatchObject({ state: 'here', mediaId: hashOf(site.sound), type: 'audio/wav', error: null });
    await handlers['media.fetch'](which);
    expect(site.ranges).toEqual([null]);
    const part = await opened.library.medium(medium.mediaId ?? '', 1_000, 500);
    expect(part).toMatchObject({ size: site.sound.length, type: 'audio/wav' });
    expect(Buffer.from(part?.bytes ?? [])).toEqual(site.sound.subarray(1_000, 1_500));
    expect((await handlers['offline.state']()).media).toBe(1);
    expect(await opened.library.medium('ab'.repeat(32), 0, 1)).toBeNull();
    expect((await handlers['library.check']()).problems).toEqual([]);
  });

  it('remembers its place through a restart and when it is taken off the machine', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPodcastSite();
    let which = { articleId: '', link: '' };
    {
      await using opened = await openTestLibrary(folder.path);
      const one = await subscribed(opened, site);
      ({ which } = one);
      await one.handlers['media.fetch'](which);
      expect(await one.handlers['media.place']({ ...which, seconds: 61.25 })).toEqual({ kept: true });
    }
    await using again = await openTestLibrary(folder.path);
    const { handlers } = again.library;
    expect((await handlers['media.of'](which)).media).toMatchObject([{ state: 'here', place: 61.3 }]);
    expect(await handlers['media.remove'](which)).toMatchObject({ state: 'absent', place: 61.3, mediaId: null });
    expect(await filesIn(folder.path)).toEqual([]);
    await expect(handlers['media.fetch']({ ...which, link: 'https://a.example/x.mp3' })).rejects.toMatchObject({
      code: 'media-not-found',
    });
  });

  it('is paused and gone on with from where it stopped', async () => {
    await using folder = await temporaryFolder();
    // Its first half is more than the piece that is kept at a time.
    await using site = await startPodcastSite(280);
    await using opened = await openTestLibrary(folder.path);
    const { handlers, which, of } = await subscribed(opened, site);
    const { promise, resolve } = Promise.withResolvers<void>();
    site.manners = { waits: promise };
    const fetching = handlers['media.fetch'](which);
    await expect.poll(async () => (await of())?.fetchedBytes, { timeout: 20_000 }).toBeGreaterThan(0);
    expect((await of())?.state).toBe('fetching');
    expect(await handlers['media.pause'](which)).toEqual({ paused: true });
    const paused = await fetching;
    resolve();
    expect(paused).toMatchObject({ state: 'paused', error: null });
    expect(await handlers['media.pause'](which)).toEqual({ paused: false });
    site.manners = {};
    expect(await handlers['media.fetch'](which)).toMatchObject({ state: 'here', mediaId: hashOf(site.sound) });
    expect(site.ranges).toEqual([null, `bytes=${paused.fetchedBytes}-`]);
  });

  it('that broke off goes on after a restart', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPodcastSite(80);
    site.manners = { breaksAfter };
    let which = { articleId: '', link: '' };
    {
      await using opened = await openTestLibrary(folder.path);
      const one = await subscribed(opened, site);
      ({ which } = one);
      await expect(one.handlers['media.fetch'](which)).rejects.toMatchObject({ code: 'connection-failed' });
      expect(await one.of()).toMatchObject({ state: 'paused', error: { code: 'connection-failed' } });
    }
    site.manners = {};
    await using again = await openTestLibrary(folder.path);
    const medium = await again.library.handlers['media.fetch'](which);
    expect(medium.mediaId).toBe(hashOf(site.sound));
    expect(site.ranges[1]).toMatch(/^bytes=[1-9]\d*-$/);
  });
});

describe('a server with bad manners', () => {
  const stack = new AsyncDisposableStack();
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let site: PodcastSite;
  let opened: TestLibrary;
  let episode: Awaited<ReturnType<typeof subscribed>>;
  beforeAll(async () => {
    folder = stack.use(await temporaryFolder());
    site = stack.use(await startPodcastSite(80));
    opened = stack.use(await openTestLibrary(folder.path));
    episode = await subscribed(opened, site);
  });
  afterAll(() => stack.disposeAsync());

  /** What came in the first, broken attempt, then the second under these manners. */
  const secondAttempt = async (
    first: Manners,
    second: Manners,
    between: (site: PodcastSite) => void = () => undefined,
  ) => {
    const { handlers, which } = episode;
    const before = site.ranges.length;
    site.manners = { breaksAfter, ...first };
    await expect(handlers['media.fetch'](which)).rejects.toMatchObject({ code: 'connection-failed' });
    between(site);
    site.manners = second;
    const medium = await handlers['media.fetch'](which);
    const whole = await opened.library.medium(medium.mediaId ?? '', 0, site.sound.length + 1);
    await handlers['media.remove'](which);
    return { same: Buffer.from(whole?.bytes ?? []).equals(site.sound), ranges: site.ranges.slice(before) };
  };

  it('that ignores ranges sends the file whole, and it is right', async () => {
    expect((await secondAttempt({}, { ignoresRange: true })).same).toBe(true);
  });
  it('that changed the file meanwhile gives the new one, not a mixture', async () => {
    const done = await secondAttempt({}, {}, (site) => {
      site.sound = tone(80, 440);
    });
    expect(done.same).toBe(true);
  });
  it('that sends another part than asked for is asked for all of it', async () => {
    const { same, ranges } = await secondAttempt({}, { wrongRange: true });
    expect(same).toBe(true);
    expect(ranges.at(-1)).toBeNull();
  });
  it('that names no version is asked from the beginning', async () => {
    const { same, ranges } = await secondAttempt({ noValidator: true }, {});
    expect(same).toBe(true);
    expect(ranges).toEqual([null, null]);
  });

  it('that calls everything a part, without saying which, is asked once', async () => {
    const { handlers, which } = episode;
    const before = site.ranges.length;
    site.manners = { unnamedPart: true };
    await expect(handlers['media.fetch'](which)).rejects.toMatchObject({
      code: 'http-status',
      params: { status: 206 },
    });
    expect(site.ranges).toHaveLength(before + 1);
  });

  it('that promises more than it has is not believed', async () => {
    const { handlers, which, of } = episode;
    site.manners = { promises: 5_000 };
    await expect(handlers['media.fetch'](which)).rejects.toMatchObject({ code: 'connection-failed' });
    expect(await of()).toMatchObject({ state: 'paused', mediaId: null });
    await handlers['media.remove'](which);
  });

  it('that sends something else than sound is refused, and nothing of it stays', async () => {
    const { handlers, which, of } = episode;
    site.manners = {};
    site.sound = Buffer.from(`<!doctype html><script>${'x'.repeat(5_000)}</script>`);
    await expect(handlers['media.fetch'](which)).rejects.toMatchObject({ code: 'file-kind-unknown' });
    expect(await of()).toMatchObject({ state: 'absent', fetchedBytes: 0 });
    expect(await filesIn(folder.path)).toEqual([]);
  });
});

describe('what waits and what goes', () => {
  it('sound that somebody took from the disk is not said to be here once it was looked for', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPodcastSite(20);
    await using opened = await openTestLibrary(folder.path);
    const { handlers, which, of } = await subscribed(opened, site);
    const { mediaId } = await handlers['media.fetch'](which);
    await handlers['media.place']({ ...which, seconds: 7 });
    expect(await handlers['offline.recheck']({})).toMatchObject({ media: 1, mediaLost: 0 });
    await rm(path.join(folder.path, 'media', mediaId?.slice(0, 2) ?? '', mediaId ?? ''));
    expect(await handlers['offline.recheck']({})).toMatchObject({ media: 0, mediaLost: 1 });
    expect(await of()).toMatchObject({ state: 'absent', mediaId: null, fetchedBytes: 0, place: 7 });
    expect(await handlers['media.fetch'](which)).toMatchObject({ state: 'here', mediaId, place: 7 });
  });

  it('an episode wished without a network is fetched when there is one', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPodcastSite(20);
    await using opened = await openTestLibrary(folder.path);
    const { handlers, which, of } = await subscribed(opened, site);
    await handlers['settings.update']({ workOffline: true });
    await expect(handlers['media.fetch'](which)).rejects.toMatchObject({ code: 'offline' });
    await handlers['waiting.add']({ kind: 'download', target: which.articleId });
    await handlers['settings.update']({ workOffline: false });
    expect(await handlers['waiting.run']()).toEqual({ done: 1 });
    expect((await of())?.state).toBe('here');
  });

  it('a story that was taken away takes its sound along at the next start', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPodcastSite(20);
    {
      await using opened = await openTestLibrary(folder.path);
      const { handlers, which } = await subscribed(opened, site);
      await handlers['media.fetch'](which);
      await handlers['articles.remove']({ ids: [which.articleId] });
      expect(await filesIn(folder.path)).toHaveLength(1);
    }
    await startOnce(folder.path);
    expect(await filesIn(folder.path)).toEqual([]);
  });

  it('a story that a filter hides keeps its sound', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPodcastSite(20);
    let articleId = '';
    {
      await using opened = await openTestLibrary(folder.path);
      const { handlers, which } = await subscribed(opened, site);
      ({ articleId } = which);
      await handlers['media.fetch'](which);
      await handlers['filters.save']({ rule: rule('lighthouse', { hide: true }) });
      expect((await handlers['articles.list']({ kind: 'all' })).total).toBe(0);
    }
    await startOnce(folder.path);
    await using again = await openTestLibrary(folder.path);
    const { handlers } = again.library;
    expect(await filesIn(folder.path)).toHaveLength(1);
    expect((await handlers['media.of']({ articleId })).media).toMatchObject([{ state: 'here' }]);
  });

  it('a saved story keeps its sound and its place through its age, its source and a start', async () => {
    await using folder = await temporaryFolder();
    await using site = await startPodcastSite(20);
    {
      await using opened = await openTestLibrary(folder.path);
      const { handlers, which, headline } = await subscribed(opened, site);
      await handlers['media.fetch'](which);
      await handlers['media.place']({ ...which, seconds: 7 });
      await handlers['articles.mark']({ ids: [which.articleId], saved: true });
      opened.clock.advance(400 * 86_400_000);
      await handlers['feeds.refresh']({});
      await handlers['sources.remove']({ id: headline?.sourceId ?? '' });
    }
    await startOnce(folder.path);
    await using again = await openTestLibrary(folder.path);
    const { handlers } = again.library;
    const [kept] = (await handlers['articles.list']({ kind: 'saved' })).headlines;
    expect((await handlers['media.of']({ articleId: kept?.id ?? '' })).media).toMatchObject([
      { state: 'here', mediaId: hashOf(site.sound), place: 7 },
    ]);
    expect(await filesIn(folder.path)).toHaveLength(1);
  });
});
