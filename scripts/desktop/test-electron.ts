import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installedElectron } from './installed-electron.ts';
import { oldElectron } from './old-electron.ts';
import { missingLibraries } from './system-libraries.ts';

const root = join(import.meta.dirname, '..', '..');

/** An Electron to try the app with. */
export interface TestElectron {
  binary: string;
  /** The folder that it starts: package.json, main and user interface built for it. */
  appFolder: string;
  /** The Playwright that can drive it. */
  driver: 'playwright-core' | 'playwright-core-1.30';
}

/** The installed Electron, else the old one; or why there is none, in one line. */
export function findTestElectron(): TestElectron | string {
  const installed = installedElectron();
  if (installed !== null)
    return (
      missingLibraries(installed) ?? {
        binary: installed,
        appFolder: root,
        driver: 'playwright-core',
      }
    );
  const old = oldElectron();
  if (old === null) return 'neither the current Electron nor the old one for tests can be had here';
  return (
    missingLibraries(old) ?? {
      binary: old,
      appFolder: join(root, 'dist', 'lowered'),
      driver: 'playwright-core-1.30',
    }
  );
}

/** Builds what it starts; throws when that fails. */
export function buildFor({ driver }: TestElectron): void {
  const steps =
    driver === 'playwright-core'
      ? [
          ['scripts/build-desktop.ts'],
          ['node_modules/vite/bin/vite.js', 'build', '-c', 'renderer/vite.config.ts', '--logLevel', 'warn'],
        ]
      : [['scripts/build-desktop.ts', '--lowered']];
  for (const args of steps) {
    const { status } = spawnSync(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      // A test runner's own value would build another React than people get.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (status !== 0) throw new Error(`failed: ${args.join(' ')}`);
  }
}

/** Chromium can't run as root with its sandbox. */
export function sandboxArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
