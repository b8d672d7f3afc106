/** The public face of search/: a disposable full-text index in one SQLite file. */
import { Failure } from '../../contract/errors.ts';
import type { Time } from '../../contract/models.ts';
import type { Log } from '../ports.ts';
import { createBeginnings, unfinishedWord } from './beginnings.ts';
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

/** Of a word that half of all articles have, so many are counted: nobody looks at more. */
const countedMatches = 5_000;

type Numbers = { readonly page: readonly number[]; readonly total: number; readonly isMore: boolean };

/** A page, and how many there are as far as they were counted. */
const counted = (page: readonly number[], total: number): Numbers => ({
  page,
  total: Math.min(total, countedMatches),
  isMore: total > countedMatches,
});

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
  const beginnings = createBeginnings(database);

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

  /** Of a word still being typed: articles with a word that begins so and with everything else that was asked. `null`: the index's words must be asked. */
  const beginningWith = (query: SearchQuery, request: SearchRequest): Numbers | null => {
    const unfinished = unfinishedWord(query);
    if (unfinished === null || hasFilters(query)) return null;
    const { word, others } = unfinished;
    const end = request.offset + request.limit;
    if (others.length === 0) {
      const newest = beginnings.newest(word, countedMatches + 1);
      if (newest.length < fewFound) return null;
      const all = request.order === 'date' ? newest : [...new Set([...beginnings.inTitles(word, end), ...newest])];
      return counted(all.slice(request.offset, end), newest.length);
    }
    const { wanted, unwanted, clauses } = matchExpression(others);
    if (wanted === null) return null;
    const match = unwanted === null ? wanted : `(${wanted}) NOT ${unwanted}`;
    const found = lookup.newest(match, countedMatches + 1);
    // Of very many, the newest are looked through; the rest is asked for only when they do not fill the page.
    const isCut = found.length > countedMatches;
    const begun = beginnings.between(word, found.at(-1) ?? 0, found[0] ?? 0);
    const passing = found.filter((number) => begun.has(number));
    if (passing.length < fewFound || (isCut && passing.length < end)) return null;
    const all = request.order === 'date' ? passing : inOrder(passing, lookup.ranked(match, clauses, now(), found));
    return { page: all.slice(request.offset, end), total: passing.length, isMore: isCut };
  };

  const numbersFor = async (query: SearchQuery, request: SearchRequest): Promise<Numbers> => {
    const begun = beginningWith(query, request);
    if (begun !== null) return begun;
    const { wanted, unwanted, clauses } = matchExpression(query);
    const match = wanted !== null && unwanted !== null ? `(${wanted}) NOT ${unwanted}` : wanted;
    const end = request.offset + request.limit;
    if (match === null || hasFilters(query)) {
      const passing = await lookup.filtered(query, match, unwanted);
      const all =
        request.order === 'date' || match === null ? passing : inOrder(passing, lookup.ranked(match, clauses, now()));
      return { page: all.slice(request.offset, end), total: passing.length, isMore: false };
    }
    const newest = lookup.newest(match, countedMatches + 1);
    const total = newest.length;
    const ranked = request.order === 'date' ? newest : lookup.ranked(match, clauses, now(), newest);
    if (total < fewFound) {
      const all = [...new Set([...ranked, ...findInnerWords(lookup, query)])];
      if (request.order === 'date') all.sort((a, b) => b - a);
      return { page: all.slice(request.offset, end), total: all.length, isMore: false };
    }
    if (end <= ranked.length) return counted(ranked.slice(request.offset, end), total);
    const enough = end <= total || total <= countedMatches ? newest : lookup.newest(match, end);
    const all = request.order === 'date' ? enough : inOrder(enough, ranked, true);
    return counted(all.slice(request.offset, end), total);
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
        if (query.length === 0) return { found: [], total: 0, isMore: false, troubles };
        const { page, total, isMore } = await numbersFor(query, request);
        const wanted = wantedWords(query);
        const ids = page.map((number) => lookup.idOf(number)).filter((id) => id !== undefined);
        const found = await Promise.all(ids.filter((id) => scopeOf(id) !== undefined).map((id) => show(id, wanted)));
        return { found, total, isMore, troubles };
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
