import type { ConnConfig } from '../../core/config/types.ts';
import type { KeptPosition } from '../../core/contract/connect-contract.ts';
import type { StorageKind } from '../../core/contract/run-payloads.ts';
import type { ErrorData } from '../../core/errors/coded-error.ts';
import { createConnectKeeper } from '../host/engine/connect-keeper.ts';
import type { EngineConnection } from '../host/engine/engine-connection.ts';
import { nodeFinder } from '../host/engine/find-node.ts';
import { spawnEngine } from '../host/engine/spawn-engine.ts';
import { createStoreKeeper, type StorePlace } from '../host/engine/store-keeper.ts';
import { relayStoreCalls } from '../host/engine/store-relay.ts';

/** The database that keeps the places of a source, and of which of its parts. */
export interface Keeper {
  cname: string;
  source: string;
  parts: string[];
}

/** What the connectors of one live flow save to and load from. A batch is between `begin` and one of the other two. */
export interface LiveStorage {
  readonly kind: StorageKind;
  /** Answers the calls of this engine. */
  relay(connection: EngineConnection): void;
  /** Rejects with what is wrong with its connectors' settings. */
  open(): Promise<void>;
  /** The places that the keeper's database has. */
  begin(keeper: Keeper | null): Promise<readonly KeptPosition[]>;
  commit(positions: readonly KeptPosition[]): Promise<void>;
  /** Gives what storage failed with first. Never rejects. */
  rollback(): Promise<ErrorData | undefined>;
  close(): Promise<void>;
}

/** The servers that these connectors name, spoken to in a process of their own. */
export function realStorage(connectors: readonly ConnConfig[], root: string): LiveStorage {
  const settings = { spawn: spawnEngine, findNode: nodeFinder() };
  const connections = createConnectKeeper(settings);
  const stores = createStoreKeeper(settings);
  let isOpen = false;

  async function open(): Promise<void> {
    if (isOpen) return;
    await connections.begin(connectors);
    isOpen = true;
  }
  /** After a failure the process may be gone: the next batch begins with opening again. */
  async function careful<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (thrown) {
      isOpen = false;
      throw thrown;
    }
  }

  return {
    kind: 'real',
    relay: (connection) =>
      relayStoreCalls({ connection, stores, connections, place: { root, storePath: null, storage: 'real' } }),
    open,
    begin: (keeper) =>
      careful(async () => {
        await open();
        return (await connections.call('unit.begin', { keeper })).positions;
      }),
    commit: (positions) =>
      careful(async () => void (await connections.call('unit.commit', { positions: [...positions] }))),
    async rollback() {
      // A process that is gone has nothing open; its server rolls back.
      const ended = await careful(() => connections.call('unit.rollback', {})).catch(() => undefined);
      return (ended?.failed ?? undefined) as ErrorData | undefined;
    },
    async close() {
      await Promise.all([connections.close(), stores.close()]);
    },
  };
}

/** The embedded store of a project: live runs of tests save there. */
export function embeddedStorage(place: StorePlace): LiveStorage {
  const settings = { spawn: spawnEngine, findNode: nodeFinder() };
  const stores = createStoreKeeper(settings);
  const connections = createConnectKeeper(settings);
  stores.beginRun(place);
  return {
    kind: 'embedded',
    relay: (connection) => relayStoreCalls({ connection, stores, connections, place }),
    open: async () => undefined,
    begin: async () => [],
    commit: async () => undefined,
    rollback: async () => undefined,
    close: stores.close,
  };
}
