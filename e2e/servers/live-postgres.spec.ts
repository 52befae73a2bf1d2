import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { runCommand } from '../../app/cli/test-terminal.ts';
import { changesProject } from './kit/changes.ts';
import { startLiveCommand } from './kit/live.ts';
import { changesOf } from './kit/reader.ts';
import { sampleOf } from './kit/sample.ts';

const { postgres } = inject('servers');
const { port = 0, user = '', password = '' } = postgres ?? {};
const server = { host: '127.0.0.1', port, user, password };

/** A database of its own, so that no test hears another's log. */
async function freshDatabase(name: string): Promise<pg.Client> {
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const client = new pg.Client({ ...server, database: name });
  await client.connect();
  onTestFinished(async () => {
    // A slot that is left holds the server's log for ever.
    await client.query(
      'SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database() AND NOT active',
    );
    await client.end();
  });
  await client.query('CREATE TABLE heard (op text, id text, told text)');
  return client;
}
function project(database: string, settings: object = {}): string {
  const conn = `type: postgres\naddrs: postgres://${user}:${password}@127.0.0.1:${port}/${database}\nkey: heard\nparams: {}\n`;
  const own = { addrs: `127.0.0.1:${port}`, database, publication: 'p', user, password };
  return changesProject({ type: 'postgres', settings: { ...own, ...settings } }, conn);
}
const forget = (folder: string, ...args: string[]) => runCommand(['live', folder, '--forget', ...args]);
async function count(client: pg.Client, what = '*'): Promise<number> {
  const { rows } = await client.query<{ c: string }>(`SELECT count(${what}) AS c FROM heard`);
  return Number(rows[0]?.c);
}

describe.skipIf(!postgres)('live from PostgreSQL’s log', () => {
  it('gives the snapshot and then each change, once, also when the run is killed', async () => {
    const client = await freshDatabase('changes_killed');
    await client.query('CREATE TABLE orders (id int PRIMARY KEY, name text)');
    await client.query("INSERT INTO orders SELECT n, '行😀' || n FROM generate_series(1, 1000) n");
    await client.query('CREATE PUBLICATION p FOR TABLE orders');
    const folder = project('changes_killed');
    let live = startLiveCommand(folder);
    const heardMore = async (least: number): Promise<void> =>
      await expect.poll(() => count(client), { timeout: 60_000, interval: 20 }).toBeGreaterThan(least);
    const killAfter = async (least: number): Promise<void> => {
      await heardMore(least);
      live.kill();
      live = startLiveCommand(folder);
    };
    await killAfter(100);
    // While the snapshot is run: some of one row at a time, some of one great transaction.
    for (let n = 1001; n <= 1200; n++) await client.query("INSERT INTO orders VALUES ($1, 'x')", [n]);
    await client.query("INSERT INTO orders SELECT n, 'y' FROM generate_series(1201, 2000) n");
    await killAfter(1050);
    await killAfter(1500);
    await client.query("UPDATE orders SET name = 'z' WHERE id = 7");
    await client.query('DELETE FROM orders WHERE id = 8');
    await expect.poll(() => count(client), { timeout: 60_000, interval: 50 }).toBe(2002);
    expect(await live.stop()).toBe(0);
    expect(await forget(folder)).toMatchObject({
      code: 2,
      error: expect.stringContaining('live.forget-asks'),
    });
    const { code, out } = await forget(folder, '--yes');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/replication slot kisflow_kisflow_real\w*_f_\w{8} at .*\n.*forgotten/s),
    ]);
    expect((await forget(folder)).out).toContain('Nothing is kept');
    expect(await count(client, 'DISTINCT (op, id)')).toBe(2002);
    const { rows } = await client.query("SELECT * FROM heard WHERE op IN ('update', 'delete') ORDER BY op");
    expect(rows).toEqual([
      { op: 'delete', id: '8', told: '["orders",{"id":8},null]' },
      { op: 'update', id: '7', told: '["orders",null,{"id":7,"name":"z"}]' },
    ]);
  }, 180_000);

  const reader = (database: string, more: Record<string, string> = {}) =>
    changesOf('postgres', database, {
      ...{ addrs: `127.0.0.1:${port}`, database, publication: 'p', user, password },
      ...more,
    });

  it('gives values as they are, and goes on where a table is altered', async () => {
    const client = await freshDatabase('changes_values');
    await client.query(
      'CREATE TABLE odd (id bigint PRIMARY KEY, d numeric(40,10), at timestamptz, day date, doc jsonb, t text, b bytea, u uuid)',
    );
    await client.query('ALTER TABLE odd REPLICA IDENTITY FULL');
    await client.query('CREATE PUBLICATION p FOR TABLE odd');
    const values = `VALUES (9007199254740993, 123456789012345678901234567890.0123456789, '2026-11-26 10:00:00.123456+08', '2026-02-28',
      '{"城市": ["😀", null, 1.5]}', '张三 𠮷 "x"', '\\x00ff', '00000000-0000-0000-0000-00000000000a')`;
    await client.query(`INSERT INTO odd ${values}`);
    const { open, take } = reader('changes_values');
    await open();
    const [snapshot] = await take(1);
    const row = {
      ...{ id: '9007199254740993', d: '123456789012345678901234567890.0123456789' },
      ...{ at: '2026-11-26T02:00:00.123456Z', day: '2026-02-28', doc: { 城市: ['😀', null, 1.5] } },
      ...{ t: '张三 𠮷 "x"', b: '\\x00ff', u: '00000000-0000-0000-0000-00000000000a' },
    };
    expect(snapshot).toEqual({
      op: 'snapshot',
      schema: 'public',
      table: 'odd',
      before: null,
      after: row,
      time: null,
    });
    await client.query('DELETE FROM odd');
    await client.query(`INSERT INTO odd ${values}`);
    await client.query('ALTER TABLE odd DROP COLUMN doc, ADD COLUMN more int DEFAULT 7');
    await client.query('UPDATE odd SET t = NULL');
    await client.query('TRUNCATE odd');
    const heard = await take(4);
    const { doc: _, ...rest } = row;
    expect(heard).toMatchObject([
      { op: 'delete', before: row, after: null },
      { op: 'insert', before: null, after: row },
      { op: 'update', before: { ...rest, more: 7 }, after: { ...rest, t: null, more: 7 } },
      { op: 'truncate', table: 'odd', before: null, after: null },
    ]);
    expect(heard[0]?.time).toMatch(/^2\d{3}-.*Z$/);
  });

  it('takes half of a transaction up again in the middle, and keeps no log that it is through with', async () => {
    const client = await freshDatabase('changes_half');
    await client.query('CREATE TABLE n (id int PRIMARY KEY)');
    await client.query('CREATE TABLE other (id int)');
    await client.query('CREATE PUBLICATION p FOR TABLE n');
    const { open, take, lag, close } = reader('changes_half');
    await open();
    const first = take(1);
    await client.query('INSERT INTO n VALUES (0)');
    await first;
    // More than waits in memory.
    await client.query('INSERT INTO n SELECT generate_series(1, 5000)');
    const ids = (rows: readonly { after: Readonly<Record<string, unknown>> | null }[]) =>
      rows.map(({ after }) => after?.['id']);
    expect(ids(await take(3))).toEqual([1, 2, 3]);
    await take(50, { isDone: false });
    await open();
    expect(ids(await take(4997))).toEqual(Array.from({ length: 4997 }, (_, index) => index + 4));
    await client.query('INSERT INTO other SELECT generate_series(1, 20000)');
    const before = (await lag())?.[0]?.waiting ?? 0;
    expect(before).toBeGreaterThan(500_000);
    const idle = take(1);
    await expect.poll(async () => (await lag())?.[0]?.waiting, { timeout: 15_000 }).toBeLessThan(before / 2);
    await client.query('INSERT INTO n VALUES (9999)');
    expect(ids(await idle)).toEqual([9999]);
    await close();
  });

  it('says what is missing: publication, right, password, slot; and passes over nothing', async () => {
    const client = await freshDatabase('changes_wrong');
    const own = reader('changes_wrong');
    await expect(own.open()).rejects.toMatchObject({ code: 'live.no-publication' });
    await client.query('CREATE TABLE n (id int PRIMARY KEY)');
    await client.query('CREATE PUBLICATION p FOR TABLE n');
    await client.query("CREATE ROLE bystander LOGIN PASSWORD 'test-only'");
    const named = (more: Record<string, string>) => reader('changes_wrong', more).open();
    await expect(named({ user: 'bystander' })).rejects.toMatchObject({ code: 'live.source-refused' });
    await expect(named({ password: 'no' })).rejects.toMatchObject({ code: 'live.source-refused' });
    await expect(named({ database: 'nowhere' })).rejects.toMatchObject({ code: 'live.source-missing' });
    await expect(named({ addrs: '127.0.0.1:1' })).rejects.toMatchObject({ code: 'live.source-away' });
    await expect(named({ tls: 'true' })).rejects.toMatchObject({ code: 'live.source-certificate' });

    await own.open();
    const first = own.take(1);
    await client.query('INSERT INTO n VALUES (1)');
    await first;
    await own.close();
    await expect(reader('changes_wrong').open()).rejects.toMatchObject({ code: 'live.slot-unknown' });
    own.settings.settings = { ...own.settings.settings, publication: 'q' };
    await expect(own.open()).rejects.toMatchObject({ code: 'live.tables-changed' });
    own.settings.settings = { ...own.settings.settings, publication: 'p', warn_mb: '0' };
    await own.open();
    await own.lag();
    expect(own.warned).toMatchObject([{ code: 'live.slot-lag' }]);
    await own.close();
    // Its process at the server ends in its own time.
    const drop = () =>
      client.query(
        'SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database()',
      );
    await expect.poll(() => drop().then(({ rowCount }) => rowCount, String)).toBe(1);
    await expect(own.open()).rejects.toMatchObject({ code: 'live.log-lost' });
  });

  it('is looked at without a slot', async () => {
    const client = await freshDatabase('changes_sample');
    const given = {
      addrs: `127.0.0.1:${port}`,
      database: 'changes_sample',
      publication: 'p',
      user,
      password,
    };
    await expect(sampleOf('postgres', given)).rejects.toMatchObject({ code: 'live.no-publication' });
    await client.query('CREATE TABLE big (id bigint, price numeric)');
    await client.query("INSERT INTO big SELECT 9007199254740993, '1.50' FROM generate_series(1, 30)");
    await client.query('CREATE TABLE few (name text)');
    await client.query("INSERT INTO few VALUES ('行😀')");
    await client.query('CREATE PUBLICATION p FOR TABLE big, few');
    const rows = await sampleOf('postgres', given, 'first', 20);
    const snapshot = { op: 'snapshot', schema: 'public', before: null, time: null };
    expect(rows).toHaveLength(11);
    expect(rows[0]).toEqual({ ...snapshot, table: 'big', after: { id: '9007199254740993', price: '1.50' } });
    expect(rows.at(-1)).toEqual({ ...snapshot, table: 'few', after: { name: '行😀' } });
    const slots = await client.query(
      'SELECT 1 FROM pg_replication_slots WHERE database = current_database()',
    );
    expect(slots.rowCount).toBe(0);
  });
});
