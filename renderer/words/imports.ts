/** What an import came to, in groups: their titles, and what becomes of the lines in them. */
import type { FetchOutcome, ImportLine, Source } from '../../electron/contract/models.ts';
import { wordNumber } from './numbers.ts';

export const importGroups = [
  'undecided',
  'private',
  'unreachable',
  'not-a-feed',
  'failed',
  'subscribed',
  'stories',
  'already-there',
] as const;
export type ImportGroup = (typeof importGroups)[number];

const notAFeed: ReadonlySet<string> = new Set(['not-a-feed', 'feed-empty', 'feed-broken']);

const groupOfFailure = (code: string): ImportGroup => {
  if (code === 'offline') return 'subscribed';
  if (code === 'private-address') return 'private';
  return notAFeed.has(code) ? 'not-a-feed' : 'unreachable';
};

/** Where a line stands now: a feed that was asked again meanwhile stands where that led. */
export const groupOf = ({ outcome, error }: ImportLine, source: Pick<Source, 'lastFetch'> | null): ImportGroup => {
  switch (outcome) {
    case 'undecided':
    case 'failed':
    case 'already-there':
      return outcome;
    case 'added':
    case 'updated':
      return 'stories';
    case 'subscribed':
    case 'unreachable':
    case 'not-a-feed': {
      const now = source === null || source.lastFetch === null ? error : source.lastFetch.error;
      return now === null ? 'subscribed' : groupOfFailure(now.code);
    }
    default:
      return outcome satisfies never;
  }
};

/** What is wrong with a line now, `null` when nothing is. */
export const troubleOfLine = (
  { outcome, error }: ImportLine,
  source: Pick<Source, 'lastFetch'> | null,
): FetchOutcome['error'] => {
  const isFeed = outcome === 'subscribed' || outcome === 'unreachable' || outcome === 'not-a-feed';
  return isFeed && source !== null && source.lastFetch !== null ? source.lastFetch.error : error;
};

const titles: Readonly<Record<ImportGroup, string>> = {
  undecided: 'Waiting for your choice',
  private: 'In a private network',
  unreachable: 'Not reachable now',
  'not-a-feed': 'No feed there now',
  failed: 'Not taken in',
  subscribed: 'Sources added',
  stories: 'Stories added',
  'already-there': 'Already in your paper',
};

export const wordGroup = (group: ImportGroup, count: number): string => `${titles[group]}: ${wordNumber(count)}`;

/** What a reader should know of a group, where there is something to know. */
export const groupNotes: Readonly<Partial<Record<ImportGroup, string>>> = {
  undecided: 'The pages of bookmarks can be kept as stories, or looked at for feeds to subscribe to.',
  private: 'They are kept, but a list alone does not open your own network. Ask them if you know these addresses.',
  unreachable: 'They are kept in their sections and asked again by themselves.',
  'not-a-feed': 'They are kept in their sections. The doctor can look for the feed on the site.',
};
