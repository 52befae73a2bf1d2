import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StorePage, StoreQuery } from '../../core/contract/store-page.ts';

/** Characters that the rows of a page have together, at most; at least one row is given. */
const longestPage = 4 * 1024 * 1024;
/** Rows up to which doubles are counted. */
const mostCounted = 200_000;

/** Gives SQL the search of the Studio: a text within a text, in any case and any script, which SQLite's own knows of ASCII only. */
export function addSearch(database: DatabaseSync): void {
  database.function('holds', { deterministic: true }, (row, needle) =>
    String(row).toLowerCase().includes(String(needle)) ? 1 : 0,
  );
}

type Prepare = (sql: string) => StatementSync;

/** Some rows of a connector, and how many there are. */
export function readPage(prepare: Prepare, query: StoreQuery): StorePage {
  const { cname } = query;
  const needle = query.find.toLowerCase();
  const last = Number(prepare('SELECT coalesce(max(last), 0) AS last FROM begun').get()?.['last'] ?? 0);
  const from = query.onlyAdded ? last : 0;
  const count = (sql: string, ...values: (string | number)[]) =>
    Number(prepare(`SELECT count(*) AS n FROM entry WHERE cname = ? ${sql}`).get(cname, ...values)?.['n']);
  const total = count('');
  const added = count('AND id > ?', last);
  const isAll = needle === '' && !query.onlyAdded;
  return {
    rows: rowsOf(prepare, query, { needle, from, last }),
    matching: isAll ? total : count('AND id > ? AND holds(row, ?)', from, needle),
    total,
    added,
    doubles: total > mostCounted ? null : total - distinct(prepare, cname),
  };
}

function rowsOf(
  prepare: Prepare,
  { cname, offset, limit }: StoreQuery,
  { needle, from, last }: { needle: string; from: number; last: number },
): StorePage['rows'] {
  const rows: StorePage['rows'] = [];
  let length = 0;
  const found = prepare(
    'SELECT id, row FROM entry WHERE cname = ? AND id > ? AND holds(row, ?) ORDER BY id LIMIT ? OFFSET ?',
  ).iterate(cname, from, needle, limit, offset);
  for (const { id, row } of found) {
    const json = String(row);
    length += json.length;
    if (rows.length > 0 && length > longestPage) break;
    rows.push({ json, isAdded: Number(id) > last });
  }
  return rows;
}

function distinct(prepare: Prepare, cname: string): number {
  return Number(prepare('SELECT count(DISTINCT row) AS n FROM entry WHERE cname = ?').get(cname)?.['n'] ?? 0);
}
