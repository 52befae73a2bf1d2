import mysql from 'mysql2';
import type { Driver, Storage, Target } from '../driver.ts';
import { codeOf, type Failure } from '../failure.ts';
import { positionsTable } from '../sql/positions.ts';
import { type RowGroup, rowGroups } from '../sql/row-groups.ts';
import type { SqlConnection, SqlDialect, SqlPool, SqlValue } from '../sql/sql-connection.ts';
import { createSqlDatabase } from '../sql/sql-database.ts';
import { loadStatements, tableName } from '../sql/sql-load.ts';
import { createLengths } from '../sql/statement-lengths.ts';
import { encryptedTo } from '../tls-by-address.ts';
import { type MysqlTable, readTable, refuseOtherUnique } from './mysql-table.ts';
import { boundFor, mysqlValue } from './mysql-values.ts';

const rowsAtOnce = 512;
/** Places for values in one statement. */
const mostPlaces = 60_000;
const connections = 8;

/** MySQL, MariaDB and TiDB. */
export const mysqlDriver: Driver = { open, explain };

const dialect: SqlDialect = {
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  place: () => '?',
  isMissing: (thrown) => explain(thrown)?.kind === 'missing',
  positionsTable: `CREATE TABLE IF NOT EXISTS ${positionsTable} (source VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, part VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, position VARCHAR(1000) NOT NULL, PRIMARY KEY (source, part))`,
  longestName: 200,
  addPosition: `INSERT IGNORE INTO ${positionsTable} (source, part, position) VALUES (?, ?, ?)`,
};

async function open(target: Target): Promise<Storage> {
  const options = optionsOf(target);
  const id = JSON.stringify([
    'mysql',
    options.host,
    options.port,
    options.database,
    options.user,
    options.password,
    'ssl' in options ? options.ssl : null,
  ]);
  const database = target.share(id, () => createSqlDatabase(() => poolOf(options), dialect));
  const isUpsert = target.settings.keyFields.length > 0 && !target.settings.isDelete;
  let table: Promise<MysqlTable> | undefined;
  const partsOf = createLengths();
  return {
    database,
    async health() {
      let version = '?';
      await database.use((connection) =>
        connection.each('SELECT VERSION() AS version', [], (row) => {
          version = String(row['version']);
        }),
      );
      const product = /tidb/i.test(version) ? 'TiDB' : /mariadb/i.test(version) ? 'MariaDB' : 'MySQL';
      return { product, version };
    },
    async save(rows) {
      const groups = rowGroups(target.cname, rows, (count) =>
        Math.max(1, Math.min(rowsAtOnce, Math.floor(mostPlaces / count))),
      );
      table ??= readTable(database, target);
      const known = await table
        .then((found) => {
          if (isUpsert) for (const { columns } of groups) refuseOtherUnique(found, target, columns);
          return found;
        })
        .catch((thrown: unknown) => {
          // It may be mended meanwhile.
          table = undefined;
          throw thrown;
        });
      await database.together(async (connection) => {
        for (const group of groups)
          await saveGroup(connection, target, group, { types: known.types, partsOf });
      });
    },
    async load(wanted, give) {
      const statements = loadStatements(target, dialect, wanted);
      await database.use(async (connection) => {
        for (const { sql, values } of statements)
          await connection.each(sql, values, (row) => give(JSON.stringify(row)));
      });
    },
    close: database.reset,
  };
}

async function saveGroup(
  connection: SqlConnection,
  { settings }: Target,
  { columns, rows }: RowGroup,
  { types, partsOf }: { types: ReadonlyMap<string, string>; partsOf: ReturnType<typeof createLengths> },
): Promise<void> {
  const { keyFields, isDelete, key } = settings;
  const { quote } = dialect;
  const table = tableName(key, dialect);
  const fields = isDelete ? keyFields : columns;
  const head = isDelete
    ? `DELETE FROM ${table} WHERE (${fields.map(quote).join(', ')}) IN `
    : `INSERT INTO ${table} (${fields.map(quote).join(', ')}) VALUES `;
  const tail = isDelete || keyFields.length === 0 ? '' : upsert(keyFields, columns);
  const one = `(${fields.map(() => '?').join(', ')})`;
  const typed = fields.map((field) => [field, types.get(field)] as const);
  for (const part of partsOf(rows)) {
    const places = part.map(() => one).join(', ');
    const values: SqlValue[] = [];
    for (const { value } of part)
      for (const [field, type] of typed) values.push(boundFor(type, value[field]));
    await connection.run(isDelete ? `${head}(${places})` : `${head}${places}${tail}`, values);
  }
}

function upsert(keyFields: readonly string[], columns: readonly string[]): string {
  const { quote } = dialect;
  const others = columns.filter((column) => !keyFields.includes(column));
  const changed = others.length === 0 ? columns : others;
  return ` ON DUPLICATE KEY UPDATE ${changed.map((column) => `${quote(column)} = VALUES(${quote(column)})`).join(', ')}`;
}

function optionsOf({ settings, tls }: Target) {
  const { address, params, timeoutMs } = settings;
  const [{ host, port } = { host: 'localhost', port: 3306 }] = address.hosts;
  const database = address.path ?? params['database'];
  const password = address.password ?? params['password'];
  return {
    host,
    port,
    user: address.user ?? params['user'] ?? 'root',
    ...(password === undefined ? {} : { password }),
    ...(database === undefined ? {} : { database }),
    ...(tls ? encryptedTo({ host, port }, tls.ca) : {}),
    connectTimeout: timeoutMs,
    // A server that vanished without a word is found out, also between two calls.
    enableKeepAlive: true,
    keepAliveInitialDelay: 10_000,
    connectionLimit: connections,
    maxPreparedStatements: 200,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    dateStrings: true,
  };
}

function poolOf(options: ReturnType<typeof optionsOf>): SqlPool {
  const pool = mysql.createPool(options);
  const ready = new WeakSet<mysql.PoolConnection>();
  return {
    async get() {
      const own = await new Promise<mysql.PoolConnection>((resolve, reject) => {
        pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
      });
      const connection = connectionOf(own);
      if (ready.has(own)) return connection;
      ready.add(own);
      // One that breaks fails what it is asked next.
      own.on('error', () => undefined);
      try {
        // Dates in UTC, and no value is cut to what fits.
        await connection.run(
          "SET time_zone = '+00:00', sql_mode = CONCAT(@@sql_mode, ',STRICT_TRANS_TABLES')",
        );
      } catch (thrown) {
        connection.destroy();
        throw thrown;
      }
      return connection;
    },
    close: () => new Promise((resolve) => pool.end(() => resolve())),
  };
}

function connectionOf(connection: mysql.PoolConnection): SqlConnection {
  return {
    each(sql, values, give) {
      return new Promise((resolve, reject) => {
        let fields: readonly mysql.FieldPacket[] = [];
        let isOver = false;
        const query = connection.execute(sql, [...values]);
        query.on('fields', (told: mysql.FieldPacket[]) => {
          fields = told;
        });
        query.on('result', (row: Record<string, unknown>) => {
          if (isOver) return;
          try {
            give(Object.fromEntries(fields.map((field) => [field.name, mysqlValue(field, row[field.name])])));
          } catch (thrown) {
            isOver = true;
            reject(thrown);
          }
        });
        query.on('error', reject);
        query.on('end', () => resolve());
      });
    },
    run(sql, values = []) {
      return new Promise((resolve, reject) => {
        const done = (error: Error | null): void => (error ? reject(error) : resolve());
        // What begins and ends transactions, and settings, can't be prepared everywhere.
        if (values.length === 0) connection.query(sql, done);
        else connection.execute(sql, [...values], done);
      });
    },
    release: () => connection.release(),
    destroy: () => connection.destroy(),
  };
}

const numbers: readonly (readonly [readonly number[], Failure['kind']])[] = [
  [[1045, 1698, 1862], 'login-refused'],
  [[1044, 1142, 1143, 1227, 1370], 'no-rights'],
  [[1049, 1146], 'missing'],
  [[1054], 'no-column'],
  [[1062, 1169, 1586, 1859], 'taken'],
  // Those of class HY000, which says nothing: rows that a check, a view or a partition refuses, or that are too large.
  [[1153, 1265, 1364, 1366, 1369, 1411, 1526, 1713, 1748, 1863, 3819, 4025, 8004, 8025], 'bad-value'],
  [[1021, 1041, 1114, 3], 'full'],
  [[1290, 1792, 1836], 'read-only'],
  [[1205, 1213], 'locked'],
  [[1040, 1203], 'away'],
  [[1053, 1927, 4031], 'dropped'],
];

/** Values, constraints, and what triggers refuse. */
const dataStates = /^(21|22|23|44|45)/;

function explain(thrown: Error): Failure | undefined {
  const code = codeOf(thrown);
  if (code === 'PROTOCOL_CONNECTION_LOST' || /closed state|Connection lost|is closed/.test(thrown.message))
    return { kind: 'dropped' };
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') return { kind: 'no-tls' };
  if (code.startsWith('HANDSHAKE')) return { kind: 'certificate' };
  if (!('errno' in thrown) || typeof thrown.errno !== 'number' || !('sqlState' in thrown)) return undefined;
  const { errno } = thrown;
  const known = numbers.find(([all]) => all.includes(errno))?.[1];
  return { kind: known ?? (dataStates.test(String(thrown.sqlState)) ? 'bad-value' : 'trouble') };
}
