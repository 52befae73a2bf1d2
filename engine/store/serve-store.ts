import type { Handlers, MessageChannelLike } from '../../core/contract/contract.ts';
import { connectCallee } from '../../core/contract/peer.ts';
import { type StoreContract, storeContract } from '../../core/contract/store-contract.ts';
import { type EmbeddedStore, openStore } from './embedded-store.ts';
import { runCalls } from './run-calls.ts';

/** Serves one store on a channel; `path` is its file, null keeps it in memory. The file is open only while runs use it. */
export function serveStore(channel: MessageChannelLike, path: string | null): void {
  let opened: EmbeddedStore | undefined;
  function open(): EmbeddedStore {
    opened ??= openStore(path);
    return opened;
  }
  function rest(): null {
    if (path === null) return null;
    opened?.close();
    opened = undefined;
    return null;
  }
  /** Between runs the file is let go of again at once. */
  function once<T>(use: (store: EmbeddedStore) => T): T {
    const wasOpen = opened !== undefined;
    try {
      return use(open());
    } finally {
      if (!wasOpen) rest();
    }
  }

  const handlers: Handlers<StoreContract> = {
    'store.ping': () => null,
    'store.calls': ({ calls }) => ({ answers: runCalls(open, calls) }),
    'store.list': () => once((store) => store.counts()),
    'store.begin'() {
      once((store) => store.begin());
      return null;
    },
    'store.page': (query) => once((store) => store.page(query)),
    'store.clear'({ cname }) {
      once((store) => store.clear(cname));
      return null;
    },
    'store.restore'() {
      once((store) => store.restore());
      return null;
    },
    'store.rest': rest,
  };
  connectCallee(storeContract, channel, handlers, undefined);
}
