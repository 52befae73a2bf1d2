import type { ClientConfig } from 'pg';
import { LogicalReplicationService } from 'pg-logical-replication';
import { type ChangeQueue, createChangeQueue } from '../changes/change-queue.ts';
import type { ChangeLog } from '../changes/change-server.ts';
import { untilAborted } from '../wait.ts';
import { ChangePlugin, createChangeDecoder, lsnNumber, lsnText } from './postgres-changes.ts';

/** How often the server is told how far things are, so that it does not take this reader for dead. */
const statusMs = 5000;
/** How long closing may take. */
const longestCloseMs = 2000;

export interface PostgresLogSettings {
  config: ClientConfig;
  slot: string;
  publication: string;
  /** In a person's words. */
  told(thrown: unknown): unknown;
}

/** Follows a slot from a place on. What lies before it is confirmed when it is said to be done, and not before. */
export function followSlot(
  { config, slot, publication, told }: PostgresLogSettings,
  place: string,
): ChangeLog {
  const service = new LogicalReplicationService(config, {
    acknowledge: { auto: false, timeoutSeconds: 0 },
    flowControl: { enabled: true },
  });
  let room = Promise.withResolvers<void>();
  let isOver = false;
  let confirmed = place;
  let decoded = 0;
  const plugin = new ChangePlugin({ protoVersion: 1, publicationNames: [publication] });
  const queue: ChangeQueue = createChangeQueue(place, () => room.resolve());
  const decode = createChangeDecoder(queue);

  function broke(thrown: unknown): void {
    queue.fail(told(thrown));
  }
  function tell(): void {
    // The package adds one to what it is given; a transaction may end where the next one does, and must not be passed over.
    service.acknowledge(lsnText(lsnNumber(confirmed) - 1n)).catch(broke);
  }
  service.on('error', broke);
  service.on('data', async (_lsn, message) => {
    if (isOver) return;
    decode(message);
    decoded += 1;
    if (!queue.isFull) return;
    // As long as this waits, the package reads nothing more from its connection.
    room = Promise.withResolvers();
    await room.promise;
  });
  service.on('heartbeat', (lsn, _time, isAsked) => {
    // A heartbeat is told at once, and may come before what was read ahead of it: then it says nothing yet.
    if (decoded === plugin.received) queue.moved(lsn);
    if (isAsked) tell();
  });
  service.on('start', tell);
  const beat = setInterval(tell, statusMs);
  service
    .subscribe(plugin, slot, place)
    .then(() => broke(new Error('the server ended the connection')), broke);

  return {
    take: queue.take,
    get place() {
      return queue.place;
    },
    confirm(to) {
      confirmed = to;
      tell();
    },
    async close() {
      isOver = true;
      clearInterval(beat);
      room.resolve();
      const stopped = service.stop().then(
        () => undefined,
        () => undefined,
      );
      await untilAborted(stopped, AbortSignal.timeout(longestCloseMs));
    },
  };
}
