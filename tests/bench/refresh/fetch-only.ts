/** One process that fetches and reads feeds with nothing stored: `node fetch-only.ts BASE-URL COUNT [none|here|worker]`, the last saying who parses. */
import { systemClock } from '../../../electron/host/clock.ts';
import { createHttp } from '../../../electron/host/http.ts';
import { userAgentOf } from '../../../electron/library/feeds/fetch.ts';
import { openFeedParser } from '../../../electron/library/feeds/parse-in-worker.ts';
import { parseFeed } from '../../../electron/library/feeds/parse.ts';
import { refreshFeeds } from '../../../electron/library/feeds/refresh.ts';
import type { RefreshDependencies } from '../../../electron/library/feeds/refresh.ts';
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
const refresh = async (): Promise<object> => {
  const cpu = process.cpuUsage();
  const start = performance.now();
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
        return Promise.resolve({ newArticles: result.feed?.entries.length ?? 0, updatedArticles: 0 });
      },
      onProgress: () => undefined,
      signal: new AbortController().signal,
      userAgent: userAgentOf('bench'),
    },
  );
  const used = process.cpuUsage(cpu);
  return { summary, wallMs: performance.now() - start, cpuMs: (used.user + used.system) / 1000 };
};

console.log(JSON.stringify({ first: await refresh(), unchanged: await refresh() }));
await parser.close();
await http.close();
