import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { commandOf } from '../../../scripts/servers/commands.ts';
import { freePort, runnerOf, serverFolder, startServer, type TestServer } from './server.ts';

const user = 'postgres';
const password = 'test-only';

/** A PostgreSQL with a database of its own; more of its settings as options, such as `['-c', 'wal_level=logical']`. */
export async function startPostgres(options: readonly string[] = [], port?: number): Promise<TestServer> {
  const own = port ?? (await freePort());
  const runner = runnerOf('postgres');
  const folder = serverFolder('postgres', runner);
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  const rules = ['-U', user, '-E', 'UTF8', '--locale=C', '--no-sync', '-A', 'scram-sha-256'];
  execFileSync(commandOf('initdb'), ['-D', data, ...rules, `--pwfile=${passwordFile}`], {
    cwd: folder,
    stdio: 'pipe',
    ...runner,
  });
  const settings = {
    port: String(own),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
  };
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = await startServer({
    command: commandOf('postgres'),
    args: ['-D', data, ...given, ...options],
    folder,
    port: own,
    runner,
    ask: () => askPostgres(own),
  });
  return { port: own, user, password, database: 'postgres', ...server };
}

async function askPostgres(port: number): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user, password, database: 'postgres' });
  await client.connect();
  await client.end();
}
