import { CodedError } from '../../../core/errors/coded-error.ts';
import type { Target } from '../driver.ts';
import type { SqlDatabase } from '../sql/sql-database.ts';

/** What a table's rows are saved by. */
export interface MysqlTable {
  /** The types of its columns. */
  readonly types: ReadonlyMap<string, string>;
  /** Columns, in small letters, that have a value though a row has none. */
  readonly filled: ReadonlySet<string>;
  /** Unique indexes besides that of the key, each by its columns in small letters; '' for an expression. */
  readonly otherUnique: ReadonlyMap<string, readonly string[]>;
}

/** Asks for the table. Throws where no unique index tells rows apart by the key, since then nothing is replaced. */
export async function readTable(database: SqlDatabase, { cname, settings }: Target): Promise<MysqlTable> {
  const { key, keyFields, isDelete } = settings;
  const parts = key.split('.');
  const own = parts.length > 1 ? (parts[0] ?? null) : null;
  const where = 'table_schema = COALESCE(?, DATABASE()) AND table_name = ?';
  const values = [own, parts.at(-1) ?? ''];
  const types = new Map<string, string>();
  const filled = new Set<string>();
  const unique = new Map<string, string[]>();
  await database.use(async (connection) => {
    await connection.each(
      `SELECT column_name AS name, data_type AS type, column_default AS preset FROM information_schema.columns WHERE ${where}`,
      values,
      ({ name, type, preset }) => {
        types.set(String(name), String(type));
        // MariaDB writes the word.
        if (preset !== null && preset !== 'NULL') filled.add(String(name).toLowerCase());
      },
    );
    await connection.each(
      `SELECT index_name AS name, column_name AS field FROM information_schema.statistics WHERE non_unique = 0 AND ${where}`,
      values,
      ({ name, field }) => {
        const fields = unique.get(String(name)) ?? [];
        unique.set(String(name), [...fields, String(field ?? '').toLowerCase()]);
      },
    );
  });
  const wanted = keyFields.map((field) => field.toLowerCase());
  const holdsKey = (fields: readonly string[]) => wanted.every((field) => fields.includes(field));
  const has = [...unique.values()].some((fields) => fields.length === wanted.length && holdsKey(fields));
  // A table that is not there fails at the statement, in the server's own words.
  if (types.size > 0 && keyFields.length > 0 && !isDelete && !has)
    throw new CodedError('connect.no-unique-key', { cname, key, detail: keyFields.join(', ') });
  // What is equal in an index that holds the key is the row with the same key.
  return { types, filled, otherUnique: new Map([...unique].filter(([, fields]) => !holdsKey(fields))) };
}

/**
 * Throws where rows with these columns could be found by another unique index than the key's: MySQL would change whichever row that
 * finds, which is somebody else's.
 */
export function refuseOtherUnique(
  { filled, otherUnique }: MysqlTable,
  { cname, settings }: Pick<Target, 'cname' | 'settings'>,
  columns: readonly string[],
): void {
  const given = new Set(columns.map((column) => column.toLowerCase()));
  for (const [name, fields] of otherUnique)
    if (fields.every((field) => field === '' || given.has(field) || filled.has(field)))
      throw new CodedError('connect.second-unique', { cname, key: settings.key, index: name });
}
