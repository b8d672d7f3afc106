/** What documents of every format say of a story. Private to `offline/`. */
import type { ArticleView } from '../../../contract/models.ts';
import { encodeFacts } from '../../files/own/facts.ts';
import { dayOf } from './words.ts';

/** Text as it may stand in markup and in an attribute, of HTML and of XML. */
export const escapeMarkup = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Source, agency, byline and day in the story's own language and calendar, as plain text. */
export const lineOf = ({ article, source }: ArticleView): string =>
  [source.title, article.agency, article.byline, dayOf(article.date, article.language)]
    .filter((part) => part !== null && part !== '')
    .join(' · ');

/** The stored picture above the text, where the text does not show it. */
export const leadPictureOf = ({ article }: ArticleView): ArticleView['article']['pictures'][number] | null => {
  const lead = article.pictures.find(({ id }) => id !== null && id === article.pictureId);
  return lead === undefined || article.html.includes(`broadsheet-picture:${lead.id}`) ? null : lead;
};

/** What our own reader takes from a story it finds in a document again, as JSON. */
export const factsOf = ({ article, sectionTitles }: ArticleView): string =>
  encodeFacts({ ...article, sectionPath: article.sectionPath.length > 0 ? article.sectionPath : sectionTitles });
