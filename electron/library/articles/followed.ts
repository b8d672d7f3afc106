/** Articles as search and rails know them. */
import type { DeskArticle } from '../rails/model.ts';
import type { IndexedArticle } from '../search/model.ts';
import type { ArticleBody, ArticleRow } from '../store/model.ts';
import { sourceIdOf } from './headlines.ts';
import { plainText } from './plain-text.ts';

export const indexed = (row: ArticleRow, text: string): IndexedArticle => ({
  id: row.id,
  sourceId: sourceIdOf(row.id),
  title: row.title,
  standfirst: row.standfirst,
  text,
  byline: row.byline,
  categories: row.categories,
  language: row.language,
  date: row.date,
});

export const onDesk = (row: ArticleRow, text: string): DeskArticle => ({
  ...row,
  sourceId: sourceIdOf(row.id),
  clusterId: null,
  coverage: 1,
  text,
});

/** What search and rails know an article by. */
export const textOfBody = (body: ArticleBody): string => plainText(body.html);
