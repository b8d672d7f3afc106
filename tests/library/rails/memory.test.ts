import { describe, expect, it } from 'vitest';
import { createRailsEngine } from '../../../electron/library/rails/engine.ts';
import type { RailsEngine } from '../../../electron/library/rails/engine.ts';
import type { DeskArticle } from '../../../electron/library/rails/model.ts';
import { syntheticNews } from '../../bench/search/synthetic-news.ts';
import { article, events, now, reports, testDesk } from './stories.ts';

const filled = async (articles: readonly DeskArticle[], window?: number): Promise<RailsEngine> => {
  const engine = createRailsEngine(testDesk(articles), window === undefined ? {} : { window });
  await engine.add(articles);
  return engine;
};
const many = syntheticNews(900, 30).articles;
const news = many.slice(0, 160);

/** What an engine answers, scores rounded: rarity is weighed anew after a restart. */
const answers = (engine: RailsEngine) =>
  news.map(({ id }) => ({
    similar: engine.similar(id, 3).map((each) => [each.id, each.score.toFixed(2)]),
    cluster: engine.clusterOf(id),
  }));

describe('saved and restored', () => {
  it('answers as before', async () => {
    const engine = await filled(news);
    const other = createRailsEngine(testDesk(news));
    expect(await other.restore(await engine.save())).toBe(true);
    expect(other.size()).toBe(160);
    expect(answers(other)).toEqual(answers(engine));
    const reasons = (of: RailsEngine) => of.related('a7', 3).map(({ id, reason }) => ({ id, reason }));
    expect(reasons(other)).toEqual(reasons(engine));
  });

  it('takes what a file gives, wherever it lies in memory', async () => {
    const engine = await filled(reports);
    const state = await engine.save();
    for (const before of [0, 1, 8]) {
      const other = createRailsEngine(testDesk(reports));
      expect(await other.restore(Buffer.concat([Buffer.alloc(before), state]).subarray(before))).toBe(true);
      expect(other.similar('e0-0', 2).map(({ id }) => id)).toEqual(engine.similar('e0-0', 2).map(({ id }) => id));
      expect(other.has('e3-2', reports.find(({ id }) => id === 'e3-2')?.hash)).toBe(true);
    }
  });

  it('saves again what it restored', async () => {
    const first = await (await filled(news)).save();
    const engine = createRailsEngine(testDesk(news));
    await engine.restore(first);
    const second = createRailsEngine(testDesk(news));
    expect(await second.restore(await engine.save())).toBe(true);
    expect(answers(second)).toEqual(answers(engine));
  });

  it.each([
    ['nothing', (): Uint8Array => new Uint8Array(0)],
    ['noise', (): Uint8Array => new Uint8Array(4_000).fill(7)],
    ['cut short', (state: Uint8Array): Uint8Array => state.subarray(0, state.length - 5)],
    ['one bit turned', (state: Uint8Array): Uint8Array => state.map((byte, at) => (at === 900 ? byte ^ 1 : byte))],
  ])('takes nothing from bytes that are damaged: %s', async (_, damage) => {
    const state = damage(await (await filled(reports)).save());
    const engine = createRailsEngine(testDesk(reports));
    expect(await engine.restore(state)).toBe(false);
    expect(engine.size()).toBe(0);
    await engine.add(reports);
    expect(engine.similar('e0-0', 2)).toHaveLength(2);
  });

  it('keeps what came before it was restored', async () => {
    const state = await (await filled(reports.map((each) => ({ ...each, hash: 'old' })))).save();
    const engine = createRailsEngine(testDesk(reports));
    await engine.add(reports.slice(0, 2).map((each) => ({ ...each, hash: 'new' })));
    await engine.restore(state);
    expect(engine.size()).toBe(reports.length);
    expect(engine.has('e0-0', 'new')).toBe(true);
    expect(engine.has('e3-2', 'old')).toBe(true);
    expect(engine.has('e3-2', 'new')).toBe(false);
  });
});

describe('the window', () => {
  it('keeps the newest by date, whatever comes first', async () => {
    const engine = await filled(news.toReversed(), 100);
    for (let from = 0; from < 900; from += 300) await engine.add(many.slice(from, from + 300));
    expect(engine.size()).toBeLessThanOrEqual(600);
    expect(engine.has('a899')).toBe(true);
  });

  it('leaves out what is older than everything in a full one', async () => {
    const engine = await filled(many, 100);
    expect(engine.size()).toBe(100);
    await engine.add([article('ancient', events[0]?.[0] ?? '', { date: now - 4_000 * 86_400_000 })]);
    expect(engine.has('ancient')).toBe(false);
  });
});

describe('memory', () => {
  it('is used again after removal, and removed articles are in no answer', async () => {
    const engine = await filled(news);
    const size = (await engine.save()).length;
    for (let turn = 0; turn < 3; turn += 1) {
      engine.remove(news.map((each) => each.id));
      expect(engine.size()).toBe(0);
      expect((await engine.save()).length).toBeLessThan(500);
      await engine.add(news);
    }
    expect(Math.abs((await engine.save()).length - size)).toBeLessThan(size / 20);
    engine.remove(news.slice(0, 80).map((each) => each.id));
    await engine.add(reports);
    for (const { id } of news.slice(80)) {
      for (const found of engine.similar(id, 20)) expect(engine.has(found.id)).toBe(true);
    }
  });

  it('may be changed while articles are being added', async () => {
    const engine = createRailsEngine(testDesk(news));
    const adding = engine.add(news);
    await new Promise((resolve) => setImmediate(resolve));
    engine.remove(news.slice(0, 50).map((each) => each.id));
    await adding;
    for (const { id } of news.slice(50)) {
      expect(engine.clusterOf(id)?.articleIds ?? [id]).toContain(id);
    }
  });
});
