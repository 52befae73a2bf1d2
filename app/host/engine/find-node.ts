import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rareError } from '../rare-errors.ts';

/** The first Node whose permission model covers the network. */
export const neededNode = 26;

/** What there is to choose from. */
export interface NodeSources {
  /** This process's own versions and executable. */
  versions: Readonly<Record<string, string | undefined>>;
  execPath: string;
  /** The file that npm's `node` package is looked for from. */
  from: string;
  platform: string;
  /** A folder with a Node of the application's own, asked first. */
  shipped?: string | undefined;
}

/**
 * The Node that engines run on: the application's own, this process's, or that of npm's `node` package. Throws
 * `process.no-node`: without it nothing is run, since any other has fewer walls.
 */
export function findNode(sources: NodeSources): string {
  const file = sources.platform === 'win32' ? 'node.exe' : 'node';
  const shipped = sources.shipped === undefined ? undefined : join(sources.shipped, file);
  if (shipped !== undefined && existsSync(shipped)) return shipped;
  if (isOwnNode(sources.versions)) return sources.execPath;
  const packaged = packagedNode(sources.from, file);
  if (packaged === undefined) throw rareError('process.no-node', { version: neededNode });
  return packaged;
}

/** Finds the Node for this process, and looks again each time until there is one: it may be installed meanwhile. */
export function nodeFinder(shipped?: string): () => string {
  let found: string | undefined;
  return () => {
    const { versions, execPath, platform } = process;
    found ??= findNode({ versions, execPath, platform, from: import.meta.url, shipped });
    return found;
  };
}

/** Electron's executable is no Node. */
function isOwnNode(versions: NodeSources['versions']): boolean {
  return versions['electron'] === undefined && majorOf(versions['node']) >= neededNode;
}

function packagedNode(from: string, file: string): string | undefined {
  try {
    const manifest = createRequire(from).resolve('node/package.json');
    const { version }: { version?: string } = JSON.parse(readFileSync(manifest, 'utf8'));
    const binary = join(dirname(manifest), 'bin', file);
    return majorOf(version) >= neededNode && existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

function majorOf(version: string | undefined): number {
  return Number.parseInt(version ?? '', 10) || 0;
}
