/** `activity.json`: what was asked of the network in the last days. Read when it is first needed, so that opening a library does not wait for it. */
import type { ActivityEntry } from '../../contract/doctor.ts';
import { limits } from '../../contract/limits.ts';
import type { Time } from '../../contract/models.ts';
import type { Context } from './context.ts';
import type { Journaled } from './journaled.ts';
import { openJournaled } from './journaled.ts';
import type { JournalKind } from './journal.ts';
import type { ActivityFile } from './model.ts';
import { requireArray, requireNumber } from './shapes.ts';

type ActivityData = Map<string, ActivityEntry>;
type ActivityChange = { readonly put: readonly ActivityEntry[]; readonly before: Time };

const keep = (data: ActivityData, entry: ActivityEntry): void => {
  if (typeof entry.id !== 'string') throw new TypeError('an entry without an id');
  data.set(entry.id, entry);
};

/** The oldest stand first. */
const forget = (data: ActivityData, before: Time): void => {
  for (const [id, entry] of data) {
    if (entry.at >= before && data.size <= limits.activityEntries) return;
    data.delete(id);
  }
};

export const activityKind: JournalKind<ActivityData, ActivityChange> = {
  name: 'activity',
  format: 1,
  migrations: [],
  foldBytes: 1024 * 1024,
  empty: () => new Map(),
  toJson: (data) => [...data.values()],
  fromJson: (json) => {
    const data: ActivityData = new Map();
    for (const entry of requireArray(json)) keep(data, entry as ActivityEntry);
    return data;
  },
  apply: (data, change) => {
    for (const entry of change.put) keep(data, entry);
    forget(data, requireNumber(change.before));
  },
};

export const activityFile = 'activity.json';

export type OpenActivity = ActivityFile & { readonly settled: () => Promise<void> };

export const openActivity = (context: Context): OpenActivity => {
  let opening: Promise<Journaled<ActivityData, ActivityChange>> | null = null;
  const open = (): Promise<Journaled<ActivityData, ActivityChange>> => {
    if (opening !== null) return opening;
    // Without a generation: what was asked last week is worth no second copy.
    const attempt = openJournaled(context, activityKind, activityFile, null);
    opening = attempt;
    attempt.catch(() => {
      if (opening === attempt) opening = null;
    });
    return attempt;
  };
  return {
    entries: async () => [...(await open()).low.data.values()],
    put: async (put, before) => (await open()).change({ put, before }),
    settled: async () => {
      const opened = await opening?.catch(() => null);
      await opened?.settled();
    },
  };
};
