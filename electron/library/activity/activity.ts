/** The log of every request: who was asked, how it ended. Kept for a week, in groups. Public file of `activity/`. */
import { randomUUID } from 'node:crypto';
import type { ActivityEntry, ActivityPage } from '../../contract/doctor.ts';
import { isFailedOutcome } from '../../contract/doctor.ts';
import { limits } from '../../contract/limits.ts';
import type { Time } from '../../contract/models.ts';
import type { Clock, Http, Log } from '../ports.ts';
import type { ActivityFile } from '../store/model.ts';
import { watchRequests } from './watch-requests.ts';

export type ActivityFilter = { readonly sourceId?: string; readonly failedOnly?: boolean };

export type Activity = {
  /** The same port, with every request noted. */
  readonly watch: (http: Http) => Http;
  /** A feed's answer that arrived well may still be of no use: its newest request since `from` ends with this code instead. */
  readonly judge: (sourceId: string, from: Time, code: string) => void;
  readonly list: (
    query: ActivityFilter & { readonly after?: string; readonly limit?: number },
  ) => Promise<ActivityPage>;
  /** Everything the filter lets through as lines of text with tabs, oldest first; `titleOf` names a source. */
  readonly text: (filter: ActivityFilter, titleOf: (sourceId: string) => string) => Promise<string>;
  /** Writes what waits. */
  readonly close: () => Promise<void>;
};

const groupMs = 1_000;
/** What waits in memory while the disk takes nothing. */
const mostWaiting = 5_000;
const usualPage = 100;
const keptMs = limits.activityDays * 86_400_000;

const head = 'time\tkind\tsource\taddress\tstatus\tbytes\tmilliseconds\toutcome';

const lineOf = (entry: ActivityEntry, titleOf: (sourceId: string) => string): string =>
  [
    new Date(entry.at).toISOString(),
    entry.kind,
    entry.sourceId === null ? '' : titleOf(entry.sourceId),
    entry.address,
    entry.status ?? '',
    entry.bytes,
    entry.ms,
    entry.outcome,
  ]
    .map((part) => String(part).replaceAll(/\s+/g, ' '))
    .join('\t');

export const createActivity = (file: ActivityFile, clock: Clock, log: Log): Activity => {
  const run = randomUUID().slice(0, 8);
  let count = 0;
  const waiting: ActivityEntry[] = [];
  let last: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  /** The newest request of each feed, to be judged. */
  const newest = new Map<string, ActivityEntry>();

  const write = async (): Promise<void> => {
    const group = [...waiting];
    if (group.length === 0) return;
    try {
      await file.put(group, clock.now() - keptMs);
      waiting.splice(0, group.length);
    } catch (error) {
      waiting.splice(0, Math.max(0, waiting.length - mostWaiting));
      log('warn', 'activity.write', { waiting: waiting.length, error: String(error) });
    }
  };

  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    last = last.then(write);
    return last;
  };

  /** A kill loses what came in the last second: this log is worth no fsync for each request. */
  const put = (entry: ActivityEntry): void => {
    waiting.push(entry);
    if (entry.kind === 'feed' && entry.sourceId !== null) newest.set(entry.sourceId, entry);
    if (timer !== null) return;
    timer = setTimeout(() => void flush(), groupMs);
    timer.unref();
  };

  /** Oldest first. */
  const matching = async ({ sourceId, failedOnly }: ActivityFilter): Promise<readonly ActivityEntry[]> => {
    await flush();
    const from = clock.now() - keptMs;
    const all = new Map((await file.entries()).map((entry) => [entry.id, entry]));
    for (const entry of waiting) all.set(entry.id, entry);
    return [...all.values()].filter(
      (entry) =>
        entry.at >= from &&
        (sourceId === undefined || entry.sourceId === sourceId) &&
        (failedOnly !== true || isFailedOutcome(entry.outcome)),
    );
  };

  return {
    watch: (http) => watchRequests(http, clock, (request) => put({ id: `${run}-${++count}`, ...request })),
    judge: (sourceId, from, code) => {
      const entry = newest.get(sourceId);
      if (entry !== undefined && entry.at >= from && entry.outcome !== code) put({ ...entry, outcome: code });
    },
    list: async ({ after, limit = usualPage, ...filter }) => {
      const entries = (await matching(filter)).toReversed();
      const start = after === undefined ? 0 : entries.findIndex((entry) => entry.id === after) + 1;
      const page = entries.slice(start, start + limit);
      const final = page.at(-1);
      return {
        entries: page,
        next: final !== undefined && start + limit < entries.length ? final.id : null,
        total: entries.length,
      };
    },
    text: async (filter, titleOf) =>
      `${[head, ...(await matching(filter)).map((entry) => lineOf(entry, titleOf))].join('\n')}\n`,
    close: flush,
  };
};
