import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storiesOf } from '../../../electron/contract/edition.ts';
import type { Edition } from '../../../electron/contract/edition.ts';
import { fakeClock, openTestLibrary } from '../../support/library.ts';
import type { TestLibrary } from '../../support/library.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const hour = 3_600_000;
const at = (day: number, hours: number): number => new Date(2026, 10, day, hours).getTime();

/** Words that no other number has. */
const wordsOf = (number: number, count: number): string =>
  Array.from({ length: count }, (_, index) =>
    ((number + 1) * 7919 + index * 104_729).toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit))),
  ).join(' ');

/** Stories that have nothing in common. */
const importStories = async ({ library }: TestLibrary, from: number, count: number): Promise<readonly string[]> => {
  const lines = await library.handlers['files.import']({
    files: Array.from({ length: count }, (_, index) => {
      const text = `Headline ${wordsOf(from + index, 3)}\n\nText ${wordsOf(from + index, 30)}.`;
      return { name: `${from + index}.txt`, bytes: Buffer.from(text).toString('base64') };
    }),
  });
  return lines.flatMap((line) => line.articleIds);
};

const idsOf = (edition: Edition): readonly string[] => storiesOf(edition).map((story) => story.id);

describe('the front page', () => {
  it('stands as laid out until the next edition is due, through a restart, and counts what came since', async () => {
    await using folder = await temporaryFolder();
    const clock = fakeClock(at(22, 9));
    let first: Edition;
    {
      await using opened = await openTestLibrary(folder.path, { clock });
      await importStories(opened, 0, 20);
      first = await opened.library.handlers['edition.get']({});
      expect(first).toMatchObject({ name: 'morning', since: 0, previous: null, next: null });
      expect(idsOf(first).length).toBeGreaterThan(10);
      clock.advance(hour);
      await importStories(opened, 20, 3);
      const same = await opened.library.handlers['edition.get']({});
      expect(idsOf(same)).toEqual(idsOf(first));
      expect(same.since).toBe(3);
    }
    await using again = await openTestLibrary(folder.path, { clock });
    const { handlers } = again.library;
    expect(idsOf(await handlers['edition.get']({}))).toEqual(idsOf(first));
    clock.advance(2 * hour);
    const midday = await handlers['edition.get']({});
    expect(midday).toMatchObject({ name: 'midday', since: 0, previous: first.id });
    expect(again.told.map(([name]) => name)).toContain('edition.changed');
    expect(await handlers['edition.get']({ id: first.id })).toMatchObject({ id: first.id, next: midday.id, since: 0 });
    expect((await handlers['edition.list']()).map((line) => line.name)).toEqual(['midday', 'morning']);
  });

  it('is laid out by hand between two editions, and only by hand where the reader wants no times', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { clock: fakeClock(at(22, 9)) });
    const { handlers } = opened.library;
    await importStories(opened, 0, 14);
    await handlers['edition.get']({});
    opened.clock.advance(60_000);
    const extra = await handlers['edition.renew']();
    expect(extra).toMatchObject({ name: 'extra' });
    await handlers['settings.update']({ editionTimes: { morning: null, midday: null, evening: null } });
    opened.clock.advance(72 * hour);
    expect((await handlers['edition.get']({})).id).toBe(extra.id);
  });

  it('waits for news that are being fetched', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { clock: fakeClock(at(22, 9)) });
    const { handlers } = opened.library;
    await importStories(opened, 0, 14);
    const morning = await handlers['edition.get']({});
    opened.clock.advance(4 * hour);
    // `start` refreshes first; its round has not begun yet.
    opened.library.start();
    expect((await handlers['edition.get']({})).id).toBe(morning.id);
  });

  it('of yesterday can be read; what was removed since is shown as such', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { clock: fakeClock(at(22, 9)) });
    const { handlers } = opened.library;
    const ids = await importStories(opened, 0, 20);
    const yesterday = await handlers['edition.get']({});
    opened.clock.advance(24 * hour);
    await importStories(opened, 20, 20);
    await handlers['edition.get']({});
    const lead = yesterday.lead?.id ?? '';
    await handlers['articles.remove']({ ids: [lead] });
    const past = await handlers['edition.get']({ id: yesterday.id });
    expect(past.lead).toMatchObject({ id: lead, title: yesterday.lead?.title, headline: null });
    expect(idsOf(past)).toEqual(idsOf(yesterday));
    expect(storiesOf(past).filter((story) => story.headline === null)).toHaveLength(1);
    expect(ids).toContain(lead);
  });

  it('is laid out anew when its lead is gone, in the place of the worn one', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { clock: fakeClock(at(22, 9)) });
    const { handlers } = opened.library;
    await importStories(opened, 0, 20);
    const worn = await handlers['edition.get']({});
    await handlers['articles.remove']({ ids: [worn.lead?.id ?? ''] });
    const now = await handlers['edition.get']({});
    expect(now.lead?.headline).not.toBeNull();
    await expect(handlers['edition.get']({ id: worn.id })).rejects.toMatchObject({ code: 'edition-not-found' });
  });

  it('of the samples gives way to the first stories of the reader; an empty library keeps none', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    expect(await handlers['edition.get']({})).toMatchObject({ id: '', lead: null, blocks: [] });
    expect(await handlers['edition.list']()).toEqual([]);
    await using other = await temporaryFolder();
    await using samples = await openTestLibrary(other.path, { samples: true });
    await samples.library.settled();
    const shown = await samples.library.handlers['edition.get']({});
    expect(storiesOf(shown).every((story) => story.headline?.origin === 'sample')).toBe(true);
    samples.clock.advance(hour);
    await importStories(samples, 0, 3);
    expect((await samples.library.handlers['edition.get']({})).id).not.toBe(shown.id);
  });

  it('shows what was read when nothing else is left', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path);
    const { handlers } = opened.library;
    await importStories(opened, 0, 14);
    await handlers['articles.markAllRead']({ kind: 'all' });
    expect((await handlers['edition.get']({})).lead).not.toBeNull();
  });

  it('is kept for a month', async () => {
    await using folder = await temporaryFolder();
    await using opened = await openTestLibrary(folder.path, { clock: fakeClock(at(1, 9)) });
    const { handlers } = opened.library;
    await importStories(opened, 0, 14);
    for (let days = 0; days < 33; days += 1) {
      await handlers['edition.get']({});
      opened.clock.advance(24 * hour);
    }
    const kept = await handlers['edition.list']();
    expect(kept).toHaveLength(31);
    expect((kept[0]?.made ?? 0) - (kept.at(-1)?.made ?? 0)).toBe(30 * 24 * hour);
  });

  it('never shows a story twice, whatever comes, is read or goes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({ add: fc.integer({ min: 1, max: 6 }) }),
            fc.record({ pick: fc.nat(40), remove: fc.boolean() }),
          ),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        async (steps) => {
          await using folder = await temporaryFolder();
          await using opened = await openTestLibrary(folder.path);
          const { handlers } = opened.library;
          let made = 0;
          for (const step of steps) {
            if ('add' in step) {
              await importStories(opened, made, step.add);
              made += step.add;
            } else {
              const { headlines } = await handlers['articles.list']({ kind: 'all', limit: 100 });
              const id = headlines[step.pick % Math.max(1, headlines.length)]?.id;
              if (id === undefined) continue;
              if (step.remove) await handlers['articles.remove']({ ids: [id] });
              else await handlers['articles.mark']({ ids: [id], read: true });
            }
            opened.clock.advance(hour);
            const edition = await handlers['edition.get']({});
            const ids = idsOf(edition);
            expect(new Set(ids).size).toBe(ids.length);
            const titles = storiesOf(edition).map((story) => story.title);
            expect(new Set(titles).size).toBe(titles.length);
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
