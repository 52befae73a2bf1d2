import { lstat, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { writeWholeFile } from '../disk/write-whole-file.ts';
import { makeFolder } from './make-folder.ts';

/** Where the runs of earlier versions are kept: their counts alone. */
export function historyFileOf(root: string): string {
  return join(root, '.studio', 'history.jsonl');
}

/** Where the journals of a project's runs are kept, a folder each. */
export function runsFolderOf(root: string): string {
  return join(root, '.studio', 'runs');
}

/** Makes the folder of a run's journal. Links on the way are not followed. */
export async function prepareRunFolder(root: string, runId: string): Promise<string> {
  await makeStudioFolder(root);
  const runs = runsFolderOf(root);
  await refuseLink(runs);
  const folder = join(runs, runId);
  await refuseLink(folder);
  await makeFolder(folder);
  return folder;
}

/** The embedded store's SQLite file, in a folder of its own: the engine may write there and nowhere else. */
export function storeFileOf(root: string): string {
  return join(root, '.studio', 'store', 'store.sqlite');
}

/** `.studio/` of a project, made when it is not there, with all in it hidden from git. */
export async function makeStudioFolder(root: string): Promise<string> {
  const folder = join(root, '.studio');
  await refuseLink(folder);
  await makeFolder(folder);
  const ignored = join(folder, '.gitignore');
  if (!(await isThere(ignored))) await writeWholeFile(ignored, '*\n');
  return folder;
}

/** Makes the folders of a file in `.studio/`. A folder from elsewhere may hold links there: they are not followed. */
export async function prepareStudioFile(root: string, file: string): Promise<string> {
  await makeStudioFolder(root);
  await refuseLink(dirname(file));
  await makeFolder(dirname(file));
  if (await isLink(file)) await rm(file);
  return file;
}

async function refuseLink(folder: string): Promise<void> {
  if (await isLink(folder)) throw new CodedError('host.link-outside', { path: folder });
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

async function isLink(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isSymbolicLink() ?? false;
}
