/** At start: headlines from the store, then search and rails brought in step with it, in the background. */
import { setImmediate as turn } from 'node:timers/promises';
import { indexed, onDesk, textOfBody } from './articles/followed.ts';
import type { Core } from './core.ts';
import type { JobHandle } from './jobs.ts';
import { createPause } from './pause.ts';
import type { RailsMemory } from './rails-memory.ts';
import { railsWindow } from './rails/engine.ts';
import type { DeskArticle } from './rails/model.ts';
import type { IndexedArticle } from './search/model.ts';

const sourcesAtATime = 16;
const articlesAtATime = 50;

/**
 * Opens every source of the paper and takes its rows into the headlines. What is damaged the store mends and tells. Rejects, as opening a source
 * does, with `library-newer`, `library-unreadable` or `disk-failed`: a paper without one of its sources would be taken for all there is.
 */
export const loadHeadlines = async (core: Pick<Core, 'store' | 'headlines' | 'ports'>): Promise<void> => {
  const pause = createPause();
  const queue = core.store.paper.data.sources[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const { id } of queue) {
      const source = await core.store.source(id);
      core.headlines.put(source, source.rows.keys());
      await pause();
    }
  };
  await Promise.all(Array.from({ length: sourcesAtATime }, worker));
};

/**
 * Gives the rails the newest articles and the search index all it lacks; takes from both what is no longer there. Only articles that one of them
 * lacks are read. Other calls get their turn all the time; stops early when the signal aborts.
 */
export const bringInStep = async (core: Core, memory: RailsMemory, handle: JobHandle): Promise<void> => {
  await memory.restore();
  const forgotten = core.rails.ids().filter((id) => core.headlines.get(id) === undefined);
  if (forgotten.length > 0) core.rails.remove(forgotten);
  const inIndex = await core.search.ids();
  const gone = [...inIndex].filter((id) => core.headlines.get(id) === undefined);
  if (gone.length > 0) await core.search.remove(gone);

  // Source by source and in order of arrival, so that each file of bodies is opened once.
  const entries = core.headlines
    .newestFirst()
    .map(({ sourceId, row }, place) => ({
      sourceId,
      row,
      forRails: place < railsWindow && !core.rails.has(row.id, row.hash),
      forSearch: !inIndex.has(row.id),
    }))
    .filter((entry) => entry.forRails || entry.forSearch)
    .sort((a, b) => (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : a.row.arrived - b.row.arrived));
  let articles: DeskArticle[] = [];
  let missing: IndexedArticle[] = [];
  const flush = async (done: number): Promise<void> => {
    // What followed meanwhile is not taken out of its story to be added once more.
    const lacking = articles.filter(({ id, hash }) => !core.rails.has(id, hash));
    if (lacking.length > 0) await core.rails.add(lacking);
    if (missing.length > 0) await core.search.add(missing);
    articles = [];
    missing = [];
    handle.progress(done, entries.length, null);
    await turn();
  };
  for (const [index, { sourceId, row, forRails, forSearch }] of entries.entries()) {
    if (handle.signal.aborted) return;
    const source = await core.store.source(sourceId);
    const body = await source.body(row.id);
    if (body === null || !source.rows.has(row.id)) continue;
    const text = textOfBody(body);
    if (forRails) articles.push(onDesk(row, text));
    if (forSearch) missing.push(indexed(row, text));
    if (Math.max(articles.length, missing.length) >= articlesAtATime) await flush(index + 1);
  }
  await flush(entries.length);
  await memory.save();
};
