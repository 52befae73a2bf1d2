import type { KeptPosition } from '../../../core/contract/connect-contract.ts';
import type { Database } from '../driver.ts';
import { positionsOf, writePositions } from './positions.ts';
import type { SqlConnection, SqlDialect, SqlPool } from './sql-connection.ts';

/** A database of several connectors: what they do in a unit goes over one connection, in one transaction. */
export interface SqlDatabase extends Database {
  /** Over a connection of its own, or over that of the transaction that is open. */
  use<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T>;
  /** As a transaction of its own, or as a part of the one that is open. */
  together(work: (connection: SqlConnection) => Promise<void>): Promise<void>;
  /** Ends all connections, whatever they are doing; those asked for later are new. */
  reset(): Promise<void>;
}

export function createSqlDatabase(makePool: () => SqlPool, dialect: SqlDialect): SqlDatabase {
  let pool: SqlPool | undefined;
  let open: SqlConnection | undefined;
  const busy = new Set<SqlConnection>();

  async function get(): Promise<SqlConnection> {
    pool ??= makePool();
    const connection = await pool.get();
    busy.add(connection);
    return connection;
  }
  function release(connection: SqlConnection): void {
    if (busy.delete(connection)) connection.release();
  }
  function drop(connection: SqlConnection): void {
    if (busy.delete(connection)) connection.destroy();
  }
  async function use<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T> {
    if (open) return await work(open);
    const connection = await get();
    try {
      const result = await work(connection);
      release(connection);
      return result;
    } catch (thrown) {
      drop(connection);
      throw thrown;
    }
  }
  function theOpen(): SqlConnection {
    if (!open) throw new Error('no transaction is open');
    return open;
  }
  async function end(statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const connection = theOpen();
    open = undefined;
    try {
      await connection.run(statement);
      release(connection);
    } catch (thrown) {
      drop(connection);
      throw thrown;
    }
  }
  async function reset(): Promise<void> {
    open = undefined;
    for (const connection of [...busy]) drop(connection);
    const ended = pool;
    pool = undefined;
    await ended?.close();
  }

  return {
    use,
    async together(work) {
      if (open) return await work(open);
      await use(async (connection) => {
        await connection.run('BEGIN');
        // A connection whose work failed is ended, and the server rolls back.
        await work(connection);
        await connection.run('COMMIT');
      });
    },
    async begin() {
      const connection = await get();
      try {
        await connection.run('BEGIN');
      } catch (thrown) {
        drop(connection);
        throw thrown;
      }
      open = connection;
    },
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
    async positions(source, parts) {
      // A statement that makes a table ends a transaction in some databases: it goes over another connection, before.
      const own = await get();
      try {
        // Two workers that begin together may both make it: one of them fails, and finds it then.
        await own.run(dialect.positionsTable).catch(() => own.run(dialect.positionsTable));
      } finally {
        release(own);
      }
      return await positionsOf(theOpen(), dialect, source, parts);
    },
    keep: (source: string, positions: readonly KeptPosition[]) =>
      writePositions(theOpen(), dialect, source, positions),
    reset,
    close: reset,
  };
}
