/** Long work, worded: what it is while it runs and what came of it. */
import type { ImportLine, Job, JobKind, RefreshSummary } from '../../electron/contract/models.ts';
import { wordBytes, wordNumber, wordSources, wordStories } from './numbers.ts';

const kinds: Readonly<Record<JobKind, string>> = {
  refresh: 'Refreshing',
  import: 'Importing',
  opml: 'Adding sources',
  discover: 'Looking for feeds',
  check: 'Checking the library',
  reindex: 'Rebuilding the search index',
  complete: 'Fetching whole stories',
  trip: 'Getting ready',
  filter: 'Applying filters',
  waiting: 'Doing what waited',
  media: 'Fetching audio or video',
};

/** "Refreshing 12 of 41". */
export const wordJob = (job: Job): string =>
  job.kind === 'media'
    ? `${kinds.media} ${job.total > 0 ? `${wordBytes(job.done)} of ${wordBytes(job.total)}` : wordBytes(job.done)}`
    : job.total > 0
      ? `${kinds[job.kind]} ${wordNumber(job.done)} of ${wordNumber(job.total)}`
      : kinds[job.kind];

/** "12 new stories. 2 sources could not be reached." */
export const wordRefresh = (summary: RefreshSummary): string => {
  const came =
    summary.newArticles === 0
      ? 'No new stories.'
      : `${wordNumber(summary.newArticles)} new ${summary.newArticles === 1 ? 'story' : 'stories'}.`;
  const start = summary.cancelled ? `Stopped. ${came}` : came;
  return summary.failed === 0 ? start : `${start} ${wordSources(summary.failed)} could not be read.`;
};

/** "3 stories added, 1 file not read". */
export const wordImport = (lines: readonly ImportLine[]): string => {
  const count = (outcome: ImportLine['outcome']): number => lines.filter((line) => line.outcome === outcome).length;
  const added = count('added') + count('updated');
  const subscribed = count('subscribed') + count('unreachable') + count('not-a-feed');
  const parts = [
    added > 0 ? `${wordStories(added)} added` : '',
    subscribed > 0 ? `${wordSources(subscribed)} added` : '',
    count('already-there') > 0 ? `${wordNumber(count('already-there'))} already there` : '',
    count('undecided') > 0 ? `${wordNumber(count('undecided'))} waiting for your choice` : '',
    count('failed') > 0 ? `${wordNumber(count('failed'))} not read` : '',
  ].filter((part) => part !== '');
  const sentence = parts.join(', ');
  return sentence === '' ? 'Nothing to import.' : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
};
