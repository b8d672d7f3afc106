/** What is here and what is not, worded. */
import type { Completeness, OfflineState } from '../../electron/contract/models.ts';
import type {
  CompletedStories,
  FullTextPolicy,
  FullTextState,
  PendingTrip,
  RecheckedState,
  SavedPage,
  TripEnd,
  TripState,
} from '../../electron/contract/offline.ts';
import { wordBytes, wordCount, wordNumber, wordStories } from './numbers.ts';

/** Said of a picture's empty place. */
export const pictureNotHere = 'This picture is not here.';

/** Why only the feed's text is here; `null` where there is nothing to say. */
export const wordFullTextState = (state: FullTextState | null, completeness: Completeness): string | null => {
  if (completeness !== 'summary') return null;
  switch (state) {
    case 'paywall':
      return 'The page wants to be paid for the rest.';
    case 'consent':
      return 'The page asks for consent before it shows the story.';
    case 'failed':
      return 'The page could not be fetched. It is tried again over the next days.';
    case 'feed':
      return 'The page says no more than this.';
    case 'fetched':
    case null:
      return 'The feed carries only a summary.';
    default:
      return state satisfies never;
  }
};

/** What came of saving a page. */
export const wordSavedPage = ({ title, added }: SavedPage): string =>
  added ? `“${title}” is saved.` : `“${title}” was here already and is saved now.`;

/** What came of fetching one story's page by hand. */
export const wordCompleted = (done: CompletedStories): string => {
  if (done.fetched > 0) return 'The whole story is here.';
  if (done.paywalls > 0) return 'The page wants to be paid for the rest. The summary stays.';
  if (done.failed > 0) return 'The page could not be fetched. The summary stays.';
  return 'There is no more of this story to be had.';
};

export const fullTextPolicyNames: Readonly<Record<FullTextPolicy, string>> = {
  automatic: 'When the feed carries only summaries',
  always: 'Always',
  never: 'Never',
};

/** 95 → "1 h 35 min". */
export const wordMinutes = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${wordNumber(hours)} h` : `${wordNumber(hours)} h ${rest} min`;
};

const ends: Readonly<Record<TripEnd, string>> = {
  all: 'Everything that could be fetched is here.',
  hours: 'There is enough to read for the hours you chose.',
  megabytes: 'The megabytes you chose are used up.',
  cancelled: 'Stopped. What came stays.',
  paused: 'Paused. It can go on at any time, also after a restart.',
};

export const wordTripEnd = (trip: TripState): string =>
  trip.stories === 0 ? 'There is nothing unread there.' : ends[trip.ended];

/** What a trip that is not ready was to be, and how far it came. */
export const wordPending = (trip: PendingTrip): string => {
  const budget =
    trip.hours !== null
      ? `${wordNumber(trip.hours)} h of reading`
      : trip.megabytes !== null
        ? `at most ${wordNumber(trip.megabytes)} MB`
        : 'everything';
  const why = trip.state === 'paused' ? 'Paused' : 'Broken off';
  return `${why}: ${budget}, ${wordBytes(trip.bytesFetched)} fetched so far.`;
};

/** Label and value of each thing that is inside. */
export const tripRows = (trip: TripState): readonly (readonly [string, string])[] => [
  ['Whole stories', wordNumber(trip.complete + trip.text)],
  ['To read', wordMinutes(trip.minutes)],
  ['Only a summary', wordNumber(trip.summary)],
  ['Pictures missing', wordNumber(trip.picturesMissing)],
  ['Fetched now', wordBytes(trip.bytesFetched)],
];

type Rechecked = Pick<RecheckedState, 'corrected' | 'picturesLost' | 'mediaLost'>;

/** "All is as it was said." or what was put right. */
export const wordRechecked = ({ corrected, picturesLost, mediaLost }: Rechecked): string => {
  const found = [
    ...(corrected === 0 ? [] : [`${wordStories(corrected)} put right.`]),
    ...(picturesLost === 0 ? [] : [`${wordCount(picturesLost, 'picture was', 'pictures were')} gone.`]),
    ...(mediaLost === 0 ? [] : [`${wordCount(mediaLost, 'recording was', 'recordings were')} gone.`]),
  ];
  return found.length === 0 ? 'Everything is here as it says.' : found.join(' ');
};

/** "1,204 of 1,310 complete, 38 pictures missing, 212 MB", as a sentence of what is here. */
export const wordReady = ({ stories, complete, picturesMissing, bytes }: OfflineState): string => {
  const missing =
    picturesMissing === 0 ? 'no picture missing' : `${wordCount(picturesMissing, 'picture', 'pictures')} missing`;
  return `${wordNumber(complete)} of ${wordStories(stories)} complete, ${missing}, ${wordBytes(bytes)} on this machine.`;
};
