import { CodedError } from '../../../core/errors/coded-error.ts';
import { type NamedQuery, namedQuery } from '../../../core/storage/query-params.ts';
import type { WantedFields } from '../../../engine/store/store-call.ts';
import type { Target } from '../driver.ts';
import { bound, type SqlDialect, type SqlValue } from './sql-connection.ts';

/** Conditions of one statement. */
const wantedAtOnce = 512;

export interface Statement {
  sql: string;
  values: SqlValue[];
}

/** The statements that load what is wanted from a table, or by the connector's query. */
export function loadStatements(
  { cname, settings }: Target,
  dialect: SqlDialect,
  wanted: readonly WantedFields[] | null,
): Statement[] {
  const query = settings.params['query'];
  if (query !== undefined) return queryStatements(cname, namedQuery(query, dialect.place), wanted ?? [{}]);
  const from = `SELECT * FROM ${tableName(settings.key, dialect)}`;
  if (wanted === null) return [{ sql: from, values: [] }];
  const distinct = [...new Map(wanted.map((fields) => [JSON.stringify(fields), fields])).values()];
  if (distinct.some((fields) => Object.keys(fields).length === 0)) return [{ sql: from, values: [] }];
  return pagesOf(distinct).map((page) => {
    const { sql, values } = conditions(page, dialect);
    return { sql: `${from} WHERE ${sql}`, values };
  });
}

/** A table's name with dots between its parts: the schema or database, and the table. */
export function tableName(key: string, { quote }: Pick<SqlDialect, 'quote'>): string {
  return key
    .split('.')
    .map((part) => quote(part))
    .join('.');
}

function queryStatements(
  cname: string,
  { sql, names }: NamedQuery,
  wanted: readonly WantedFields[],
): Statement[] {
  return wanted.map((fields) => ({
    sql,
    values: names.map((name) => {
      if (!Object.hasOwn(fields, name)) throw new CodedError('connect.no-query-value', { cname, name });
      return boundText(fields[name]);
    }),
  }));
}

function conditions(page: readonly WantedFields[], { quote, place }: SqlDialect): Statement {
  const values: SqlValue[] = [];
  const add = (value: SqlValue): string => place(values.push(value));
  const each = page.map((fields) =>
    Object.entries(fields).map(([field, text]) => [field, boundText(text)] as const),
  );
  const [first] = each;
  const [field] = first?.[0] ?? [];
  const isOneField = each.every(
    (pairs) => pairs.length === 1 && pairs[0]?.[0] === field && pairs[0]?.[1] !== null,
  );
  const all = padded(each);
  if (isOneField && field !== undefined) {
    const places = all.map((pairs) => add(pairs[0]?.[1] ?? null));
    return { sql: `${quote(field)} IN (${places.join(', ')})`, values };
  }
  const sql = all.map((pairs) => {
    const equal = pairs.map(([name, value]) =>
      value === null ? `${quote(name)} IS NULL` : `${quote(name)} = ${add(value)}`,
    );
    return `(${equal.join(' AND ')})`;
  });
  return { sql: sql.join(' OR '), values };
}

/** Filled up with the last one to a power of two: few lengths make few statements, which databases remember. */
function padded<T>(all: readonly T[]): T[] {
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, all.length)));
  return Array.from({ length }, (_, index) => all[Math.min(index, all.length - 1)]).filter(
    (one) => one !== undefined,
  );
}

/** A wanted value is JSON text; null asks for rows without the field. */
function boundText(text: string | null | undefined): SqlValue {
  return text === null || text === undefined ? null : bound(JSON.parse(text));
}

function pagesOf<T>(all: readonly T[]): T[][] {
  const pages: T[][] = [];
  for (let from = 0; from < all.length; from += wantedAtOnce)
    pages.push(all.slice(from, from + wantedAtOnce));
  return pages;
}
