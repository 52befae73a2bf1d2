// Everything that is decided without running the product: format, lint, types, dead code, which rooms may import which.
import { spawnSync } from 'node:child_process';

const sides = ['core', 'engine', 'app', 'app/desktop', 'renderer', 'e2e', 'examples'];
const steps: [string, string[]][] = [
  ['biome', ['ci', '--error-on-warnings', '.']],
  ...sides.map((side): [string, string[]] => ['tsc', ['-p', side]]),
  ['knip', []],
  ['vitest', ['run', '--project', 'unit', 'scripts/map']],
];
let failed = 0;
for (const [command, args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    failed += 1;
    console.error(`failed: ${command} ${args.join(' ')}`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
