import { frameLimit } from '../../../engine/wire/frame.ts';
import type { ConnectKeeper } from './connect-keeper.ts';
import type { EngineConnection } from './engine-connection.ts';
import type { StoreKeeper, StorePlace } from './store-keeper.ts';

export interface StoreRelaySettings {
  connection: Pick<EngineConnection, 'caller' | 'violate' | 'waitingBytes'>;
  stores: Pick<StoreKeeper, 'ask'>;
  /** What takes the store's place with real storage. */
  connections: Pick<ConnectKeeper, 'ask'>;
  place: StorePlace;
}

/**
 * Carries the calls of one engine to the store of its project, or to real storage, and the answers back. An engine asks one turn at a time and reads its
 * answers; one that floods its host instead is ended.
 */
export function relayStoreCalls({ connection, stores, connections, place }: StoreRelaySettings): void {
  let isAsking = false;
  connection.caller.on('store.calls', ({ calls }) => {
    if (isAsking) return connection.violate('store calls before the answers to those before');
    if (connection.waitingBytes() > frameLimit)
      return connection.violate('store calls without reading the answers');
    isAsking = true;
    const asked = place.storage === 'real' ? connections.ask(calls) : stores.ask(place, calls);
    void asked.then((answers) => {
      isAsking = false;
      // An engine that is gone needs no answer.
      connection.caller.call('store.answers', answers).catch(() => undefined);
    });
  });
}
