import { nodeFinder } from '../host/engine/find-node.ts';
import type { EngineConnection } from '../host/engine/engine-connection.ts';
import { spawnEngine } from '../host/engine/spawn-engine.ts';
import { createStoreKeeper, type StorePlace } from '../host/engine/store-keeper.ts';
import { relayStoreCalls } from '../host/engine/store-relay.ts';

/** What the connectors of a live flow save to and load from. */
export interface LiveStorage {
  /** Answers the calls of this engine. */
  relay(connection: EngineConnection): void;
  close(): Promise<void>;
}

/** The embedded store of the project. */
export function embeddedStorage(place: StorePlace): LiveStorage {
  const stores = createStoreKeeper({ spawn: spawnEngine, findNode: nodeFinder() });
  stores.beginRun(place);
  return {
    relay: (connection) => relayStoreCalls({ connection, stores, place }),
    close: stores.close,
  };
}
