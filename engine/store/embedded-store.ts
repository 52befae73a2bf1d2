import type { ConnConfig } from '../../core/config/types.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { type Entry, openDatabase, type StoreDatabase } from './database.ts';
import { isRecord, keyFields, keyOf } from './store-key.ts';

/** Stands in for every connector's storage in sample runs, by connector name. KisFlow itself has no such store. */
export interface EmbeddedStore {
  /** Saves one row or an array of rows: appended, or in place of the row with the same key fields. Gives their number. */
  save(conn: ConnConfig, args: unknown): number;
  /**
   * Copies of the rows in the order in which they were first saved. Without args all of them; with an object those whose
   * fields equal all of its; with an array of objects those that match any; with a text or number those with that key.
   */
  load(conn: ConnConfig, args: unknown): unknown[];
  /** What is saved so far survives the process. */
  commit(): void;
  close(): void;
}

/** `path` is the SQLite file, null keeps the rows in memory. Throws `process.store-failed`, `process.store-bad-rows`. */
export function openStore(path: string | null): EmbeddedStore {
  const database = guarded('', () => openDatabase(path));
  return {
    save: (conn, args) => guarded(conn.cname, () => saveRows(database, conn, args)),
    load: (conn, args) => guarded(conn.cname, () => loadRows(database, conn, args)),
    commit: () => guarded('', database.commit),
    close: () => guarded('', database.close),
  };
}

/** What a store file holds, by connector. */
export function listStore(path: string): { cname: string; rows: number }[] {
  return withDatabase(path, (database) => database.counts());
}

/** Forgets a connector's rows, or all rows. */
export function clearStore(path: string, cname: string | null): void {
  withDatabase(path, (database) => database.clear(cname));
}

function withDatabase<T>(path: string, use: (database: StoreDatabase) => T): T {
  return guarded('', () => {
    const database = openDatabase(path);
    try {
      return use(database);
    } finally {
      database.close();
    }
  });
}

function guarded<T>(cname: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof CodedError) throw thrown;
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new CodedError('process.store-failed', { cname, detail }, {}, thrown);
  }
}

function saveRows(database: StoreDatabase, conn: ConnConfig, args: unknown): number {
  const rows: readonly unknown[] = Array.isArray(args) ? args : [args];
  const fields = keyFields(conn);
  const texts = rows.map((row) => toText(conn, row));
  for (const [index, text] of texts.entries()) database.put(conn.cname, keyOf(fields, rows[index]), text);
  return rows.length;
}

function toText(conn: ConnConfig, row: unknown): string {
  let detail = 'there is no row';
  try {
    const text: string | undefined = JSON.stringify(row);
    if (text !== undefined) return text;
  } catch (thrown) {
    detail = thrown instanceof Error ? thrown.message : String(thrown);
  }
  throw new CodedError('process.store-bad-rows', { cname: conn.cname, detail });
}

function loadRows(database: StoreDatabase, conn: ConnConfig, args: unknown): unknown[] {
  if (args === undefined || args === null) return database.all(conn.cname).map(parse);
  if (!Array.isArray(args)) return matching(database, conn, args).map(([, row]) => row);
  const found = new Map(args.flatMap((one) => matching(database, conn, one)));
  return [...found].sort(([left], [right]) => left - right).map(([, row]) => row);
}

function matching(database: StoreDatabase, conn: ConnConfig, args: unknown): [number, unknown][] {
  const wanted = wantedFields(conn, args);
  return candidates(database, conn, wanted)
    .map((entry): [number, unknown] => [entry.id, parse(entry)])
    .filter(
      ([, row]) => isRecord(row) && Object.entries(wanted).every(([field, value]) => same(row[field], value)),
    );
}

function wantedFields(conn: ConnConfig, args: unknown): Record<string, unknown> {
  if (isRecord(args)) return args;
  const [field, ...more] = keyFields(conn);
  if (field !== undefined && more.length === 0 && (typeof args === 'string' || typeof args === 'number'))
    return { [field]: args };
  const detail = 'load takes nothing, an object of fields, or the value of the one key field';
  throw new CodedError('process.store-bad-rows', { cname: conn.cname, detail });
}

/** A few rows by key or index where possible; the exact comparison follows. */
function candidates(database: StoreDatabase, conn: ConnConfig, wanted: Record<string, unknown>): Entry[] {
  const key = keyOf(keyFields(conn), wanted);
  if (key !== null) return database.byKey(conn.cname, key);
  for (const [field, value] of Object.entries(wanted)) {
    if ((typeof value === 'string' || typeof value === 'number') && !/["\\\u0000-\u001f]/.test(field))
      return database.byField(conn.cname, field, value);
  }
  return database.all(conn.cname);
}

function same(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

function parse(entry: Entry): unknown {
  return JSON.parse(entry.row);
}
