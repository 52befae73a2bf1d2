import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { GoCode, GoPlace } from '../../../core/contract/host/go-code.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { readGoText, type UnreadGo } from '../../go-code/go-text-file.ts';
import type { GoFilesRead } from '../../go-code/read-go-files.ts';
import { toFileError } from '../project/file-error.ts';
import { inParallel } from '../project/in-parallel.ts';
import { isInside, isToolFolder, toProjectPath } from '../project/project-path.ts';

/** Bounds of what is looked at: a repository of any size is opened as fast as a small one. */
const bounds = { entries: 50_000, files: 4_000, depth: 32 };
const mostUnread = 20;

/** Reads files of a folder by their paths in it. */
export type ReadGoFiles = (root: string, paths: readonly string[]) => Promise<GoFilesRead>;

const nothing: GoFilesRead = {
  files: 0,
  usesKisFlow: false,
  functions: [],
  connectorInits: [],
  connectorCalls: [],
  flows: [],
  structs: [],
  unnamed: [],
  unread: [],
  isPartial: false,
};

/** What Go code beside a project registers. Nothing of it is compiled or run, and no link is followed. */
export async function readGoFolder(
  root: string,
  folder: string,
  isTrusted: () => Promise<boolean>,
  readFiles: ReadGoFiles,
): Promise<GoCode> {
  const named = goFolder(root, folder);
  const real = await realpath(named).catch(() => undefined);
  if (real === undefined) return { ...nothing, folder, unread: [{ path: folder, why: 'missing' }] };
  if (!isInside(root, real) && !(await isTrusted()))
    return { ...nothing, folder, unread: [{ path: folder, why: 'not-trusted' }] };
  const found = await findGoFiles(real);
  const read = found.paths.length === 0 ? nothing : await readFiles(real, found.paths);
  const unread = [...found.unread, ...read.unread];
  const wayThere = toProjectPath(root, real);
  const shown = (path: string) => (wayThere === '' ? path : `${wayThere}/${path}`);
  return {
    ...withPaths(read, shown),
    folder,
    unread: unread.slice(0, mostUnread).map(({ path, why }) => ({ path: shown(path), why })),
    isPartial: read.isPartial || found.isPartial || unread.length > mostUnread,
  };
}

/** The text of a Go file, by the path that places have. */
export async function goFileText(
  root: string,
  { folder, path }: { folder: string; path: string },
  isTrusted: () => Promise<boolean>,
): Promise<string> {
  const base = await realpath(goFolder(root, folder)).catch(() => root);
  const real = await realpath(resolve(root, ...path.split('/'))).catch((thrown: unknown) => {
    throw toFileError(thrown, path);
  });
  const isAllowed = isInside(base, real) && (isInside(root, base) || (await isTrusted()));
  if (!isAllowed || !real.endsWith('.go')) throw new CodedError('host.link-outside', { path });
  const read = await readGoText(real);
  if ('why' in read) throw new CodedError('host.not-text', { path });
  return read.text;
}

/** The absolute path of a folder that is named from the project's: `..` may lead out of it, nothing else. */
function goFolder(root: string, folder: string): string {
  if (isAbsolute(folder) || /^[A-Za-z]:|[\\\0]/.test(folder))
    throw new CodedError('host.bad-path', { path: folder });
  return resolve(root, ...folder.split('/'));
}

interface FoundFiles {
  paths: string[];
  unread: UnreadGo[];
  isPartial: boolean;
}

/** Go files and go.mod files below a folder, as Go's tools look for packages: not in `vendor`, `testdata`, `_x`, `.x`. */
async function findGoFiles(root: string): Promise<FoundFiles> {
  const found: FoundFiles = { paths: [], unread: [], isPartial: false };
  let entries = 0;
  let folders = [''];
  for (let depth = 0; folders.length > 0 && depth < bounds.depth; depth += 1) {
    const next: string[] = [];
    const lists = await inParallel(folders, 16, async (folder) => ({
      folder,
      inside: await entriesOf(join(root, folder)),
    }));
    for (const { folder, inside } of lists) {
      if (inside === undefined) found.unread.push({ path: folder, why: 'unreadable' });
      for (const entry of inside ?? []) {
        entries += 1;
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory() && isPackageFolder(entry.name)) next.push(path);
        else if (isGoFile(entry.name) && entry.isSymbolicLink()) found.unread.push({ path, why: 'link' });
        else if (isGoFile(entry.name) && entry.isFile()) found.paths.push(path);
      }
    }
    if (entries > bounds.entries || found.paths.length > bounds.files) {
      found.isPartial = next.length > 0 || found.paths.length > bounds.files;
      break;
    }
    folders = next.sort();
    found.isPartial = folders.length > 0 && depth === bounds.depth - 1;
  }
  found.paths = found.paths.sort().slice(0, bounds.files);
  return found;
}

async function entriesOf(folder: string): Promise<Dirent[] | undefined> {
  return await readdir(folder, { withFileTypes: true }).catch(() => undefined);
}

function isPackageFolder(name: string): boolean {
  return !/^[._]/.test(name) && name !== 'vendor' && name !== 'testdata' && !isToolFolder(name);
}

function isGoFile(name: string): boolean {
  return name === 'go.mod' || (/^[^._].*\.go$/.test(name) && !name.endsWith('_test.go'));
}

/** What was read, with paths as the project has them. */
function withPaths(read: GoFilesRead, shown: (path: string) => string): GoFilesRead {
  const moved = (place: GoPlace): GoPlace => ({ ...place, path: shown(place.path) });
  const placed = <Placed extends { place: GoPlace }>(one: Placed): Placed => ({
    ...one,
    place: moved(one.place),
  });
  return {
    ...read,
    functions: read.functions.map((one) => ({
      ...placed(one),
      code: one.code && moved(one.code),
      params: one.params.map(placed),
    })),
    connectorInits: read.connectorInits.map(placed),
    connectorCalls: read.connectorCalls.map((one) => ({ ...placed(one), code: one.code && moved(one.code) })),
    flows: read.flows.map(placed),
    structs: read.structs.map(placed),
    unnamed: read.unnamed.map(placed),
  };
}
