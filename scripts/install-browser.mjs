// The journeys need a Chromium, and for the desktop a display: on Debian as root, missing packages are installed.
import { execFileSync, spawnSync } from 'node:child_process';

const packages = { chromium: 'chromium', Xvfb: 'xvfb' };
const missing = Object.entries(packages).filter(([command]) => spawnSync('which', [command]).status !== 0);
if (process.platform === 'linux' && missing.length > 0) {
  const names = missing.map(([, name]) => name);
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('which', ['apt-get']).status === 0;
  if (isRoot && hasApt) {
    console.log(`Installing ${names.join(', ')} for the journeys.`);
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } else
    console.log(
      `Without ${names.join(', ')} some journeys are skipped: install with apt-get install ${names.join(' ')}.`,
    );
}
