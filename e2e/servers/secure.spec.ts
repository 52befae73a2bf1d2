import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { makeCertificate } from './kit/certificate.ts';
import { connectForTests, connector } from './kit/connect.ts';
import { kafkaAdmin } from './kit/kafka-server.ts';
import { startMariadb } from './kit/mariadb-server.ts';
import { changesOf } from './kit/reader.ts';
import { runnerOf } from './kit/server.ts';

const { kafka, mariadb } = inject('servers');
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

describe.skipIf(!mariadb)('a MariaDB that is spoken to encrypted', () => {
  const { keeper } = connectForTests();
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-secure-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is known by the address in its certificate, to a connector and to a source; one of another address is refused', async () => {
    // Its server runs as a user of its own.
    chmodSync(folder, 0o755);
    const { key, certificate: own } = makeCertificate(folder, runnerOf('mysql'));
    const server = await startMariadb([`--ssl-cert=${own}`, `--ssl-key=${key}`]);
    onTestFinished(() => server.stop());
    const at = (host: string) =>
      keeper.call('connect.try', {
        connector: connector({
          cname: 'Safe',
          type: 'mysql',
          addrs: `${host}:${server.port}`,
          key: 't',
          params: { user: server.user ?? '', password: server.password ?? '', tls: 'yes', ca_file: own },
        }),
      });
    expect(await at('127.0.0.1')).toMatchObject({ product: 'MariaDB' });
    await expect(at('localhost')).rejects.toMatchObject({ code: 'connect.certificate' });
    const { user: name = '', password: secret = '' } = server;
    const settings = { addrs: `127.0.0.1:${server.port}`, user: name, password: secret, tables: 'kis.t' };
    const source = (more: Record<string, string>) =>
      changesOf('mysql-binlog', 'secure', { ...settings, tls: 'true', ...more }).open();
    await expect(source({})).rejects.toMatchObject({ code: 'live.source-certificate' });
    // It has no log: it was reached.
    await expect(source({ ca_file: own })).rejects.toMatchObject({ code: 'live.log-setting' });
  });
});
