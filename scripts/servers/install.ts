// The real servers that drivers and sources are tested with: on Debian as root, missing ones are installed. None is started: the
// tests start their own.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { missingPackages } from './commands.ts';

/** What Debian's packages ask before they start a daemon. */
const policy = '/usr/sbin/policy-rc.d';

const packages = missingPackages();
if (process.platform === 'linux' && packages.length > 0) {
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('which', ['apt-get']).status === 0;
  if (isRoot && hasApt) install();
  else console.log(`Without ${packages.join(', ')} some tests with real servers are skipped.`);
}

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
