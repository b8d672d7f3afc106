/** Editions by name. */
import type { EditionHead, EditionName } from '../../electron/contract/edition.ts';
import type { Time } from '../../electron/contract/models.ts';
import { wordCount } from './numbers.ts';
import { daysApart, wordClock, wordToday } from './times.ts';

/** The editions of the day, by name. */
export const editionNames: Readonly<Record<Exclude<EditionName, 'extra'>, string>> = {
  morning: 'Morning edition',
  midday: 'Midday edition',
  evening: 'Evening edition',
};

/** "Morning edition, 06:00"; one laid out by hand is "Edition of 09:40". */
export const wordEdition = ({ name, made }: Pick<EditionHead, 'name' | 'made'>): string =>
  name === 'extra' ? `Edition of ${wordClock(made)}` : `${editionNames[name]}, ${wordClock(made)}`;

/** What came while an edition lies open: "12 new stories since this edition". */
export const wordSinceEdition = (stories: number): string =>
  `${wordCount(stories, 'new story', 'new stories')} since this edition`;

/** "Today", "Yesterday", "Friday 20 November". */
export const wordEditionDay = (made: Time, now: Time): string => {
  const days = daysApart(made, now);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : wordToday(made);
};
