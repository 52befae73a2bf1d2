import type { KeptPosition } from '../../../core/contract/connect-contract.ts';
import type { Database } from '../driver.ts';
import { StorageFailure } from '../failure.ts';
import { makePositionsTable, positionsOf, writePositions } from './positions.ts';
import type { SqlConnection, SqlDialect, SqlPool } from './sql-connection.ts';

/** A database of several connectors: what they do in a unit goes over one connection, in one transaction. */
export interface SqlDatabase extends Database {
  /** Over a connection of its own, or over that of the transaction that is open. */
  use<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T>;
  /** As a transaction of its own, or as a part of the one that is open. */
  together(work: (connection: SqlConnection) => Promise<void>): Promise<void>;
  /**
   * Ends all connections, whatever they are doing; those asked for later are new. A transaction that was open is lost: until it is
   * rolled back everything is refused, since what belongs to it would be kept without it.
   */
  reset(): Promise<void>;
}

export function createSqlDatabase(makePool: () => SqlPool, dialect: SqlDialect): SqlDatabase {
  let pool: SqlPool | undefined;
  /** The connection of the transaction that is open; no longer busy where it was lost. */
  let open: SqlConnection | undefined;
  let hasPositions = false;
  const seen = new Set<string>();
  const busy = new Set<SqlConnection>();

  async function get(): Promise<SqlConnection> {
    pool ??= makePool();
    const from = pool;
    const connection = await from.get();
    if (pool !== from) {
      // All were ended while this one was made: nobody waits for it any longer.
      connection.destroy();
      throw new StorageFailure({ kind: 'dropped', detail: 'its connections were ended' });
    }
    busy.add(connection);
    return connection;
  }
  function release(connection: SqlConnection): void {
    if (busy.delete(connection)) connection.release();
  }
  function drop(connection: SqlConnection): void {
    if (busy.delete(connection)) connection.destroy();
  }
  async function own<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T> {
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
  /** The connection of the transaction; undefined where none is open. */
  function ofTransaction(): SqlConnection | undefined {
    if (open && !busy.has(open)) throw lost();
    return open;
  }
  function theOpen(): SqlConnection {
    const connection = ofTransaction();
    if (!connection) throw new Error('no transaction is open');
    return connection;
  }
  async function end(connection: SqlConnection, statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
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
    for (const connection of [...busy]) drop(connection);
    const ended = pool;
    pool = undefined;
    await ended?.close();
  }

  return {
    async use(work) {
      const connection = ofTransaction();
      return connection ? await work(connection) : await own(work);
    },
    async together(work) {
      const connection = ofTransaction();
      if (connection) return await work(connection);
      await own(async (alone) => {
        await alone.run('BEGIN');
        // A connection whose work failed is ended, and the server rolls back.
        await work(alone);
        await alone.run('COMMIT');
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
    commit: async () => await end(theOpen(), 'COMMIT'),
    async rollback() {
      const connection = open;
      open = undefined;
      if (connection && busy.has(connection)) await end(connection, 'ROLLBACK');
    },
    async positions(source, parts) {
      const connection = theOpen();
      // A statement that makes a table ends a transaction in some databases: it goes over another connection, before.
      if (!hasPositions) await own((other) => makePositionsTable(other, dialect));
      hasPositions = true;
      try {
        return await positionsOf(connection, dialect, { source, parts, seen });
      } catch (thrown) {
        // It may have been taken away meanwhile.
        hasPositions = false;
        throw thrown;
      }
    },
    keep: async (source: string, positions: readonly KeptPosition[]) =>
      await writePositions(theOpen(), dialect, source, positions),
    reset,
    close: reset,
  };
}

function lost(): StorageFailure {
  return new StorageFailure({ kind: 'dropped', detail: 'the transaction is gone with its connection' });
}
