// The journeys need a Chromium, a font with Chinese, and for the desktop a display: on Debian as root, missing packages
// are installed.
import { execFileSync, spawnSync } from 'node:child_process';

const commands = { chromium: 'chromium', Xvfb: 'xvfb' };
const names = Object.entries(commands)
  .filter(([command]) => spawnSync('which', [command]).status !== 0)
  .map(([, name]) => name);
if (!hasChineseFont()) names.push('fonts-noto-cjk');
if (process.platform === 'linux' && names.length > 0) {
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

function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return (stdout ?? '').trim() !== '';
}
