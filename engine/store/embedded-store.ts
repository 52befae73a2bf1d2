import type { StorePage, StoreQuery } from '../../core/contract/store-page.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { takeMark } from './begun-mark.ts';
import { type Entry, openDatabase, type StoreDatabase } from './database.ts';
import type { AgainCall, LoadCall, SaveCall, WantedFields } from './store-call.ts';
import { isRecord, keyOf } from './store-key.ts';

/** Stands in for every connector's storage in sample runs, by connector name. KisFlow itself has no such store. */
export interface EmbeddedStore {
  /** Appends rows, or puts them in place of those with the same key. Gives their number. */
  save(call: SaveCall): number;
  /** Rows as JSON texts, in the order in which they were first saved. */
  load(call: LoadCall): string[];
  /** The number of a connector's last row, 0 without any. */
  mark(cname: string): number;
  /** How many of the first rows saved since a mark are the same as rows before it, and how many were looked at. */
  again(call: AgainCall): { again: number; of: number };
  /** What it holds, by connector. */
  counts(): { cname: string; rows: number }[];
  /** From now on rows that are saved count as added, and those before no longer. */
  begin(): void;
  page(query: StoreQuery): StorePage;
  /** Forgets a connector's rows, null all rows. Those forgotten last can be had back until the next run begins. */
  clear(cname: string | null): void;
  /** Has the rows back that were forgotten last. */
  restore(): void;
  /** What is saved so far survives the process, and others see it. */
  commit(): void;
  close(): void;
}

/** `path` is the SQLite file, null keeps the rows in memory. It and all it does throw `process.store-failed`. */
export function openStore(path: string | null): EmbeddedStore {
  const database = guarded('', () => opened(path));
  return {
    save: (call) => guarded(call.cname, () => saveRows(database, call)),
    load: (call) => guarded(call.cname, () => loadRows(database, call)),
    mark: (cname) => guarded(cname, () => database.lastId(cname)),
    again: (call) => guarded(call.cname, () => countAgain(database, call)),
    counts: () => guarded('', database.counts),
    begin: () => guarded('', database.begin),
    page: (query) => guarded(query.cname, () => database.page(query)),
    clear: (cname) => guarded(cname ?? '', () => database.clear(cname)),
    restore: () => guarded('', database.restore),
    commit: () => guarded('', database.commit),
    close: () => guarded('', database.close),
  };
}

/** What was noted of a run while no process was there for the store is made up for. */
function opened(path: string | null): StoreDatabase {
  const database = openDatabase(path);
  if (path !== null && takeMark(path)) database.begin();
  return database;
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

function saveRows(database: StoreDatabase, { cname, rows, keys }: SaveCall): number {
  database.put(
    cname,
    rows.map((row, index) => ({ row, key: keys[index] ?? null })),
  );
  return rows.length;
}

/** Rows that a look at repetitions takes, of those saved and of those before. */
const lookedAt = 1000;
const lookedThrough = 100_000;

function countAgain(database: StoreDatabase, { cname, since }: AgainCall): { again: number; of: number } {
  const added = database.since(cname, since, lookedAt);
  const before = new Set(database.until(cname, since, lookedThrough));
  return { again: added.filter((row) => before.has(row)).length, of: added.length };
}

function loadRows(database: StoreDatabase, call: LoadCall): string[] {
  if (call.wanted === null) return database.all(call.cname).map(({ row }) => row);
  const found = new Map(call.wanted.flatMap((wanted) => matching(database, call, wanted)));
  return [...found].sort(([left], [right]) => left - right).map(([, row]) => row);
}

function matching(database: StoreDatabase, call: LoadCall, texts: WantedFields): [number, string][] {
  const wanted = Object.entries(texts).map(
    ([field, text]): Wanted => ({ field, text, value: text === null ? undefined : JSON.parse(text) }),
  );
  return candidates(database, call, wanted)
    .filter(({ row }) => matches(JSON.parse(row), wanted))
    .map(({ id, row }) => [id, row]);
}

interface Wanted {
  field: string;
  text: string | null;
  value: unknown;
}

/** A few rows by key or index where possible; the exact comparison follows. */
function candidates(
  database: StoreDatabase,
  { cname, keyFields }: LoadCall,
  wanted: readonly Wanted[],
): Entry[] {
  const key = keyOf(keyFields, Object.fromEntries(wanted.map(({ field, value }) => [field, value])));
  if (key !== null) return database.byKey(cname, key);
  for (const { field, value } of wanted) {
    if ((typeof value === 'string' || typeof value === 'number') && !/["\\\u0000-\u001f]/.test(field))
      return database.byField(cname, field, value);
  }
  return database.all(cname);
}

function matches(row: unknown, wanted: readonly Wanted[]): boolean {
  return (
    isRecord(row) &&
    wanted.every(({ field, text, value }) => {
      const found = Object.hasOwn(row, field) ? row[field] : undefined;
      return found === value || JSON.stringify(found) === (text ?? undefined);
    })
  );
}
