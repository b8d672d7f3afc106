import { describe, expect, it } from 'vitest';
import { runQueue } from '../../../../electron/library/feeds/refresh/queue.ts';
import type { QueueWork } from '../../../../electron/library/feeds/refresh/queue.ts';

/** A clock whose time passes only when the test says so; what sleeps wakes then. */
const createSteppedClock = () => {
  let time = 0;
  const sleepers = new Set<() => void>();
  return {
    now: () => time,
    sleep: (ms: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const until = time + ms;
        const wake = (): void => {
          if (time < until && !signal?.aborted) return;
          sleepers.delete(wake);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        sleepers.add(wake);
        signal?.addEventListener('abort', wake);
        wake();
      }),
    /** Lets `ms` pass in steps, and everything run that follows from it. */
    pass: async (ms: number): Promise<void> => {
      for (let step = 0; step < ms; step += 100) {
        time += 100;
        for (const wake of sleepers) wake();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
};

type Trial = {
  readonly work: (items: readonly string[], more?: Partial<QueueWork<string, string>>) => QueueWork<string, string>;
  readonly clock: ReturnType<typeof createSteppedClock>;
  readonly started: string[];
  readonly settled: string[];
  readonly most: () => number;
};

/** Items are written `host/name`; one whose name begins with `slow` answers only after a minute, one with `stuck` never. */
const trial = (): Trial => {
  const clock = createSteppedClock();
  const started: string[] = [];
  const settled: string[] = [];
  let running = 0;
  let most = 0;
  const fetch = async (item: string, signal: AbortSignal): Promise<string> => {
    started.push(item);
    most = Math.max(most, ++running);
    const name = item.split('/')[1] ?? '';
    if (name.startsWith('slow')) await clock.sleep(60_000, signal);
    else if (name.startsWith('stuck')) await clock.sleep(1e12, signal);
    else await clock.sleep(100, signal);
    running--;
    return signal.aborted ? 'aborted' : 'fetched';
  };
  return {
    clock,
    started,
    settled,
    most: () => most,
    work: (items, more = {}) => ({
      items,
      hostOf: (item) => item.split('/')[0] ?? '',
      fetch,
      settle: (item, fetched) => {
        settled.push(`${item} ${fetched}`);
        return Promise.resolve();
      },
      clock,
      signal: new AbortController().signal,
      places: 8,
      perHost: 2,
      slowAfterMs: 1_000,
      slowPlaces: 100,
      unsettled: 16,
      ...more,
    }),
  };
};

const named = (host: string, count: number, name = 'feed'): string[] =>
  Array.from({ length: count }, (_, index) => `${host}/${name}${index}`);

describe('the queue', () => {
  it('ends at once with nothing to do', async () => {
    const { work } = trial();
    await runQueue(work([]));
  });

  it('runs every item once', async () => {
    const { work, clock, settled } = trial();
    const items = [...named('a', 20), ...named('b', 3)];
    const done = runQueue(work(items));
    await clock.pass(3_000);
    await done;
    expect(settled.toSorted()).toEqual(items.map((item) => `${item} fetched`).toSorted());
  });

  it('runs no more of a host, and no more in all, than there are places', async () => {
    const one = trial();
    const alone = runQueue(one.work(named('a', 10)));
    await one.clock.pass(2_000);
    await alone;
    expect(one.most()).toBe(2);
    const many = trial();
    const together = runQueue(many.work(Array.from({ length: 20 }, (_, index) => `${index}/feed`)));
    await many.clock.pass(2_000);
    await together;
    expect(many.most()).toBe(8);
  });

  it('takes the hosts in turn', async () => {
    const { work, clock, started } = trial();
    const done = runQueue(work([...named('a', 5), ...named('b', 1), ...named('c', 1)], { places: 3, perHost: 3 }));
    await clock.pass(1_000);
    await done;
    expect(started.slice(0, 3)).toEqual(['a/feed0', 'b/feed0', 'c/feed0']);
  });

  it('lets slow items give their place to others', async () => {
    const { work, clock, settled } = trial();
    const slow = Array.from({ length: 8 }, (_, index) => `dead${index}/stuck`);
    const cancel = new AbortController();
    const done = runQueue(work([...slow, ...named('a', 4)], { signal: cancel.signal }));
    await clock.pass(900);
    expect(settled).toEqual([]);
    await clock.pass(1_500);
    expect(settled).toEqual(named('a', 4).map((item) => `${item} fetched`));
    cancel.abort();
    await done;
  });

  it('starts nothing more while all slow places are taken', async () => {
    const { work, clock, settled } = trial();
    const slow = Array.from({ length: 8 }, (_, index) => `dead${index}/slow`);
    const done = runQueue(work([...slow, 'a/feed'], { slowPlaces: 8 }));
    await clock.pass(10_000);
    expect(settled).toEqual([]);
    await clock.pass(60_000);
    await done;
    expect(settled).toHaveLength(9);
  });

  it('breaks slow ones off that hold all places of a host others wait for, and asks them again after those', async () => {
    const { work, clock, settled, started } = trial();
    const done = runQueue(work(['a/slow0', 'a/slow1', ...named('a', 6)]));
    await clock.pass(5_000);
    expect(settled).toEqual(named('a', 6).map((item) => `${item} fetched`));
    await clock.pass(65_000);
    await done;
    expect(settled.slice(6).toSorted()).toEqual(['a/slow0 fetched', 'a/slow1 fetched']);
    expect(started.filter((item) => item.startsWith('a/slow')).length).toBeLessThanOrEqual(4);
  });

  it('leaves a host alone that is slow throughout', async () => {
    const { work, clock, settled, started } = trial();
    const items = named('a', 30, 'slow');
    const done = runQueue(work(items));
    await clock.pass(30 * 60_000);
    await done;
    expect(settled.toSorted()).toEqual(items.map((item) => `${item} fetched`).toSorted());
    expect(started.length).toBeLessThanOrEqual(items.length + 16);
  });

  it('starts no fetch while too much waits to be settled', async () => {
    const { work, clock, started } = trial();
    const settling: (() => void)[] = [];
    const done = runQueue(
      work(
        Array.from({ length: 10 }, (_, index) => `${index}/feed`),
        { places: 1, unsettled: 2, settle: () => new Promise((resolve) => settling.push(resolve)) },
      ),
    );
    await clock.pass(3_000);
    expect(started).toHaveLength(2);
    for (let round = 0; round < 10; round++) {
      settling.shift()?.();
      await clock.pass(300);
    }
    for (const settle of settling) settle();
    await done;
    expect(started).toHaveLength(10);
  });

  it('aborts what runs and starts nothing more after a cancel', async () => {
    const { work, clock, started, settled } = trial();
    const cancel = new AbortController();
    const done = runQueue(work(named('a', 10, 'stuck'), { signal: cancel.signal }));
    await clock.pass(300);
    cancel.abort();
    await done;
    expect(started).toEqual(['a/stuck0', 'a/stuck1']);
    expect(settled).toEqual(['a/stuck0 aborted', 'a/stuck1 aborted']);
  });

  it('starts nothing when it is cancelled before', async () => {
    const { work, started } = trial();
    await runQueue(work(named('a', 3), { signal: AbortSignal.abort() }));
    expect(started).toEqual([]);
  });

  it('rejects for a bug in its work', async () => {
    const { work, clock } = trial();
    const done = runQueue(work(named('a', 3), { settle: () => Promise.reject(new Error('bug')) }));
    const outcome = expect(done).rejects.toThrow('bug');
    await clock.pass(300);
    await outcome;
  });
});
