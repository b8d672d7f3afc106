import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isDue, isLongDead, newestDates, nextFetch } from '../../../../electron/library/feeds/schedule.ts';
import { emptyFetchState } from '../../../../electron/library/store/model.ts';
import type { FetchState } from '../../../../electron/library/store/model.ts';
import { openTestLibrary } from '../../../support/library.ts';
import { longText, startNewsSite } from '../../../support/news-site.ts';
import { steppedClock } from '../../../support/stepped-clock.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = Date.UTC(2026, 10, 22, 9, 40);

const fetchedAt = (at: number, ok: boolean): FetchState => ({
  ...emptyFetchState,
  notBefore: at + 60 * minute,
  lastFetch: {
    at,
    ok,
    error: ok ? null : { code: 'http-status', params: {} },
    httpStatus: 200,
    unchanged: false,
    newArticles: 0,
    bytes: 0,
    ms: 0,
  },
});

describe('a feed’s own interval', () => {
  it('counts from the last good fetch; after a failure the usual patience holds', () => {
    expect(nextFetch(fetchedAt(now, true), 15)).toBe(now + 15 * minute);
    expect(nextFetch(fetchedAt(now, true))).toBe(now + 60 * minute);
    expect(nextFetch(fetchedAt(now, false), 15)).toBe(now + 60 * minute);
    expect(nextFetch(emptyFetchState, 15)).toBeNull();
    expect(isDue(fetchedAt(now, true), now + 15 * minute, false, 15)).toBe(true);
    expect(isDue(fetchedAt(now, true), now + 14 * minute, false, 15)).toBe(false);
    expect(isDue(fetchedAt(now, true), now + 90 * minute, false, 240)).toBe(false);
  });

  it('is kept though the paper itself is refreshed by hand only', async () => {
    await using folder = await temporaryFolder();
    await using own = await startNewsSite([{ id: '1', title: 'One', html: longText('One') }]);
    await using other = await startNewsSite([{ id: '2', title: 'Two', html: longText('Two') }]);
    const clock = steppedClock();
    await using opened = await openTestLibrary(folder.path, { clock });
    const { handlers } = opened.library;
    await handlers['settings.update']({ refreshMinutes: 0, refreshAtStart: false });
    const { id } = await handlers['feeds.subscribe']({ url: own.feedUrl });
    await handlers['feeds.subscribe']({ url: other.feedUrl });
    await handlers['sources.update']({ id, refreshMinutes: 20 });
    const asked = [own.requests.length, other.requests.length];
    opened.library.start();
    clock.advance(2_000);
    for (let passed = 0; passed < 20; passed += 1) {
      await pause(10);
      clock.advance(minute);
    }
    await expect.poll(() => own.requests.length).toBe((asked[0] ?? 0) + 1);
    expect(other.requests.length).toBe(asked[1]);
  });
});

describe('what the schedule knows of a feed', () => {
  it('is its newest dates, whatever order they are kept in', () => {
    const rows = [3, 1, 5, 2, 4].map((date) => ({ date }));
    expect(newestDates(rows, 3)).toEqual([5, 4, 3]);
  });

  it('calls it dead after many failures over a long time only', () => {
    const failed = { ...fetchedAt(now, false), failures: 30, lastGoodFetch: now - 70 * day };
    expect(isLongDead(failed, now)).toBe(true);
    expect(isLongDead({ ...failed, failures: 3 }, now)).toBe(false);
    expect(isLongDead({ ...failed, lastGoodFetch: now - 5 * day }, now)).toBe(false);
    expect(isLongDead({ ...failed, lastGoodFetch: null }, now)).toBe(false);
  });
});
