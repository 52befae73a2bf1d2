import mysql from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ConnConfig } from '../../core/config/types.ts';
import { connectForTests, connector } from './kit/connect.ts';
import { oddRows } from './kit/odd-rows.ts';

const servers = inject('servers');
type Sql = (statement: string) => Promise<unknown>;

const kinds = [
  {
    type: 'mysql',
    server: servers.mariadb,
    quote: '`',
    text: 'TEXT',
    time: 'TIMESTAMP(3) NULL',
    float: 'FLOAT',
    addrs: 'user:password@tcp(host)/database',
    async connect(): Promise<[Sql, () => Promise<void>]> {
      const { port, user, password, database } = servers.mariadb ?? {};
      const connection = await mysql.createConnection(
        Object.fromEntries(Object.entries({ host: '127.0.0.1', port, user, password, database })),
      );
      return [async (sql) => (await connection.query(sql))[0], () => connection.end()];
    },
  },
  {
    type: 'postgres',
    server: servers.postgres,
    quote: '"',
    text: 'TEXT',
    time: 'TIMESTAMPTZ',
    float: 'REAL',
    addrs: 'postgres://user:password@host/database',
    async connect(): Promise<[Sql, () => Promise<void>]> {
      const { port, user, password, database } = servers.postgres ?? {};
      const client = new pg.Client(
        Object.fromEntries(Object.entries({ host: '127.0.0.1', port, user, password, database })),
      );
      await client.connect();
      return [async (sql) => (await client.query(sql)).rows, () => client.end()];
    },
  },
] as const;

describe.each(kinds.filter(({ server }) => server !== null))('$type', (kind) => {
  const { keeper, open, save, load } = connectForTests();
  const other = connectForTests();
  const { port, user = '', password = '', database = '' } = kind.server ?? {};
  const host = `127.0.0.1:${port}`;
  const addrs = kind.addrs
    .replace('host', host)
    .replace('user', user)
    .replace('password', password)
    .replace(/database$/, database);
  const made = (key: string, params: ConnConfig['params'] = {}, cname = key): ConnConfig =>
    connector({ cname, type: kind.type, addrs, key, params });
  let sql: Sql;
  let end: () => Promise<void>;
  beforeAll(async () => {
    [sql, end] = await kind.connect();
  });
  afterAll(() => end());

  it('has odd rows back as they were, in a table and columns with odd names', async () => {
    const q = (name: string): string =>
      `${kind.quote}${name.replaceAll(kind.quote, kind.quote.repeat(2))}${kind.quote}`;
    const table = `od\`d "ta;ble`;
    await sql(`CREATE TABLE ${q(table)} (id VARCHAR(40), name ${kind.text}, note ${kind.text})`);
    const conn = made(table);
    await open(conn);
    expect(await save(conn, oddRows)).toBe(oddRows.length);
    expect(await load(conn)).toEqual(oddRows);
    for (const row of oddRows) expect(await load(conn, { name: row.name, id: row.id })).toEqual([row]);
    expect(await load(conn, { note: null })).toEqual([oddRows[0]]);
    expect(
      await load(
        conn,
        oddRows.slice(0, 3).map(({ id }) => ({ id })),
      ),
    ).toEqual(oddRows.slice(0, 3));
  });

  it('keeps decimals, 64-bit ids, single-precision numbers, points in time, days and JSON', async () => {
    await sql(
      `CREATE TABLE typed (id BIGINT PRIMARY KEY, amount DECIMAL(38, 12), f ${kind.float}, d DOUBLE PRECISION, yes BOOLEAN, at ${kind.time}, day DATE, doc JSON)`,
    );
    const conn = made('typed', { key: 'id' });
    await open(conn);
    const rows = [
      {
        id: '9007199254740993',
        amount: '12345678901234567890.123456789012',
        f: 0.1,
        d: 0.1,
        yes: true,
        at: '2026-11-26T10:00:00.123Z',
        day: '2026-11-26',
        doc: { 键: [1, null, '😀'] },
      },
      { id: 7, amount: '-0.500000000000', f: null, d: 1e300, yes: false, at: null, day: null, doc: null },
      {
        id: '-9223372036854775808',
        amount: null,
        f: 1.5,
        d: -2.5,
        yes: null,
        at: '1999-12-31T23:59:59.999Z',
        day: '1999-12-31',
        doc: [1],
      },
    ];
    const yes = (value: boolean | null): unknown =>
      kind.type === 'mysql' && value !== null ? Number(value) : value;
    const expected = rows.map((row) => ({ ...row, yes: yes(row.yes) }));
    expect(await save(conn, rows)).toBe(3);
    for (const row of expected) expect(await load(conn, { id: row.id })).toEqual([row]);
    expect(await load(conn, { amount: '12345678901234567890.123456789012' })).toEqual([expected[0]]);
    expect(await load(conn, { at: '2026-11-26T10:00:00.123Z' })).toEqual([expected[0]]);
    await save(conn, await load(conn));
    expect(
      await load(
        conn,
        rows.map(({ id }) => ({ id })),
      ),
    ).toEqual(expect.arrayContaining(expected));
  });

  it('replaces by key, also twice in a call and with fewer fields, deletes, and refuses a key without index', async () => {
    await sql(
      'CREATE TABLE stock (sku VARCHAR(20), shop INT, n INT DEFAULT 5, note VARCHAR(20), PRIMARY KEY (sku, shop))',
    );
    const conn = made('stock', { key: 'sku, shop' });
    const gone = made('stock', { key: 'sku,shop', on_save: 'delete' }, 'gone');
    const unkeyed = made('stock', { key: 'note' }, 'unkeyed');
    await open(conn, gone, unkeyed);
    await save(conn, [
      { sku: 'a', shop: 1, n: 1, note: 'x' },
      { sku: 'a', shop: 2, n: 2, note: 'y' },
      { sku: 'a', shop: 1, n: 3, note: 'z' },
    ]);
    await save(conn, [
      { sku: 'a', shop: 1, n: 4 },
      { sku: 'b', shop: 1 },
    ]);
    await save(gone, { sku: 'a', shop: 2 });
    expect(await load(conn, [{ sku: 'a' }, { sku: 'b' }])).toEqual(
      expect.arrayContaining([
        { sku: 'a', shop: 1, n: 4, note: 'z' },
        { sku: 'b', shop: 1, n: 5, note: null },
      ]),
    );
    expect(await load(conn)).toHaveLength(2);
    await expect(save(unkeyed, { sku: 'c', shop: 9, note: 'n' })).rejects.toMatchObject({
      code: 'connect.no-unique-key',
    });
  });

  it('keeps many rows of a call together or not at all', async () => {
    await sql('CREATE TABLE many (n INT PRIMARY KEY, t VARCHAR(10) NOT NULL)');
    const conn = made('many');
    await open(conn);
    const rows = Array.from({ length: 12_345 }, (_, n) => ({ n, t: `t${n}` }));
    await expect(save(conn, [...rows, { n: 3, t: 'twice' }])).rejects.toMatchObject({
      code: 'connect.taken',
    });
    expect(await load(conn)).toEqual([]);
    expect(await save(conn, rows)).toBe(12_345);
    expect(await load(conn)).toHaveLength(12_345);
    const some = Array.from({ length: 700 }, (_, n) => ({ n: n * 3 }));
    expect(await load(conn, some)).toHaveLength(700);
  });

  it('asks a query with the values of the call, bound and never pasted', async () => {
    await sql(`CREATE TABLE visits (who VARCHAR(40), n INT)`);
    const conn = made(
      'visits',
      { query: "SELECT who, sum(n) AS n FROM visits WHERE who = :who AND ':no' <> who GROUP BY who" },
      'sums',
    );
    await open(made('visits'), conn);
    const evil = "x' OR '1'='1";
    await save(made('visits'), [
      { who: 'a', n: 1 },
      { who: 'a', n: 2 },
      { who: evil, n: 9 },
    ]);
    expect(await load(conn, [{ who: 'a' }, { who: evil }])).toMatchObject([{ who: 'a' }, { who: evil }]);
    await expect(load(conn)).rejects.toMatchObject({ code: 'connect.no-query-value' });
  });

  it('tells what is missing, does not fit, or is held by another', async () => {
    await sql('CREATE TABLE small (id INT PRIMARY KEY, t VARCHAR(3) NOT NULL)');
    const conn = made('small', { key: 'id', timeout_ms: '700' });
    await open(conn, made('no_such_table'));
    await expect(save(made('no_such_table'), { id: 1 })).rejects.toMatchObject({ code: 'connect.missing' });
    await expect(load(made('no_such_table'))).rejects.toMatchObject({ code: 'connect.missing' });
    await expect(save(conn, { id: 1, t: 'x', more: 1 })).rejects.toMatchObject({ code: 'connect.no-column' });
    await expect(save(conn, { id: 1, t: 'too long' })).rejects.toMatchObject({ code: 'connect.bad-value' });
    await expect(save(conn, { id: 'no number', t: 'x' })).rejects.toMatchObject({
      code: 'connect.bad-value',
    });
    await expect(save(conn, { id: 1, t: null })).rejects.toMatchObject({ code: 'connect.bad-value' });
    await expect(save(conn, ['no object'])).rejects.toMatchObject({ code: 'connect.no-row-key' });
    await save(conn, { id: 1, t: 'ok' });
    await sql('BEGIN');
    await sql("UPDATE small SET t = 'own' WHERE id = 1");
    await expect(save(conn, { id: 1, t: 'no' })).rejects.toMatchObject({ code: 'connect.too-slow' });
    await sql('ROLLBACK');
    expect(await save(conn, { id: 1, t: 'yes' })).toBe(1);
    expect(await load(conn)).toEqual([{ id: 1, t: 'yes' }]);
  });

  it('names a wrong password or database without telling it, and who it is', async () => {
    const found = await keeper.call('connect.try', { connector: made('x') });
    expect(found).toMatchObject({ product: kind.type === 'mysql' ? 'MariaDB' : 'PostgreSQL' });
    const wrong = { ...made('x'), addrs: addrs.replace(password, 'wrong-secret') };
    const error: unknown = await keeper
      .call('connect.try', { connector: wrong })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'connect.login-refused' });
    expect(JSON.stringify(error)).not.toContain('wrong-secret');
    const elsewhere = { ...made('x'), addrs: addrs.replace(/[a-z]+$/, 'nowhere') };
    await expect(keeper.call('connect.try', { connector: elsewhere })).rejects.toMatchObject({
      code: 'connect.missing',
    });
  });

  it('saves a unit of two tables and its positions together, or not at all', async () => {
    await sql('CREATE TABLE one (n INT PRIMARY KEY)');
    await sql('CREATE TABLE two (n INT)');
    const [one, two] = [made('one'), made('two')];
    await open(one, two);
    const unit = { cname: 'one', source: `project/${kind.type}/orders`, parts: ['t:1', 't:0'] };
    expect(await keeper.call('unit.begin', { keeper: unit })).toEqual({ positions: [] });
    await save(one, { n: 1 });
    await save(two, { n: 1 });
    expect(await load(two)).toEqual([{ n: 1 }]);
    expect(await sql('SELECT * FROM two')).toEqual([]);
    await keeper.call('unit.rollback', {});
    expect(await load(one)).toEqual([]);

    await keeper.call('unit.begin', { keeper: unit });
    await save(one, { n: 2 });
    await save(two, { n: 2 });
    await keeper.call('unit.commit', { positions: [{ part: 't:0', next: '9007199254740993' }] });
    expect(await load(one)).toEqual([{ n: 2 }]);
    expect(await keeper.call('unit.begin', { keeper: unit })).toEqual({
      positions: [{ part: 't:0', next: '9007199254740993' }],
    });

    // An error that user code catches still fails the unit.
    await expect(save(one, [{ n: 3 }, { n: 2 }])).rejects.toMatchObject({ code: 'connect.taken' });
    await expect(save(two, { n: 3 })).rejects.toMatchObject({ code: 'connect.taken' });
    await expect(
      keeper.call('unit.commit', { positions: [{ part: 't:0', next: '1' }] }),
    ).rejects.toMatchObject({
      code: 'connect.taken',
    });
    expect(await load(one)).toEqual([{ n: 2 }]);
    expect(await keeper.call('unit.begin', { keeper: unit })).toMatchObject({
      positions: [{ next: '9007199254740993' }],
    });
    await keeper.call('unit.rollback', {});
  });

  it('lets a second worker wait for the positions of the first', async () => {
    await sql('CREATE TABLE shared_rows (n INT)');
    const conn = made('shared_rows');
    await open(conn);
    await other.open(conn);
    const keeper2 = { cname: 'shared_rows', source: `shared/${kind.type}`, parts: ['p'] };
    await keeper.call('unit.begin', { keeper: keeper2 });
    const second = other.keeper.call('unit.begin', { keeper: keeper2 });
    await save(conn, { n: 1 });
    await keeper.call('unit.commit', { positions: [{ part: 'p', next: '1' }] });
    expect(await second).toEqual({ positions: [{ part: 'p', next: '1' }] });
    await other.keeper.call('unit.rollback', {});
  });
});
