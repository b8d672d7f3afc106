import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createFollowers } from '../../../electron/library/articles/followers.ts';
import type { Followers } from '../../../electron/library/articles/followers.ts';
import { createHeadlines } from '../../../electron/library/articles/headlines.ts';
import { createRailsEngine } from '../../../electron/library/rails/engine.ts';
import type { Desk } from '../../../electron/library/rails/model.ts';
import type { SearchIndex } from '../../../electron/library/search/model.ts';
import type { ArticleRow, SourceStore } from '../../../electron/library/store/model.ts';

const rowOf = (id: string): ArticleRow => ({
  id,
  hash: id,
  origin: 'feed',
  sectionId: null,
  title: `Title of ${id}`,
  standfirst: null,
  agency: null,
  byline: null,
  link: null,
  published: null,
  arrived: 1,
  date: Number(id.split('.')[1]),
  language: 'en',
  direction: 'ltr',
  pictureId: null,
  words: 2,
  completeness: 'complete',
  categories: [],
});

const body = { html: '<p>From disk</p>' } as NonNullable<Awaited<ReturnType<SourceStore['body']>>>;

/** Followers over a search that only notes what it is told; `fail` makes it refuse. */
const makeFollowers = (ids: readonly string[]) => {
  const rows = new Map(ids.map((id) => [id, rowOf(id)]));
  const headlines = createHeadlines();
  headlines.put({ id: 'f1', rows, filtered: new Map(), body: async () => body } as unknown as SourceStore, ids);
  const held = new Map<string, string>();
  const state = { fail: false, caughtUp: 0, logged: 0 };
  const search = {
    add: async (articles) => {
      if (state.fail) throw new Error('no index');
      for (const article of articles) held.set(article.id, article.text);
    },
    remove: async (gone) => {
      for (const id of gone) held.delete(id);
    },
  } as Partial<SearchIndex> as SearchIndex;
  const rails = createRailsEngine({
    now: () => 1,
    headline: () => undefined,
    newest: () => [],
  } as Partial<Desk> as Desk);
  const followers: Followers = createFollowers({
    search,
    rails,
    window: 500,
    headlines,
    log: () => {
      state.logged += 1;
    },
    onCaughtUp: () => {
      state.caughtUp += 1;
    },
    onAsked: () => undefined,
  });
  return { followers, headlines, held, rails, state };
};

const idsUpTo = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `f1.${index}`);
const newOnes = (ids: readonly string[]) => ({ new: ids, updated: [] });

describe('what follows the store', () => {
  it('is there for who waits, even while it is held', async () => {
    const ids = idsUpTo(40);
    const { followers, held, rails } = makeFollowers(ids);
    const release = followers.hold();
    followers.follow(newOnes(ids), (id) => `text of ${id}`);
    await turn();
    await turn();
    expect(held.size).toBe(0);
    await followers.caughtUp();
    expect([held.size, rails.size()]).toEqual([40, 40]);
    expect(held.get('f1.3')).toBe('text of f1.3');
    release();
  });

  it('is not waited for when it is much, comes all the same, and is told', async () => {
    const ids = idsUpTo(700);
    const { followers, held, state } = makeFollowers(ids);
    followers.follow(newOnes(ids), (id) => `text of ${id}`);
    await followers.caughtUp();
    expect(held.size).toBeLessThan(700);
    while (state.caughtUp === 0) await turn();
    expect(held.size).toBe(700);
    // Only so many texts are kept in memory; the others are read again.
    expect(held.get('f1.699')).toBe('From disk');
  });

  it('leaves the rails alone with what is older than they go back', async () => {
    const ids = idsUpTo(700);
    const { followers, headlines, held, rails, state } = makeFollowers(ids);
    const newest = headlines.newestFirst().slice(0, 500);
    followers.follow(newOnes(ids), () => 'text');
    while (state.caughtUp === 0) await turn();
    expect(newest.every(({ row }) => rails.has(row.id))).toBe(true);
    expect(rails.size()).toBeLessThan(510);
    expect(held.size).toBe(700);
  });

  it('does not bring back what was removed meanwhile', async () => {
    const ids = idsUpTo(3);
    const { followers, headlines, held, rails } = makeFollowers(ids);
    followers.follow(newOnes(ids), () => 'text');
    headlines.remove(['f1.1']);
    await followers.leave(['f1.1']);
    await followers.caughtUp();
    expect([...held.keys()]).toEqual(['f1.0', 'f1.2']);
    expect(rails.has('f1.1')).toBe(false);
  });

  it('leaves a changed story that still waits at the end out of search, so that it is noticed to be missing', async () => {
    const ids = idsUpTo(2);
    const { followers, held } = makeFollowers(ids);
    followers.follow(newOnes(ids), () => 'old');
    await followers.caughtUp();
    followers.hold();
    followers.follow({ new: [], updated: ['f1.0'] }, () => 'new');
    await followers.close();
    expect([...held]).toEqual([['f1.1', 'old']]);
  });

  it('reaches the rails when search fails, and the failure is logged', async () => {
    const { followers, rails, state } = makeFollowers(['f1.0']);
    state.fail = true;
    followers.follow(newOnes(['f1.0']), () => 'text');
    await followers.caughtUp();
    expect([rails.size(), state.logged]).toEqual([1, 1]);
  });
});
