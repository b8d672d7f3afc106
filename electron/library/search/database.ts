/** SQLite with FTS5: Node's own where it is built in, else the same compiled to WebAssembly. Both are synchronous. */
import type { Log } from '../ports.ts';

export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export type Statement = {
  readonly run: (...values: SqlValue[]) => void;
  readonly all: (...values: SqlValue[]) => readonly SqlRow[];
  readonly get: (...values: SqlValue[]) => SqlRow | undefined;
};

export type Database = {
  readonly engine: 'node:sqlite' | 'wasm';
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => Statement;
  /** Rows of nothing but numbers, each as a list: many thousands of them at less than half the cost. */
  readonly prepareNumbers: (sql: string) => (...values: SqlValue[]) => readonly (readonly number[])[];
  readonly close: () => void;
};

type Opener = (file: string) => Database;

const probe = (open: Opener): void => {
  const database = open(':memory:');
  try {
    database.exec(`create virtual table probe using fts5(a, content='', contentless_delete=1, tokenize='ascii')`);
  } finally {
    database.close();
  }
};

const nodeOpener = async (): Promise<Opener> => {
  const { DatabaseSync } = await import('node:sqlite');
  return (file) => {
    const database = new DatabaseSync(file);
    return {
      engine: 'node:sqlite',
      exec: (sql) => database.exec(sql),
      prepare: (sql) => {
        const statement = database.prepare(sql);
        return {
          run: (...values) => void statement.run(...values),
          all: (...values) => statement.all(...values) as SqlRow[],
          get: (...values) => statement.get(...values) as SqlRow | undefined,
        };
      },
      prepareNumbers: (sql) => {
        const statement = database.prepare(sql);
        statement.setReturnArrays(true);
        return (...values) => statement.all(...values) as unknown as number[][];
      },
      close: () => database.close(),
    };
  };
};

type WasmModule = {
  readonly Database: new (file: string) => {
    exec: (sql: string) => void;
    prepare: (sql: string) => {
      run: (values: SqlValue[]) => unknown;
      all: (values: SqlValue[]) => SqlRow[];
      get: (values: SqlValue[]) => SqlRow | null | undefined;
      finalize: () => void;
    };
    close: () => void;
  };
};

const wasmOpener = async (): Promise<Opener> => {
  const loaded = (await import('node-sqlite3-wasm')) as unknown as { default: WasmModule };
  const { Database: WasmDatabase } = loaded.default;
  return (file) => {
    const database = new WasmDatabase(file);
    return {
      engine: 'wasm',
      exec: (sql) => database.exec(sql),
      prepare: (sql) => {
        const statement = database.prepare(sql);
        return {
          run: (...values) => void statement.run(values),
          all: (...values) => statement.all(values),
          get: (...values) => statement.get(values) ?? undefined,
        };
      },
      prepareNumbers: (sql) => {
        const statement = database.prepare(sql);
        return (...values) => statement.all(values).map((row) => Object.values(row).map(Number));
      },
      close: () => database.close(),
    };
  };
};

/** An opener whose SQLite has a working FTS5, tried in order; `null` when none has. */
export const findDatabaseOpener = async (
  log: Log,
  engines: readonly Database['engine'][] = ['node:sqlite', 'wasm'],
): Promise<Opener | null> => {
  for (const engine of engines) {
    try {
      const open = await (engine === 'wasm' ? wasmOpener() : nodeOpener());
      probe(open);
      return open;
    } catch (error) {
      log('warn', 'search.engine', { engine, error: String(error) });
    }
  }
  return null;
};
