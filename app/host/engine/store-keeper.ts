import type { StorageKind } from '../../../core/contract/run-payloads.ts';
import type { StorePage, StoreQuery } from '../../../core/contract/store-page.ts';
import type { ErrorData } from '../../../core/errors/coded-error.ts';
import { CodedError, toErrorData } from '../../../core/errors/coded-error.ts';
import { leaveMark } from '../../../engine/store/begun-mark.ts';
import { type EngineFiles, storeLaunch } from './engine-launch.ts';
import type { EngineSpawner } from './engine-process.ts';
import { type StoreProcess, startStore } from './store-process.ts';

/** Which store: fixed by the host from a run's request, never by a message of an engine. */
export interface StorePlace {
  /** The project's folder. */
  root: string;
  /** The store's file; null keeps it in memory, for as long as its keeper. */
  storePath: string | null;
  /** With `real` its runs use the servers of their connectors instead. */
  storage?: StorageKind | undefined;
}

/** The embedded stores of one session, each in a process of its own that is started when it is first asked. */
export interface StoreKeeper {
  /** Makes the calls of one turn of an engine. Never rejects. */
  ask(place: StorePlace, calls: string | Uint8Array): Promise<{ answers: string } | { error: ErrorData }>;
  list(place: StorePlace): Promise<{ cname: string; rows: number }[]>;
  page(place: StorePlace, query: StoreQuery): Promise<StorePage>;
  clear(place: StorePlace, cname: string | null): Promise<void>;
  restore(place: StorePlace): Promise<void>;
  /**
   * A run begins: should the process have died, another may take its place. Of runs that go on at the same time, only the first one is
   * told to the store: what each of them adds is what was added last.
   */
  beginRun(place: StorePlace): void;
  /** A run that began is over: after the last one the file is let go of. */
  endRun(place: StorePlace): void;
  /** Of its process, if there is one. */
  pidOf(place: StorePlace): number | null;
  /** Ends its processes; none is started after. */
  close(): Promise<void>;
}

export interface StoreKeeperSettings {
  spawn: EngineSpawner;
  findNode(): string;
  files?: EngineFiles | undefined;
}

export function createStoreKeeper({ spawn, findNode, files }: StoreKeeperSettings): StoreKeeper {
  const stores = new Map<string, StoreProcess>();
  /** How many runs go on, by store. */
  const going = new Map<string, number>();
  let isOver = false;

  /** One whose process died stays dead until the next run: half of a run's rows would be missing from another. */
  function storeOf(place: StorePlace): StoreProcess {
    const key = keyOf(place);
    const known = stores.get(key);
    if (known) return known;
    if (isOver) throw new CodedError('process.ended');
    const started = startStore(spawn, storeLaunch({ grants: place, node: findNode(), files }));
    stores.set(key, started);
    return started;
  }
  function revive(place: StorePlace): void {
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
    async list(place) {
      revive(place);
      return await storeOf(place).call('store.list', {});
    },
    async page(place, query) {
      revive(place);
      return await storeOf(place).call('store.page', query);
    },
    async clear(place, cname) {
      revive(place);
      await storeOf(place).call('store.clear', { cname });
    },
    async restore(place) {
      revive(place);
      await storeOf(place).call('store.restore', {});
    },
    beginRun(place) {
      const key = keyOf(place);
      const others = going.get(key) ?? 0;
      going.set(key, others + 1);
      if (others > 0) return;
      revive(place);
      // Messages keep their order: what is asked next is asked of a store that knows of the run.
      const store = stores.get(key);
      // A store that fails at this fails at what it is asked next, and says so then.
      if (store) void store.call('store.begin', {}).catch(() => undefined);
      else if (place.storePath !== null) leaveMark(place.storePath);
    },
    endRun(place) {
      const key = keyOf(place);
      const others = (going.get(key) ?? 1) - 1;
      if (others > 0) return void going.set(key, others);
      going.delete(key);
      stores
        .get(key)
        ?.call('store.rest', {})
        .catch(() => undefined);
    },
    pidOf: (place) => stores.get(keyOf(place))?.pid ?? null,
    async close() {
      isOver = true;
      const all = [...stores.values()];
      stores.clear();
      await Promise.all(all.map((store) => store.end()));
    },
  };
}

function keyOf({ root, storePath }: StorePlace): string {
  return JSON.stringify(storePath === null ? [root] : [root, storePath]);
}
