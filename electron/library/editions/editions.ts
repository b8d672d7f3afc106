/** The public face of editions/: the front page stands from one edition to the next, through restarts, and is kept for a month. */
import { randomUUID } from 'node:crypto';
import type { Edition, EditionLine, EditionName } from '../../contract/edition.ts';
import { storiesOf } from '../../contract/edition.ts';
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { Time } from '../../contract/models.ts';
import type { Core } from '../core.ts';
import type { StoredEdition } from '../store/editions-file.ts';
import { lastDue } from './due.ts';
import { isWorn, printed, shown } from './print.ts';

const minute = 60_000;
const day = 86_400_000;

export type Editions = {
  /** The edition that stands, laid out anew when its time has come. With an id: that one; rejects with `edition-not-found`. */
  readonly get: (id?: string) => Promise<Edition>;
  /** Newest first. */
  readonly list: () => Promise<readonly EditionLine[]>;
  /** Lays one out by hand. */
  readonly renew: () => Promise<Edition>;
  /** News are on their way: the next edition waits for them until the answer is called. */
  readonly await: () => () => void;
  /** Lays out each edition when its time comes, until the signal aborts. */
  readonly run: (signal: AbortSignal) => Promise<void>;
};

const nothingYet = (at: Time): StoredEdition => ({
  id: '',
  name: 'extra',
  made: at,
  sources: 0,
  newStories: 0,
  offlineStories: 0,
  lead: null,
  under: [],
  seconds: [],
  mustRead: [],
  blocks: [],
});

/** So long an edition waits for the rails to remember which articles are one story. */
const patienceMs = 400;
/** The first one ever, which nothing can stand in for. */
const firstPatienceMs = 5_000;

/** `ready` resolves when the rails hold what the library holds. */
export const createEditions = (core: Core, ready: () => Promise<void>): Editions => {
  const { clock, log } = core.ports;
  let awaited = 0;
  let isReady = false;
  let laying: Promise<StoredEdition> | null = null;
  /** Stories since an edition: counted once for each state of the library. */
  let counted: { readonly made: Time; readonly since: number } | null = null;
  core.teller.listen((name) => {
    if (name === 'articles.changed') counted = null;
  });

  const all = async (): Promise<readonly StoredEdition[]> =>
    (await core.store.editions.all()).toSorted((a, b) => a.made - b.made);

  const since = (made: Time): number => {
    if (counted?.made === made) return counted.since;
    let count = 0;
    for (const { row } of core.headlines.newestFirst()) if (row.arrived > made) count += 1;
    counted = { made, since: count };
    return count;
  };

  const lay = async (name: EditionName, instead: StoredEdition | undefined): Promise<StoredEdition> => {
    await core.followers.caughtUp();
    const plan = await core.rails.edition();
    if (plan.lead === null) return nothingYet(plan.made);
    const edition = printed(core, plan, name, randomUUID());
    const remove = instead === undefined ? [] : [instead.id];
    await core.store.editions.put(edition, remove, edition.made - limits.editionDays * day);
    core.teller.tell('edition.changed', { made: edition.made });
    return edition;
  };

  const becomesReady = async (ms: number): Promise<boolean> => {
    if (isReady) return true;
    const readying = ready().then(() => true);
    const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms).unref());
    isReady = await Promise.race([readying, patience]);
    return isReady;
  };

  /** One at a time: who comes meanwhile gets the same. */
  const layOnce = (name: EditionName, instead?: StoredEdition): Promise<StoredEdition> => {
    laying ??= lay(name, instead).finally(() => {
      laying = null;
    });
    return laying;
  };

  const newsComing = (): boolean => awaited > 0 || core.jobs.running().some((job) => job.kind === 'refresh');

  /** The edition that should stand now. */
  const standing = async (): Promise<StoredEdition> => {
    if (laying !== null) return laying;
    const newest = (await all()).at(-1);
    const due = lastDue(core.store.paper.data.settings.editionTimes, clock.now());
    // A clock that was put back must not stop the paper.
    const none = newest === undefined || newest.made > clock.now() + day;
    if (none || isWorn(core, newest, since(newest.made))) {
      await becomesReady(firstPatienceMs);
      return layOnce(none ? (due?.name ?? 'extra') : newest.name, newest);
    }
    const isDue = due !== null && newest.made < due.at && !newsComing();
    return isDue && (await becomesReady(patienceMs)) ? layOnce(due.name) : newest;
  };

  const look = async (): Promise<void> => {
    try {
      await standing();
    } catch (error) {
      log('warn', 'editions.look', { error: String(error) });
    }
  };

  const isHidden = (id: string): boolean => core.headlines.hidden(id) !== undefined;

  const show = async (edition: StoredEdition): Promise<Edition> => {
    const kept = await all();
    const at = kept.findIndex((each) => each.id === edition.id);
    const next = at < 0 ? undefined : kept[at + 1];
    return shown(core, edition, {
      since: next === undefined && edition.id !== '' ? since(edition.made) : 0,
      previous: (at < 0 ? kept.at(-1) : kept[at - 1])?.id ?? null,
      next: next?.id ?? null,
    });
  };

  return {
    get: async (id) => {
      if (id === undefined) return show(await standing());
      const found = (await all()).find((edition) => edition.id === id);
      if (found === undefined) throw new Failure('edition-not-found', { id });
      return show(found);
    },
    list: async () =>
      (await all()).toReversed().map((edition) => ({
        id: edition.id,
        name: edition.name,
        made: edition.made,
        lead: edition.lead === null || isHidden(edition.lead.id) ? null : edition.lead.title,
        direction: edition.lead?.direction ?? 'ltr',
        stories: storiesOf(edition).length,
      })),
    renew: async () => show(await layOnce('extra')),
    await: () => {
      let waiting = true;
      awaited += 1;
      return () => {
        if (!waiting) return;
        waiting = false;
        awaited -= 1;
        void look();
      };
    },
    run: async (signal) => {
      while (!signal.aborted) {
        await clock.sleep(minute, signal);
        if (!signal.aborted) await look();
      }
    },
  };
};
