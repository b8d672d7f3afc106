/** Refreshing by itself follows the machine: quiet when asleep or metered, sparing on battery, one round after waking. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openTestLibrary } from '../support/library.ts';
import type { TestLibrary } from '../support/library.ts';
import { longText, startNewsSite } from '../support/news-site.ts';
import { steppedClock } from '../support/stepped-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const minute = 60_000;
const hour = 60 * minute;

type Running = TestLibrary & { readonly asked: () => number; readonly pass: (minutes: number) => Promise<void> };

const running = async (run: (library: Running) => Promise<void>): Promise<void> => {
  await using folder = await temporaryFolder();
  await using site = await startNewsSite([{ id: '1', title: 'Fog lifts', html: longText('Fog lifts') }]);
  const clock = steppedClock();
  await using opened = await openTestLibrary(folder.path, { clock });
  const { handlers, start } = opened.library;
  await handlers['settings.update']({ refreshAtStart: false, refreshMinutes: 15, keepPictures: false });
  const { id } = await handlers['feeds.subscribe']({ url: site.feedUrl });
  await handlers['sources.update']({ id, fullText: 'never' });
  await expect.poll(() => handlers['jobs.list'](), { timeout: 20_000 }).toEqual([]);
  const before = site.requests.length;
  start();
  await pause(5);
  /** Lets the schedule see each minute of the time that passes. */
  const pass = async (minutes: number): Promise<void> => {
    for (let at = 0; at < minutes; at++) {
      clock.advance(minute);
      await pause(2);
    }
    await expect.poll(() => handlers['jobs.list'](), { timeout: 20_000 }).toEqual([]);
  };
  await run({ ...opened, pass, asked: () => site.requests.length - before });
};

describe('refreshing by itself', () => {
  it('is quiet over a metered connection unless the reader wants it, and by hand always works', () =>
    running(async ({ library, pass, asked }) => {
      expect(await library.handlers['conditions.tell']({ metered: true })).toMatchObject({ metered: true });
      await pass(200);
      expect(asked()).toBe(0);
      await library.handlers['feeds.refresh']({});
      expect(asked()).toBe(1);
      await library.handlers['settings.update']({ refreshMetered: true });
      await pass(200);
      expect(asked()).toBeGreaterThan(1);
    }));

  it('waits four hours on battery, and as usual when the reader does not want it spared', () =>
    running(async ({ library, pass, asked }) => {
      await library.handlers['conditions.tell']({ onBattery: true });
      await pass(200);
      expect(asked()).toBe(0);
      await pass(60);
      expect(asked()).toBe(1);
      await library.handlers['settings.update']({ sparingOnBattery: false });
      await pass(200);
      expect(asked()).toBeGreaterThan(1);
    }));

  it('goes on when the clock is put back', () =>
    running(async ({ clock, pass, asked }) => {
      await pass(20);
      const before = asked();
      expect(before).toBeGreaterThan(0);
      clock.advance(-30 * 24 * hour);
      await pass(40);
      expect(asked()).toBeGreaterThan(before);
    }));

  it('asks nobody while the machine falls asleep, and once for all that was missed after it woke', () =>
    running(async ({ library, clock, pass, asked }) => {
      await library.handlers['conditions.tell']({ asleep: true });
      await pass(60);
      expect(asked()).toBe(0);
      clock.advance(9 * hour);
      await library.handlers['conditions.tell']({ asleep: false });
      await pause(5);
      expect(asked()).toBe(0);
      await pass(3);
      expect(asked()).toBe(1);
    }));
});
