import type { ConnectContract, KeptPosition } from '../../core/contract/connect-contract.ts';
import type { CheckedParamsOf } from '../../core/contract/contract.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { Connector } from './connector.ts';
import type { Database } from './driver.ts';

type Keeper = CheckedParamsOf<ConnectContract, 'unit.begin'>['keeper'];

/**
 * The batch of a live run whose saves are transactions: at most one at a time. The next one may begin while one is being committed: all
 * that it does waits for that, and is refused where it fails.
 */
export interface Units {
  /** Calls may come before it has resolved: they are part of it. One that rejects has to be rolled back, too, and refuses them. */
  begin(keeper: Keeper): Promise<KeptPosition[]>;
  /** After the calls under way. */
  commit(positions: readonly KeptPosition[]): Promise<void>;
  /**
   * After the calls under way, which are the last: those that come later are refused. Gives what failed first in the unit. Never
   * rejects.
   */
  rollback(): Promise<{ thrown: unknown } | undefined>;
  /**
   * Makes a connector one as the calls of an engine reach it: what it saves becomes part of the unit that is open now, also when that
   * is over meanwhile.
   */
  joiner(): (connector: Connector) => Connector;
}

interface Unit {
  keeper: { connector: Connector; database: Database; source: string } | undefined;
  /** Every database with a transaction, and the connector through which it was begun. */
  begun: Map<Database, { connector: Connector; done: Promise<void> }>;
  saved: Set<Database>;
  /** Whose answers may hold what is rolled back. */
  asked: Set<Connector>;
  underWay: Set<Promise<unknown>>;
  /** The first call that failed: user code may have caught it, and a part of a batch is never kept. */
  failed: { thrown: unknown } | undefined;
  /** The end of the one before, of which all of this one waits; undefined where nothing has to wait. Rejects where that was not committed. */
  turn: Promise<void> | undefined;
  /** It is being committed. */
  ending: Promise<void> | undefined;
}

export function createUnits(connectorOf: (cname: string) => Connector): Units {
  let unit: Unit | undefined;

  async function rollback(): Promise<{ thrown: unknown } | undefined> {
    const ended = unit;
    unit = undefined;
    return await (ended && takenBack(ended));
  }
  async function commit(current: Unit, positions: readonly KeptPosition[]): Promise<void> {
    try {
      await Promise.all(current.underWay);
      if (current.failed) throw current.failed.thrown;
      current.failed = { thrown: new CodedError('connect.no-unit', { detail: 'it was committed' }) };
      await commitAll(current, positions);
    } catch (thrown) {
      await takenBack(current);
      throw thrown;
    } finally {
      if (unit === current) unit = undefined;
    }
  }

  return {
    async begin(keeper) {
      if (unit && !unit.ending) throw new CodedError('connect.no-unit', { detail: 'another is open' });
      const current = newUnit(unit?.ending);
      unit = current;
      try {
        await current.turn;
        current.turn = undefined;
        return keeper ? await beginKept(current, keeper, connectorOf(keeper.cname)) : [];
      } catch (thrown) {
        current.failed ??= { thrown };
        const ended = takenBack(current);
        // What comes until it is rolled back by who asked belongs to it, and would be kept for good without it.
        if (unit === current) unit = { ...newUnit(undefined), failed: { thrown } };
        await ended;
        throw thrown;
      }
    },
    async commit(positions) {
      const current = unit;
      if (!current || current.ending) throw new CodedError('connect.no-unit', { detail: 'commit' });
      current.ending = commit(current, positions);
      await current.ending;
    },
    rollback,
    joiner() {
      const current = unit;
      return (connector) => (current ? joined(current, connector) : connector);
    },
  };
}

function newUnit(turn: Promise<void> | undefined): Unit {
  return {
    ...{ keeper: undefined, failed: undefined, ending: undefined, turn, begun: new Map() },
    ...{ saved: new Set(), asked: new Set(), underWay: new Set() },
  };
}

/** Takes back what it has done, after its calls under way. Never rejects. */
async function takenBack(ended: Unit): Promise<{ thrown: unknown } | undefined> {
  const { failed } = ended;
  ended.failed ??= { thrown: new CodedError('connect.no-unit', { detail: 'it was rolled back' }) };
  // A statement of a save that came behind the rollback would be kept.
  await Promise.all(ended.underWay);
  // One that can't roll back has lost its connection, and the server rolls back.
  for (const { connector } of ended.begun.values())
    await connector.transact((database) => database.rollback()).catch(() => undefined);
  for (const connector of ended.asked) connector.forgetAnswers();
  return failed;
}

function join({ begun }: Unit, connector: Connector, database: Database): Promise<void> {
  const known = begun.get(database);
  if (known) return known.done;
  const done = connector.transact((own) => own.begin());
  begun.set(database, { connector, done });
  return done;
}

async function beginKept(
  current: Unit,
  { source, parts }: NonNullable<Keeper>,
  connector: Connector,
): Promise<KeptPosition[]> {
  const database = await connector.transact(async (own) => own);
  current.keeper = { connector, database, source };
  await join(current, connector, database);
  return await connector.transact((own) => own.positions(source, parts));
}

/** The keeper's database last: what fails before it comes again. */
async function commitAll({ begun, keeper }: Unit, positions: readonly KeptPosition[]): Promise<void> {
  await keeper?.connector.transact((own) => own.keep(keeper.source, positions));
  for (const [database, { connector }] of begun)
    if (database !== keeper?.database) await connector.transact((own) => own.commit());
  await keeper?.connector.transact((own) => own.commit());
}

function joined(current: Unit, connector: Connector): Connector {
  /** Whatever fails in a unit fails it, also where user code catches the error: half of a batch is never kept. */
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    if (current.failed) throw current.failed.thrown;
    const call = current.turn ? inTurn(current.turn, work) : work();
    const settled = call.catch((thrown: unknown) => {
      current.failed ??= { thrown: connector.explain(thrown) };
    });
    current.underWay.add(settled);
    try {
      return await call;
    } catch (thrown) {
      throw connector.explain(thrown);
    } finally {
      current.underWay.delete(settled);
    }
  }
  async function inTurn<T>(turn: Promise<void>, work: () => Promise<T>): Promise<T> {
    await turn;
    if (current.failed) throw current.failed.thrown;
    return await work();
  }
  return {
    ...connector,
    save: (rows) =>
      guarded(async () => {
        const database = await connector.database();
        if (database) await join(current, connector, database);
        if (database) current.saved.add(database);
        current.asked.add(connector);
        return await connector.save(rows);
      }),
    load: (wanted) =>
      guarded(async () => {
        current.asked.add(connector);
        const database = await connector.database();
        // Another connection knows nothing of the transaction, and an answer from before nothing of what it saved.
        const mayBeCached = database === undefined || !current.saved.has(database);
        return await connector.load(wanted, { mayAskAgain: database === undefined, mayBeCached });
      }),
  };
}
