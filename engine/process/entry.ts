// The engine process. It loads what it will ever need, takes away what user code must not have, and then serves whoever
// started it over two inherited pipes.
import { fstatSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installModuleHooks } from '../faas/module-hooks.ts';
import { packagesOf } from '../faas/packages.ts';
import { createUserCodeRegistry } from '../faas/user-code.ts';
import { inheritedPipes, openFdChannel } from '../wire/fd-channel.ts';
import { wallsMissing } from '../wire/last-words.ts';
import { missingWall } from './check-walls.ts';
import { type EngineProcess, serveEngine } from './engine-process.ts';
import { hardenProcess } from './harden.ts';

const ownExtension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const libraryUrl = new URL(`../user-library${ownExtension}`, import.meta.url).href;
const ownFolders = ['..', '../../core'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

async function main(): Promise<void> {
  const root = process.argv[2];
  if (root === undefined || !hasPipes()) {
    console.error('The engine process is started by the application, not by hand.');
    process.exitCode = 2;
    return;
  }
  const missing = missingWall();
  if (missing !== undefined) {
    console.error(`${wallsMissing}${missing}`);
    process.exitCode = 3;
    return;
  }
  const channel = openFdChannel();
  await import(libraryUrl);
  const registry = createUserCodeRegistry();
  const packages = packagesOf(root, ownFolders);
  const hooks = installModuleHooks({ registry, libraryUrl, packages });
  let engine: EngineProcess | undefined;
  hardenProcess((level, values) => engine?.write(level, values));
  hooks.seal();
  // User code outside of every call may fail at any time; it never ends the process silently.
  process.on('uncaughtException', (thrown) => engine?.stray(thrown));
  process.on('unhandledRejection', (thrown) => engine?.stray(thrown));
  channel.onClose(() => process.exit(0));
  engine = serveEngine(channel, {
    root,
    registry,
    pid: process.pid,
    memoryBytes: () => process.memoryUsage.rss(),
  });
}

function hasPipes(): boolean {
  try {
    return Object.values(inheritedPipes).every((fd) => !fstatSync(fd).isFile());
  } catch {
    return false;
  }
}

await main();
