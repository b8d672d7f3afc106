import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterSkips,
  isDue,
  never,
  nextAfterFailure,
  nextAfterSuccess,
  publishingInterval,
  wantsFullFetch,
} from '../../../../electron/library/feeds/schedule.ts';
import { emptyFetchState } from '../../../../electron/library/store/model.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 0, 7, 12); // a Wednesday
const every = (gap: number, count: number, newest = now): number[] =>
  Array.from({ length: count }, (_, index) => newest - index * gap);
const success = { now, published: [], hints: null, cacheSeconds: null };
const hints = { ttlMinutes: null, skipHours: [], skipDays: [], movedTo: null };

describe('how often a feed publishes', () => {
  it('is the middle time between its newest stories', () => {
    expect(publishingInterval(every(2 * hour, 10), now)).toBe(2 * hour);
    expect(publishingInterval([...every(hour, 9), now - 400 * day], now)).toBe(hour);
  });

  it('is unknown with fewer than three dates', () => {
    expect(publishingInterval([], now)).toBeNull();
    expect(publishingInterval([now, now, now - hour], now)).toBeNull();
  });

  it('does not believe dates in the future', () => {
    expect(publishingInterval([now + day, now + 2 * day, now + 3 * day], now)).toBeNull();
  });

  it('grows while a feed is silent', () => {
    expect(publishingInterval(every(hour, 10, now - 100 * day), now)).toBe(10 * day);
  });
});

describe('after a good fetch', () => {
  it('asks again after half the publishing interval, within ten minutes and a day', () => {
    expect(nextAfterSuccess({ ...success, published: every(4 * hour, 10) })).toBe(now + 2 * hour);
    expect(nextAfterSuccess({ ...success, published: every(minute, 10) })).toBe(now + 10 * minute);
    expect(nextAfterSuccess({ ...success, published: every(30 * day, 10) })).toBe(now + day);
  });

  it('asks again after an hour when nothing is known', () => {
    expect(nextAfterSuccess(success)).toBe(now + hour);
  });

  it('waits as long as Cache-Control and ttl wish, but no longer than a day', () => {
    expect(nextAfterSuccess({ ...success, cacheSeconds: 3 * 3600 })).toBe(now + 3 * hour);
    expect(nextAfterSuccess({ ...success, hints: { ...hints, ttlMinutes: 120 } })).toBe(now + 2 * hour);
    expect(nextAfterSuccess({ ...success, cacheSeconds: 31_536_000 })).toBe(now + day);
    expect(nextAfterSuccess({ ...success, cacheSeconds: 0 })).toBe(now + hour);
  });

  it('spares the hours and days a feed wants to be spared', () => {
    expect(nextAfterSuccess({ ...success, hints: { ...hints, skipHours: [13, 14] } })).toBe(now + 3 * hour);
    expect(afterSkips(now, { skipHours: [], skipDays: ['Wednesday', ' thursday '] })).toBe(Date.UTC(2026, 0, 9));
    expect(afterSkips(now, { skipHours: [24], skipDays: [] })).toBe(now);
  });

  it('passes over hints that leave no hour', () => {
    const all = Array.from({ length: 24 }, (_, index) => index);
    expect(afterSkips(now, { skipHours: all, skipDays: [] })).toBe(now);
  });

  it('is always within a day and the skipped time, whatever the feed says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 * now })),
        fc.array(fc.integer({ min: 0, max: 24 })),
        fc.option(fc.integer({ min: 0, max: 1e9 })),
        fc.option(fc.integer({ min: 0, max: 1e9 })),
        (published, skipHours, ttlMinutes, cacheSeconds) => {
          const next = nextAfterSuccess({ now, published, hints: { ...hints, skipHours, ttlMinutes }, cacheSeconds });
          expect(next).toBeGreaterThanOrEqual(now + 10 * minute);
          expect(next).toBeLessThanOrEqual(now + 10 * day);
        },
      ),
    );
  });
});

describe('after a failure', () => {
  const failure = { now, failures: 1, code: 'http-status', retryAfterSeconds: null, lastGoodFetch: now - day };

  it('waits twice as long each time, up to two days', () => {
    const waits = [1, 2, 3, 9, 10, 500].map((failures) => nextAfterFailure({ ...failure, failures }) - now);
    expect(waits).toEqual([10 * minute, 20 * minute, 40 * minute, 2560 * minute, 2 * day, 2 * day]);
  });

  it('waits at least as long as the server asks', () => {
    expect(nextAfterFailure({ ...failure, code: 'throttled', retryAfterSeconds: 3600 })).toBe(now + hour);
    expect(nextAfterFailure({ ...failure, code: 'throttled', retryAfterSeconds: 1 })).toBe(now + 10 * minute);
    expect(nextAfterFailure({ ...failure, code: 'throttled', retryAfterSeconds: 366 * 86_400 })).toBe(now + 7 * day);
  });

  it('stops asking what is gone', () => {
    expect(nextAfterFailure({ ...failure, code: 'gone' })).toBe(never);
    expect(JSON.parse(JSON.stringify(never))).toBe(never);
    expect(new Date(never).getTime()).toBe(never);
  });

  it('asks the long dead once a week', () => {
    expect(nextAfterFailure({ ...failure, failures: 30, lastGoodFetch: now - 61 * day })).toBe(now + 7 * day);
    expect(nextAfterFailure({ ...failure, failures: 30, lastGoodFetch: now - 10 * day })).toBe(now + 2 * day);
  });

  it('holds a missing network against no feed', () => {
    expect(nextAfterFailure({ ...failure, failures: 30, code: 'offline' })).toBe(now + 10 * minute);
  });
});

describe('whether a feed is due', () => {
  const error = (code: string) => ({
    at: now,
    ok: false,
    error: { code, params: {} },
    httpStatus: null,
    unchanged: false,
    newArticles: 0,
    bytes: 0,
    ms: 0,
  });

  it('is so when it was never asked, or its time has come', () => {
    expect(isDue(emptyFetchState, now, false)).toBe(true);
    expect(isDue({ ...emptyFetchState, notBefore: now }, now, false)).toBe(true);
    expect(isDue({ ...emptyFetchState, notBefore: now + 1 }, now, false)).toBe(false);
  });

  it('is so when the clock was put back since, but not for the little that clocks are set right by', () => {
    const hour = 3_600_000;
    const asked = { ...emptyFetchState, notBefore: now + hour, lastFetch: error('http-status') };
    expect(isDue(asked, asked.lastFetch.at - 2 * hour, false)).toBe(false);
    expect(isDue(asked, asked.lastFetch.at - 30 * 24 * hour, false)).toBe(true);
  });

  it('is so by hand, but for a server that named a time to come back', () => {
    const later = { ...emptyFetchState, notBefore: now + 1 };
    expect(isDue({ ...later, lastFetch: error('http-status') }, now, true)).toBe(true);
    expect(isDue({ ...later, lastFetch: error('gone') }, now, true)).toBe(true);
    expect(isDue({ ...later, lastFetch: error('throttled') }, now, true)).toBe(false);
  });
});

describe('leaving validators out now and then', () => {
  it('happens once in eight days, for each feed on its own day', () => {
    const daysWithFullFetch = (id: string): number[] =>
      Array.from({ length: 32 }, (_, index) => index).filter((index) =>
        wantsFullFetch(id, now + index * day, now + (index + 1) * day),
      );
    const first = daysWithFullFetch('feed-one');
    expect(first).toHaveLength(4);
    expect(
      new Set(Array.from({ length: 40 }, (_, index) => daysWithFullFetch(`feed-${index}`)[0])).size,
    ).toBeGreaterThan(1);
  });

  it('happens at the first fetch and not right after it', () => {
    expect(wantsFullFetch('a', null, now)).toBe(true);
    expect(wantsFullFetch('a', now, now + 1000)).toBe(false);
  });
});
