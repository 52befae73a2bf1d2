import type { ConnConfig } from '../../../core/config/types.ts';
import type { ConnectorServer } from '../../../core/contract/storage-payloads.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { type ConnectKeeper, createConnectKeeper } from './connect-keeper.ts';
import { nodeFinder } from './find-node.ts';
import { spawnEngine } from './spawn-engine.ts';
import type { SupervisorSettings } from './supervisor.ts';

/** Asks servers who they are, each in a connector process of its own: one that keeps it waiting keeps no run and no other waiting. */
export interface StorageTrials {
  /** Rejects with what is wrong. Nothing is written. */
  ask(connector: ConnConfig): Promise<ConnectorServer>;
  /** Ends its processes; none is started after. */
  close(): Promise<void>;
}

export function createStorageTrials({
  spawn = spawnEngine,
  findNode = nodeFinder(),
  files,
}: SupervisorSettings): StorageTrials {
  const going = new Set<ConnectKeeper>();
  let isOver = false;

  return {
    async ask(connector) {
      if (isOver) throw new CodedError('process.ended');
      const keeper = createConnectKeeper({ spawn, findNode, files });
      going.add(keeper);
      try {
        return await keeper.call('connect.try', { connector });
      } finally {
        going.delete(keeper);
        await keeper.close();
      }
    },
    async close() {
      isOver = true;
      await Promise.all([...going].map((keeper) => keeper.close()));
    },
  };
}
