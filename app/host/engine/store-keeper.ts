import type { ErrorData } from '../../../core/errors/coded-error.ts';
import { toErrorData } from '../../../core/errors/coded-error.ts';
import { type EngineFiles, storeLaunch } from './engine-launch.ts';
import type { EngineSpawner } from './engine-process.ts';
import { type StoreProcess, startStore } from './store-process.ts';

/** Which store: fixed by the host from a run's request, never by a message of an engine. */
export interface StorePlace {
  /** The project's folder. */
  root: string;
  /** The store's file; null keeps it in memory, for as long as its keeper. */
  storePath: string | null;
}

/** The embedded stores of one session, each in a process of its own that is started when it is first asked. */
export interface StoreKeeper {
  /** Makes the calls of one turn of an engine. Never rejects. */
  ask(place: StorePlace, calls: string): Promise<{ answers: string } | { error: ErrorData }>;
  list(place: StorePlace): Promise<{ cname: string; rows: number }[]>;
  clear(place: StorePlace, cname: string | null): Promise<void>;
  /** A run begins: should the process have died, another may take its place. */
  beginRun(place: StorePlace): void;
  /** No run goes on: the file is let go of. */
  rest(place: StorePlace): void;
  /** Of its process, if there is one. */
  pidOf(place: StorePlace): number | null;
  close(): Promise<void>;
}

export interface StoreKeeperSettings {
  spawn: EngineSpawner;
  findNode(): string;
  files?: EngineFiles | undefined;
}

export function createStoreKeeper({ spawn, findNode, files }: StoreKeeperSettings): StoreKeeper {
  const stores = new Map<string, StoreProcess>();

  /** One whose process died stays dead until the next run: half of a run's rows would be missing from another. */
  function storeOf(place: StorePlace): StoreProcess {
    const key = keyOf(place);
    const known = stores.get(key);
    if (known) return known;
    const started = startStore(spawn, storeLaunch({ grants: place, node: findNode(), files }));
    stores.set(key, started);
    return started;
  }
  function beginRun(place: StorePlace): void {
    const key = keyOf(place);
    if (stores.get(key)?.isOver) stores.delete(key);
  }

  return {
    async ask(place, calls) {
      try {
        return await storeOf(place).call('store.calls', { calls });
      } catch (thrown) {
        return { error: toErrorData(thrown) };
      }
    },
    list(place) {
      beginRun(place);
      return storeOf(place).call('store.list', {});
    },
    async clear(place, cname) {
      beginRun(place);
      await storeOf(place).call('store.clear', { cname });
    },
    beginRun,
    rest(place) {
      stores
        .get(keyOf(place))
        ?.call('store.rest', {})
        .catch(() => undefined);
    },
    pidOf: (place) => stores.get(keyOf(place))?.pid ?? null,
    async close() {
      const all = [...stores.values()];
      stores.clear();
      await Promise.all(all.map((store) => store.end()));
    },
  };
}

function keyOf({ root, storePath }: StorePlace): string {
  return JSON.stringify(storePath === null ? [root] : [root, storePath]);
}
