// `npm run package:check`: proves electron-builder.yml without a download. Packs the app around a stand-in for Electron,
// lists what would ship and refuses anything else, reads back the fuses, and starts what was packed: the engine on
// the Node that ships with it, and main, preload and engine in the Electron that the desktop journeys use, where one can be had.
// `--built` takes the user interface and the journeys' build as they are.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { packApp, readConfiguration, standInDistribution } from './desktop/pack.ts';
import { packedNode, runPackedEngine } from './desktop/packed-engine.ts';
import { type PackedFile, packedFiles, packingFaults } from './desktop/packed-files.ts';
import { electronVersion, runPackedApp } from './desktop/packed-window.ts';
import { buildFor, findTestElectron } from './desktop/test-electron.ts';

const root = join(import.meta.dirname, '..');
const binaryName = 'kisflow-studio';
const isBuilt = process.argv.includes('--built');
const temporary = await mkdtemp(join(tmpdir(), 'kisflow-package-'));
let isGood = false;
try {
  const faults = await check();
  for (const fault of faults) console.error(`✗ ${fault}`);
  console.log(faults.length === 0 ? '\nThe package is as it should be.' : `\n${faults.length} faults.`);
  isGood = faults.length === 0;
} finally {
  await rm(temporary, { recursive: true, force: true });
}
// The packer leaves a hook that ends the process with 0 when it has nothing more to do: an exit code that is only set is lost.
if (!isGood) process.exit(1);

async function check(): Promise<string[]> {
  if (!isBuilt)
    node('node_modules/vite/bin/vite.js', 'build', '-c', 'renderer/vite.config.ts', '--logLevel', 'warn');
  node('scripts/build-desktop.ts');
  const packed = await packApp({
    appFolder: root,
    distribution: await standInDistribution(join(temporary, 'stand-in')),
    electronVersion: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron,
    output: join(temporary, 'product'),
    hasFuses: true,
  });
  const files = packedFiles(packed);
  listFiles(files);
  const fuseFaults = await checkFuses(join(packed, binaryName));
  console.log(`\nThe packed engine, on the Node that ships, ${nodeVersion(packedNode(packed))}:`);
  for (const line of await runPackedEngine(packed)) console.log(`  ${line}`);
  await startPackedApp();
  return [...packingFaults(files), ...fuseFaults];
}

function listFiles(files: readonly PackedFile[]): void {
  console.log('\nWhat ships (bytes, path; + lies beside the archive):');
  for (const { path, bytes, isUnpacked } of files)
    console.log(`${String(bytes).padStart(10)} ${isUnpacked ? '+' : ' '} ${path}`);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`${files.length} files, ${(total / 2 ** 20).toFixed(1)} MiB`);
}

/** The fuses as the packed binary has them, against those of electron-builder.yml. */
async function checkFuses(binary: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(binary);
  const wanted = Object.entries(readConfiguration().electronFuses ?? {});
  console.log('\nFuses:');
  return wanted.flatMap(([name, isOn]) => {
    const key = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const fuse: unknown = Reflect.get(FuseV1Options, key);
    const isSet = typeof fuse === 'number' && Reflect.get(wire, fuse) === FuseState.ENABLE;
    console.log(`  ${isSet ? 'on ' : 'off'} ${name}`);
    return isSet === isOn ? [] : [`the fuse ${name} is ${isSet ? 'on' : 'off'}`];
  });
}

/** Packs the build that the desktop journeys use, by the same configuration, and starts it. */
async function startPackedApp(): Promise<void> {
  const electron = findTestElectron();
  if (typeof electron === 'string') {
    console.log(`\nMain and preload are not started: ${electron}.`);
    return;
  }
  if (!isBuilt) buildFor(electron);
  const version = electronVersion(electron.binary);
  const packed = await packApp({
    appFolder: electron.appFolder,
    distribution: dirname(electron.binary),
    electronVersion: version,
    output: join(temporary, 'app'),
    hasFuses: Number.parseInt(version, 10) >= 12,
  });
  console.log(`\nThe packed app, in Electron ${version}:`);
  console.log(`  ${await runPackedApp(join(packed, binaryName))}`);
}

/** The version of a Node, as it names itself. */
function nodeVersion(binary: string): string {
  return spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout.trim();
}

function node(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`failed: ${args.join(' ')}`);
}
