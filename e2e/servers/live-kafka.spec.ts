import { Producer, stringSerializers } from '@platformatic/kafka';
import mysql from 'mysql2/promise';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { readerOf } from '../../app/sources/open-source.ts';
import type { SourceReader } from '../../app/sources/source-reader.ts';
import { findSourceType } from '../../core/sources/source-types.ts';
import { kafkaAdmin } from './kit/kafka-server.ts';
import { startLiveCommand } from './kit/live.ts';
import { projectFolder } from './kit/project.ts';
import { sampleOf } from './kit/sample.ts';

const { kafka, mariadb } = inject('servers');
const messages = 3000;

/** Numbers of a topic are saved by appending, so that a row which came twice is there twice. */
function project(topic: string, conn: string): string {
  return projectFolder({
    'conf/flow.yml': 'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n  - fname: Append\n',
    'conf/append.yml': 'kistype: func\nfname: Append\nfmode: Save\noption:\n  cname: Out\n',
    'conf/out.yml': `kistype: conn\ncname: Out\n${conn}`,
    'functions/Append.ts':
      'export default async (ctx, flow, rows) => { await flow.getConnector().call(rows); flow.commitRowBatch(rows); };',
    'sources/S.json': JSON.stringify({
      version: 1,
      flow: 'F',
      type: 'kafka',
      settings: { brokers: `127.0.0.1:${kafka?.port}`, topic, session_ms: 6000 },
      batch: { rows: 100, ms: 50 },
    }),
  });
}

/** A reader in this process, which is closed with its test. */
function readerFor(given: Record<string, string>) {
  let reader: SourceReader | undefined;
  onTestFinished(() => reader?.close());
  const defaults = findSourceType('kafka')?.settings.map(({ key, fallback = '' }) => [key, fallback]) ?? [];
  return {
    async open() {
      reader = await (await readerOf('kafka'))({
        ...{ name: 'S', flow: 'F', project: 'tests', root: '', spool: '' },
        settings: { ...Object.fromEntries(defaults), ...given },
        positions: { read: async () => new Map(), write: async () => undefined },
        warn: () => undefined,
      });
    },
    next: async () => (await reader?.next({ rows: 100, ms: 5 }, AbortSignal.timeout(20_000))) ?? [],
  };
}

async function makeTopic(topic: string): Promise<void> {
  const admin = kafkaAdmin(kafka?.port ?? 0);
  await admin.createTopics({ topics: [topic], partitions: 4, replicas: 1 });
  await admin.close();
}
function newProducer() {
  return new Producer({
    clientId: 'tests',
    bootstrapBrokers: [`127.0.0.1:${kafka?.port}`],
    serializers: stringSerializers,
  });
}
async function produceTexts(topic: string, texts: readonly string[]): Promise<void> {
  const producer = newProducer();
  await producer.send({ messages: texts.map((value) => ({ topic, key: value, value })) });
  await producer.close();
}
async function produce(topic: string, count = messages): Promise<void> {
  const producer = newProducer();
  for (let n = 0; n < count; n += 100)
    await producer.send({
      messages: Array.from({ length: 100 }, (_, index) => {
        return { topic, key: String(n + index), value: JSON.stringify({ n: n + index, name: '行😀' }) };
      }),
    });
  await producer.close();
}
/** Starts two workers, kills them while messages come in, and resolves when none waits any more. */
async function killWorkers(folder: string, topic: string, done: () => Promise<boolean>): Promise<void> {
  const live = startLiveCommand(folder, '--workers', '2');
  for (const worker of [1, 2])
    await live.heard((line) => line['event'] === 'started' && line['worker'] === worker);
  const sent = produce(topic);
  for (const worker of [1, 2, 1]) await live.killWorker(worker);
  await sent;
  await expect.poll(done, { timeout: 60_000, interval: 200 }).toBe(true);
  expect(await live.stop()).toBe(0);
}

describe.skipIf(!kafka || !mariadb)('live from Kafka into MariaDB', () => {
  it('saves each message once, also when workers are killed', async () => {
    const topic = 'live-to-sql';
    await makeTopic(topic);
    const { port, user, password, database } = mariadb ?? {};
    const db = await mysql.createConnection({
      host: '127.0.0.1',
      ...{ port: port ?? 0, user: user ?? '', password: password ?? '', database: database ?? '' },
    });
    onTestFinished(() => db.end());
    await db.query('create table live_rows (n int not null, name varchar(20))');
    const count = async (what: string): Promise<number> => {
      const [rows] = await db.query<mysql.RowDataPacket[]>(`select count(${what}) as c from live_rows`);
      return Number(rows[0]?.['c']);
    };
    const conn = `type: mysql\naddrs: ${user}:${password}@tcp(127.0.0.1:${port})/${database}\nkey: live_rows\nparams: {}\n`;
    await killWorkers(project(topic, conn), topic, async () => (await count('distinct n')) === messages);
    expect(await count('*')).toBe(messages);
  }, 180_000);

  it('waits for a topic that is not there when it begins, and says so', async () => {
    const topic = 'live-comes-late';
    const { port, user, password, database } = mariadb ?? {};
    const addrs = `${user}:${password}@tcp(127.0.0.1:${port})/${database}`;
    const live = startLiveCommand(
      project(topic, `type: mysql\naddrs: ${addrs}\nkey: late_rows\nparams: {}\n`),
    );
    const db = await mysql.createConnection({
      host: '127.0.0.1',
      ...{ port: port ?? 0, user: user ?? '', password: password ?? '', database: database ?? '' },
    });
    onTestFinished(() => db.end());
    await db.query('create table late_rows (n int not null, name varchar(20))');
    expect(await live.heard((line) => line['event'] === 'waiting')).toMatchObject({
      code: 'live.source-missing',
    });
    await makeTopic(topic);
    await produce(topic, 100);
    await produceTexts(topic, ['{"n":', '{"n": 1\n']);
    const dead = () => live.log.filter((line) => line['event'] === 'dead-letters');
    await expect
      .poll(() => dead().reduce((sum, line) => sum + Number(line['messages']), 0), { timeout: 40_000 })
      .toBeGreaterThanOrEqual(2);
    expect(new Set(dead().map((line) => line['code']))).toEqual(new Set(['live.poison']));
    // A producer may send again to a topic that was just made: what is there twice in it is there twice.
    const count = async () => {
      const [rows] = await db.query<mysql.RowDataPacket[]>('select count(distinct n) as c from late_rows');
      return Number(rows[0]?.['c']);
    };
    await expect.poll(count, { timeout: 40_000, interval: 200 }).toBe(100);
    expect(await live.stop()).toBe(0);
  }, 90_000);

  it('gives its partitions out also while one reader is held up in its batch', async () => {
    const topic = 'live-held-up';
    await makeTopic(topic);
    await produce(topic, 400);
    const settings = { brokers: `127.0.0.1:${kafka?.port}`, topic };
    const [one, other] = [readerFor(settings), readerFor(settings)];
    await one.open();
    const held = await one.next();
    expect(held.length).toBeGreaterThan(0);
    await other.open();
    const given = await other.next();
    expect(new Set(given.map(({ part }) => part)).size).toBeGreaterThan(0);
    // The one that is held up goes on with what it has left.
    expect((await one.next()).length).toBeGreaterThan(0);
  });

  it('is looked at without a group', async () => {
    const topic = 'live-sample';
    const settings = { brokers: `127.0.0.1:${kafka?.port}`, topic };
    await expect(sampleOf('kafka', settings)).rejects.toMatchObject({ code: 'live.source-missing' });
    await makeTopic(topic);
    expect(await sampleOf('kafka', settings)).toEqual([]);
    await produce(topic, 200);
    expect(await sampleOf('kafka', settings, 'first', 10)).toHaveLength(10);
    const numbers = (await sampleOf('kafka', settings, 'newest', 1000)).map((row) => JSON.stringify(row));
    expect(new Set(numbers).size).toBe(200);
    const newest = await sampleOf('kafka', settings, 'newest', 8);
    // The second hundred came later.
    expect(newest).toHaveLength(8);
    expect(newest.every((row) => /"n":1\d\d/.test(JSON.stringify(row)))).toBe(true);
    const admin = kafkaAdmin(kafka?.port ?? 0);
    expect([...(await admin.listGroups()).keys()].filter((name) => name.includes('sample'))).toEqual([]);
    await admin.close();
  });
});
