import type { Clock } from '../../ports.ts';

/** One item's way: `fetch` waits for the network and counts against the places below, `settle` works on what came. Neither may reject but for a bug. */
export type QueueWork<Item, Fetched> = {
  readonly items: readonly Item[];
  /** Items of one host share its `perHost` places. */
  readonly hostOf: (item: Item) => string;
  readonly fetch: (item: Item, signal: AbortSignal) => Promise<Fetched>;
  readonly settle: (item: Item, fetched: Fetched) => Promise<void>;
  readonly clock: Clock;
  /** Ends the run: nothing more starts, what runs is aborted, and the run resolves when that has ended. */
  readonly signal: AbortSignal;
  readonly places: number;
  readonly perHost: number;
  /** After so many milliseconds a fetch is slow: it no longer takes one of `places`, but one of `slowPlaces`. */
  readonly slowAfterMs: number;
  readonly slowPlaces: number;
  /** Fetched but not settled items beyond which no fetch starts. */
  readonly unsettled: number;
};

type Entry<Item> = { readonly item: Item; readonly patient: boolean };
type Running<Item> = Entry<Item> & {
  /** Counted in sweeps, so that time in which this program itself was busy is not held against a server. */
  waitedMs: number;
  readonly stop: AbortController;
  slow: boolean;
  steppedAside: boolean;
};
type Host<Item> = {
  readonly waiting: Entry<Item>[];
  readonly running: Set<Running<Item>>;
  /** How many more fetches may be asked to step aside; earned back by quick ones, so that a host that is slow throughout is left alone. */
  patience: number;
  queued: boolean;
};

const sweepMs = 200;
const startingPatience = 16;

/**
 * Runs every item through `fetch` and `settle`, host by host in turn, so that a bad one costs no other one its time: slow fetches give
 * their place up, and where they hold all places of a host that others wait for, they are broken off and asked again after those.
 */
export const runQueue = <Item, Fetched>(work: QueueWork<Item, Fetched>): Promise<void> =>
  new Promise((resolve, reject) => {
    const hosts = new Map<string, Host<Item>>();
    const ready: Host<Item>[] = [];
    const ended = new AbortController();
    let open = work.items.length;
    let quick = 0;
    let slow = 0;
    let settling = 0;
    let active = 0;

    const enqueue = (host: Host<Item>): void => {
      if (host.queued || host.waiting.length === 0 || host.running.size >= work.perHost) return;
      host.queued = true;
      ready.push(host);
    };

    for (const item of work.items) {
      const key = work.hostOf(item);
      const host = hosts.get(key) ?? { waiting: [], running: new Set(), patience: startingPatience, queued: false };
      hosts.set(key, host);
      host.waiting.push({ item, patient: false });
      enqueue(host);
    }

    const finishIfDone = (): void => {
      if (active > 0 || (open > 0 && !work.signal.aborted)) return;
      ended.abort();
      work.signal.removeEventListener('abort', cancel);
      resolve();
    };

    const fail = (error: unknown): void => {
      ended.abort();
      reject(error);
    };

    const leavePlace = (job: Running<Item>): void => {
      if (job.slow) slow--;
      else quick--;
    };

    const run = async (host: Host<Item>, entry: Entry<Item>): Promise<void> => {
      const stop = new AbortController();
      const job = { ...entry, waitedMs: 0, stop, slow: false, steppedAside: false };
      host.running.add(job);
      quick++;
      active++;
      const fetched = await work.fetch(entry.item, stop.signal);
      host.running.delete(job);
      leavePlace(job);
      if (!job.slow) host.patience = Math.min(host.patience + 1, startingPatience);
      if (job.steppedAside && !work.signal.aborted) {
        host.waiting.push({ item: entry.item, patient: true });
      } else {
        settling++;
        enqueue(host);
        pump();
        await work.settle(entry.item, fetched);
        settling--;
        open--;
      }
      active--;
      enqueue(host);
      pump();
      finishIfDone();
    };

    const pump = (): void => {
      while (!work.signal.aborted && quick < work.places && slow < work.slowPlaces && settling < work.unsettled) {
        const host = ready.shift();
        if (host === undefined) return;
        host.queued = false;
        const entry = host.waiting.shift();
        if (entry === undefined) continue;
        run(host, entry).catch(fail);
        enqueue(host);
      }
    };

    const makeWay = (host: Host<Item>): void => {
      const hopeful = host.waiting.filter((entry) => !entry.patient).length;
      const jobs = [...host.running];
      if (hopeful === 0 || jobs.length < work.perHost || !jobs.every((job) => job.slow)) return;
      const givingWay = jobs.filter((job) => !job.patient && !job.steppedAside);
      for (const job of givingWay.slice(0, Math.min(hopeful, host.patience))) {
        host.patience--;
        job.steppedAside = true;
        job.stop.abort();
      }
    };

    const sweep = async (): Promise<void> => {
      while (!ended.signal.aborted) {
        await work.clock.sleep(sweepMs, ended.signal);
        for (const host of hosts.values()) {
          for (const job of host.running) {
            job.waitedMs += sweepMs;
            if (job.slow || job.waitedMs < work.slowAfterMs) continue;
            job.slow = true;
            quick--;
            slow++;
          }
          makeWay(host);
        }
        pump();
      }
    };

    const cancel = (): void => {
      for (const host of hosts.values()) for (const job of host.running) job.stop.abort();
      finishIfDone();
    };
    work.signal.addEventListener('abort', cancel, { once: true });
    sweep().catch(fail);
    pump();
    finishIfDone();
  });
