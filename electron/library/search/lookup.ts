/** From a query to the numbers of matching articles, best first or newest first. */
import type { Time } from '../../contract/models.ts';
import { indexText } from '../words/words.ts';
import type { Database } from './database.ts';
import { createFilterTest } from './filters.ts';
import type { IndexedRow } from './filters.ts';
import { anyOf, isText } from './match-expression.ts';
import type { SearchScope } from './model.ts';
import { createPause } from '../pause.ts';
import type { QueryClause, SearchQuery } from './query.ts';

/** Of a word that half of all articles have, only the newest are ranked: among so many, news are the better answer, and ranking all takes too long. */
const rankedMatches = 1_000;
const rankedTitleMatches = 500;
const pageRows = 1_000;
/** Weights of title, standfirst, body, byline, categories in BM25. */
const bm25 = 'bm25(words, 10.0, 5.0, 1.0, 4.0, 4.0)';
/** A match gains at most this share for being new; the gain halves every fortnight. */
const freshGain = 0.3;
const freshHalfLife = 14 * 86_400_000;

export type Lookup = {
  /** Numbers, newest first. */
  readonly newest: (match: string, limit: number, below?: number) => readonly number[];
  /**
   * Numbers, best first; of very many, only the newest and those with the words in the title. `clauses` are the parts of the expression, `found`
   * what is known of its newest: all of them, or at least so many as are ranked.
   */
  readonly ranked: (
    match: string,
    clauses: readonly string[],
    now: Time,
    found?: readonly number[],
  ) => readonly number[];
  /** Numbers that pass, newest first; `match` `null` is every article. */
  readonly filtered: (query: SearchQuery, match: string | null, unwanted: string | null) => Promise<readonly number[]>;
  /** Numbers of articles whose title has the part inside a word, newest first: `minister` in `Verkehrsminister`. */
  readonly insideTitles: (part: string) => readonly number[];
  readonly idOf: (number: number) => string | undefined;
};

const numbers = (rows: readonly (readonly number[])[]): number[] => rows.map(([number = 0]) => number);

export const createLookup = (database: Database, scopeOf: (id: string) => SearchScope | undefined): Lookup => {
  const titleListing = database.prepareNumbers(
    'select rowid from words where words match ? and rowid >= ? order by rowid desc limit ?',
  );
  const listing = database.prepareNumbers(
    'select rowid from words where words match ? and rowid < ? order by rowid desc limit ?',
  );
  const ranking = database.prepareNumbers(
    `select rowid, ${bm25} from words where words match ? order by rowid desc limit ?`,
  );
  const rowsOf = 'a.number number, a.id id, a.source source, a.language language, a.date date';
  const matchingRows = database.prepare(
    `select ${rowsOf} from words join articles a on a.number = words.rowid
     where words match ? and words.rowid < ? order by words.rowid desc limit ?`,
  );
  const allRows = database.prepare(
    `select ${rowsOf} from articles a where a.number < ? order by a.number desc limit ?`,
  );
  const titleParts = database.prepareNumbers('select rowid from parts where parts match ? order by rowid desc limit ?');
  const idOfNumber = database.prepare('select id from articles where number = ?');

  const idOf = (number: number): string | undefined => {
    const id = idOfNumber.get(number)?.['id'];
    return typeof id === 'string' ? id : undefined;
  };

  const newest = (match: string, limit: number, below = Number.MAX_SAFE_INTEGER) =>
    numbers(listing(match, below, limit));

  /** Few enough to weigh each. */
  const weighed = (match: string, now: Time): readonly number[] => {
    const scores = new Map<number, number>();
    for (const [number = 0, score = 0] of ranking(match, rankedMatches)) {
      const age = Math.max(0, now - (number / 64) * 1000);
      const gain = 1 + freshGain * 2 ** (-age / freshHalfLife);
      scores.set(number, -score * gain);
    }
    return [...scores].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([number]) => number);
  };

  const ranked: Lookup['ranked'] = (match, clauses, now, found = newest(match, rankedMatches + 1)) => {
    if (found.length <= rankedMatches) return weighed(match, now);
    const latest = found.slice(0, rankedMatches + 1);
    const least = latest.at(-1) ?? 0;
    const inTitle = new Map<number, number>(latest.map((number) => [number, 0]));
    // What the whole query asks for is asked below.
    for (const clause of clauses.length > 1 ? clauses : []) {
      for (const number of numbers(titleListing(`{title} : ${clause}`, least, rankedMatches))) {
        const known = inTitle.get(number);
        if (known !== undefined) inTitle.set(number, known + 1);
      }
    }
    for (const number of numbers(titleListing(`{title} : (${match})`, 0, rankedTitleMatches))) {
      inTitle.set(number, clauses.length);
    }
    return [...inTitle].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([number]) => number);
  };

  /** Clauses that mix words and filters: each with the articles that have one of its words. */
  const mixedSets = (clauses: readonly QueryClause[]): Map<QueryClause, ReadonlySet<number>> => {
    const sets = new Map<QueryClause, ReadonlySet<number>>();
    for (const clause of clauses) {
      const words = clause.alternatives.filter(isText);
      if (words.length > 0) sets.set(clause, new Set(newest(anyOf(words), Number.MAX_SAFE_INTEGER)));
    }
    return sets;
  };

  const filtered: Lookup['filtered'] = async (query, match, unwanted) => {
    const clauses = query.filter((clause) => !clause.alternatives.every(isText));
    const passes = createFilterTest(scopeOf);
    const mixed = mixedSets(clauses);
    const excluded = new Set(match === null && unwanted !== null ? newest(unwanted, Number.MAX_SAFE_INTEGER) : []);
    const holds = (row: IndexedRow): boolean =>
      !excluded.has(row.number) &&
      clauses.every((clause) => {
        const any =
          mixed.get(clause)?.has(row.number) === true ||
          clause.alternatives.some((part) => !isText(part) && passes(part, row));
        return any !== clause.negative;
      });
    const pause = createPause();
    const found: number[] = [];
    let below = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const rows = match === null ? allRows.all(below, pageRows) : matchingRows.all(match, below, pageRows);
      for (const row of rows) if (holds(row as unknown as IndexedRow)) found.push(Number(row['number']));
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageRows) return found;
      below = Number(last['number']);
      await pause();
    }
  };

  const insideTitles = (part: string): readonly number[] => {
    const characters = Array.from(part);
    const trigrams = characters.slice(2).map((_, at) => `"${characters.slice(at, at + 3).join('')}"`);
    return numbers(titleParts(trigrams.join(' AND '), rankedMatches)).filter((number) => {
      // Three letters here and three there are not the part yet: the title decides.
      const title = scopeOf(idOf(number) ?? '')?.title;
      return title !== undefined && indexText(title).includes(part);
    });
  };

  return {
    insideTitles,
    newest,
    ranked,
    filtered,
    idOf,
  };
};

/** Whether any clause needs more than the index's words. */
export const hasFilters = (query: SearchQuery): boolean => query.some((clause) => !clause.alternatives.every(isText));
