/** Adding to and removing from the index, in short transactions between which others get their turn. */
import { indexText, fold } from '../words/words.ts';
import { beginningsOf } from './beginnings.ts';
import type { Database, SqlValue, Statement } from './database.ts';
import type { IndexedArticle } from './model.ts';
import { createPause } from '../pause.ts';
import { ftsTables } from './schema.ts';

/** A transaction is flushed to one segment of the index; many small ones cost merges, one large one a long commit that everybody waits for. */
const articlesPerTransaction = 16;
/** Pages of a merge that are written at a time, some 4 KB each. */
const mergedPages = 64;
/** A text beyond this is indexed up to here: 400,000 characters are two hundred pages. */
const indexedCharacters = 400_000;

const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
};

/**
 * Numbers order by date, so that "newest first" needs no sorting: seconds times 64, and a place of its own within the second. A crowd in one
 * second (files imported together) spreads over ever wider spans, a few minutes at most; results by date are sorted by the true date within a page.
 */
const numberCandidates = function* (id: string, date: number): Generator<number> {
  const base = Math.floor(date / 1000) * 64;
  const seed = hash(id);
  for (let turn = 0; turn < 40; turn += 1)
    yield base + ((Math.imul(seed, turn + 1) >>> 0) % (64 << Math.min(turn, 16)));
};

const column = (text: string): string => indexText(text.slice(0, indexedCharacters));

export type IndexWriter = {
  readonly add: (articles: readonly IndexedArticle[]) => Promise<void>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
};

export const createWriter = (database: Database): IndexWriter => {
  const numberOf = database.prepare('select number from articles where id = ?');
  const taken = database.prepare('select 1 from articles where number = ?');
  const insertArticle = database.prepare(
    'insert into articles(number, id, source, language, date) values (?, ?, ?, ?, ?)',
  );
  const insertWords = database.prepare(
    'insert into words(rowid, title, standfirst, body, byline, categories) values (?, ?, ?, ?, ?, ?)',
  );
  const insertParts = database.prepare('insert into parts(rowid, title) values (?, ?)');
  const insertBeginnings = database.prepare('insert into beginnings(rowid, words) values (?, ?)');
  const merging = ftsTables.map((table) =>
    database.prepare(`insert into ${table}(${table}, rank) values ('merge', ${mergedPages})`),
  );
  const changes = database.prepare('select total_changes() n');
  const deletions = ['words where rowid', 'parts where rowid', 'beginnings where rowid', 'articles where number'].map(
    (place) => database.prepare(`delete from ${place} = ?`),
  );

  const removeOne = (id: string): void => {
    const number = numberOf.get(id)?.['number'];
    if (number === undefined) return;
    for (const deletion of deletions) deletion.run(number);
  };

  const freeNumber = (article: IndexedArticle): number => {
    let last = 0;
    for (const number of numberCandidates(article.id, article.date)) {
      if (taken.get(number) === undefined) return number;
      last = number;
    }
    while (taken.get(last) !== undefined) last += 1;
    return last;
  };

  const addOne = (article: IndexedArticle): void => {
    removeOne(article.id);
    const number = freeNumber(article);
    const title = column(article.title);
    const values: SqlValue[] = [
      title,
      column(article.standfirst ?? ''),
      column(article.text),
      column(article.byline ?? ''),
      column(article.categories.join(' ; ')),
    ];
    insertArticle.run(number, article.id, article.sourceId, article.language, article.date);
    insertWords.run(number, ...values);
    insertParts.run(number, fold(title));
    insertBeginnings.run(number, beginningsOf(title, ...values.slice(1).map(String)));
  };

  const changed = (): number => Number(changes.get()?.['n']);

  /** Merges segments while there is something to merge; a step that changes one row has found nothing to do (sqlite.org/fts5.html, section 6.9). */
  const mergeSteps = async (merge: Statement, pause: () => Promise<void> | null): Promise<void> => {
    for (let before = changed(); ; before = changed()) {
      merge.run();
      await pause();
      if (changed() - before < 2) return;
    }
  };

  /** All or nothing for each group; the event loop turns within a group too. */
  const inTransactions = async <T>(items: readonly T[], work: (item: T) => void): Promise<void> => {
    const pause = createPause();
    for (let from = 0; from < items.length; from += articlesPerTransaction) {
      database.exec('begin');
      try {
        for (const item of items.slice(from, from + articlesPerTransaction)) {
          work(item);
          await pause();
        }
        database.exec('commit');
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
      await pause();
      for (const merge of merging) await mergeSteps(merge, pause);
    }
  };

  return {
    add: (articles) => inTransactions(articles, addOne),
    remove: (ids) => inTransactions(ids, removeOne),
  };
};
