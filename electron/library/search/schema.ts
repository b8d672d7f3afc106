/** The tables of search.sqlite, and how a file that cannot be used gives way to an empty one. */
import { rmSync } from 'node:fs';
import type { Log } from '../ports.ts';
import type { Database } from './database.ts';

/** Raised whenever tables or the taking apart of words change: an older file is deleted and filled again. */
const format = 2;

const tables = `
  create table if not exists articles (
    number integer primary key, id text not null unique, source text not null, language text, date integer not null
  );
  create virtual table if not exists words using fts5(
    title, standfirst, body, byline, categories, content='', contentless_delete=1, tokenize='ascii'
  );
  create virtual table if not exists parts using fts5(
    title, content='', contentless_delete=1, detail=none, tokenize='trigram'
  );
  create virtual table if not exists beginnings using fts5(
    words, content='', contentless_delete=1, detail=none, tokenize='ascii'
  );
`;

/** The full-text tables, all merged by the writer. */
export const ftsTables = ['words', 'parts', 'beginnings'] as const;

/** Takes the file and SQLite's companions away. */
export const deleteFiles = (file: string): void => {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true });
  // node-sqlite3-wasm locks with a folder, which a killed program leaves behind; the library's own lock keeps second programs out.
  rmSync(`${file}.lock`, { recursive: true, force: true });
};

const prepareTables = (open: (file: string) => Database, file: string): Database => {
  rmSync(`${file}.lock`, { recursive: true, force: true });
  const database = open(file);
  try {
    // A write-ahead log survives a kill at any moment; WebAssembly has no shared memory for one, its rollback journal survives too, slower.
    database.exec(database.engine === 'wasm' ? 'pragma journal_mode=truncate' : 'pragma journal_mode=wal');
    // A checkpoint comes often and is short.
    database.exec(
      'pragma synchronous=normal; pragma temp_store=memory; pragma cache_size=-8000; pragma wal_autocheckpoint=200',
    );
    const version = Number(database.prepare('pragma user_version').get()?.['user_version']);
    if (version !== 0 && version !== format) throw new Error(`format ${version}`);
    database.exec(tables);
    // Merges are made in short steps by the writer: left to themselves they hold a call up for as long as they please.
    for (const table of ftsTables) {
      database.exec(`insert into ${table}(${table}, rank) values ('automerge', 0)`);
      database.exec(`insert into ${table}(${table}, rank) values ('crisismerge', 1000)`);
    }
    database.exec(`pragma user_version=${format}`);
    database.prepare('select count(*) n from articles').get();
    database.prepare(`select rowid from words where words match '"a"' limit 1`).all();
    database.prepare(`select rowid from parts where parts match '"abc"' limit 1`).all();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/** Opens the file; one that is damaged or of another format is deleted and begun again, empty. Throws when not even that works. */
export const openTables = (open: (file: string) => Database, file: string, log: Log): Database => {
  try {
    return prepareTables(open, file);
  } catch (error) {
    log('warn', 'search.rebuild', { error: String(error) });
    deleteFiles(file);
    return prepareTables(open, file);
  }
};
