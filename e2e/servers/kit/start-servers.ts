// Set up once before the suite: every server that can be had on this machine, each in a folder and on a port of its own.
import type { TestProject } from 'vitest/node';
import { hasServer } from '../../../scripts/servers/commands.ts';
import { startKafka } from './kafka-server.ts';
import { startMariadb } from './mariadb-server.ts';
import { startOpenSearch } from './opensearch-server.ts';
import { startPostgres } from './postgres-server.ts';
import { startRedis } from './redis-server.ts';
import { type RunningServer, type ServerName, serverNames, type TestServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null for one that this machine has not. */
    servers: Record<ServerName, RunningServer | null>;
  }
}

/** What changes is read from the log by name. */
const withBinlog = [
  ...['--server-id=1', '--log-bin=binlog', '--binlog-format=ROW'],
  ...['--binlog-row-image=FULL', '--binlog-row-metadata=FULL'],
];

const starters: Record<ServerName, () => Promise<TestServer>> = {
  redis: () => startRedis(),
  mariadb: () => startMariadb(withBinlog),
  postgres: () => startPostgres(['-c', 'wal_level=logical']),
  kafka: startKafka,
  opensearch: startOpenSearch,
};

/** `KISFLOW_TEST_SERVERS=redis,kafka` starts no others: for who works at one of them. */
const wanted = process.env['KISFLOW_TEST_SERVERS']?.split(',') ?? serverNames;

/** Starts the servers, tells the tests where they are, and gives what ends them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const running: TestServer[] = [];
  const stopAll = async (): Promise<void> => {
    await Promise.all(running.map((server) => server.stop()));
  };
  const start = async (name: ServerName): Promise<[ServerName, RunningServer | null]> => {
    if (!wanted.some((one) => one === name) || !hasServer(name)) return [name, null];
    const server = await starters[name]();
    running.push(server);
    const { stop: _stop, restart: _restart, ...where } = server;
    return [name, where];
  };
  const begun = await Promise.allSettled(serverNames.map(start));
  const failed = begun.find((one) => one.status === 'rejected');
  if (failed) {
    await stopAll();
    throw failed.reason;
  }
  const found = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  project.provide('servers', Object.fromEntries(found) as Record<ServerName, RunningServer | null>);
  return stopAll;
}
