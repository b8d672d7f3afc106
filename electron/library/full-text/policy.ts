/** Which stories' pages are asked for, and when again. Private to `full-text/`. */
import type { FullTextState } from '../../contract/offline.ts';
import type { Time } from '../../contract/models.ts';
import type { ArticleRow, FullTextMark, SourceRow } from '../store/model.ts';

/** `due`: as the schedule asks; `failed`: those that failed are tried again now; `all`: whatever came of it before. */
export type Retry = 'due' | 'failed' | 'all';

const hour = 3_600_000;
/** How long after each failure in a row it is tried again; after the last one not by itself. */
const retryAfter = [hour, 6 * hour, 24 * hour, 72 * hour];
/** A source without a word of it has this policy. */
const usualPolicy = 'automatic';

const isWebLink = (link: string | null): link is string => link !== null && /^https?:\/\//i.test(link);

const isDue = (mark: FullTextMark, row: ArticleRow, now: Time, retry: Retry): boolean => {
  if (mark.of !== row.hash) return true;
  if (mark.state === 'fetched') return false;
  if (retry === 'all') return true;
  if (mark.state !== 'failed') return false;
  return retry === 'failed' || (mark.next !== null && mark.next <= now);
};

/** A story of a list of addresses that came as a file (bookmarks, a reading service's export). */
const isListed = (row: ArticleRow): boolean => row.origin === 'file' && row.completeness === 'summary';

/**
 * Whether the story's page is to be asked for now. Feeds have stories whose pages say more than they do, and so have imported lists of
 * addresses; those are asked for only when the reader asks (a list may be thousands long), never by the schedule.
 */
export const wantsPage = (row: ArticleRow, source: SourceRow | undefined, now: Time, retry: Retry): boolean => {
  const policy = source?.fullText ?? usualPolicy;
  if (policy === 'never' || !isWebLink(row.link)) return false;
  if (source?.kind !== 'feed' && (!isListed(row) || retry === 'due')) return false;
  const isShort = row.completeness === 'summary' || row.fullText?.state === 'fetched';
  if (policy === 'automatic' && !isShort) return false;
  return row.fullText === undefined || isDue(row.fullText, row, now, retry);
};

/** What to remember of a page that was read. */
export const markOf = (row: ArticleRow, state: Exclude<FullTextState, 'failed'>): FullTextMark => ({
  state,
  of: row.hash,
  tries: 0,
  next: null,
});

/** What to remember of a page that could not be had: when to try again, or (`forGood`, or too often) that it is not tried by itself. */
export const failedMark = (row: ArticleRow, now: Time, forGood: boolean, waitMs = 0): FullTextMark => {
  const before = row.fullText?.of === row.hash && row.fullText.state === 'failed' ? row.fullText.tries : 0;
  const wait = forGood ? undefined : retryAfter[before];
  return {
    state: 'failed',
    of: row.hash,
    tries: before + 1,
    next: wait === undefined ? null : now + Math.max(wait, waitMs),
  };
};
