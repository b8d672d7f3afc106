/**
 * The refresh rows of TARGETS.md: the real library over real sockets, a process for each refresh, the feed server in another, newsboat
 * beside it where it is installed. `npm run bench -- refresh [--feeds 1000] [--runs 1] [--rows alone,basic,latency,faults,growth]`.
 * Pictures and pages of stories are not fetched (newsboat fetches none).
 */
import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { feedServerPath } from '../support/feed-server.ts';
import { median, printFigure } from './figure.ts';
import {
  makeNewsboat,
  newsboatPath,
  refreshAlone,
  refreshOnce,
  settleOnce,
  startServerProcess,
  subscribeAll,
} from './refresh/processes.ts';
import type { Newsboat, NewsboatRun, RefreshRun, ServerProcess } from './refresh/processes.ts';

const seconds = (ms: number): number => Math.round(ms / 10) / 100;
const ratio = (a: number, b: number): number => Math.round((a / b) * 100) / 100;
const figure = (metric: string, value: number, unit: string, target: string | null = null): void =>
  printFigure('refresh', metric, value, unit, target);

const printRun = (name: string, run: RefreshRun, cpuTarget: string | null): void => {
  figure(`${name}: CPU of the whole process`, seconds(run.processCpuMs), 's', cpuTarget);
  figure(`${name}: CPU to start and open the library`, seconds(run.openCpuMs), 's');
  figure(`${name}: CPU of the refresh, up to its answer`, seconds(run.refreshCpuMs), 's');
  figure(`${name}: wall`, seconds(run.wallMs), 's');
  figure(`${name}: longest block of the library's thread`, Math.round(run.blockedMs), 'ms');
  figure(`${name}: peak memory`, Math.round(run.peakMb), 'MB');
};

type Scene = { readonly folder: string; readonly server: ServerProcess; readonly feeds: number };

/** A server and a subscribed library, taken away when `act` is done. */
const withScene = async (
  feeds: number,
  options: readonly string[],
  act: (scene: Scene) => Promise<void>,
): Promise<void> => {
  const base = await mkdtemp(path.join(tmpdir(), 'broadsheet-bench-'));
  const server = await startServerProcess(['--feeds', String(feeds), ...options]);
  try {
    const folder = path.join(base, 'library');
    await subscribeAll(folder, await server.text(`/opml?n=${feeds}`));
    await server.ask('/stats?reset=1');
    await act({ folder, server, feeds });
  } finally {
    await server.stop();
    await rm(base, { recursive: true, force: true });
  }
};

const newsboatFor = async (scene: Scene, threads: number): Promise<Newsboat | null> => {
  if (newsboatPath === null) {
    console.log('skipped: newsboat is not installed');
    return null;
  }
  return makeNewsboat(
    path.join(scene.folder, '..', 'newsboat'),
    await scene.server.text(`/urls?n=${scene.feeds}`),
    threads,
  );
};

/** Checks what must be so for a figure to mean anything. */
const expectSummary = (run: RefreshRun, wanted: Partial<RefreshRun['summary']>): void => {
  for (const [name, value] of Object.entries(wanted)) {
    const got = run.summary[name as keyof RefreshRun['summary']];
    if (got !== value) throw new Error(`${name} is ${got}, not ${value}: ${JSON.stringify(run.summary)}`);
  }
};

type Cycle = {
  readonly first: RefreshRun;
  readonly firstFollowed: number;
  readonly unchanged: RefreshRun;
  readonly fresh: RefreshRun;
  readonly freshFollowed: number;
};

const ownCycle = async ({ folder, server, feeds }: Scene): Promise<Cycle> => {
  const first = await refreshOnce(folder);
  expectSummary(first, { sources: feeds, failed: 0, newArticles: feeds * 30 });
  const firstFollowed = await settleOnce(folder);
  await server.ask('/stats?reset=1');
  const unchanged = await refreshOnce(folder);
  const { notModified } = await server.ask('/stats?reset=1');
  // Once in eight days a feed is asked without its validators: of a thousand one may have its day just now.
  if (Number(notModified) < feeds - Math.ceil(feeds / 200)) {
    throw new Error(`only ${String(notModified)} of ${feeds} answered 304`);
  }
  await server.ask('/bump?k=3');
  const fresh = await refreshOnce(folder);
  expectSummary(fresh, { failed: 0, newArticles: feeds * 3 });
  const freshFollowed = await settleOnce(folder);
  return { first, firstFollowed, unchanged, fresh, freshFollowed };
};

type NewsboatCycle = { readonly shipped: NewsboatRun; readonly analysed: NewsboatRun };

const newsboatCycle = async (scene: Scene): Promise<NewsboatCycle | null> => {
  const newsboat = await newsboatFor(scene, 1);
  if (newsboat === null) return null;
  const shipped = await newsboat.reload();
  newsboat.analyse();
  return { shipped, analysed: await newsboat.reload() };
};

/** The middle of what each figure is in several runs; the summary and sources are those of the first. */
const middle = (runs: readonly RefreshRun[]): RefreshRun => {
  const [first] = runs;
  if (first === undefined) throw new Error('no runs');
  const of = (name: 'wallMs' | 'openCpuMs' | 'refreshCpuMs' | 'processCpuMs' | 'blockedMs' | 'peakMb'): number =>
    median(runs.map((run) => run[name]));
  return {
    ...first,
    wallMs: of('wallMs'),
    openCpuMs: of('openCpuMs'),
    refreshCpuMs: of('refreshCpuMs'),
    processCpuMs: of('processCpuMs'),
    blockedMs: of('blockedMs'),
    peakMb: of('peakMb'),
  };
};

/** Ours and newsboat by turns, each time from nothing; the figures are medians. */
const basicRows = async (feeds: number, runs: number): Promise<void> => {
  const cycles: (Cycle & { readonly newsboat: NewsboatCycle | null })[] = [];
  for (let run = 0; run < runs; run += 1) {
    await withScene(feeds, [], async (scene) => {
      cycles.push({ ...(await ownCycle(scene)), newsboat: await newsboatCycle(scene) });
    });
  }
  const first = middle(cycles.map((cycle) => cycle.first));
  const follow = 'CPU until search and rails have followed it, later';
  printRun(`first refresh of ${feeds} feeds`, first, '<= 1.5 x newsboat');
  figure(`first refresh of ${feeds} feeds: ${follow}`, seconds(median(cycles.map((c) => c.firstFollowed))), 's');
  printRun(`${feeds} feeds, nothing changed`, middle(cycles.map((cycle) => cycle.unchanged)), '<= 1.0 s');
  printRun(`${feeds} feeds, 3 new items each`, middle(cycles.map((cycle) => cycle.fresh)), '<= 5.6 s');
  figure(`${feeds} feeds, 3 new items each: ${follow}`, seconds(median(cycles.map((c) => c.freshFollowed))), 's');
  const others = cycles.flatMap(({ newsboat }) => newsboat ?? []);
  if (others.length === 0) return;
  for (const [how, name] of [
    ['shipped', 'as shipped'],
    ['analysed', 'tables analysed'],
  ] as const) {
    const cpuMs = median(others.map((other) => other[how].cpuMs));
    figure(`newsboat, first refresh of ${feeds} feeds, ${name}: CPU`, seconds(cpuMs), 's');
    figure(`newsboat, the same, ${name}: wall`, seconds(median(others.map((other) => other[how].wallMs))), 's');
    figure(`first refresh, our CPU over newsboat’s (${name})`, ratio(first.processCpuMs, cpuMs), 'x', '<= 1.5 x');
  }
};

const latencyRow = (feeds: number): Promise<void> =>
  withScene(feeds, ['--latency', '200', '--ports', '50'], async (scene) => {
    const run = await refreshOnce(scene.folder);
    expectSummary(run, { sources: feeds, failed: 0 });
    printRun(`${feeds} feeds at 200 ms over 50 hosts`, run, null);
    figure(`${feeds} feeds at 200 ms over 50 hosts: wall against its target`, seconds(run.wallMs), 's', '<= 2.4 s');
    const newsboat = await newsboatFor(scene, 20);
    if (newsboat === null) return;
    figure('newsboat with 20 threads, the same: wall', seconds((await newsboat.reload()).wallMs), 's');
  });

/** Many feeds of one host: how many of its requests were open at once. */
const oneHostRow = (feeds: number): Promise<void> =>
  withScene(feeds, ['--latency', '50'], async (scene) => {
    const run = await refreshOnce(scene.folder);
    expectSummary(run, { sources: feeds, failed: 0 });
    const { maxInFlight } = await scene.server.ask('/stats');
    figure(`${feeds} feeds of one host: requests at a time`, Number(maxInFlight), 'requests', '<= 4');
  });

const everyFault =
  '404:2,410:1,401:1,429:1,500:2,503:1,301:1,302:1,loop:1,timeout:2,reset:1,slow:1,truncated:1,cut:1,empty:1,html:1,badgzip:1,endless:2';

const badFeeds = async (feeds: number): Promise<ReadonlyMap<number, string>> => {
  const module: { assignFaults: (options: object) => Map<number, string> } = await import(feedServerPath ?? '');
  return module.assignFaults({ feeds, seed: 1, faults: everyFault });
};

const isBad = (faults: ReadonlyMap<number, string>, address: string | null): boolean =>
  faults.has(Number(/\/(\d+)\.xml/.exec(address ?? '')?.[1]));

const faultsRow = (feeds: number, ports: number): Promise<void> =>
  withScene(feeds, ['--ports', String(ports), '--faults', everyFault], async (scene) => {
    const faults = await badFeeds(feeds);
    const run = await refreshOnce(scene.folder, ['--sources']);
    const good = run.sources.filter((source) => source.kind === 'feed' && !isBad(faults, source.address));
    const ended = good.map((source) => (source.lastFetch?.at ?? Infinity) + (source.lastFetch?.ms ?? 0));
    const hosts = `${feeds} feeds over ${ports} ${ports === 1 ? 'host' : 'hosts'}, ${faults.size} bad`;
    if (good.some((source) => source.failures > 0)) throw new Error('a good feed failed');
    figure(`${hosts}: good ones there after`, seconds(Math.max(...ended) - run.startedAt), 's', '<= 3 s');
    figure(`${hosts}: all ended after`, seconds(run.wallMs), 's');
    const named = run.sources.filter((source) => source.lastFetch?.error).length;
    figure(`${hosts}: failures named on their feed`, named, 'feeds');
    const silent = run.sources.filter((source) => source.kind === 'feed' && source.lastFetch === null).length;
    figure(`${hosts}: feeds without an outcome`, silent, 'feeds', '0');
  });

const growthRow = async (small: number, large: number): Promise<void> => {
  const cycles: Cycle[] = [];
  for (const feeds of [small, large]) {
    await withScene(feeds, [], async (scene) => {
      cycles.push(await ownCycle(scene));
    });
  }
  const [less, more] = cycles;
  if (less === undefined || more === undefined) return;
  for (const row of ['first', 'unchanged', 'fresh'] as const) {
    const name = `growth of CPU from ${small} to ${large} feeds, ${row === 'fresh' ? '3 new items each' : row}`;
    figure(name, ratio(more[row].processCpuMs, less[row].processCpuMs), 'x', '<= 4.4 x');
  }
};

const withServer = async (
  feeds: number,
  options: readonly string[],
  act: (server: ServerProcess) => Promise<void>,
): Promise<void> => {
  const server = await startServerProcess(['--feeds', String(feeds), ...options]);
  try {
    await act(server);
  } finally {
    await server.stop();
  }
};

/** What the network and the parser cost without the library around them: tells whose fault a missed target is. */
const aloneRows = async (feeds: number, fewer: number): Promise<void> => {
  await withServer(feeds, [], async (server) => {
    const { first, unchanged } = await refreshAlone(server, feeds, 'none');
    figure(`fetched only, ${feeds} feeds: CPU`, seconds(first.cpuMs), 's');
    figure(`fetched only, ${feeds} feeds, nothing changed: CPU`, seconds(unchanged?.cpuMs ?? Number.NaN), 's');
    const read = await refreshAlone(server, feeds, 'worker', ['--once']);
    figure(`fetched and read, nothing stored, ${feeds} feeds: CPU`, seconds(read.first.cpuMs), 's');
  });
  await withServer(fewer, ['--latency', '200', '--ports', '50'], async (server) => {
    const { first } = await refreshAlone(server, fewer, 'none', ['--once']);
    figure(`fetched only, ${fewer} feeds at 200 ms over 50 hosts: wall`, seconds(first.wallMs), 's');
  });
  for (const ports of [50, 1]) {
    await withServer(fewer, ['--ports', String(ports), '--faults', everyFault], async (server) => {
      const faults = await badFeeds(fewer);
      const { first } = await refreshAlone(server, fewer, 'none', ['--once']);
      const good = Object.entries(first.ended).filter(([address]) => !isBad(faults, address));
      const name = `fetched only, ${fewer} feeds over ${ports} ${ports === 1 ? 'host' : 'hosts'}, ${faults.size} bad`;
      if (good.some(([address]) => first.failed[address] !== undefined)) throw new Error('a good feed failed');
      figure(`${name}: good ones there after`, seconds(Math.max(...good.map(([, ms]) => ms))), 's');
      figure(`${name}: all ended after`, seconds(first.wallMs), 's');
    });
  }
};

export const run = async (args: readonly string[]): Promise<void> => {
  if (feedServerPath === null) {
    console.log('skipped: no feed server (refresh)');
    return;
  }
  const { values } = parseArgs({
    args: [...args],
    options: {
      feeds: { type: 'string', default: '1000' },
      runs: { type: 'string', default: '1' },
      rows: { type: 'string', default: 'alone,basic,latency,faults,growth' },
    },
  });
  const feeds = Number(values.feeds);
  const rows = values.rows.split(',');
  const fewer = Math.min(200, feeds);
  if (rows.includes('alone')) await aloneRows(feeds, fewer);
  if (rows.includes('basic')) await basicRows(feeds, Number(values.runs));
  if (rows.includes('latency')) {
    await latencyRow(fewer);
    await oneHostRow(40);
  }
  if (rows.includes('faults')) {
    await faultsRow(fewer, 50);
    await faultsRow(fewer, 1);
  }
  if (rows.includes('growth')) await growthRow(feeds / 2, feeds * 2);
};
