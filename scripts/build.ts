// Makes dist/: the library, the command and the hosts as JavaScript with types (Node strips no types inside
// node_modules), the processes that they start as bundles, and the user interface. `npm pack` runs it first. `--no-ui` leaves the user interface as it is;
// the desktop app's bundles are made by build-desktop.ts.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleEngine } from './engine-bundle.ts';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');

for (const entry of existsSync(join(root, 'dist')) ? readdirSync(join(root, 'dist')) : [])
  if (!['ui', 'desktop', 'lowered'].includes(entry)) rmSync(join(root, 'dist', entry), { recursive: true });

run('tsc', ['-p', 'scripts/tsconfig.build.json']);
await bundleEngine(join(root, 'dist', 'bundled'));
if (!process.argv.includes('--no-ui'))
  run('vite', ['build', '-c', 'renderer/vite.config.ts', '--logLevel', 'warn']);

function run(command: string, args: string[]): void {
  const { status, error } = spawnSync(join(bin, command), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
