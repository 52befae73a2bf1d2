import mysql, { type ConnectionOptions } from 'mysql2';
import type { Connection as Asked, RowDataPacket } from 'mysql2/promise';
import { mysqlValue } from '../../connect/drivers/mysql-values.ts';
import { changeText } from '../changes/change-row.ts';
import { type BinlogPlace, placeText } from './binlog-place.ts';
import type { WatchedTable } from './mysql-settings.ts';

/** Rows that wait in memory at most, between the server and the disk. */
const rowsAhead = 500;

/** A connection, to be asked and to be read from as a stream. */
export interface Client {
  asked: Asked;
  own: mysql.Connection;
}

/** Connects, does this, and disconnects. */
export async function withMysql<Result>(
  options: ConnectionOptions,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const own = mysql.createConnection(options);
  // A connection that breaks fails what it is asked.
  own.on('error', () => undefined);
  try {
    return await work({ asked: own.promise(), own });
  } finally {
    own.destroy();
  }
}

export async function rowsOf(asked: Asked, sql: string, values: unknown[] = []): Promise<RowDataPacket[]> {
  const [rows] = await asked.query<RowDataPacket[]>(sql, values);
  return rows;
}

/** Gives the rows of all tables as they stand at one moment, and resolves to its place in the log. */
export async function readSnapshot(
  options: ConnectionOptions,
  tables: readonly WatchedTable[],
  give: (text: string) => Promise<void>,
  signal: AbortSignal,
): Promise<string> {
  return await withMysql(options, async ({ asked, own }) => {
    await asked.query("SET time_zone = '+00:00'");
    await asked.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const place = await beginAtPlace(options, asked, tables);
    for (const table of tables) await readTable(own, table, give, signal);
    await asked.query('COMMIT');
    return placeText(place);
  });
}

/** Begins the transaction of the snapshot. MariaDB tells the place of its moment; elsewhere writers are held off until it is read. */
async function beginAtPlace(
  options: ConnectionOptions,
  asked: Asked,
  tables: readonly WatchedTable[],
): Promise<BinlogPlace> {
  const begin = 'START TRANSACTION WITH CONSISTENT SNAPSHOT';
  await asked.query(begin);
  const told = await rowsOf(asked, "SHOW STATUS LIKE 'binlog_snapshot_%'");
  const values = new Map(told.map((row) => [String(row['Variable_name']).toLowerCase(), row['Value']]));
  const file = String(values.get('binlog_snapshot_file') ?? '');
  if (file !== '') return { file, offset: Number(values.get('binlog_snapshot_position')) };
  await asked.query('ROLLBACK');
  return await whileLocked(options, tables, async () => {
    await asked.query(begin);
    return await lastPlace(asked);
  });
}

/** Does this while nobody writes to the tables: those who do are waited for, and others wait. */
export async function whileLocked<Result>(
  options: ConnectionOptions,
  tables: readonly WatchedTable[],
  work: () => Promise<Result>,
): Promise<Result> {
  return await withMysql(options, async ({ asked }) => {
    await asked.query(`LOCK TABLES ${tables.map((table) => `${nameOf(table)} READ`).join(', ')}`);
    const done = await work();
    await asked.query('UNLOCK TABLES');
    return done;
  });
}

/** Where the log ends now. */
export async function lastPlace(asked: Asked): Promise<BinlogPlace> {
  // The newest servers know the second form only, and older ones the first.
  const rows = await rowsOf(asked, 'SHOW MASTER STATUS').catch(() => rowsOf(asked, 'SHOW BINARY LOG STATUS'));
  const [row] = rows;
  return { file: String(row?.['File'] ?? ''), offset: Number(row?.['Position'] ?? 4) };
}

function nameOf({ schema, table }: WatchedTable): string {
  return [schema, table].map((name) => `\`${name.replaceAll('`', '``')}\``).join('.');
}

/** Gives the rows of a table, or `most` of them. Prepared, since a single-precision number comes with all of its digits only then. */
export async function readTable(
  own: mysql.Connection,
  table: WatchedTable,
  give: (text: string) => Promise<void>,
  signal: AbortSignal,
  most?: number,
): Promise<void> {
  const limit = most === undefined ? '' : ` LIMIT ${most}`;
  const query = own.execute(`SELECT * FROM ${nameOf(table)}${limit}`);
  let fields: readonly mysql.FieldPacket[] = [];
  query.on('fields', (told: mysql.FieldPacket[]) => {
    fields = told;
  });
  for await (const row of query.stream({ highWaterMark: rowsAhead })) {
    signal.throwIfAborted();
    const after = Object.fromEntries(fields.map((field) => [field.name, mysqlValue(field, row[field.name])]));
    await give(changeText({ op: 'snapshot', ...table, before: null, after, time: null }));
  }
}
