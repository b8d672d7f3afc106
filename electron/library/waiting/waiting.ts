/** Public file of `waiting/`: wishes that need the network wait here until there is one, whatever happens to the program meanwhile. */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../contract/errors.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { HeldBack, Waiting, WaitingList, Wish } from '../../contract/waiting.ts';
import { entryOf } from '../articles/view.ts';
import type { Core } from '../core.ts';
import { splitCredentials } from '../feeds/credentials.ts';
import { normaliseAddress } from '../feeds/discover.ts';
import { sourceRow } from '../paper/sources.ts';
import type { Network } from '../reading/network.ts';
import { grant } from './grant.ts';

export type WaitingWishes = {
  readonly list: () => WaitingList;
  readonly add: (wish: Partial<Wish> & Pick<Wish, 'kind'>) => Promise<Waiting>;
  readonly remove: (ids: readonly string[]) => Promise<number>;
  /** Grants what waits, one after the other; answers how many are done. Does nothing while held back. */
  readonly run: () => Promise<number>;
  /** Follows the network and the offline switch until the signal aborts. */
  readonly follow: (signal: AbortSignal) => Promise<void>;
};

/** Failures that speak of the network, not of what was wished. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'cancelled',
  'name-not-found',
  'connection-failed',
  'timed-out',
]);
const lookAgainMs = 15_000;
const tryAgainMs = 5 * 60_000;

/** The wish as it is kept, checked. Rejects with `bad-address`, `article-not-found`, `source-not-found`, `bad-input`. */
const checked = (
  core: Core,
  { kind, target = null, title = null, sectionId = null }: Partial<Wish> & Pick<Wish, 'kind'>,
): Wish => {
  if (kind === 'refresh') {
    const source = target === null ? null : sourceRow(core.store.paper.data, target);
    return { kind, target, title: source?.title ?? null, sectionId };
  }
  if (target === null) throw new Failure('bad-input', { path: 'target' });
  if (kind === 'complete' || kind === 'download')
    return { kind, target, title: entryOf(core, target).row.title, sectionId: null };
  // It is written to the disk, and a password is not.
  return { kind, target: splitCredentials(normaliseAddress(target)).address, title, sectionId };
};

const isSame = (a: Wish, b: Wish): boolean => a.kind === b.kind && a.target === b.target;

export const createWaiting = (core: Core, network: Pick<Network, 'online' | 'look'>): WaitingWishes => {
  const file = core.store.waiting;
  let running: Promise<number> | null = null;

  const heldBack = (): HeldBack | null => {
    if (core.store.paper.data.settings.workOffline) return 'switched-off';
    return network.online() ? null : 'no-network';
  };
  const change = async (to: (wishes: readonly Waiting[]) => readonly Waiting[]): Promise<void> => {
    await file.update((before) => ({ ...before, wishes: to(before.wishes) }));
    core.teller.tell('waiting.changed', {});
  };

  const grantOne = async (waiting: Waiting): Promise<boolean> => {
    try {
      await core.jobs.run('waiting', undefined, (handle) => grant(core, waiting, handle));
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('internal', {}, error);
      if (failure.code === 'internal') core.ports.log('error', 'waiting.failed', { error: String(error) });
      const failed = !passing.has(failure.code);
      const info = { code: failure.code, params: failure.params };
      await change((all) => all.map((each) => (each.id === waiting.id ? { ...each, error: info, failed } : each)));
      if (failed) core.teller.tell('waiting.done', { ...waiting, error: info });
      return false;
    }
    await change((all) => all.filter(({ id }) => id !== waiting.id));
    core.teller.tell('waiting.done', { ...waiting, error: null });
    return true;
  };

  const runAll = async (): Promise<number> => {
    let done = 0;
    for (const waiting of file.data.wishes) {
      if (heldBack() !== null) break;
      // It may have been taken away meanwhile.
      if (waiting.failed || !file.data.wishes.some(({ id }) => id === waiting.id)) continue;
      if (await grantOne(waiting)) done += 1;
    }
    return done;
  };
  const run = async (): Promise<number> => {
    running ??= runAll().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    list: () => ({ waiting: file.data.wishes, heldBack: heldBack() }),
    add: async (asked) => {
      const wish = checked(core, asked);
      const known = file.data.wishes.find((each) => !each.failed && isSame(each, wish));
      if (known !== undefined) return known;
      if (file.data.wishes.length >= limits.waitingWishes)
        throw new Failure('too-large', { most: limits.waitingWishes, of: 'wishes' });
      const waiting: Waiting = {
        ...wish,
        id: randomUUID(),
        at: core.ports.clock.now(),
        error: null,
        failed: false,
      };
      await change((all) => [...all.filter((each) => !isSame(each, wish)), waiting]);
      return waiting;
    },
    remove: async (ids) => {
      const gone = new Set(ids);
      const before = file.data.wishes.length;
      await change((all) => all.filter(({ id }) => !gone.has(id)));
      return before - file.data.wishes.length;
    },
    run,
    follow: async (signal) => {
      let triedAt = Number.NEGATIVE_INFINITY;
      let wasHeldBack = true;
      while (!signal.aborted) {
        network.look();
        const { now } = core.ports.clock;
        triedAt = Math.min(triedAt, now());
        const held = heldBack() !== null;
        const isDue = (wasHeldBack && !held) || now() - triedAt >= tryAgainMs;
        wasHeldBack = held;
        if (!held && isDue && file.data.wishes.some(({ failed }) => !failed)) {
          triedAt = now();
          await run().catch((error: unknown) => core.ports.log('error', 'waiting.run', { error: String(error) }));
        }
        await core.ports.clock.sleep(lookAgainMs, signal);
      }
      await running;
    },
  };
};
