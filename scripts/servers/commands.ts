import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What each server of the tests needs on the machine: commands, and the package that brings each on Debian. */
const needs = {
  redis: { 'redis-server': 'redis-server' },
  mariadb: { mariadbd: 'mariadb-server', 'mariadb-install-db': 'mariadb-server' },
  postgres: { postgres: 'postgresql', initdb: 'postgresql' },
  kafka: { java: 'default-jre-headless', mvn: 'maven' },
  // Its launcher is compiled when it is started.
  opensearch: { javac: 'default-jdk-headless', mvn: 'maven' },
} as const satisfies Record<string, Record<string, string>>;

export type NeededServer = keyof typeof needs;

/** Where Debian keeps PostgreSQL's commands, in a folder a version. */
const postgresFolder = '/usr/lib/postgresql';

/** Servers that are Maven packages: the file that names them stands beside this one. */
const javaServers = ['kafka', 'opensearch'] as const;
export type JavaServer = (typeof javaServers)[number];

const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'servers');

/** The folder of a server's packages, which may not be there yet. */
export function jarFolder(name: JavaServer): string {
  return join(cache, name);
}

/** A server's packages as Java wants them. */
export function jarsOf(name: JavaServer): string {
  return join(jarFolder(name), '*');
}

/** Servers whose Maven packages are not there. */
export function missingJars(): JavaServer[] {
  return javaServers.filter((name) => !hasJars(name));
}

function hasJars(name: string): boolean {
  const known = javaServers.find((one) => one === name);
  return known === undefined || existsSync(jarFolder(known));
}

/** Packages of all servers whose commands are not there. */
export function missingPackages(): string[] {
  const all = Object.keys(needs) as NeededServer[];
  return [...new Set(all.flatMap((name) => missingOf(name)))];
}

/** Whether this machine has all that a server needs. */
export function hasServer(name: NeededServer): boolean {
  return missingOf(name).length === 0 && hasJars(name);
}

/** Packages that a server needs and this machine has not. */
function missingOf(name: NeededServer): string[] {
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
