import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineLaunch } from './engine-process.ts';

/** What one project's engine process may touch. */
export interface EngineGrants {
  /** The project's folder: only the packages in its node_modules are readable. */
  root: string;
}

/** The engine's own code. */
export interface EngineFiles {
  /** The script to run. */
  entry: string;
  /** The script of the embedded store's process. */
  storeEntry: string;
  /** The script of the process that speaks to real storage. */
  connectEntry: string;
  /** The script of the process that takes rows of sources. */
  sourceEntry: string;
  /** The script of the process that reads Go code. */
  goEntry: string;
  /** What they read while they load: paths for Node's permission model. */
  readable: string[];
}

/** A store handles texts of at most 60 MB at a time. */
const storeMemoryMb = 1024;
/** Packages that the engine and core import. */
const ownPackages = ['zod', 'js-yaml', 'prom-client'];
/** Of this process's environment, what the time zone and the language of texts depend on, and what Windows needs to start a program. */
const keptVariables = ['TZ', 'LANG', 'LC_ALL', 'SystemRoot'];

/** What Node can be told to be without: whoever gets round one wall finds nothing behind it. */
const walls = [
  '--permission',
  '--no-addons',
  '--no-experimental-ffi',
  '--no-experimental-webstorage',
  '--no-experimental-websocket',
  '--no-experimental-global-navigator',
  '--no-global-search-paths',
  '--disable-sigusr1',
  '--disable-proto=delete',
  '--disable-warning=ExperimentalWarning',
];

export interface LaunchSettings {
  grants: EngineGrants;
  memoryLimitMb: number;
  /** The Node that runs it: see find-node.ts. */
  node: string;
  files?: EngineFiles | undefined;
}

/** How an engine process is started for these grants: Node's permission model, limits, an environment with nothing in it. */
export function engineLaunch({
  grants,
  memoryLimitMb,
  node,
  files = engineFilesBeside(),
}: LaunchSettings): EngineLaunch {
  const readable = [
    ...files.readable,
    inside(grants.root, 'node_modules'),
    join(grants.root, 'package.json'),
  ];
  return {
    node,
    entry: files.entry,
    args: [grants.root],
    options: [
      ...walls,
      '--no-experimental-sqlite',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${memoryLimitMb}`,
    ],
    env: keptEnvironment(),
  };
}

/** What the process of one store may touch: the folder of its file. */
export interface StoreGrants {
  /** Null keeps the store in memory. */
  storePath: string | null;
}

export interface StoreLaunchSettings {
  grants: StoreGrants;
  node: string;
  files?: EngineFiles | undefined;
}

/** How the process of an embedded store is started. It runs no code of a project, and may write in the store's folder only. */
export function storeLaunch({
  grants,
  node,
  files = engineFilesBeside(),
}: StoreLaunchSettings): EngineLaunch {
  const { storePath } = grants;
  const folder = storePath === null ? [] : [inside(dirname(storePath))];
  return {
    node,
    entry: files.storeEntry,
    args: storePath === null ? [] : [storePath],
    options: [
      ...walls,
      ...[...files.readable, ...folder].map((path) => `--allow-fs-read=${path}`),
      ...folder.map((path) => `--allow-fs-write=${path}`),
      `--max-old-space-size=${storeMemoryMb}`,
    ],
    env: keptEnvironment(),
  };
}

export type ConnectLaunchSettings = Omit<StoreLaunchSettings, 'grants'>;

/**
 * How the process that speaks to real storage is started. It runs no code of a project: it may use the network and read what
 * `${file:…}` and `ca_file` name, has the environment that `${env:…}` names, and writes nothing.
 */
export function connectLaunch({ node, files = engineFilesBeside() }: ConnectLaunchSettings): EngineLaunch {
  return trustedLaunch(node, files.connectEntry);
}

/** How the process that takes rows of sources is started: it may do what the one for real storage may, and runs no code of a project. */
export function sourceLaunch({ node, files = engineFilesBeside() }: ConnectLaunchSettings): EngineLaunch {
  return trustedLaunch(node, files.sourceEntry);
}

export interface GoLaunchSettings extends ConnectLaunchSettings {
  /** The folder with the Go code: nothing else is readable. */
  root: string;
}

/** How the process that reads Go code is started. It runs nothing of it, and may read that folder only. */
export function goLaunch({ root, node, files = engineFilesBeside() }: GoLaunchSettings): EngineLaunch {
  const readable = [...files.readable, inside(dirname(files.goEntry)), inside(root)];
  return {
    node,
    entry: files.goEntry,
    args: [],
    options: [
      ...walls,
      '--no-experimental-sqlite',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${storeMemoryMb}`,
    ],
    env: keptEnvironment(),
  };
}

function trustedLaunch(node: string, entry: string): EngineLaunch {
  return {
    node,
    entry,
    args: [],
    options: [
      ...walls,
      '--no-experimental-sqlite',
      '--allow-net',
      '--allow-fs-read=*',
      `--max-old-space-size=${storeMemoryMb}`,
    ],
    env: ownEnvironment(),
  };
}

/** The engine as a bundle in a folder; `readable` are more files that Node reads to load it. */
export function bundledEngine(folder: string, readable: string[] = []): EngineFiles {
  return {
    entry: join(folder, 'process', 'entry.js'),
    storeEntry: join(folder, 'store', 'entry.js'),
    connectEntry: join(folder, 'connect', 'entry.js'),
    sourceEntry: join(folder, 'sources', 'entry.js'),
    goEntry: join(folder, 'go-code', 'entry.js'),
    readable: [inside(folder), ...readable],
  };
}

/**
 * The engine that belongs to this file: in the built package the bundle that scripts/build.ts makes, else the sources. Where this
 * runs from sources, and nowhere else, the variable `KISFLOW_STUDIO_ENGINE` may name a bundle made of them, which starts
 * faster: `npm start` and tests do so.
 */
function engineFilesBeside(): EngineFiles {
  const here = fileURLToPath(import.meta.url);
  const packageRoot = join(dirname(here), '..', '..', '..');
  const isBuilt = extname(here) !== '.ts';
  const bundle = isBuilt ? join(packageRoot, 'bundled') : process.env['KISFLOW_STUDIO_ENGINE'];
  if (bundle !== undefined) return bundledEngine(bundle);
  return {
    entry: join(packageRoot, 'engine', 'process', 'entry.ts'),
    storeEntry: join(packageRoot, 'engine', 'store', 'entry.ts'),
    connectEntry: join(packageRoot, 'app', 'connect', 'entry.ts'),
    sourceEntry: join(packageRoot, 'app', 'sources', 'entry.ts'),
    goEntry: join(packageRoot, 'app', 'go-code', 'entry.ts'),
    readable: [
      inside(packageRoot, 'engine'),
      inside(packageRoot, 'core'),
      ...packageFolders(packageRoot),
      join(packageRoot, 'package.json'),
    ],
  };
}

/** Everything in a folder. Without the star Node takes a folder that is not there yet for a file. */
function inside(...parts: string[]): string {
  return join(...parts, '*');
}

/** The outermost node_modules folders that hold the engine's packages, wherever the package manager put them. */
function packageFolders(packageRoot: string): string[] {
  const require = createRequire(join(packageRoot, 'package.json'));
  const marker = `${sep}node_modules${sep}`;
  const folders = ownPackages.map((name) => {
    const path = require.resolve(name);
    return `${path.slice(0, path.indexOf(marker) + marker.length)}*`;
  });
  return [...new Set(folders)];
}

function keptEnvironment(): Record<string, string> {
  const entries = keptVariables.map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Everything but what would change the Node that it is given to. */
function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => !/^(NODE_|ELECTRON_)/.test(name));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
