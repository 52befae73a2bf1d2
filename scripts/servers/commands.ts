import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What each server of the tests needs on the machine: commands, and the package that brings each on Debian. */
const needs = {
  redis: { 'redis-server': 'redis-server' },
  mariadb: { mariadbd: 'mariadb-server', 'mariadb-install-db': 'mariadb-server' },
  postgres: { postgres: 'postgresql', initdb: 'postgresql' },
} as const satisfies Record<string, Record<string, string>>;

export type NeededServer = keyof typeof needs;

/** Where Debian keeps PostgreSQL's commands, in a folder a version. */
const postgresFolder = '/usr/lib/postgresql';

/** Packages of all servers whose commands are not there. */
export function missingPackages(): string[] {
  const all = Object.keys(needs) as NeededServer[];
  return [...new Set(all.flatMap((name) => missingOf(name)))];
}

/** Packages that a server needs and this machine has not. */
export function missingOf(name: NeededServer): string[] {
  return Object.entries(needs[name])
    .filter(([command]) => findCommand(command) === undefined)
    .map(([, packageName]) => packageName);
}

/** The path of a server's command. Throws where there is none. */
export function commandOf(command: string): string {
  const found = findCommand(command);
  if (found === undefined) throw new Error(`${command} is not installed`);
  return found;
}

function findCommand(command: string): string | undefined {
  const versions = existsSync(postgresFolder) ? readdirSync(postgresFolder).sort().reverse() : [];
  const places = [...versions.map((version) => join(postgresFolder, version, 'bin')), '/usr/sbin'];
  const inPath = spawnSync('which', [command], { encoding: 'utf8' });
  if (inPath.status === 0) return inPath.stdout.trim();
  return places.map((place) => join(place, command)).find((path) => existsSync(path));
}
