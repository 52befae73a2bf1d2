import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { StorePage, StoreQuery } from '../../core/contract/store-page.ts';
import { addSearch, readPage } from './read-page.ts';

/** A cap on indexes that loads make for the fields they ask for: each one slows saving a little. */
const maxFieldIndexes = 8;

const schema = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT, cname TEXT NOT NULL, key TEXT, row TEXT NOT NULL
  );
  CREATE UNIQUE INDEX IF NOT EXISTS entry_key ON entry (cname, key);
  CREATE INDEX IF NOT EXISTS entry_order ON entry (cname, id);
  CREATE TABLE IF NOT EXISTS cleared (
    id INTEGER PRIMARY KEY, cname TEXT NOT NULL, key TEXT, row TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS begun (one INTEGER PRIMARY KEY CHECK (one = 1), last INTEGER NOT NULL);
`;

export interface Entry {
  id: number;
  row: string;
}

/** A row as JSON text. It takes the place of the row with its key; one without is appended. */
export interface KeyedRow {
  key: string | null;
  row: string;
}

/** The store's one table: rows as JSON text by connector, in the order in which they were first saved. */
export interface StoreDatabase {
  /** Keeps these rows, all of them or, where it throws, none. */
  put(cname: string, rows: readonly KeyedRow[]): void;
  all(cname: string): Entry[];
  byKey(cname: string, key: string): Entry[];
  /** Rows whose field may equal the value: booleans and numbers look alike to SQLite. */
  byField(cname: string, field: string, value: string | number): Entry[];
  /** The id of a connector's last row, 0 without any. */
  lastId(cname: string): number;
  /** The first rows behind an id, and the last ones up to it. */
  since(cname: string, id: number, limit: number): string[];
  until(cname: string, id: number, limit: number): string[];
  counts(): { cname: string; rows: number }[];
  /** Remembers that all rows so far were there before. */
  begin(): void;
  page(query: StoreQuery): StorePage;
  /** Forgets a connector's rows, null all. Those forgotten last can be had back until the next run begins. */
  clear(cname: string | null): void;
  /** Has back the rows that were forgotten last, where they stood; what was saved since goes before one with its key. */
  restore(): void;
  /** Ends the transaction that the first write since the last commit began. Throws when what was written is lost. */
  commit(): void;
  close(): void;
}

/** Opens or creates the file; null keeps the rows in memory. */
export function openDatabase(path: string | null): StoreDatabase {
  const database = new DatabaseSync(path ?? ':memory:');
  database.exec(schema);
  addSearch(database);
  const statements = new Map<string, StatementSync>();
  const indexed = new Set<string>();
  let writing = false;

  function statement(sql: string): StatementSync {
    let prepared = statements.get(sql);
    if (!prepared) {
      prepared = database.prepare(sql);
      statements.set(sql, prepared);
    }
    return prepared;
  }
  function entries(sql: string, ...values: SQLInputValue[]): Entry[] {
    return statement(sql)
      .all(...values)
      .map(({ id, row }) => ({ id: Number(id), row: String(row) }));
  }
  function rowTexts(sql: string, ...values: SQLInputValue[]): string[] {
    return statement(sql)
      .all(...values)
      .map(({ row }) => String(row));
  }
  function commit(): void {
    if (!writing) return;
    writing = false;
    // A full disk ends a transaction on the spot.
    if (!database.isTransaction) throw new Error('what was written since the last turn is lost');
    database.exec('COMMIT');
  }
  function beginWriting(): void {
    if (writing) return;
    database.exec('BEGIN IMMEDIATE');
    writing = true;
  }
  /** All of the work or none of it; the writes before it stay. */
  function atOnce(work: () => void): void {
    beginWriting();
    database.exec('SAVEPOINT call');
    try {
      work();
    } catch (thrown) {
      if (database.isTransaction) database.exec('ROLLBACK TO call');
      throw thrown;
    } finally {
      if (database.isTransaction) database.exec('RELEASE call');
    }
  }
  function indexField(expression: string): void {
    if (indexed.has(expression) || indexed.size >= maxFieldIndexes) return;
    const name = `entry_field_${Buffer.from(expression).toString('hex')}`;
    database.exec(`CREATE INDEX IF NOT EXISTS ${name} ON entry (cname, ${expression})`);
    indexed.add(expression);
  }

  return {
    put(cname, rows) {
      const insert = statement(
        'INSERT INTO entry (cname, key, row) VALUES (?, ?, ?) ON CONFLICT (cname, key) DO UPDATE SET row = excluded.row',
      );
      atOnce(() => {
        for (const { key, row } of rows) insert.run(cname, key, row);
      });
    },
    all: (cname) => entries('SELECT id, row FROM entry WHERE cname = ? ORDER BY id', cname),
    byKey: (cname, key) => entries('SELECT id, row FROM entry WHERE cname = ? AND key = ?', cname, key),
    byField(cname, field, value) {
      const expression = fieldExpression(field);
      indexField(expression);
      return entries(
        `SELECT id, row FROM entry WHERE cname = ? AND ${expression} = ? ORDER BY id`,
        cname,
        value,
      );
    },
    lastId: (cname) =>
      Number(statement('SELECT max(id) AS id FROM entry WHERE cname = ?').get(cname)?.['id'] ?? 0),
    since: (cname, id, limit) =>
      rowTexts('SELECT row FROM entry WHERE cname = ? AND id > ? ORDER BY id LIMIT ?', cname, id, limit),
    until: (cname, id, limit) =>
      rowTexts(
        'SELECT row FROM entry WHERE cname = ? AND id <= ? ORDER BY id DESC LIMIT ?',
        cname,
        id,
        limit,
      ),
    counts: () =>
      statement('SELECT cname, count(*) AS rows FROM entry GROUP BY cname ORDER BY cname')
        .all()
        .map(({ cname, rows }) => ({ cname: String(cname), rows: Number(rows) })),
    begin() {
      beginWriting();
      statement('DELETE FROM cleared').run();
      statement(
        "INSERT OR REPLACE INTO begun VALUES (1, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'entry'), 0))",
      ).run();
      commit();
    },
    page: (query) => readPage(statement, query),
    clear(cname) {
      beginWriting();
      statement('DELETE FROM cleared').run();
      statement('INSERT INTO cleared SELECT * FROM entry WHERE ? IS NULL OR cname = ?').run(cname, cname);
      if (cname === null) statement('DELETE FROM entry').run();
      else statement('DELETE FROM entry WHERE cname = ?').run(cname);
      commit();
    },
    restore() {
      beginWriting();
      statement('INSERT OR IGNORE INTO entry SELECT * FROM cleared').run();
      statement('DELETE FROM cleared').run();
      commit();
    },
    commit,
    close() {
      commit();
      database.close();
    },
  };
}

/** A row that is no JSON object, or lacks the field, gives NULL here. */
function fieldExpression(field: string): string {
  return `json_extract(row, '$."${field.replaceAll("'", "''")}"')`;
}
