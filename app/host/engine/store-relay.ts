import { frameLimit } from '../../../engine/wire/frame.ts';
import type { EngineConnection } from './engine-connection.ts';
import type { StoreKeeper, StorePlace } from './store-keeper.ts';

export interface StoreRelaySettings {
  connection: Pick<EngineConnection, 'caller' | 'violate' | 'waitingBytes'>;
  stores: Pick<StoreKeeper, 'ask'>;
  place: StorePlace;
}

/**
 * Carries the calls of one engine to the store of its project, and the answers back. An engine asks one turn at a time and reads its
 * answers; one that floods its host instead is ended.
 */
export function relayStoreCalls({ connection, stores, place }: StoreRelaySettings): void {
  let isAsking = false;
  connection.caller.on('store.calls', ({ calls }) => {
    if (isAsking) return connection.violate('store calls before the answers to those before');
    if (connection.waitingBytes() > frameLimit)
      return connection.violate('store calls without reading the answers');
    isAsking = true;
    void stores.ask(place, calls).then((answers) => {
      isAsking = false;
      // An engine that is gone needs no answer.
      connection.caller.call('store.answers', answers).catch(() => undefined);
    });
  });
}
