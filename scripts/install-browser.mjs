// The journeys need a Chromium, a font with Chinese, and for the desktop a display: on Debian as root, missing packages
// are installed.
import { execFileSync, spawnSync } from 'node:child_process';

const names = has('Xvfb') ? [] : ['xvfb'];
// The Chromium without a window of its own is the faster one; the other does as well where it stands already.
const faster = 'chromium-headless-shell';
if (!has(faster)) names.push(faster);
if (!hasChineseFont()) names.push('fonts-noto-cjk');
names.push(...missingLibraries());
if (process.platform === 'linux' && names.length > 0) {
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('which', ['apt-get']).status === 0;
  if (isRoot && hasApt) {
    console.log(`Installing ${names.join(', ')} for the journeys.`);
    try {
      install(names);
    } catch {
      console.log('That did not work: journeys run with what is here, or fail and say what they lack.');
    }
  } else if (!(names.length === 1 && names[0] === faster && has('chromium')))
    console.log(
      `Without ${names.join(', ')} some journeys are skipped: install with apt-get install ${names.join(' ')}.`,
    );
}

function install(wanted) {
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  const known = wanted.map((name) => (name === faster && !isKnown(name) ? 'chromium' : name));
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...known], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function has(command) {
  return spawnSync('which', [command]).status === 0;
}

/** Whether this system's lists hold the package. */
function isKnown(name) {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
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
