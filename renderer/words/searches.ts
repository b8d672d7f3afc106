/** What is said about a query that could not be read whole. */
import type { QueryTrouble } from '../../electron/contract/searches.ts';

const helps: Readonly<Record<QueryTrouble['reason'], string>> = {
  date: 'is no date. Dates are written 2026, 2026-11, 2026-11-23, 7d, today or yesterday; a range is 2026-11-01..2026-11-23.',
  state: 'says nothing. Stories can be unread, read, starred or saved.',
  has: 'says nothing. Only has:picture can be asked.',
  empty: 'has nothing after it.',
};

/** "“before:soon” is no date. …" */
export const wordQueryTrouble = ({ reason, part }: QueryTrouble): string => `“${part}” ${helps[reason]}`;
