import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Producer, stringSerializers } from '@platformatic/kafka';
import mysql from 'mysql2/promise';
import { kafkaAdmin, startKafka } from '../../e2e/servers/kit/kafka-server.ts';
import { runLiveCommand } from '../../e2e/servers/kit/live-command.ts';
import { startMariadb } from '../../e2e/servers/kit/mariadb-server.ts';
import type { TestServer } from '../../e2e/servers/kit/server.ts';
import { print } from '../../engine/bench/measure.ts';
import bundledEngine from '../bundled-engine.ts';
import { hasServer } from '../servers/commands.ts';
import { startSlowProxy } from './slow-proxy.ts';

const rows = Number(process.env['ROWS'] ?? 400_000);
const rounds = Number(process.env['ROUNDS'] ?? 3);
/** Which of the three are compared: `bare`, `full` (two workers on full cores), `waiting` (two workers whose batches wait). */
const pairs = (process.env['PAIRS'] ?? 'bare,full,waiting').split(',');
/** Rows where each batch waits for its server. */
const slowRows = 30_000;
const waitMs = 50;
const topic = 'bench';
/**
 * What is measured lies behind the first batches, for which V8 still compiles, in three processes beside one, what a run for good has
 * compiled, and before the last few of a partition.
 */
const [fromPart, toPart] = [0.4, 0.9];

interface Place {
  kafka: TestServer;
  mariadb: TestServer;
  db: mysql.Connection;
}

/** One of those that are compared; gives what ends it. */
interface Contender {
  name: string;
  workers: number;
  start(table: string, group: string): Promise<() => Promise<void>>;
}

/** Kafka → two functions → MySQL, beside a bare loop; two workers beside one, where batches wait for their server and where they don't. */
export async function bench(): Promise<void> {
  const missing = (['kafka', 'mariadb'] as const).filter((name) => !hasServer(name));
  if (missing.length > 0) return print(`live: skipped, not on this machine: ${missing.join(', ')}`);
  const clearUp = await bundledEngine();
  // Every commit is on disk before it is answered, as with a database that matters.
  const [kafka, mariadb] = [await startKafka(), await startMariadb(['--innodb-flush-log-at-trx-commit=1'])];
  const { port, user, password, database } = mariadb;
  const db = await mysql.createConnection({
    host: '127.0.0.1',
    port,
    ...(user && password && database ? { user, password, database } : {}),
  });
  const place = { kafka, mariadb, db };
  try {
    await fill(place);
    const bare: Contender = {
      name: 'bare loop',
      workers: 1,
      start: (...names) => startBare(place, ...names),
    };
    const live = (workers: number, server = port): Contender => ({
      name: `live, ${workers} worker${workers > 1 ? 's' : ''}`,
      workers,
      start: (...names) => startLive(place, { workers, server }, ...names),
    });
    print(`live: ${rows.toLocaleString('en-US')} messages of Kafka through two functions into MySQL`);
    if (pairs.includes('bare')) await compare(place, rows, [bare, live(1)], 0.8);
    if (pairs.includes('full')) await compare(place, rows, [live(1), live(2)], 1);
    if (!pairs.includes('waiting')) return;
    const proxy = await startSlowProxy(port, waitMs);
    print(`  each answer of MySQL ${waitMs} ms later`);
    await compare(place, slowRows, [live(1, proxy.port), live(2, proxy.port)], 1.7);
    await proxy.close();
  } finally {
    await db.end();
    await Promise.all([kafka.stop(), mariadb.stop()]);
    clearUp();
  }
}

let tables = 0;

/** Rounds in which both take turns; prints the median of the ratios of their rows a second. */
async function compare(
  place: Place,
  count: number,
  both: [Contender, Contender],
  target: number,
): Promise<void> {
  const rates = new Map(both.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const contender of round % 2 === 0 ? both : both.toReversed())
      rates.get(contender.name)?.push(await rateOf(place, count, contender));
  const [first, second] = both.map(({ name }) => rates.get(name) ?? []);
  const ratio = median((second ?? []).map((rate, round) => rate / (first?.[round] ?? Number.NaN)));
  const told = both.map(
    ({ name }) => `${name}: ${Math.round(median(rates.get(name) ?? [])).toLocaleString('en-US')} rows/s`,
  );
  print(`  ${told.join(', ')}; ${ratio.toFixed(2)} × (target ${target.toFixed(2)})`);
}

/** Rows a second into a table of its own, by a group of its own. */
async function rateOf({ db }: Place, count: number, { start, workers }: Contender): Promise<number> {
  tables += 1;
  const table = `bench_${tables}`;
  await db.query(
    `create table ${table} (n bigint auto_increment primary key, id bigint, name varchar(40), price decimal(10,2), count int, total decimal(12,2))`,
  );
  // Nobody gets a row in before all are there: a group that is given out anew in the middle would be what is measured.
  await db.query(`lock tables ${table} write`);
  const end = await start(table, `group-${tables}`);
  await allWait(db, workers);
  await db.query('unlock tables');
  const reached = async (part: number): Promise<{ there: number; at: number }> => {
    for (;;) {
      // Of an auto-increment key the greatest is known at once.
      const [[found] = []] = await db.query<mysql.RowDataPacket[]>(`select max(n) as there from ${table}`);
      const there = Number(found?.['there'] ?? 0);
      if (there >= count * part) return { there, at: performance.now() };
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const first = await reached(fromPart);
  const last = await reached(toPart);
  await end();
  await db.query(`drop table ${table}`);
  return ((last.there - first.there) / (last.at - first.at)) * 1000;
}

/** Resolves when so many connections have stood in a statement twice in a row. */
async function allWait(db: mysql.Connection, wanted: number): Promise<void> {
  const question = `select count(*) as busy from information_schema.processlist where command in ('Query', 'Execute') and id <> connection_id()`;
  for (let times = 0; times < 2; ) {
    const [[found] = []] = await db.query<mysql.RowDataPacket[]>(question);
    times = Number(found?.['busy']) >= wanted ? times + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function startBare(
  { kafka, mariadb }: Place,
  table: string,
  group: string,
): Promise<() => Promise<void>> {
  const { port, user, password, database } = mariadb;
  const to = JSON.stringify({ host: '127.0.0.1', port, user, password, database });
  const script = join(import.meta.dirname, 'bare-loop.ts');
  const child = spawn(process.execPath, [script, `127.0.0.1:${kafka.port}`, topic, group, to, table], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return () => ended(child);
}

async function ended(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function startLive(
  { kafka, mariadb }: Place,
  { workers, server }: { workers: number; server: number },
  table: string,
  group: string,
): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-bench-live-'));
  const { user, password, database } = mariadb;
  const files = {
    'conf/flow.yml': 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Total\n  - fname: Keep\n',
    'conf/total.yml': 'kistype: func\nfname: Total\nfmode: Calculate\n',
    'conf/keep.yml': 'kistype: func\nfname: Keep\nfmode: Save\noption:\n  cname: Out\n',
    'conf/out.yml': `kistype: conn\ncname: Out\ntype: mysql\naddrs: ${user}:${password}@tcp(127.0.0.1:${server})/${database}\nkey: ${table}\nparams: {}\n`,
    'functions/Total.ts':
      'export default (ctx, flow, rows) => { for (const row of rows) if (row.price > 0) flow.commitRow({ ...row, total: row.price * row.count }); };',
    'functions/Keep.ts': 'export default (ctx, flow, rows) => flow.getConnector().call(rows);',
    'sources/S.json': JSON.stringify({
      version: 1,
      flow: 'F',
      type: 'kafka',
      settings: { brokers: `127.0.0.1:${kafka.port}`, topic, group },
      batch: { rows: 500, ms: 200 },
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const live = runLiveCommand(folder, ...(workers > 1 ? ['--workers', String(workers)] : []));
  return async () => {
    await live.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function fill({ kafka: { port } }: Place): Promise<void> {
  const admin = kafkaAdmin(port);
  await admin.createTopics({ topics: [topic], partitions: 4, replicas: 1 });
  await admin.close();
  const producer = new Producer({
    clientId: 'bench',
    bootstrapBrokers: [`127.0.0.1:${port}`],
    serializers: stringSerializers,
  });
  for (let from = 0; from < rows; from += 1000)
    await producer.send({
      messages: Array.from({ length: Math.min(1000, rows - from) }, (_, index) => {
        const id = from + index;
        const value = { id, name: `订单 ${id}`, price: (id % 1000) / 4 + 1, count: (id % 7) + 1 };
        return { topic, key: String(id), value: JSON.stringify(value) };
      }),
    });
  await producer.close();
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
