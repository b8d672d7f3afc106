/** A program of its own: opens the library named by its argument up to the first list and prints what that took. */
import { openBenchStore } from './library.ts';

const started = performance.now();
const store = await openBenchStore(process.argv[2] ?? '');
const openMs = performance.now() - started;
const sources = await Promise.all(store.paper.data.sources.map((source) => store.source(source.id)));
const newest = sources
  .flatMap((source) => [...source.rows.values()])
  .sort((a, b) => b.date - a.date)
  .slice(0, 200);
const ms = performance.now() - started;
if (newest.length === 0) throw new Error('the list is empty');
console.log(JSON.stringify({ ms, openMs, megabytes: process.memoryUsage.rss() / 1_048_576 }));
await store.close();
