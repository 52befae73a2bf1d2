// The real servers that drivers and sources are tested with: on Debian as root, missing ones are installed. None is started: the
// tests start their own.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JavaServer, jarFolder, missingJars, missingPackages } from './commands.ts';

/** What Debian's packages ask before they start a daemon. */
const policy = '/usr/sbin/policy-rc.d';

const packages = missingPackages();
if (process.platform === 'linux' && packages.length > 0) {
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('which', ['apt-get']).status === 0;
  if (isRoot && hasApt) install();
  else console.log(`Without ${packages.join(', ')} some tests with real servers are skipped.`);
}
for (const name of missingJars()) fetchJars(name);

function install(): void {
  console.log(`Installing ${packages.join(', ')} for the tests with real servers.`);
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n');
  if (isOurs) chmodSync(policy, 0o755);
  try {
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  } finally {
    if (isOurs) rmSync(policy);
  }
}

function apt(...args: string[]): void {
  execFileSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Into another folder first: what a broken download left is no server. */
function fetchJars(name: JavaServer): void {
  const folder = jarFolder(name);
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  const pom = join(import.meta.dirname, `${name}-pom.xml`);
  const { status } = spawnSync(
    'mvn',
    [
      '-q',
      '-B',
      '-f',
      pom,
      'dependency:copy-dependencies',
      `-DoutputDirectory=${half}`,
      '-DincludeScope=runtime',
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status === 0) renameSync(half, folder);
  else console.log(`Without the Maven packages of ${name} some tests with real servers are skipped.`);
}
