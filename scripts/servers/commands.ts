import { spawnSync } from 'node:child_process';

/** What each server of the tests needs on the machine: a command, and the package that brings it on Debian. */
const needs = {
  redis: { 'redis-server': 'redis-server' },
} as const satisfies Record<string, Record<string, string>>;

export type NeededServer = keyof typeof needs;

/** Packages of all servers whose commands are not there. */
export function missingPackages(): string[] {
  const all = Object.keys(needs) as NeededServer[];
  return [...new Set(all.flatMap((name) => missingCommands(name)))];
}

/** Packages that a server needs and this machine has not. */
export function missingCommands(name: NeededServer): string[] {
  return Object.entries(needs[name])
    .filter(([command]) => spawnSync('which', [command]).status !== 0)
    .map(([, packageName]) => packageName);
}
