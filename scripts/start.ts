// `npm start`: builds the user interface when it is older than its sources, and opens the Studio on an example.
// `--no-open` only prints the link; `--port <number>` chooses the port.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '../app/web/serve.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { 'no-open': { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
});

if (isBuildNeeded()) {
  console.log('Building the user interface …');
  const { status } = spawnSync('vite', ['build', '-c', 'renderer/vite.config.ts', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
const server = await serve({
  example: 'student-scores',
  port: Number(values.port),
  open: !values['no-open'],
});
console.log(`KisFlow Studio is open at\n\n  ${server.url}\n\nPress Ctrl-C to stop.`);
const interrupted = Promise.withResolvers<void>();
// Not `once`: npm passes Ctrl-C on to a process that the terminal has told already.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => interrupted.resolve());
await interrupted.promise;
await server.close();
process.exit(0);

function isBuildNeeded(): boolean {
  const built = join(root, 'dist', 'ui', 'index.html');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  const sources = ['renderer', 'core'].flatMap((folder) => filesBelow(join(root, folder)));
  return [...sources, join(root, 'package-lock.json')].some((file) => statSync(file).mtimeMs > builtAt);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
