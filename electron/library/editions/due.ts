/** When an edition's time has come, in the reader's local time. */
import type { EditionName, EditionTimes } from '../../contract/edition.ts';
import type { Time } from '../../contract/models.ts';

export type Due = { readonly name: EditionName; readonly at: Time };

const names = ['morning', 'midday', 'evening'] as const;

/** The edition of the timetable whose time came last, today or yesterday; `null` for a timetable without times. */
export const lastDue = (times: EditionTimes, now: Time): Due | null => {
  const today = new Date(now);
  let last: Due | null = null;
  for (const back of [1, 0]) {
    for (const name of names) {
      const minutes = times[name];
      if (minutes === null) continue;
      const at = new Date(today.getFullYear(), today.getMonth(), today.getDate() - back, 0, minutes).getTime();
      if (at <= now && (last === null || at >= last.at)) last = { name, at };
    }
  }
  return last;
};
