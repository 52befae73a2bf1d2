import { type Pgoutput, PgoutputPlugin } from 'pg-logical-replication';
import { postgresValue } from '../../connect/drivers/postgres-values.ts';
import type { ChangeQueue } from '../changes/change-queue.ts';
import { type Change, changeText } from '../changes/change-row.ts';

/** Reads pgoutput's messages; values come as those of a load do. */
export class ChangePlugin extends PgoutputPlugin {
  /** How many messages came, also such as were not handed on yet. */
  received = 0;

  override parse(bytes: Buffer): Pgoutput.Message {
    this.received += 1;
    const message = super.parse(bytes);
    // The package's own parsers make dates of JavaScript from texts, which hold less.
    if (message.tag === 'relation')
      for (const column of message.columns)
        column.parser = (text: string) => postgresValue(column.typeOid, text);
    return message;
  }
}

/** Adds what a message of the log tells to the queue of changes. */
export function createChangeDecoder(queue: ChangeQueue): (message: Pgoutput.Message) => void {
  let time: string | null = null;

  function add(
    op: Change['op'],
    { schema, name }: Pgoutput.MessageRelation,
    before: Change['before'],
    after: Change['after'],
  ): void {
    queue.add(changeText({ op, schema, table: name, before, after, time }));
  }
  return (message) => {
    switch (message.tag) {
      case 'begin':
        time = timeOf(message.commitTime);
        return queue.begin(lsnNumber(message.commitLsn ?? '0/0'));
      case 'commit':
        return queue.commit(shortLsn(message.commitEndLsn ?? '0/0'));
      case 'insert':
        return add('insert', message.relation, null, message.new);
      case 'update':
        return add('update', message.relation, message.old ?? message.key, message.new);
      case 'delete':
        return add('delete', message.relation, message.old ?? message.key, null);
      case 'truncate':
        for (const relation of message.relations) add('truncate', relation, null, null);
    }
  };
}

/** Microseconds since 1970, as the package counts them. */
function timeOf(microseconds: unknown): string {
  return new Date(Number(BigInt(String(microseconds)) / 1000n)).toISOString();
}

export function lsnNumber(lsn: string): bigint {
  const [high = '0', low = '0'] = lsn.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

export function lsnText(number: bigint): string {
  return `${(number >> 32n).toString(16).toUpperCase()}/${(number & 0xffffffffn).toString(16).toUpperCase()}`;
}

/** As the server writes it: the package fills its halves with zeros. */
function shortLsn(lsn: string): string {
  return lsnText(lsnNumber(lsn));
}
