// `npm start`: builds what is older than its sources, and opens the Studio: its desktop window, or where there can be
// none, the same UI in the browser, on an example.
// `--browser` goes there at once; so do `--no-open`, which only prints the link, and `--port <number>`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '../app/web/serve.ts';
import { downloadElectron, installedElectron } from './desktop/installed-electron.ts';
import { missingLibraries } from './desktop/system-libraries.ts';
import { startUsage } from './start-usage.ts';

const root = join(import.meta.dirname, '..');
const { values, positionals } = readArguments();
if (values.help) {
  console.log(startUsage);
  process.exit(0);
}
const port = Number(values.port ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse(`--port is no port: ${values.port}`);

if (isOlder(join('ui', 'index.html'), ['renderer', 'core'])) {
  console.log('Building the user interface …');
  must('vite', ['build', '-c', 'renderer/vite.config.ts', '--logLevel', 'warn']);
}
const isBrowserWanted = values.browser || values['no-open'] || values.port !== undefined;
const electron = isBrowserWanted ? null : await findElectron();
if (electron !== null && 'binary' in electron) {
  must('node', ['scripts/build-desktop.ts']);
  const { status } = spawnSync(electron.binary, [root, ...positionals], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
if (electron !== null)
  console.log(`No desktop window: ${electron.obstacle}. Opening in the browser instead.`);
await serveInBrowser();

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (thrown) {
    return refuse(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function refuse(why: string): never {
  console.error(`${why}\n\n${startUsage}`);
  process.exit(2);
}

/** An Electron that can open a window here, or what stands in its way, in one line. */
async function findElectron(): Promise<{ binary: string } | { obstacle: string }> {
  const hasDisplay = ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => process.env[name]);
  if (process.platform === 'linux' && !hasDisplay) return { obstacle: 'there is no display' };
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return { obstacle: "Electron's sandbox does not work for root" };
  const binary = installedElectron() ?? (await downloadElectron());
  if (binary === null)
    return { obstacle: 'Electron is not installed, and its downloads could not be reached' };
  const obstacle = missingLibraries(binary);
  return obstacle === null ? { binary } : { obstacle };
}

async function serveInBrowser(): Promise<void> {
  const [folder] = positionals;
  await prepareEngine();
  const server = await serve({
    ...(folder === undefined ? { example: 'student-scores' } : { root: resolve(folder) }),
    port,
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
}

function must(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** An engine starts faster from a bundle than from its sources, and each first run waits for one. */
async function prepareEngine(): Promise<void> {
  const bundle = join(root, 'dist', 'bundled');
  if (isOlder(join('bundled', 'package.json'), ['engine', 'core', 'app'])) {
    rmSync(bundle, { recursive: true, force: true });
    const { bundleEngine } = await import('./engine-bundle.ts');
    await bundleEngine(bundle);
  }
  process.env['KISFLOW_STUDIO_ENGINE'] = bundle;
}

/** Whether what was built is not there, or older than one of its sources. */
function isOlder(built: string, folders: readonly string[]): boolean {
  const file = join(root, 'dist', built);
  if (!existsSync(file)) return true;
  const builtAt = statSync(file).mtimeMs;
  const sources = folders.flatMap((folder) => filesBelow(join(root, folder)));
  return [...sources, join(root, 'package-lock.json')].some((source) => statSync(source).mtimeMs > builtAt);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
