/** A little library for tests of the index: articles by id with what the library would say of them. */
import type { IndexedArticle, SearchIndex, SearchScope } from '../../../electron/library/search/model.ts';
import { openSearchIndex } from '../../../electron/library/search/search-index.ts';
import type { SearchIndexOptions } from '../../../electron/library/search/search-index.ts';

export const now = new Date(2026, 10, 23, 12).getTime();

export type ShelfArticle = Partial<IndexedArticle> & { readonly id: string } & Partial<Omit<SearchScope, 'title'>>;

const indexed = (article: ShelfArticle): IndexedArticle => ({
  id: article.id,
  sourceId: article.sourceId ?? 'source',
  title: article.title ?? '',
  standfirst: article.standfirst ?? null,
  text: article.text ?? '',
  byline: article.byline ?? null,
  categories: article.categories ?? [],
  language: article.language ?? 'en',
  date: article.date ?? now,
});

export type Shelf = {
  readonly index: SearchIndex;
  readonly articles: Map<string, ShelfArticle>;
  readonly add: (...articles: ShelfArticle[]) => Promise<void>;
  /** Ids found, in order. */
  readonly find: (query: string, order?: 'relevance' | 'date') => Promise<string[]>;
};

export const openShelf = async (folder: string, options: Partial<SearchIndexOptions> = {}): Promise<Shelf> => {
  const articles = new Map<string, ShelfArticle>();
  const index = await openSearchIndex({
    file: `${folder}/search.sqlite`,
    textOf: async (id) => {
      const article = articles.get(id);
      return article === undefined ? null : indexed(article);
    },
    scopeOf: (id) => {
      const article = articles.get(id);
      if (article === undefined) return undefined;
      return {
        title: article.title ?? '',
        sourceTitle: article.sourceTitle ?? 'The Coast',
        sectionTitles: article.sectionTitles ?? ['World'],
        read: article.read ?? false,
        starred: article.starred ?? false,
        saved: article.saved ?? false,
        hasPicture: article.hasPicture ?? false,
      };
    },
    log: () => undefined,
    now: () => now,
    ...options,
  });
  return {
    index,
    articles,
    add: async (...added) => {
      for (const article of added) articles.set(article.id, article);
      await index.add(added.map(indexed));
    },
    find: async (query, order = 'relevance') => {
      const { found } = await index.query({ query, order, offset: 0, limit: 100 });
      return found.map((each) => each.id);
    },
  };
};
