/** Public file: dates as feeds write them. */
import type { Time } from '../../contract/models.ts';

/** The moment a feed's date means, or `null` where it names none. A date without a zone is read as UTC. */
export const parseDate = (text: string): Time | null => {
  const time = Date.parse(text.trim().slice(0, 100));
  return Number.isNaN(time) ? null : time;
};
