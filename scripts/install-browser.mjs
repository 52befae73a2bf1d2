// The journeys need a Chromium, a font with Chinese, and for the desktop a display: on Debian as root, missing packages
// are installed.
import { execFileSync, spawnSync } from 'node:child_process';

const commands = { chromium: 'chromium', Xvfb: 'xvfb' };
const names = Object.entries(commands)
  .filter(([command]) => spawnSync('which', [command]).status !== 0)
  .map(([, name]) => name);
if (!hasChineseFont()) names.push('fonts-noto-cjk');
names.push(...missingLibraries());
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

/** What an Electron loads of the system, by package. */
function missingLibraries() {
  const libraries = {
    'libgtk-3.so.0': 'libgtk-3-0',
    'libnss3.so': 'libnss3',
    'libasound.so.2': 'libasound2',
    'libgbm.so.1': 'libgbm1',
    'libXss.so.1': 'libxss1',
    'libsecret-1.so.0': 'libsecret-1-0',
  };
  const { stdout } = spawnSync('ldconfig', ['-p'], { encoding: 'utf8' });
  if (!stdout) return [];
  return Object.entries(libraries)
    .filter(([library]) => !stdout.includes(`\t${library} `))
    .map(([, name]) => name);
}
