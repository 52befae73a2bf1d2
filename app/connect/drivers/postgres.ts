import pg from 'pg';
import type { Driver, Row, Storage, Target } from '../driver.ts';
import type { Failure } from '../failure.ts';
import { keyText } from '../row-key.ts';
import { positionsTable } from '../sql/positions.ts';
import { type RowGroup, rowGroups } from '../sql/row-groups.ts';
import type { SqlConnection, SqlDialect, SqlPool } from '../sql/sql-connection.ts';
import { createSqlDatabase } from '../sql/sql-database.ts';
import { loadStatements, tableName } from '../sql/sql-load.ts';
import { postgresValue } from './postgres-values.ts';

const rowsAtOnce = 5000;
const connections = 8;

export const postgres: Driver = { open, explain };

const dialect: SqlDialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  place: (number) => `$${number}`,
  isMissing: (thrown) => explain(thrown)?.kind === 'missing',
  positionsTable: `CREATE TABLE IF NOT EXISTS ${positionsTable} (source text NOT NULL, part text NOT NULL, position text NOT NULL, PRIMARY KEY (source, part))`,
  addPosition: `INSERT INTO ${positionsTable} (source, part, position) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
};

async function open(target: Target): Promise<Storage> {
  const config = configOf(target);
  const id = JSON.stringify([
    'postgres',
    config.host,
    config.port,
    config.database,
    config.user,
    config.password,
    config.ssl,
  ]);
  const database = target.share(id, () => createSqlDatabase(() => poolOf(config), dialect));
  return {
    database,
    async health() {
      let version = '?';
      await database.use((connection) =>
        connection.each('SHOW server_version', [], (row) => {
          version = String(row['server_version']);
        }),
      );
      return { product: 'PostgreSQL', version };
    },
    async save(rows) {
      const groups = rowGroups(target.cname, rows, () => rowsAtOnce);
      await database.together(async (connection) => {
        for (const group of groups) await saveGroup(connection, target, group);
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

/**
 * Rows go as one text, which the server takes apart: each value is read as its column's type from the digits that the row had,
 * whatever a number of JavaScript can hold.
 */
async function saveGroup(connection: SqlConnection, { settings }: Target, group: RowGroup): Promise<void> {
  const { keyFields, isDelete, key } = settings;
  const { quote } = dialect;
  const table = tableName(key, dialect);
  const columns = group.columns.map(quote).join(', ');
  const rows = keyFields.length === 0 ? group.rows : lastOfEach(keyFields, group.rows);
  const texts = `[${rows.map(({ text }) => text).join(',')}]`;
  const given = `json_populate_recordset(NULL::${table}, $1::json)`;
  if (isDelete) {
    const same = keyFields.map((field) => `kept.${quote(field)} = given.${quote(field)}`).join(' AND ');
    return await connection.run(`DELETE FROM ${table} AS kept USING ${given} AS given WHERE ${same}`, [
      texts,
    ]);
  }
  const insert = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${given}`;
  await connection.run(keyFields.length === 0 ? insert : `${insert} ${upsert(keyFields, group.columns)}`, [
    texts,
  ]);
}

function upsert(keyFields: readonly string[], columns: readonly string[]): string {
  const { quote } = dialect;
  const others = columns.filter((column) => !keyFields.includes(column));
  const changes = others.map((column) => `${quote(column)} = excluded.${quote(column)}`).join(', ');
  const then = others.length === 0 ? 'DO NOTHING' : `DO UPDATE SET ${changes}`;
  return `ON CONFLICT (${keyFields.map(quote).join(', ')}) ${then}`;
}

/** A statement may change a row once only. */
function lastOfEach<T extends Row>(keyFields: readonly string[], rows: readonly T[]): T[] {
  const byKey = new Map<string, T>();
  for (const row of rows) {
    const key = keyText(keyFields, row.value);
    byKey.delete(key);
    byKey.set(key, row);
  }
  return [...byKey.values()];
}

function configOf({ settings, tls }: Target) {
  const { address, params, timeoutMs } = settings;
  const [{ host, port } = { host: 'localhost', port: 5432 }] = address.hosts;
  return {
    host,
    port,
    user: address.user ?? params['user'] ?? 'postgres',
    password: address.password ?? params['password'],
    database: address.path ?? params['database'] ?? 'postgres',
    connectionTimeoutMillis: timeoutMs,
    ssl: tls ? { ...(tls.ca === undefined ? {} : { ca: tls.ca }), host } : false,
    max: connections,
    // A server that vanished without a word is found out, also between two calls.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // What we no longer wait for goes on at the server no longer either, such as waiting for the lock of a frozen worker.
    statement_timeout: timeoutMs,
    application_name: 'kisflow-studio',
    options: '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601',
  };
}

function poolOf(config: ReturnType<typeof configOf>): SqlPool {
  const pool = new pg.Pool(config);
  const known = new WeakSet<pg.PoolClient>();
  // A connection that lay idle broke: the pool makes another.
  pool.on('error', () => undefined);
  return {
    async get() {
      const client = await pool.connect();
      // One that breaks fails what it is asked next.
      if (!known.has(client)) client.on('error', () => undefined);
      known.add(client);
      return connectionOf(client);
    },
    close: () => pool.end(),
  };
}

function connectionOf(client: pg.PoolClient): SqlConnection {
  return {
    each(sql, values, give) {
      return new Promise((resolve, reject) => {
        // With a listener for its rows, a query keeps none.
        const query = client.query(new pg.Query({ text: sql, values: [...values], types: asText }));
        let failed: { thrown: unknown } | undefined;
        query.on('row', (row: Record<string, string | null>, result) => {
          if (failed) return;
          try {
            give(rowOf(row, result?.fields ?? []));
          } catch (thrown) {
            failed = { thrown };
            reject(thrown);
          }
        });
        query.on('error', reject);
        query.on('end', () => resolve());
      });
    },
    async run(sql, values = []) {
      await client.query({ text: sql, values: [...values] });
    },
    release: () => client.release(),
    destroy: () => client.release(true),
  };
}

/** Every value as the server writes it. */
const asText = { getTypeParser: () => (text: string) => text };

function rowOf(row: Record<string, string | null>, fields: readonly pg.FieldDef[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map(({ name, dataTypeID }) => {
      const text = row[name];
      return [name, text === null || text === undefined ? null : postgresValue(dataTypeID, text)];
    }),
  );
}

const states: readonly (readonly [RegExp, Failure['kind']])[] = [
  [/^28/, 'login-refused'],
  [/^42501$/, 'no-rights'],
  [/^(3D000|42P01|3F000)$/, 'missing'],
  [/^42703$/, 'no-column'],
  [/^42P10$/, 'no-unique-key'],
  [/^23505$/, 'taken'],
  // Values, rows that are too large for a limit, and what triggers and views refuse.
  [/^(21|22|23|44|54|P0001)/, 'bad-value'],
  [/^53[12]00$/, 'full'],
  [/^25006$/, 'read-only'],
  [/^(40001|40P01|55P03)$/, 'locked'],
  [/^57014$/, 'too-slow'],
  [/^57P03$|^53300$/, 'away'],
  [/^(57P0[1245]|08)/, 'dropped'],
];

function explain(thrown: Error): Failure | undefined {
  if (thrown instanceof pg.DatabaseError) {
    const kind = states.find(([pattern]) => pattern.test(thrown.code ?? ''))?.[1] ?? 'trouble';
    return { kind, detail: [thrown.message, thrown.detail].filter(Boolean).join('; ') };
  }
  if (/^Connection terminated|not queryable|Client was closed|after calling end/.test(thrown.message))
    return { kind: 'dropped' };
  if (/timeout exceeded|Connection terminated due to connection timeout/.test(thrown.message))
    return { kind: 'too-slow' };
  if (/does not support SSL/.test(thrown.message)) return { kind: 'no-tls' };
  return undefined;
}
