/**
 * One process that fetches and reads feeds with nothing stored: `node fetch-only.ts BASE-URL COUNT [none|here|worker]`, the last saying who
 * parses. Prints one JSON document: a first refresh, and one that asks with what the first learnt.
 */
import { systemClock } from '../../../electron/host/clock.ts';
import { createHttp } from '../../../electron/host/http.ts';
import { userAgentOf } from '../../../electron/library/feeds/fetch.ts';
import { openFeedParser } from '../../../electron/library/feeds/parse-in-worker.ts';
import { parseFeed } from '../../../electron/library/feeds/parse.ts';
import { refreshFeeds } from '../../../electron/library/feeds/refresh.ts';
import type { RefreshDependencies } from '../../../electron/library/feeds/refresh.ts';
import type { AloneRun } from './processes.ts';
import { emptyFetchState } from '../../../electron/library/store/model.ts';
import type { FetchState } from '../../../electron/library/store/model.ts';

const [base, count, parsing] = process.argv.slice(2);
const http = createHttp();
const parser = openFeedParser();
const urls = (await (await fetch(`${base}/urls?n=${count}`)).text()).trim().split('\n');
const nothing = {
  format: 'rss',
  title: null,
  link: null,
  description: null,
  language: null,
  image: null,
  updated: null,
  entries: [],
  hints: { ttlMinutes: null, skipHours: [], skipDays: [], movedTo: null },
  flaws: [],
} as const;
const parsers: Readonly<Record<string, RefreshDependencies['parse']>> = {
  none: () => Promise.resolve(nothing),
  here: parseFeed,
  worker: parser.parse,
};
const parse = parsers[parsing ?? 'worker'];
if (parse === undefined) throw new Error('usage: fetch-only.ts BASE-URL COUNT [none|here|worker]');

const states = new Map<string, FetchState>();

/** One refresh of all; the second asks with what the first one learnt. */
const refresh = async (): Promise<AloneRun> => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const startedAt = Date.now();
  const ended: Record<string, number> = {};
  const summary = await refreshFeeds(
    urls.map((address) => ({
      id: address,
      title: address,
      address,
      typed: true,
      fetchState: states.get(address) ?? emptyFetchState,
    })),
    {
      http,
      clock: systemClock,
      log: () => undefined,
      parse,
      save: (id, result) => {
        states.set(id, result.fetchState);
        ended[id] = Date.now() - startedAt;
        return Promise.resolve({ newArticles: result.feed?.entries.length ?? 0, updatedArticles: 0 });
      },
      onProgress: () => undefined,
      signal: new AbortController().signal,
      userAgent: userAgentOf('bench'),
    },
  );
  const used = process.cpuUsage(cpu);
  const failed = Object.fromEntries(
    [...states].flatMap(([id, { lastFetch }]) => (lastFetch?.error ? [[id, lastFetch.error.code]] : [])),
  );
  return { summary, wallMs: performance.now() - start, cpuMs: (used.user + used.system) / 1000, ended, failed };
};

const first = await refresh();
// With faults about, a second round would only wait for the same time-outs again.
const unchanged = process.argv.includes('--once') ? null : await refresh();
console.log(JSON.stringify({ first, unchanged }));
await parser.close();
await http.close();
