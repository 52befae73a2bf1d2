import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { commandOf } from '../../../scripts/servers/commands.ts';
import { freePort, runnerOf, serverFolder, startServer, type TestServer } from './server.ts';

const user = 'kis';
const password = 'test-only';
const database = 'kis';

/** A MariaDB with a database of its own; more of its settings as options, such as `['--log-bin=binlog']`. */
export async function startMariadb(options: readonly string[] = [], port?: number): Promise<TestServer> {
  const own = port ?? (await freePort());
  const runner = runnerOf('mysql');
  const folder = serverFolder('mariadb', runner);
  const data = join(folder, 'data');
  const start = join(folder, 'start.sql');
  writeFileSync(
    start,
    `CREATE DATABASE IF NOT EXISTS ${database} CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';
GRANT ALL ON *.* TO '${user}'@'127.0.0.1' WITH GRANT OPTION;
`,
  );
  const rules = [
    '--no-defaults',
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ];
  execFileSync(commandOf('mariadb-install-db'), rules, { cwd: folder, stdio: 'pipe', ...runner });
  const server = await startServer({
    command: commandOf('mariadbd'),
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      '--bind-address=127.0.0.1',
      `--port=${own}`,
      `--socket=${join(folder, 's')}`,
      `--init-file=${start}`,
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--innodb-buffer-pool-size=64M',
      '--innodb-flush-log-at-trx-commit=0',
      '--performance-schema=OFF',
      ...options,
    ],
    folder,
    port: own,
    runner,
    ask: () => askMariadb(own),
  });
  return { port: own, user, password, database, ...server };
}

async function askMariadb(port: number): Promise<void> {
  const connection = await mysql.createConnection({ host: '127.0.0.1', port, user, password, database });
  await connection.end();
}
