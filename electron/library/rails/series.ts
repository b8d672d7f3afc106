/** A series: what one source writes again and again under the same heading ("Tide table for 3 May"). Each is a piece of its own. */
import type { Time } from '../../contract/models.ts';
import { isDayName, monthOf, persianMonthOf } from '../articles/newspaper/calendar.ts';
import { tokensOf } from '../words/words.ts';

/** Pieces nearer than this may be one story told twice. */
const apart = 20 * 3_600_000;

const isOfDates = (word: string): boolean => isDayName(word) || monthOf(word) !== null || persianMonthOf(word) !== null;

/** A headline without what tells one number of a series from the next: figures, names of days and months. */
export const headingOf = (title: string): string =>
  [...tokensOf(title)]
    .filter(({ word, start, end }) => !/\p{N}/u.test(word) && !isOfDates(title.slice(start, end)))
    .map(({ word }) => word)
    .join(' ');

export type Piece = { readonly sourceId: string; readonly date: Time; readonly title: string };

export const areOfOneSeries = (one: Piece, other: Piece): boolean => {
  if (one.sourceId !== other.sourceId || Math.abs(one.date - other.date) < apart) return false;
  // A headline that stands again word for word is a story that is told again, or has grown.
  if (one.title === other.title) return false;
  const heading = headingOf(one.title);
  return heading !== '' && heading === headingOf(other.title);
};
