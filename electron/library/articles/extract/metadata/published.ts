/** When a story was published. Private to `articles/extract/`. */
import type { Time } from '../../../../contract/models.ts';
import { parseDate } from '../../../feeds/dates.ts';
import { textOf } from './json-ld.ts';
import type { Sources } from './sources.ts';

const metaNames = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'dc.date',
  'pubdate',
  'parsely-pub-date',
  'sailthru.date',
];

const dateIn = (text: string | null): Time | null => (text === null || text.length > 100 ? null : parseDate(text));

export const readPublished = ({ document, metas, article }: Sources): Time | null => {
  const stated = [
    textOf(article?.['datePublished']),
    ...metaNames.map((name) => metas.first(name)),
    document.querySelector('time[datetime]')?.getAttribute('datetime') ?? null,
  ];
  for (const text of stated) {
    const time = dateIn(text);
    if (time !== null) return time;
  }
  return null;
};
