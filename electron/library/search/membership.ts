/** Which articles a query asks for, as sets that are kept and brought up to date rather than as a ranked page. */
import { createPause } from '../pause.ts';
import type { Database, SqlRow } from './database.ts';
import { createFilterTest } from './filters.ts';
import type { IndexedRow } from './filters.ts';
import { anyOf, isText, matchExpression } from './match-expression.ts';
import type { SearchScope } from './model.ts';
import type { QueryClause, SearchQuery } from './query.ts';

/** What the index knows of a query; place, status and date are asked of the library each time. */
export type TextMatches = {
  /** Articles with the words asked for; `null`: every article. */
  readonly wanted: ReadonlySet<string> | null;
  readonly unwanted: ReadonlySet<string>;
  /** For each clause that joins words and filters by OR: the articles with one of its words. */
  readonly mixed: readonly ReadonlySet<string>[];
};

/** What is asked of an article besides its words. */
export type TestedArticle = Pick<IndexedRow, 'id' | 'source' | 'language' | 'date'>;

const pageRows = 1_000;

const isMixed = (clause: QueryClause): boolean => {
  const texts = clause.alternatives.filter(isText).length;
  return texts > 0 && texts < clause.alternatives.length;
};

export const createMembership = (database: Database, scopeOf: (id: string) => SearchScope | undefined) => {
  const matching = database.prepare(
    `select words.rowid number, a.id id from words join articles a on a.number = words.rowid
     where words match ? and words.rowid between ? and ? order by words.rowid desc limit ?`,
  );
  const numberOf = database.prepare('select number from articles where id = ?');

  const idsOf = async (expression: string, among: readonly string[] | undefined): Promise<Set<string>> => {
    const numbers = among?.flatMap((id) => Number(numberOf.get(id)?.['number'] ?? Number.NaN)).filter(Number.isFinite);
    if (numbers?.length === 0) return new Set();
    const asked = among === undefined ? null : new Set(among);
    const least = numbers === undefined ? 0 : Math.min(...numbers);
    let most = numbers === undefined ? Number.MAX_SAFE_INTEGER : Math.max(...numbers);
    const pause = createPause();
    const found = new Set<string>();
    for (;;) {
      const rows: readonly SqlRow[] = matching.all(expression, least, most, pageRows);
      for (const row of rows) {
        const id = String(row['id']);
        if (asked === null || asked.has(id)) found.add(id);
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < pageRows) return found;
      most = Number(last['number']) - 1;
      await pause();
    }
  };

  /** With `among`, looks at these articles alone. */
  const texts = async (query: SearchQuery, among?: readonly string[]): Promise<TextMatches> => {
    const { wanted, unwanted } = matchExpression(query);
    const mixed: ReadonlySet<string>[] = [];
    for (const clause of query.filter(isMixed)) {
      mixed.push(await idsOf(anyOf(clause.alternatives.filter(isText)), among));
    }
    return {
      wanted: wanted === null ? null : await idsOf(wanted, among),
      unwanted: unwanted === null ? new Set() : await idsOf(unwanted, among),
      mixed,
    };
  };

  /** Whether the query asks for an article, by what `texts` found. A query that asks for nothing asks for no article. */
  const test = (query: SearchQuery, found: TextMatches): ((article: TestedArticle) => boolean) => {
    const passes = createFilterTest(scopeOf);
    const mixed = query.filter(isMixed);
    const filters = query.filter((clause) => !clause.alternatives.every(isText));
    return (article) =>
      query.length > 0 &&
      (found.wanted?.has(article.id) ?? true) &&
      !found.unwanted.has(article.id) &&
      filters.every((clause) => {
        const any =
          found.mixed[mixed.indexOf(clause)]?.has(article.id) === true ||
          clause.alternatives.some((part) => !isText(part) && passes(part, { ...article, number: 0 }));
        return any !== clause.negative;
      });
  };

  return { texts, test };
};
