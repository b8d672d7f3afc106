/** The few words that stand in documents besides their stories. Private to `offline/`. */
import type { EditionHead } from '../../../contract/edition.ts';
import type { Time } from '../../../contract/models.ts';

export const documentWords = {
  product: 'Broadsheet',
  frontPage: 'Front page',
  noSection: 'Other stories',
  contents: 'Contents',
  cover: 'Cover',
  mustRead: 'Must read',
} as const;

/** The documents' own words are English; stories carry the language they are in. */
export const documentLanguage = 'en';

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });
const ownLocale = 'en-GB';

/** Whether dates can be written in it. */
const isKnown = (language: string): boolean => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** "22 November 2026", "۱ آذر ۱۴۰۵": the day in a language and its calendar, without the name of the era. */
export const dayOf = (time: Time, language: string | null = null): string => {
  const isOwn = language === null || /^en\b/i.test(language) || !isKnown(language);
  const format = new Intl.DateTimeFormat(isOwn ? ownLocale : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return format
    .formatToParts(time)
    .filter(({ type }) => type !== 'era')
    .map(({ value }) => value)
    .join('')
    .trim();
};

/** "The Sunday Broadsheet". */
export const paperName = (time: Time): string => `The ${weekday.format(time)} ${documentWords.product}`;

/** "6 sources, 38 new stories". */
export const wordEdition = ({ sources, newStories }: Pick<EditionHead, 'sources' | 'newStories'>): string =>
  [
    `${sources} ${sources === 1 ? 'source' : 'sources'}`,
    newStories === 0 ? 'no new stories' : `${newStories} new ${newStories === 1 ? 'story' : 'stories'}`,
  ].join(', ');
