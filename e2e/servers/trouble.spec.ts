import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import type { ConnConfig } from '../../core/config/types.ts';
import { makeCertificate } from './kit/certificate.ts';
import { connectForTests, connector } from './kit/connect.ts';
import { startRedis } from './kit/redis-server.ts';
import { freePort } from './kit/server.ts';

const servers = inject('servers');
const folder = mkdtempSync(join(tmpdir(), 'kisflow-trouble-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!servers.redis)('certificates', () => {
  const { keeper } = connectForTests();

  it('are checked: one that signs itself is refused until its file is named, and a server without is told', async () => {
    const { key, certificate } = makeCertificate(folder);
    const port = await freePort();
    const secure = ['--tls-port', String(port), '--tls-cert-file', certificate, '--tls-key-file', key];
    const server = await startRedis([
      ...secure,
      '--tls-auth-clients',
      'no',
      '--tls-ca-cert-file',
      certificate,
    ]);
    const made = (params: ConnConfig['params']): ConnConfig =>
      connector({ cname: 'safe', type: 'redis', addrs: `rediss://127.0.0.1:${port}`, params });
    try {
      await expect(keeper.call('connect.try', { connector: made({}) })).rejects.toMatchObject({
        code: 'connect.certificate',
      });
      const found = await keeper.call('connect.try', { connector: made({ ca_file: certificate }) });
      expect(found.version).toMatch(/^\d/);
    } finally {
      await server.stop();
    }
  });

  it.skipIf(!servers.postgres || !servers.mariadb)(
    'are not what is wrong where the server speaks no TLS',
    async () => {
      for (const [type, server] of [
        ['postgres', servers.postgres] as const,
        ['mysql', servers.mariadb] as const,
      ]) {
        const { port, user = '', password = '' } = server ?? {};
        const conn = connector({
          cname: 'bare',
          type,
          addrs: `127.0.0.1:${port}`,
          params: { user, password, tls: 'yes' },
        });
        await expect(keeper.call('connect.try', { connector: conn })).rejects.toMatchObject({
          code: 'connect.no-tls',
        });
      }
    },
  );
});

describe.skipIf(!servers.postgres)('a postgres that ends sessions, and one that can only be read', () => {
  const { open, save, load, keeper } = connectForTests();
  const { port, user = '', password = '' } = servers.postgres ?? {};
  const made = (cname: string, more: string): ConnConfig =>
    connector({
      cname,
      type: 'postgres',
      addrs: `127.0.0.1:${port}`,
      key: 'ended',
      params: { user: more || user, password },
    });

  it('keeps nothing of a unit whose connection broke, and goes on with the next', async () => {
    const client = new pg.Client({
      host: '127.0.0.1',
      port: port ?? 0,
      user,
      password,
      database: 'postgres',
    });
    await client.connect();
    try {
      await client.query('CREATE TABLE ended (n int)');
      const conn = made('ended', '');
      await open(conn);
      await keeper.call('unit.begin', { keeper: { cname: 'ended', source: 'ended', parts: ['p'] } });
      await save(conn, { n: 1 });
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kisflow-studio' AND datname = current_database() AND backend_type = 'client backend'",
      );
      const failed = [
        await save(conn, { n: 2 }).catch((thrown: unknown) => thrown),
        await keeper.call('unit.commit', { positions: [] }).catch((thrown: unknown) => thrown),
      ];
      expect(failed).toMatchObject([{ code: 'connect.dropped' }, { code: 'connect.dropped' }]);
      expect(await load(conn)).toEqual([]);
      await keeper.call('unit.begin', { keeper: { cname: 'ended', source: 'ended', parts: ['p'] } });
      await save(conn, { n: 3 });
      await keeper.call('unit.commit', { positions: [{ part: 'p', next: '4' }] });
      expect(await load(conn)).toEqual([{ n: 3 }]);

      await client.query("CREATE ROLE reader LOGIN PASSWORD 'test-only'; GRANT SELECT ON ended TO reader");
      const reader = made('reader', 'reader');
      await open(reader);
      expect(await load(reader)).toEqual([{ n: 3 }]);
      await expect(save(reader, { n: 4 })).rejects.toMatchObject({ code: 'connect.no-rights' });
      await client.query(
        'GRANT INSERT ON ended TO reader; ALTER ROLE reader SET default_transaction_read_only = on',
      );
      await open(reader);
      await expect(save(reader, { n: 4 })).rejects.toMatchObject({ code: 'connect.read-only' });
    } finally {
      await client.end();
    }
  });
});

describe.skipIf(!servers.mariadb)('a mariadb that ends sessions', () => {
  const { open, save, load } = connectForTests();
  const { port, user = '', password = '' } = servers.mariadb ?? {};
  /** Its own: other tests have sessions at this server, too. */
  const database = 'ended';

  it('is asked again for a load, and a save after it connects anew', async () => {
    const own = await mysql.createConnection({
      host: '127.0.0.1',
      port: port ?? 0,
      user,
      password,
    });
    try {
      await own.query('CREATE DATABASE ended');
      await own.query('USE ended');
      await own.query('CREATE TABLE ended (n INT)');
      const params = { user, password, database };
      const conn = connector({ cname: 'ended', type: 'mysql', addrs: `127.0.0.1:${port}`, params });
      await open(conn);
      await save(conn, { n: 1 });
      const endOthers = async (): Promise<void> => {
        const [rows] = await own.query<mysql.RowDataPacket[]>(
          'SELECT id FROM information_schema.processlist WHERE user = ? AND db = ? AND id <> CONNECTION_ID()',
          [user, database],
        );
        for (const { id } of rows) await own.query(`KILL ${Number(id)}`);
      };
      await endOthers();
      expect(await load(conn)).toEqual([{ n: 1 }]);
      expect(await save(conn, { n: 2 })).toBe(1);
    } finally {
      await own.end();
    }
  });
});
