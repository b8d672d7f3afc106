/** When a whole library asks a feed again: the feed's and the server's wishes, and what is gone or long dead. */
import { describe, expect, it } from 'vitest';
import type { FeedHealth } from '../../../electron/contract/doctor.ts';
import { startLoopbackServer } from '../../support/feed-server.ts';
import { openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const hour = 3_600_000;
const day = 24 * hour;

type Answer = { status: number; headers: Record<string, string>; hints: string };

/** A feed of one story whose answer the test changes. */
const startFeed = async () => {
  const answer: Answer = { status: 200, headers: {}, hints: '' };
  const server = await startLoopbackServer((_request, response) => {
    response.writeHead(answer.status, answer.headers);
    response.end(
      `<rss version="2.0"><channel><title>Quay</title>${answer.hints}<item><guid>1</guid><title>Ferries</title></item></channel></rss>`,
    );
  });
  return Object.assign(server, { answer });
};

const askedAgain = async ({ library }: TestLibrary, sourceId: string): Promise<FeedHealth> => {
  await library.handlers['feeds.refresh']({ sourceId });
  const [feed] = (await library.handlers['doctor.report']({ sourceId })).feeds;
  if (feed === undefined) throw new Error('no such feed');
  return feed;
};

describe('the next time a feed is asked', () => {
  it.each<readonly [string, Partial<Answer>, string]>([
    ['in an hour when nothing is wished', {}, '2026-11-22T10:40:00.000Z'],
    ['after its ttl', { hints: '<ttl>120</ttl>' }, '2026-11-22T11:40:00.000Z'],
    ['after Cache-Control', { headers: { 'cache-control': 'max-age=10800' } }, '2026-11-22T12:40:00.000Z'],
    ['within a day for all wishes', { headers: { 'cache-control': 'max-age=99999999' } }, '2026-11-23T09:40:00.000Z'],
    [
      'not in its skipHours',
      { hints: '<skipHours><hour>10</hour><hour>11</hour></skipHours>' },
      '2026-11-22T12:00:00.000Z',
    ],
    ['not on its skipDays', { hints: '<skipDays><day>Sunday</day></skipDays>' }, '2026-11-23T00:00:00.000Z'],
  ])('is %s', async (_when, wishes, expected) => {
    await using folder = await temporaryFolder();
    await using site = await startFeed();
    await using opened = await openTestLibrary(folder.path);
    const { id } = await opened.library.handlers['feeds.subscribe']({ url: `${site.url}/feed` });
    Object.assign(site.answer, wishes);
    const { nextFetch } = await askedAgain(opened, id);
    expect(new Date(nextFetch ?? 0).toISOString()).toBe(expected);
  });

  it.each([
    ['a number of seconds', () => '7200', 2 * hour],
    ['a date', (now: number) => new Date(now + 3 * hour).toUTCString(), 3 * hour],
    ['a number that is meant to shut us out', () => '9'.repeat(30), 7 * day],
    ['a date that is', () => 'Fri, 31 Dec 9999 23:59:59 GMT', 7 * day],
  ])('is when the server says in Retry-After, %s, and not before by hand', async (_form, valueAt, wait) => {
    await using folder = await temporaryFolder();
    await using site = await startFeed();
    await using opened = await openTestLibrary(folder.path);
    const { id } = await opened.library.handlers['feeds.subscribe']({ url: `${site.url}/feed` });
    const now = opened.clock.now();
    Object.assign(site.answer, { status: 503, headers: { 'retry-after': valueAt(now) } });
    const { failure, nextFetch } = await askedAgain(opened, id);
    expect(failure?.error.code).toBe('throttled');
    expect((nextFetch ?? 0) - now).toBe(wait);
    const asked = site.requests.length;
    opened.clock.advance(wait - 1);
    await askedAgain(opened, id);
    expect(site.requests).toHaveLength(asked);
    Object.assign(site.answer, { status: 200, headers: {} });
    opened.clock.advance(1);
    expect(await askedAgain(opened, id)).toMatchObject({ state: 'good', failure: null });
  });

  it('is never for what is gone, and once a week for what failed through two months', async () => {
    await using folder = await temporaryFolder();
    await using site = await startFeed();
    await using opened = await openTestLibrary(folder.path);
    const { id } = await opened.library.handlers['feeds.subscribe']({ url: `${site.url}/feed` });
    site.answer.status = 404;
    for (let failures = 1; failures < 20; failures++) {
      opened.clock.advance(4 * day);
      expect((await askedAgain(opened, id)).state).toBe('failing');
    }
    opened.clock.advance(4 * day);
    const dead = await askedAgain(opened, id);
    expect(dead).toMatchObject({ state: 'gone', failure: { times: 20 }, nextFetch: opened.clock.now() + 7 * day });
    site.answer.status = 410;
    expect(await askedAgain(opened, id)).toMatchObject({ state: 'gone', nextFetch: null, articles: 1 });
  });
});
