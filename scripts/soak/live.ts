import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Producer, stringSerializers } from '@platformatic/kafka';
import mysql from 'mysql2/promise';
import { createClient } from 'redis';
import * as z from 'zod';
import { randomOf } from '../../core/samples/random.ts';
import { kafkaAdmin, startKafka } from '../../e2e/servers/kit/kafka-server.ts';
import { runLiveCommand } from '../../e2e/servers/kit/live-command.ts';
import { startMariadb } from '../../e2e/servers/kit/mariadb-server.ts';
import { startOpenSearch } from '../../e2e/servers/kit/opensearch-server.ts';
import { startRedis } from '../../e2e/servers/kit/redis-server.ts';
import type { TestServer } from '../../e2e/servers/kit/server.ts';
import bundledEngine from '../bundled-engine.ts';
import { hasServer } from '../servers/commands.ts';

const messages = Number(process.env['MESSAGES'] ?? 30_000);
const kills = Number(process.env['KILLS'] ?? 12);
const topic = 'soak';
/** A worker is killed within so many milliseconds of new messages. */
const longestLifeMs = 1500;
/** What is not there after so long without any kill is lost. */
const longestWaitMs = 180_000;

type Live = ReturnType<typeof runLiveCommand>;
interface Place {
  kafka: TestServer;
  mariadb: TestServer;
  redis: TestServer;
  opensearch: TestServer;
  folder: string;
}

/**
 * Messages of a Kafka topic are appended to a table, a Redis hash and an index by two workers, of which one is killed again and again
 * while messages come in; the broker and the database are restarted once each. MESSAGES and KILLS make it shorter or longer.
 */
export async function soakLive(seed: number): Promise<{ figures: object; ok: boolean }> {
  const missing = (['kafka', 'mariadb', 'redis', 'opensearch'] as const).filter((name) => !hasServer(name));
  if (missing.length > 0)
    return { figures: { skipped: `not on this machine: ${missing.join(', ')}` }, ok: true };
  // Every commit is on disk before it is answered, as with a database that matters.
  const mariadb = await startMariadb(['--innodb-flush-log-at-trx-commit=1']);
  const [kafka, redis, opensearch] = [await startKafka(), await startRedis(), await startOpenSearch()];
  const folder = mkdtempSync(join(tmpdir(), 'kisflow-soak-live-'));
  const place: Place = { kafka, mariadb, redis, opensearch, folder };
  const clearUp = await bundledEngine();
  try {
    await prepare(place);
    return await campaign(place, randomOf(seed));
  } finally {
    await Promise.all([kafka, mariadb, redis, opensearch].map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
    clearUp();
  }
}

async function campaign(place: Place, random: () => number) {
  const live = runLiveCommand(place.folder, '--workers', '2');
  try {
    for (const worker of [1, 2]) await live.heard(isStart(worker));
    const began = performance.now();
    await killAgainAndAgain(place, live, random);
    const found = await allThere(place);
    const seconds = Math.round((performance.now() - began) / 1000);
    const exitCode = await live.stop();
    const figures = {
      messages,
      kills,
      ...Object.fromEntries(
        Object.entries(found).map(([store, { there, different }]) => [
          store,
          { lost: messages - different, doubled: there - different },
        ]),
      ),
      deadLetters: deadLetters(place.folder),
      knownMessages: live.log.reduce(
        (sum, line) => sum + (line['event'] === 'known' ? Number(line['messages']) : 0),
        0,
      ),
      waits: live.log.filter((line) => line['event'] === 'waiting').length,
      seconds,
      exitCode,
    };
    const isWhole = ({ there, different }: Found) => there === messages && different === messages;
    const ok = Object.values(found).every(isWhole) && figures.deadLetters === 0 && exitCode === 0;
    return { figures, ok };
  } finally {
    live.kill();
  }
}

async function killAgainAndAgain({ kafka, mariadb }: Place, live: Live, random: () => number): Promise<void> {
  for (let kill = 0; kill < kills; kill++) {
    await produce(kafka, Math.floor((messages * kill) / kills), Math.floor((messages * (kill + 1)) / kills));
    await new Promise((resolve) => setTimeout(resolve, random() * longestLifeMs));
    const killed = live.killWorker(random() < 0.5 ? 1 : 2);
    if (kill === Math.floor(kills / 3)) await kafka.restart();
    if (kill === Math.floor((kills * 2) / 3)) await mariadb.restart();
    await killed;
  }
}

function isStart(worker: number) {
  return (line: Record<string, unknown>): boolean => line['event'] === 'started' && line['worker'] === worker;
}

async function prepare({ kafka, mariadb, redis, opensearch, folder }: Place): Promise<void> {
  const admin = kafkaAdmin(kafka.port);
  await admin.createTopics({ topics: [topic], partitions: 4, replicas: 1 });
  await admin.close();
  await asked(mariadb, (db) => db.query('create table soak_rows (n int not null, name varchar(20))'));
  await fetch(indexOf(opensearch), { method: 'PUT' });
  const { port, user, password, database } = mariadb;
  const addrs = `${user}:${password}@tcp(127.0.0.1:${port})/${database}`;
  const files = {
    'conf/flow.yml':
      'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Append\n  - fname: Keep\n  - fname: Find\n',
    ...saving('Append', `type: mysql\naddrs: ${addrs}\nkey: soak_rows\nparams: {}\n`),
    ...saving(
      'Keep',
      `type: redis\naddrs: 127.0.0.1:${redis.port}\nkey: soak\nparams: { structure: hash }\n`,
    ),
    ...saving('Find', `type: es\naddrs: http://127.0.0.1:${opensearch.port}\nkey: soak\nparams: {}\n`),
    'sources/S.json': JSON.stringify({
      version: 1,
      flow: 'F',
      type: 'kafka',
      settings: { brokers: `127.0.0.1:${kafka.port}`, topic },
      batch: { rows: 100, ms: 50 },
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A function that saves its rows through a connector of its own, and hands them on. */
function saving(fname: string, conn: string): Record<string, string> {
  return {
    [`conf/${fname}.yml`]: `kistype: func\nfname: ${fname}\nfmode: Save\noption:\n  cname: ${fname}Out\n`,
    [`conf/${fname}-conn.yml`]: `kistype: conn\ncname: ${fname}Out\n${conn}`,
    [`functions/${fname}.ts`]:
      'export default async (ctx, flow, rows) => { await flow.getConnector().call(rows); for (const row of rows) flow.commitRow(row, { from: row }); };',
  };
}

async function produce({ port }: TestServer, from: number, to: number): Promise<void> {
  const producer = new Producer({
    clientId: 'soak',
    bootstrapBrokers: [`127.0.0.1:${port}`],
    serializers: stringSerializers,
  });
  for (let n = from; n < to; n += 100)
    await producer.send({
      messages: Array.from({ length: Math.min(100, to - n) }, (_, index) => {
        return { topic, key: String(n + index), value: JSON.stringify({ n: n + index, name: '行😀' }) };
      }),
    });
  await producer.close();
}

/** Rows that a store has, and how many different ones. */
interface Found {
  there: number;
  different: number;
}

/** Waits until every message is in the database, which commits last, or nothing came for too long. */
async function allThere({ mariadb, redis, opensearch }: Place) {
  const until = performance.now() + longestWaitMs;
  for (;;) {
    const found = await inDatabase(mariadb);
    if (found.different < messages && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      continue;
    }
    return { mariadb: found, redis: await inHash(redis), opensearch: await inIndex(opensearch) };
  }
}

async function inDatabase(mariadb: TestServer): Promise<Found> {
  const question = 'select count(*) as there, count(distinct n) as different from soak_rows';
  const [rows] = await asked(mariadb, (db) => db.query<mysql.RowDataPacket[]>(question));
  return { there: Number(rows[0]?.['there']), different: Number(rows[0]?.['different']) };
}

async function inHash({ port }: TestServer): Promise<Found> {
  const client = await createClient({ url: `redis://127.0.0.1:${port}` }).connect();
  const rows = await client.hVals('soak');
  client.destroy();
  return { there: rows.length, different: new Set(rows).size };
}

const hitsSchema = z.object({
  hits: z.object({ hits: z.array(z.object({ _source: z.object({ n: z.number() }) })) }),
});

/** Page by page by the number: no page has more than 10,000 documents. */
async function inIndex(opensearch: TestServer): Promise<Found> {
  await fetch(`${indexOf(opensearch)}/_refresh`, { method: 'POST' });
  const different = new Set<number>();
  let there = 0;
  for (let from = 0; from < messages; from += 1000) {
    const query = { size: 10_000, query: { range: { n: { gte: from, lt: from + 1000 } } } };
    const answer = await fetch(`${indexOf(opensearch)}/_search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(query),
    });
    for (const { _source } of hitsSchema.parse(await answer.json()).hits.hits) {
      there += 1;
      different.add(_source.n);
    }
  }
  return { there, different: different.size };
}

function indexOf({ port }: TestServer): string {
  return `http://127.0.0.1:${port}/soak`;
}

async function asked<Result>(
  { port, user = '', password = '', database = '' }: TestServer,
  work: (db: mysql.Connection) => Promise<Result>,
): Promise<Result> {
  const db = await mysql.createConnection({ host: '127.0.0.1', port, user, password, database });
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

function deadLetters(folder: string): number {
  const letters = join(folder, '.studio', 'live', 'dead-letters');
  try {
    const texts = readdirSync(letters).map((name) => readFileSync(join(letters, name), 'utf8'));
    return texts
      .join('')
      .split('\n')
      .filter((line) => line !== '').length;
  } catch {
    return 0;
  }
}
