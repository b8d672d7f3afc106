/** The state of a source in plain words. */
import type { Source, Time } from '../../electron/contract/models.ts';
import { wordError } from './errors.ts';
import { wordAgo, wordSince } from './times.ts';

/** Shows in an empty field how an address is written; nobody can own such a name (RFC 2606). */
export const exampleSite = 'harbour-gazette.example';

export type SourceState = 'well' | 'waiting' | 'paused' | 'failing';

export const stateOf = (source: Source): SourceState => {
  if (source.paused) return 'paused';
  if (source.lastFetch === null) return source.kind === 'feed' ? 'waiting' : 'well';
  return source.lastFetch.ok ? 'well' : 'failing';
};

const kinds: Readonly<Record<Source['kind'], string>> = {
  feed: 'Feed',
  folder: 'Watched folder',
  saved: 'Files and pages you saved',
  sample: 'Sample stories',
};

export const wordSourceKind = (source: Source): string => kinds[source.kind];

/** "Fetched 12 min ago", "Paused", or what went wrong and since when. */
export const wordSourceState = (source: Source, now: Time): string => {
  const state = stateOf(source);
  switch (state) {
    case 'paused':
      return 'Paused';
    case 'waiting':
      return 'Not asked yet';
    case 'well':
      return source.lastFetch === null ? kinds[source.kind] : `Fetched ${wordAgo(source.lastFetch.at, now)}`;
    case 'failing':
      return `${source.lastFetch?.error ? wordError(source.lastFetch.error) : 'The last look failed.'}${wordFailingSince(source, now)}`;
    default:
      return state satisfies never;
  }
};

const wordFailingSince = (source: Source, now: Time): string => {
  if (source.failures < 2) return '';
  if (source.lastGoodFetch === null) return ' It was never fetched.';
  return ` Nothing fetched ${wordSince(source.lastGoodFetch, now)}.`;
};
