import type { ConnectContract, KeptPosition } from '../../core/contract/connect-contract.ts';
import type { CheckedParamsOf } from '../../core/contract/contract.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { Connector } from './connector.ts';
import type { Database } from './driver.ts';

type Keeper = CheckedParamsOf<ConnectContract, 'unit.begin'>['keeper'];

/** The batch of a live run whose saves are transactions: at most one at a time. */
export interface Units {
  begin(keeper: Keeper): Promise<KeptPosition[]>;
  commit(positions: readonly KeptPosition[]): Promise<void>;
  rollback(): Promise<void>;
  /** A connector as the calls of an engine reach it: what it saves becomes part of the unit that is open. */
  joined(connector: Connector): Connector;
}

interface Unit {
  keeper: { connector: Connector; database: Database; source: string } | undefined;
  /** Of every database that was saved into. */
  begun: Map<Database, Promise<void>>;
  /** The first save that failed: user code may have caught it, and a part of a batch is never kept. */
  failed: { thrown: unknown } | undefined;
}

export function createUnits(connectorOf: (cname: string) => Connector): Units {
  let unit: Unit | undefined;

  function open(): Unit {
    if (!unit) throw new CodedError('connect.no-unit', { detail: 'commit' });
    return unit;
  }
  function join(current: Unit, database: Database): Promise<void> {
    const known = current.begun.get(database);
    const begun = known ?? database.begin();
    current.begun.set(database, begun);
    return begun;
  }
  async function rollback(): Promise<void> {
    const ended = unit;
    unit = undefined;
    // One that can't roll back has lost its connection, and the server rolls back.
    for (const database of ended?.begun.keys() ?? []) await database.rollback().catch(() => undefined);
  }
  async function beginKept(current: Unit, keeper: NonNullable<Keeper>): Promise<KeptPosition[]> {
    const connector = connectorOf(keeper.cname);
    const database = await connector.database();
    if (!database)
      throw new CodedError('connect.not-possible', { cname: keeper.cname, detail: 'transactions' });
    current.keeper = { connector, database, source: keeper.source };
    try {
      await join(current, database);
      return await database.positions(keeper.source, keeper.parts);
    } catch (thrown) {
      throw connector.explain(thrown);
    }
  }
  async function commitAll({ begun, keeper }: Unit, positions: readonly KeptPosition[]): Promise<void> {
    if (keeper) await keeper.database.keep(keeper.source, positions);
    for (const database of begun.keys()) if (database !== keeper?.database) await database.commit();
    await keeper?.database.commit();
  }

  return {
    async begin(keeper) {
      if (unit) throw new CodedError('connect.no-unit', { detail: 'another is open' });
      const current: Unit = { keeper: undefined, begun: new Map(), failed: undefined };
      unit = current;
      if (!keeper) return [];
      try {
        return await beginKept(current, keeper);
      } catch (thrown) {
        await rollback();
        throw thrown;
      }
    },
    async commit(positions) {
      const current = open();
      try {
        if (current.failed) throw current.failed.thrown;
        await commitAll(current, positions);
        unit = undefined;
      } catch (thrown) {
        await rollback();
        throw current.keeper?.connector.explain(thrown) ?? thrown;
      }
    },
    rollback,
    joined(connector) {
      const current = unit;
      if (!current) return connector;
      /** Whatever fails in a unit fails it, also where user code catches the error: half of a batch is never kept. */
      async function within<T>(work: () => Promise<T>): Promise<T> {
        if (current?.failed) throw current.failed.thrown;
        try {
          return await work();
        } catch (thrown) {
          const error = connector.explain(thrown);
          if (current) current.failed ??= { thrown: error };
          throw error;
        }
      }
      return {
        ...connector,
        save: (rows) =>
          within(async () => {
            const database = await connector.database();
            if (database) await join(current, database);
            return await connector.save(rows);
          }),
        load: (wanted) => within(() => connector.load(wanted)),
      };
    },
  };
}
