/** A desk over plain articles, for benchmarks of the rails. */
import { unreadStatus } from '../../../electron/library/store/model.ts';
import { usualMustRead, usualTaste } from '../../../electron/contract/preferences.ts';
import type { Desk, DeskArticle } from '../../../electron/library/rails/model.ts';

/** Only what every article needs. */
export type PlainArticle = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly published?: number;
};

export const deskArticle = (article: PlainArticle): DeskArticle => ({
  id: article.id,
  sourceId: 'benchmark',
  sectionId: null,
  origin: 'file',
  title: article.title,
  standfirst: null,
  agency: null,
  byline: null,
  link: null,
  published: article.published ?? null,
  arrived: 0,
  date: article.published ?? 0,
  language: null,
  direction: 'ltr',
  pictureId: null,
  words: 0,
  completeness: 'text',
  categories: [],
  clusterId: null,
  coverage: 1,
  text: article.text,
});

/** `articles` newest last. */
export const deskOver = (articles: readonly DeskArticle[], opened: readonly string[] = []): Desk => {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const newestFirst = articles.toReversed();
  const now = newestFirst[0]?.date ?? 0;
  const sectionIds = [...new Set(articles.flatMap((article) => article.sectionId ?? []))].sort();
  return {
    now: () => now,
    headline: (id) => byId.get(id),
    status: () => unreadStatus,
    source: (id) => ({ id, title: id, sectionId: null, starred: id === 's3' }),
    sections: () => sectionIds.map((id, position) => ({ id, title: id, parentId: null, position })),
    newest: (limit, within) => {
      const found: string[] = [];
      for (const article of newestFirst) {
        if (found.length >= limit) break;
        if (within === undefined || (article.sectionId !== null && within.has(article.sectionId)))
          found.push(article.id);
      }
      return found;
    },
    history: () => opened.map((articleId) => ({ articleId, at: now })),
    preferences: () => ({ mustRead: usualMustRead, taste: usualTaste }),
    version: () => 0,
  };
};
