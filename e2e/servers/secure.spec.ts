import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { connectForTests, connector } from './kit/connect.ts';
import { kafkaAdmin } from './kit/kafka-server.ts';
import { changesOf } from './kit/reader.ts';

const { kafka } = inject('servers');
const { port = 0, user = '', password = '', secure } = kafka ?? {};
const addrs = `127.0.0.1:${secure?.port}`;
const certificate = secure?.certificate ?? '';

describe.skipIf(!kafka)('a Kafka that is spoken to encrypted', () => {
  const { open, save } = connectForTests();

  it('takes rows from a connector and gives them to a source, however the password is sent', async () => {
    const admin = kafkaAdmin(port);
    await admin.createTopics({ topics: ['secure'], partitions: 1, replicas: 1 });
    await admin.close();
    const shared = { brokers: addrs, topic: 'secure', user, password, tls: 'true' };
    const source = (more: Record<string, string>) => changesOf('kafka', 'secure', { ...shared, ...more });
    for (const [n, mechanism] of ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'].entries()) {
      const params = { user, password, sasl: mechanism, tls: 'yes', ca_file: certificate };
      const conn = connector({ cname: mechanism, type: 'kafka', addrs, key: 'secure', params });
      await open(conn);
      await save(conn, { n });
      // The file's path, or what it holds, as a reference gives it.
      const ca = n === 0 ? readFileSync(certificate, 'utf8') : certificate;
      const reader = source({ mechanism, ca_file: ca, group: mechanism });
      await reader.open();
      const rows: unknown[] = await reader.take(n + 1);
      expect(rows).toEqual(Array.from({ length: n + 1 }, (_, index) => ({ n: index })));
      await reader.close();
    }
    const fails = (more: Record<string, string>) => expect(source(more).open()).rejects;
    await fails({}).toMatchObject({ code: 'live.source-certificate' });
    await fails({ ca_file: '/nowhere' }).toMatchObject({ code: 'live.no-authority' });
    await fails({ ca_file: certificate, password: 'no' }).toMatchObject({ code: 'live.source-refused' });
  }, 60_000);
});
