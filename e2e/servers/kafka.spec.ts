import { Consumer, stringDeserializers } from '@platformatic/kafka';
import { describe, expect, inject, it } from 'vitest';
import type { ConnConfig } from '../../core/config/types.ts';
import { connectForTests, connector } from './kit/connect.ts';
import { kafkaAdmin } from './kit/kafka-server.ts';
import { oddRows } from './kit/odd-rows.ts';
import { freePort } from './kit/server.ts';

const server = inject('servers').kafka;

describe.skipIf(!server)('kafka', () => {
  const { keeper, open, save, load } = connectForTests();
  const port = server?.port ?? 0;
  const addrs = `127.0.0.1:${port}`;
  const made = (topic: string, params: ConnConfig['params'] = {}): ConnConfig =>
    connector({ cname: topic, type: 'kafka', addrs, key: topic, params });

  async function makeTopic(topic: string): Promise<void> {
    const admin = kafkaAdmin(port);
    await admin.createTopics({ topics: [topic], partitions: 2, replicas: 1 });
    await admin.close();
  }
  async function messages(topic: string, count: number): Promise<{ key: string; value: string | null }[]> {
    const consumer = new Consumer({
      clientId: 'reader',
      groupId: `reader-${topic}`,
      bootstrapBrokers: [{ host: '127.0.0.1', port }],
      deserializers: stringDeserializers,
    });
    const stream = await consumer.consume({ topics: [topic], mode: 'earliest', autocommit: false });
    const found: { key: string; value: string | null }[] = [];
    for await (const { key, value } of stream) {
      found.push({ key, value });
      if (found.length === count) break;
    }
    await consumer.close(true);
    return found;
  }

  it('produces a message a row, digit for digit, with the key of the row', async () => {
    await makeTopic('odd');
    const conn = made('odd', { key: 'id' });
    await open(conn);
    expect(await save(conn, oddRows)).toBe(oddRows.length);
    const found = await messages('odd', oddRows.length);
    const byKey = Object.fromEntries(found.map(({ key, value }) => [key, JSON.parse(value ?? '')]));
    expect(byKey).toEqual(Object.fromEntries(oddRows.map((row) => [row.id, row])));
  });

  it('sends many rows, and forgets by key', async () => {
    await makeTopic('many');
    const conn = made('many', { key: 'n' });
    const gone = { ...made('many', { key: 'n', on_save: 'delete' }), cname: 'gone' };
    await open(conn, gone);
    const rows = Array.from({ length: 3000 }, (_, n) => ({ n, text: '流'.repeat(300) }));
    expect(await save(conn, rows)).toBe(3000);
    expect(await save(gone, { n: 7 })).toBe(1);
    const found = await messages('many', 3001);
    expect(found.filter(({ key }) => key === '7').map(({ value }) => value || null)).toEqual([
      JSON.stringify(rows[7]),
      null,
    ]);
  });

  it('says who it is, and names a topic that is not there, a load, and a broker that is away', async () => {
    await makeTopic('there');
    const found = await keeper.call('connect.try', { connector: made('there') });
    expect(found).toMatchObject({ product: 'Kafka', address: addrs });
    const away = { ...made('there'), cname: 'away', addrs: `127.0.0.1:${await freePort()}` };
    await open(made('there'), made('not-there'), away);
    await expect(save(made('not-there'), { n: 1 })).rejects.toMatchObject({ code: 'connect.missing' });
    await expect(load(made('there'))).rejects.toMatchObject({ code: 'connect.not-possible' });
    await expect(save(away, { n: 1 })).rejects.toMatchObject({ code: 'connect.away' });
    await expect(save(made('there'), { n: '流'.repeat(1_000_000) })).rejects.toMatchObject({
      code: 'connect.bad-value',
    });
    expect(await save(made('there'), { n: 1 })).toBe(1);
  });
});
