import mysql from 'mysql2/promise';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { lastPlace, whileLocked } from '../../app/sources/mysql/mysql-snapshot.ts';
import { changesProject } from './kit/changes.ts';
import { startLiveCommand } from './kit/live.ts';
import { startMariadb } from './kit/mariadb-server.ts';
import { changesOf } from './kit/reader.ts';
import { sampleOf } from './kit/sample.ts';

const { mariadb } = inject('servers');
const { port = 0, user = '', password = '' } = mariadb ?? {};
const server = { host: '127.0.0.1', port, user, password };

async function freshDatabase(database: string): Promise<mysql.Connection> {
  const client = await mysql.createConnection(server);
  onTestFinished(() => client.end());
  await client.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await client.query(`USE ${database}`);
  await client.query("SET time_zone = '+08:00'");
  return client;
}
const reader = (name: string, tables: string, more: Record<string, string> = {}) =>
  changesOf('mysql-binlog', name, { addrs: `127.0.0.1:${port}`, tables, user, password, ...more });

describe.skipIf(!mariadb)('live from MariaDB’s log', () => {
  it('gives the snapshot and then each change, once, also when the run is killed', async () => {
    const client = await freshDatabase('log_killed');
    await client.query('CREATE TABLE heard (op varchar(10), id varchar(20), told text)');
    await client.query('CREATE TABLE orders (id int PRIMARY KEY, name varchar(20))');
    await client.query("INSERT INTO orders SELECT seq, CONCAT('行😀', seq) FROM seq_1_to_1000");
    const conn = `type: mysql\naddrs: ${user}:${password}@tcp(127.0.0.1:${port})/log_killed\nkey: heard\nparams: {}\n`;
    const settings = { addrs: `127.0.0.1:${port}`, tables: 'log_killed.orders', user, password };
    const folder = changesProject({ type: 'mysql-binlog', settings }, conn);
    const count = async (what = '*'): Promise<number> => {
      const [rows] = await client.query<mysql.RowDataPacket[]>(`SELECT count(${what}) AS c FROM heard`);
      return Number(rows[0]?.['c']);
    };
    let live = startLiveCommand(folder);
    const killAfter = async (least: number): Promise<void> => {
      await expect.poll(() => count(), { timeout: 60_000, interval: 20 }).toBeGreaterThan(least);
      live.kill();
      live = startLiveCommand(folder);
    };
    await killAfter(100);
    // While the snapshot is run: some of one row at a time, some of one great transaction.
    for (let n = 1001; n <= 1200; n++) await client.query("INSERT INTO orders VALUES (?, 'x')", [n]);
    await client.query("INSERT INTO orders SELECT seq, 'y' FROM seq_1201_to_2000");
    await killAfter(1050);
    await killAfter(1500);
    await client.query("UPDATE orders SET name = 'z' WHERE id = 7");
    await client.query('DELETE FROM orders WHERE id = 8');
    await expect.poll(() => count(), { timeout: 60_000, interval: 50 }).toBe(2002);
    expect(await live.stop()).toBe(0);
    expect(await count('DISTINCT op, id')).toBe(2002);
    const [rows] = await client.query("SELECT told FROM heard WHERE op IN ('update', 'delete') ORDER BY op");
    expect(rows).toEqual([
      { told: '["orders",{"id":8,"name":"行😀8"},null]' },
      { told: '["orders",{"id":7,"name":"行😀7"},{"id":7,"name":"z"}]' },
    ]);
  }, 180_000);

  it('gives values as they are, the same from the tables and from the log, and goes on where a table is altered', async () => {
    const client = await freshDatabase('log_values');
    await client.query(
      `CREATE TABLE odd (id bigint unsigned PRIMARY KEY, d decimal(40,10), at timestamp(6) NULL, day date, moment datetime(3),
        doc json, t text, b varbinary(9), f float, e enum('甲', '乙'), s set('x', 'y'), bits bit(9), y year, h time(2))`,
    );
    const values = `VALUES (18446744073709551615, -123456789012345678901234567890.0123456789, '2026-11-26 10:00:00.123456', '2026-02-28',
      '2026-11-26 10:00:00.120', '{"城市": ["😀", null, 1.5]}', '张三 𠮷 "x"', x'00ff', 0.1, '乙', 'x,y', b'100000001', 2026, '-12:00:01.50')`;
    await client.query(`INSERT INTO odd ${values}`);
    const { open, take, warned } = reader('log_values', 'log_values.odd');
    await open();
    const [snapshot] = await take(1);
    const row = {
      ...{ id: '18446744073709551615', d: '-123456789012345678901234567890.0123456789' },
      ...{ at: '2026-11-26T02:00:00.123456Z', day: '2026-02-28', moment: '2026-11-26 10:00:00.120' },
      ...{ doc: '{"城市": ["😀", null, 1.5]}', t: '张三 𠮷 "x"', b: 'AP8=', f: 0.1, e: '乙', s: 'x,y' },
      ...{ bits: 257, y: 2026, h: '-12:00:01.5' },
    };
    expect(snapshot).toEqual({
      op: 'snapshot',
      schema: 'log_values',
      table: 'odd',
      before: null,
      after: row,
      time: null,
    });
    await client.query('DELETE FROM odd');
    await client.query(`INSERT INTO odd ${values}`);
    await client.query('ALTER TABLE odd DROP COLUMN doc, ADD COLUMN more int DEFAULT 7 AFTER id');
    await client.query('UPDATE odd SET t = NULL');
    await client.query('TRUNCATE TABLE `odd`');
    const { doc: _, ...rest } = row;
    const heard = await take(4);
    expect(heard).toMatchObject([
      { op: 'delete', before: row, after: null },
      { op: 'insert', before: null, after: row },
      { op: 'update', before: { ...rest, more: 7 }, after: { ...rest, t: null, more: 7 } },
      { op: 'truncate', table: 'odd', before: null, after: null },
    ]);
    expect(warned).toEqual([]);
  });

  it('takes half of a transaction up again in the middle, and keeps no place that it is through with', async () => {
    const client = await freshDatabase('log_half');
    await client.query('CREATE TABLE n (id int PRIMARY KEY)');
    await client.query('CREATE TABLE other (id int, t varchar(200))');
    const { open, take, lag } = reader('log_half', 'log_half.n');
    await open();
    const first = take(1);
    await client.query('INSERT INTO n VALUES (0)');
    await first;
    // More than waits in memory.
    await client.query('INSERT INTO n SELECT seq FROM seq_1_to_5000');
    const ids = (rows: readonly { after: Readonly<Record<string, unknown>> | null }[]) =>
      rows.map(({ after }) => after?.['id']);
    expect(ids(await take(3))).toEqual([1, 2, 3]);
    await take(50, { isDone: false });
    await open();
    expect(ids(await take(4997))).toEqual(Array.from({ length: 4997 }, (_, index) => index + 4));
    await client.query("INSERT INTO other SELECT seq, REPEAT('x', 100) FROM seq_1_to_10000");
    const before = (await lag())?.[0]?.waiting ?? 0;
    expect(before).toBeGreaterThan(500_000);
    const idle = take(1);
    await expect.poll(async () => (await lag())?.[0]?.waiting, { timeout: 20_000 }).toBeLessThan(before / 2);
    await client.query('FLUSH BINARY LOGS');
    await client.query('INSERT INTO n VALUES (9999)');
    expect(ids(await idle)).toEqual([9999]);
  });

  it('says what is missing: table, right, password, settings; and what was logged otherwise', async () => {
    const client = await freshDatabase('log_wrong');
    await client.query('CREATE TABLE n (id int PRIMARY KEY, t int)');
    await client.query("CREATE USER 'bystander'@'127.0.0.1' IDENTIFIED BY 'test-only'");
    await client.query("GRANT SELECT ON log_wrong.* TO 'bystander'@'127.0.0.1'");
    const named = (more: Record<string, string>) => reader('log_wrong', 'log_wrong.n', more).open();
    await expect(named({ tables: 'log_wrong.m' })).rejects.toMatchObject({ code: 'live.source-missing' });
    await expect(named({ tables: 'n' })).rejects.toMatchObject({ code: 'source.setting-wrong' });
    await expect(named({ user: 'bystander' })).rejects.toMatchObject({ code: 'live.source-refused' });
    await expect(named({ password: 'no' })).rejects.toMatchObject({ code: 'live.source-refused' });
    await expect(named({ addrs: '127.0.0.1:1' })).rejects.toMatchObject({ code: 'live.source-away' });
    await expect(named({ tls: 'true' })).rejects.toMatchObject({ code: 'live.source-certificate' });
    for (const set of ["binlog_row_image = 'MINIMAL'", "binlog_format = 'STATEMENT'"]) {
      const own = reader('log_wrong', 'log_wrong.n');
      await own.open();
      const first = own.take(1);
      await client.query('INSERT INTO n VALUES (1, 1)');
      await first;
      await client.query(`SET SESSION ${set}`);
      await client.query('UPDATE n SET t = 2 WHERE id = 1');
      await client.query("SET SESSION binlog_row_image = 'FULL', binlog_format = 'ROW'");
      await expect(own.take(1)).rejects.toMatchObject({ code: 'live.log-setting' });
      await client.query('DELETE FROM n');
    }
  });

  it('reads the place of a snapshot while writers are held off, where the server does not tell it', async () => {
    const client = await freshDatabase('log_locked');
    await client.query('CREATE TABLE n (id int PRIMARY KEY)');
    const tables = [{ schema: 'log_locked', table: 'n' }];
    let isWritten = false;
    let writing: Promise<unknown> = Promise.resolve();
    const place = await whileLocked(server, tables, async () => {
      writing = client.query('INSERT INTO n VALUES (1)').then(() => {
        isWritten = true;
      });
      const other = await mysql.createConnection(server);
      const found = await lastPlace(other);
      await other.end();
      expect(isWritten).toBe(false);
      return found;
    });
    await writing;
    expect(place).toMatchObject({ file: expect.stringMatching(/^binlog\.\d+$/), offset: expect.any(Number) });
  });
});

describe.skipIf(!mariadb)('a MariaDB of its own', () => {
  it('goes on when it was restarted, and says so when its log was purged or names no columns', async () => {
    const own = await startMariadb(['--server-id=2', '--log-bin=binlog', '--binlog-format=ROW']);
    onTestFinished(own.stop);
    const connect = () =>
      mysql.createConnection({ host: '127.0.0.1', port: own.port, user, password, database: 'kis' });
    let client = await connect();
    await client.query('CREATE TABLE n (id int PRIMARY KEY)');
    const { open, take, close, warned } = reader('restarted', 'kis.n', { addrs: `127.0.0.1:${own.port}` });
    await open();
    expect(warned).toMatchObject([{ code: 'live.names-at-present' }]);
    const first = take(1);
    await client.query('INSERT INTO n VALUES (1)');
    await first;
    const away = expect(take(1)).rejects.toMatchObject({ code: 'live.source-away' });
    await client.end();
    await own.restart();
    await away;
    client = await connect();
    await client.query('INSERT INTO n VALUES (2)');
    expect(await take(1)).toMatchObject([{ op: 'insert', after: { id: 2 } }]);
    await close();
    await client.query('FLUSH BINARY LOGS');
    await client.query('INSERT INTO n VALUES (3)');
    const { file } = await lastPlace(client);
    // A log that is still being read is not purged, and the server ends its reader in its own time.
    const oldest = async (): Promise<unknown> => {
      await client.query(`PURGE BINARY LOGS TO '${file}'`);
      const [rows] = await client.query<mysql.RowDataPacket[]>('SHOW BINARY LOGS');
      return rows[0]?.['Log_name'];
    };
    await expect.poll(oldest, { timeout: 20_000 }).toBe(file);
    await expect(open()).rejects.toMatchObject({ code: 'live.log-lost' });
    await client.end();
  }, 60_000);

  it('is looked at by a user who may only read the tables', async () => {
    const client = await freshDatabase('log_sample');
    await client.query('CREATE TABLE big (id bigint, price decimal(9, 2))');
    await client.query("INSERT INTO big SELECT 9007199254740993, '1.50' FROM seq_1_to_30");
    await client.query("CREATE USER looker IDENTIFIED BY 'test-only'");
    await client.query('GRANT SELECT ON log_sample.* TO looker');
    const given = { addrs: `127.0.0.1:${port}`, user: 'looker', password: 'test-only' };
    const rows = await sampleOf('mysql-binlog', { ...given, tables: 'log_sample.big' }, 'first', 20);
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatchObject({
      ...{ op: 'snapshot', schema: 'log_sample', table: 'big' },
      after: { id: '9007199254740993', price: '1.50' },
    });
    const none = sampleOf('mysql-binlog', { ...given, tables: 'log_sample.none' });
    await expect(none).rejects.toMatchObject({ code: 'live.source-missing' });
  });
});
