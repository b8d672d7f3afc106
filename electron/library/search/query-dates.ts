/** Dates as a reader types them after `before:`, `after:` and `date:`, in local time. */
import type { Time } from '../../contract/models.ts';

export type DateRange = { readonly from: Time; readonly to: Time };

const written = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;
const ago = /^(\d{1,4})([dwmy])$/;

const startOf = (year: number, month: number, day: number): Time => new Date(year, month, day).getTime();

/** The span a word names: `2026`, `2026-11`, `2026-11-23`, `today`, `yesterday`, or `7d`, `2w`, `3m`, `1y` (that long ago until now); `null` for anything else. */
export const readDateRange = (word: string, now: Time): DateRange | null => {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  if (word === 'today') return { from: startOf(year, month, day), to: startOf(year, month, day + 1) };
  if (word === 'yesterday') return { from: startOf(year, month, day - 1), to: startOf(year, month, day) };
  const back = ago.exec(word);
  if (back !== null) {
    const count = Number(back[1]);
    const from = {
      d: () => startOf(year, month, day - count),
      w: () => startOf(year, month, day - 7 * count),
      m: () => startOf(year, month - count, day),
      y: () => startOf(year - count, month, day),
    }[back[2] as 'd' | 'w' | 'm' | 'y']();
    return { from, to: now };
  }
  const parts = written.exec(word);
  if (parts === null) return null;
  const inYear = Number(parts[1]);
  if (parts[2] === undefined) return { from: startOf(inYear, 0, 1), to: startOf(inYear + 1, 0, 1) };
  const inMonth = Number(parts[2]) - 1;
  if (inMonth < 0 || inMonth > 11) return null;
  if (parts[3] === undefined) return { from: startOf(inYear, inMonth, 1), to: startOf(inYear, inMonth + 1, 1) };
  const onDay = Number(parts[3]);
  const from = new Date(inYear, inMonth, onDay);
  if (from.getMonth() !== inMonth || onDay < 1) return null;
  return { from: from.getTime(), to: startOf(inYear, inMonth, onDay + 1) };
};
