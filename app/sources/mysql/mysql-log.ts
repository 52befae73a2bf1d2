import ZongJi from '@vlasky/zongji';
import type { ConnectionOptions } from 'mysql2';
import { createChangeQueue } from '../changes/change-queue.ts';
import type { ChangeLog } from '../changes/change-server.ts';
import { untilAborted } from '../wait.ts';
import { createBinlogDecoder } from './binlog-changes.ts';
import { parsePlace } from './binlog-place.ts';
import type { WatchedTable } from './mysql-settings.ts';

/** How long closing may take. */
const longestCloseMs = 2000;

export interface MysqlLogSettings {
  options: ConnectionOptions;
  serverId: number;
  tables: readonly WatchedTable[];
  /** In a person's words. */
  told(thrown: unknown): unknown;
}

/** Follows the binary log from a place on. */
export function followBinlog(
  { options, serverId, tables, told }: MysqlLogSettings,
  start: string,
): ChangeLog {
  const reader = new ZongJi(options);
  const queue = createChangeQueue(start, () => reader.connection?.resume());
  const place = parsePlace(start);
  const decode = createBinlogDecoder(queue, place, tables);
  let isOver = false;

  function broke(thrown: unknown): void {
    isOver = true;
    queue.fail(told(thrown));
  }
  reader.on('error', broke);
  reader.on('binlog', (event) => {
    // Behind what could not be read nothing may be read.
    if (isOver) return;
    try {
      decode(event);
    } catch (thrown) {
      broke(thrown);
    }
    // As long as this lasts, nothing more is read from the connection.
    if (queue.isFull) reader.connection?.pause();
  });
  reader.on('ready', () =>
    reader.connection?.on('end', () => broke(new Error('the server ended the connection'))),
  );
  const includeSchema: Record<string, string[]> = {};
  for (const { schema, table } of tables) includeSchema[schema] = [...(includeSchema[schema] ?? []), table];
  reader.start({ serverId, filename: place.file, position: place.offset, includeSchema });

  return {
    take: queue.take,
    get place() {
      return queue.place;
    },
    // The server keeps its log for as long as it was told to, whoever reads it.
    confirm: () => undefined,
    async close() {
      isOver = true;
      const { promise: stopped, resolve } = Promise.withResolvers<void>();
      reader.on('stopped', () => resolve());
      reader.stop();
      await untilAborted(stopped, AbortSignal.timeout(longestCloseMs));
    },
  };
}
