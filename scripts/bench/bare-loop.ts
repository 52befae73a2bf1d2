// What a programmer would write in an afternoon: a loop over the same clients, with the same two functions, the same batches and the
// same promise. Rows and offsets go into the database in one transaction, and what it has already is left out. It is what `live` is
// compared with, in a process of its own, which is ended by who started it.
import { Consumer, type MessagesStream } from '@platformatic/kafka';
import mysql from 'mysql2/promise';

const [brokers = '', topic = '', group = '', database = '{}', table = ''] = process.argv.slice(2);
const rowsOfBatch = 500;

type Row = Record<string, unknown> & { price: number; count: number };
interface Message {
  row: Row;
  partition: number;
  offset: bigint;
}

const connection = await mysql.createConnection(JSON.parse(database));
await connection.query(
  'create table if not exists offsets (name varchar(100), part int, next bigint, primary key (name, part))',
);
const consumer = new Consumer({
  clientId: 'bare',
  groupId: group,
  bootstrapBrokers: [brokers],
  autocommit: false,
  maxWaitTime: 200,
  maxBytes: 8 * 1024 * 1024,
});
const stream: MessagesStream<Buffer, Buffer, Buffer, Buffer> = await consumer.consume({
  topics: [topic],
  mode: 'committed',
  fallbackMode: 'earliest',
  autocommit: false,
});

let batch: Message[] = [];
for await (const { value, partition, offset } of stream) {
  batch.push({ row: JSON.parse(String(value)), partition, offset });
  if (batch.length < rowsOfBatch) continue;
  await settle(batch);
  batch = [];
}

async function settle(messages: readonly Message[]): Promise<void> {
  const parts = [...new Set(messages.map(({ partition }) => partition))].sort();
  const done = new Map<number, bigint>();
  await connection.query('begin');
  for (const part of parts) {
    const ask = 'select next from offsets where name = ? and part = ? for update';
    const [[kept] = []] = await connection.execute<mysql.RowDataPacket[]>(ask, [group, part]);
    if (kept) done.set(part, BigInt(kept['next']));
  }
  const fresh = messages.filter(({ partition, offset }) => offset >= (done.get(partition) ?? 0n));
  const rows = fresh
    .filter(({ row }) => row.price > 0)
    .map(({ row }) => ({ ...row, total: row.price * row.count }) as Row & { total: number });
  await connection.query(`insert into ${table} (id, name, price, count, total) values ?`, [
    rows.map((row) => [row['id'], row['name'], row.price, row.count, row.total]),
  ]);
  const next = new Map(messages.map((one) => [one.partition, one.offset + 1n]));
  for (const [part, at] of next)
    await connection.execute('replace into offsets (name, part, next) values (?, ?, ?)', [
      group,
      part,
      String(at),
    ]);
  await connection.query('commit');
  await consumer.commit({
    offsets: [...next].map(([part, at]) => ({ topic, partition: part, offset: at, leaderEpoch: -1 })),
  });
}
