/** The public face of search/: a disposable full-text index in one SQLite file. */
import { Failure } from '../../contract/errors.ts';
import type { Time } from '../../contract/models.ts';
import type { Log } from '../ports.ts';
import { findDatabaseOpener } from './database.ts';
import type { Database } from './database.ts';
import { findInnerWords } from './inner-words.ts';
import { createLookup, hasFilters } from './lookup.ts';
import { matchExpression } from './match-expression.ts';
import { createMembership } from './membership.ts';
import type { FoundArticle, IndexedArticle, SearchIndex, SearchRequest, SearchScope } from './model.ts';
import { readQuery } from './query-parser.ts';
import type { SearchQuery } from './query.ts';
import { deleteFiles, openTables } from './schema.ts';
import { snippetOf, wantedWords } from './snippet.ts';
import { createWriter } from './writer.ts';

/** With fewer finds than this, words inside words are tried too. */
const fewFound = 20;

export type SearchIndexOptions = {
  /** Path of search.sqlite; its folder exists. */
  readonly file: string;
  /** The text again, for snippets: the index keeps words, not texts. */
  readonly textOf: (id: string) => Promise<IndexedArticle | null>;
  /** `undefined`: the library does not know the article (any more); it is not shown. */
  readonly scopeOf: (id: string) => SearchScope | undefined;
  readonly log: Log;
  /** Told after articles were added, replaced or removed. */
  readonly onChange?: (ids: readonly string[]) => void;
  /** For `today` and `7d`; the system's clock if absent. */
  readonly now?: () => Time;
  /** Which SQLite to try, in order. */
  readonly engines?: readonly Database['engine'][];
};

/**
 * Opens or makes the index. A damaged or older file is deleted and begun again, empty: compare `ids()` with the library to see what is missing.
 * Rejects with `search-unavailable` where no SQLite with FTS5 can be had.
 */
export const openSearchIndex = async (options: SearchIndexOptions): Promise<SearchIndex> => {
  const { file, textOf, scopeOf, log } = options;
  const now = options.now ?? Date.now;
  const onChange = options.onChange ?? (() => undefined);
  const opener = await findDatabaseOpener(log, options.engines);
  if (opener === null) throw new Failure('search-unavailable');
  const database = openTables(opener, file, log);
  const writer = createWriter(database);
  const lookup = createLookup(database, scopeOf);
  const membership = createMembership(database, scopeOf);

  let damaged = false;
  /** What SQLite throws becomes `search-unavailable`; a file found damaged is deleted at close, so that the next start fills a new one. */
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Failure) throw error;
      damaged ||= /malformed|not a database|corrupt/i.test(String(error));
      log('error', 'search.failed', { error: String(error), damaged });
      throw new Failure('search-unavailable', {}, error);
    }
  };

  // Writes follow one another; queries run between their stretches.
  let writing: Promise<void> = Promise.resolve();
  let closed = false;
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = writing.then(() => {
      if (closed) throw new Failure('search-unavailable');
      return guarded(work);
    });
    // The caller is told; the next write starts all the same.
    writing = turn.catch(() => undefined);
    return turn;
  };

  const numbersFor = async (
    query: SearchQuery,
    request: SearchRequest,
  ): Promise<{ page: readonly number[]; total: number }> => {
    const { wanted, unwanted } = matchExpression(query);
    const match = wanted !== null && unwanted !== null ? `(${wanted}) NOT ${unwanted}` : wanted;
    const end = request.offset + request.limit;
    if (match === null || hasFilters(query)) {
      const passing = await lookup.filtered(query, match, unwanted);
      const all = request.order === 'date' || match === null ? passing : inOrder(passing, lookup.ranked(match, now()));
      return { page: all.slice(request.offset, end), total: passing.length };
    }
    const total = lookup.count(match);
    if (total < fewFound) {
      const plain = request.order === 'date' ? lookup.newest(match, total) : lookup.ranked(match, now());
      const all = [...new Set([...plain, ...findInnerWords(lookup, query)])];
      if (request.order === 'date') all.sort((a, b) => b - a);
      return { page: all.slice(request.offset, end), total: all.length };
    }
    if (request.order === 'date') return { page: lookup.newest(match, end).slice(request.offset), total };
    const ranked = lookup.ranked(match, now());
    const all =
      end <= ranked.length || ranked.length >= total ? ranked : inOrder(lookup.newest(match, end), ranked, true);
    return { page: all.slice(request.offset, end), total };
  };

  const show = async (id: string, wanted: ReturnType<typeof wantedWords>): Promise<FoundArticle> => {
    const article = await textOf(id);
    if (article === null) return { id, snippet: { text: '', marks: [] } };
    const body = article.text === '' ? (article.standfirst ?? '') : article.text;
    return { id, snippet: snippetOf(body, wanted) };
  };

  return {
    add: async (articles) => {
      await inTurn(() => writer.add(articles));
      onChange(articles.map((article) => article.id));
    },
    remove: async (ids) => {
      await inTurn(() => writer.remove(ids));
      onChange(ids);
    },
    ids: async () =>
      new Set(
        database
          .prepare('select id from articles')
          .all()
          .map((row) => String(row['id'])),
      ),
    query: async (request) => {
      if (closed) throw new Failure('search-unavailable');
      return guarded(async () => {
        const { query, troubles } = readQuery(request.query, now());
        if (query.length === 0) return { found: [], total: 0, troubles };
        const { page, total } = await numbersFor(query, request);
        const wanted = wantedWords(query);
        const ids = page.map((number) => lookup.idOf(number)).filter((id) => id !== undefined);
        const found = await Promise.all(ids.filter((id) => scopeOf(id) !== undefined).map((id) => show(id, wanted)));
        return { found, total, troubles };
      });
    },
    texts: async (query, among) => {
      if (closed) throw new Failure('search-unavailable');
      return guarded(() => membership.texts(query, among));
    },
    test: membership.test,
    close: async () => {
      await writing;
      if (closed) return;
      closed = true;
      database.close();
      if (damaged) deleteFiles(file);
    },
  };
};

/** `passing` in the order of `ranked`, then the rest as it came; `all` keeps ranked ones that `passing` does not name. */
const inOrder = (passing: readonly number[], ranked: readonly number[], all = false): readonly number[] => {
  const allowed = new Set(passing);
  const first = all ? ranked : ranked.filter((number) => allowed.has(number));
  const placed = new Set(first);
  return [...first, ...passing.filter((number) => !placed.has(number))];
};
