import type { ConnConfig } from '../../core/config/types.ts';
import { type Connector, createConnector } from './connector.ts';
import type { Driver, Shared } from './driver.ts';
import { expandConnector } from './expand-connector.ts';
import { StorageFailure } from './failure.ts';
import type { SqlConnection } from './sql/sql-connection.ts';
import { createSqlDatabase } from './sql/sql-database.ts';

/** A database in memory with transactions, in which statements can be held up, fail, or never be answered. */
export interface TestDatabase {
  readonly kept: string[];
  /** Statements as they began. */
  readonly log: string[];
  /** What becomes of each statement before it is done. */
  onStatement: (sql: string) => Promise<void>;
  /** Connections that are open. */
  readonly open: Set<unknown>;
  connector(cname: string, params?: ConnConfig['params']): Connector;
}

export function createTestDatabase(): TestDatabase {
  const shared = new Map<string, Shared>();
  const kept: string[] = [];
  const log: string[] = [];
  const open = new Set<unknown>();

  function connect(): SqlConnection {
    let waiting: string[] | undefined;
    const own = {};
    open.add(own);
    let before: Promise<unknown> = Promise.resolve();
    async function statement(sql: string): Promise<void> {
      if (!open.has(own)) throw dropped();
      log.push(sql);
      await database.onStatement(sql);
      if (!open.has(own)) throw dropped();
      if (sql === 'BEGIN') waiting = [];
      else if (sql === 'ROLLBACK') waiting = undefined;
      else if (sql === 'COMMIT') {
        kept.push(...(waiting ?? []));
        waiting = undefined;
      } else if (sql.startsWith('save ')) (waiting ?? kept).push(sql.slice(5));
    }
    /** One after the other, as a server does it. */
    function run(sql: string): Promise<void> {
      const done = before.then(() => statement(sql));
      before = done.catch(() => undefined);
      return done;
    }
    return {
      run,
      async each(sql, _values, give) {
        await run(sql);
        for (const row of [...kept, ...(waiting ?? [])]) give({ row });
      },
      release: () => undefined,
      destroy: () => void open.delete(own),
    };
  }
  const sql = createSqlDatabase(() => ({ get: async () => connect(), close: async () => open.clear() }), {
    ...{ quote: (name) => name, place: () => '?', isMissing: () => false },
    ...{ positionsTable: 'make positions', addPosition: 'add position' },
  });
  const driver: Driver = {
    async open({ share }) {
      const database = share('one', () => sql);
      return {
        database,
        health: async () => ({ product: 'Test', version: '1' }),
        save: (rows) =>
          database.together(async (connection) => {
            for (const { text } of rows) await connection.run(`save ${text}`);
          }),
        load: (_wanted, give) =>
          database.use((connection) => connection.each('load', [], ({ row }) => give(JSON.stringify(row)))),
        close: database.reset,
      };
    },
    explain: () => undefined,
  };
  const database: TestDatabase = {
    ...{ kept, log, open, onStatement: async () => undefined },
    connector(cname, params = {}) {
      const conn = { kistype: 'conn', cname, type: 'postgres', addrs: 'there:1', key: 't', params } as const;
      return createConnector({
        expanded: expandConnector({ ...conn, load: [], save: [] }),
        loadDriver: async () => driver,
        share<T extends Shared>(id: string, make: () => T): T {
          const one = (shared.get(id) as T | undefined) ?? make();
          shared.set(id, one);
          return one;
        },
      });
    },
  };
  return database;
}

export function dropped(): StorageFailure {
  return new StorageFailure({ kind: 'dropped' });
}
