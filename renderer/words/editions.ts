/** Editions by name. */
import type { EditionHead, EditionName } from '../../electron/contract/edition.ts';
import type { Time } from '../../electron/contract/models.ts';
import { wordCount } from './numbers.ts';
import { wordClock, wordToday } from './times.ts';

const names: Readonly<Record<Exclude<EditionName, 'extra'>, string>> = {
  morning: 'Morning',
  midday: 'Midday',
  evening: 'Evening',
};

/** "Morning edition, 06:00"; one laid out by hand is "Edition of 09:40". */
export const wordEdition = ({ name, made }: Pick<EditionHead, 'name' | 'made'>): string =>
  name === 'extra' ? `Edition of ${wordClock(made)}` : `${names[name]} edition, ${wordClock(made)}`;

/** What came while an edition lies open: "The midday edition is out". */
export const wordSinceEdition = (stories: number): string =>
  `${wordCount(stories, 'new story', 'new stories')} since this edition`;

const midnight = (time: Time): number => new Date(time).setHours(0, 0, 0, 0);

/** "Today", "Yesterday", "Friday 20 November". */
export const wordEditionDay = (made: Time, now: Time): string => {
  const days = Math.round((midnight(now) - midnight(made)) / 86_400_000);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : wordToday(made);
};
