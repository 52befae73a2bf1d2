import { access, constants, lstat, open, realpath, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { isConfigText } from '../../../core/config/read.ts';
import type { largeFileSchema, openFileSchema } from '../../../core/contract/host/project.ts';
import { CodedError, type ErrorData } from '../../../core/errors/coded-error.ts';
import { maxEditableSampleBytes } from '../../../core/samples/editable-samples.ts';
import { rareError } from '../rare-errors.ts';
import { errorCode, toFileError } from './file-error.ts';
import { inParallel } from './in-parallel.ts';
import { isNamedAsConfig, type Layout, listProjectFiles } from './project-files.ts';
import { isInside, isToolFolder } from './project-path.ts';
import { decodeText, hashOf } from './text-file.ts';

export type OpenFile = z.output<typeof openFileSchema>;
/** A file and why it could not be read or written. (Picked, so that it may cross a process border as a record.) */
export type FileFailure = { path: string; error: Pick<ErrorData, keyof ErrorData> };
type LargeFile = z.output<typeof largeFileSchema>;

const maxSourceBytes = 8 * 1024 * 1024;
const filesAtOnce = 64;

export interface ProjectContents {
  files: OpenFile[];
  largeFiles: LargeFile[];
  unreadable: FileFailure[];
}

/** What reading one file gave. `none`: it is not part of the project after all, or not there. */
export type ReadFile =
  | { kind: 'text'; file: OpenFile }
  | { kind: 'large'; file: LargeFile }
  | ({ kind: 'unreadable' } & FileFailure)
  | { kind: 'none' };

/** Reads the whole project; a file that can't be read is reported and harms no other. */
export async function readProject(
  root: string,
  layout: Layout,
  wanted: (path: string) => boolean = () => true,
): Promise<ProjectContents> {
  const paths = (await listProjectFiles(root, layout)).filter(wanted).sort();
  const contents: ProjectContents = { files: [], largeFiles: [], unreadable: [] };
  const folders = rememberingFolders();
  for (const read of await inParallel(paths, filesAtOnce, (path) => readProjectFile(root, path, folders))) {
    if (read.kind === 'text') contents.files.push(read.file);
    else if (read.kind === 'large') contents.largeFiles.push(read.file);
    else if (read.kind === 'unreadable') contents.unreadable.push({ path: read.path, error: read.error });
  }
  return contents;
}

/** The real path of a folder. */
type RealFolder = (folder: string) => Promise<string>;

/** Thousands of files lie in a few folders: each is looked up once. */
function rememberingFolders(): RealFolder {
  const known = new Map<string, Promise<string>>();
  return (folder) => {
    const found = known.get(folder) ?? realpath(folder);
    known.set(folder, found);
    return found;
  };
}

/** Reads one file of the project; never rejects. */
export async function readProjectFile(
  root: string,
  path: string,
  realFolder: RealFolder = realpath,
): Promise<ReadFile> {
  try {
    return await read(root, path, realFolder);
  } catch (thrown) {
    const error = toFileError(thrown, path);
    if (error.code === 'host.file-missing' && !(await isLink(resolve(root, path)))) return { kind: 'none' };
    if (error.code === 'host.file-missing' || errorCode(thrown) === 'ELOOP')
      return { kind: 'unreadable', path, error: { ...new CodedError('host.link-broken', { path }).data } };
    return { kind: 'unreadable', path, error: { ...error.data } };
  }
}

async function read(root: string, path: string, realFolder: RealFolder): Promise<ReadFile> {
  const given = resolve(root, ...path.split('/'));
  // Looked at before it is opened: opening a named pipe would wait for its writer.
  const entry = await lstat(given);
  const real = entry.isSymbolicLink() ? await realpath(given) : await realFolder(dirname(given));
  const found = entry.isSymbolicLink() ? await stat(real) : entry;
  // Only the project's own folders are followed: KisFlow's walk enters no linked one.
  if (found.isDirectory() && entry.isSymbolicLink() && path.includes('/') && !isNamedAsConfig(path))
    throw rareError('host.link-folder', { path });
  if (!isInside(root, real)) throw new CodedError('host.link-outside', { path });
  if (found.isDirectory() && isToolFolder(basename(path))) throw rareError('host.tool-folder', { path });
  if (found.isDirectory() && isNamedAsConfig(path))
    throw new CodedError('host.folder-named-as-file', { path }, { file: path });
  // Rejects for one that may not be read, which holds something for all we know.
  if (found.isDirectory()) await access(given, constants.R_OK | constants.X_OK);
  if (!found.isFile()) return { kind: 'none' };
  // Expected rows may be as many as samples.
  const isSample = /^(?:samples|tests)\//.test(path);
  if (found.size > (isSample ? maxEditableSampleBytes : maxSourceBytes)) {
    if (isSample) return { kind: 'large', file: { path, bytes: found.size } };
    if (!isStandardPath(path) && !(await holdsKistype(given))) return { kind: 'none' };
    throw new CodedError('host.file-too-large', { path, bytes: found.size });
  }
  const bytes = await readBytes(entry.isSymbolicLink() ? real : given);
  try {
    const text = decodeText(bytes, path);
    if (!isStandardPath(path) && !isConfigText(text)) return { kind: 'none' };
    return { kind: 'text', file: { path, text, hash: hashOf(bytes) } };
  } catch (thrown) {
    if (isSample) return { kind: 'large', file: { path, bytes: bytes.length } };
    if (!isStandardPath(path) && !bytesHoldKistype(bytes)) return { kind: 'none' };
    throw thrown;
  }
}

async function readBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const lookedAtBytes = 64 * 1024;

/** Whether a file that is not read as a whole seems to be KisFlow's. */
async function holdsKistype(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(lookedAtBytes), 0, lookedAtBytes, 0);
    return bytesHoldKistype(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** The word in any of the encodings that YAML may have. */
function bytesHoldKistype(bytes: Buffer): boolean {
  return bytes.includes('kistype') || bytes.includes('kistype', 0, 'utf16le') || bytes.includes(bigEndian);
}

const bigEndian = Buffer.from('kistype', 'utf16le').swap16();

async function isLink(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isSymbolicLink() ?? false;
}

function isStandardPath(path: string): boolean {
  return (
    path === 'studio.json' ||
    /^(conf|functions|connectors|samples|sources)\/|^tests\/.*(?<!\.ya?ml)$/.test(path)
  );
}
