import { renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inParallel } from '../project/in-parallel.ts';
import { isInside, toProjectPath } from '../project/project-path.ts';
import { type FileSet, hashIfThere } from './file-set.ts';
import { type Disk, type StagedFile, stageFile } from './staged-file.ts';
import { syncFolder } from './sync-folder.ts';
import { newTemporaryName } from './temporary-name.ts';
import { writeWholeFile } from './write-whole-file.ts';

/** A file to write: `target` is its absolute path, `path` what to call it. */
export interface FileToWrite {
  path: string;
  target: string;
  text: string;
}

interface Prepared {
  path: string;
  staged: StagedFile;
  before: string | null;
}

const filesAtOnce = 16;

/**
 * Writes files that belong together, so that all are new or all are old: first every one beside its target, then a list of
 * them in `root` (a real path), then all names at once. A kill before the list leaves the old ones, a kill after it is finished
 * by whoever sweeps the folder next. Rejects through `toError` with the first failure.
 */
export async function writeTogether(
  root: string,
  files: readonly FileToWrite[],
  toError: (thrown: unknown, path: string) => Error,
  disk?: Disk,
): Promise<void> {
  const prepared = await prepareAll(files, toError, disk);
  const list = await writeList(root, prepared).catch(async (thrown: unknown) => {
    await removeAll(prepared);
    throw toError(thrown, root);
  });
  const failure = putAll(prepared, toError);
  await Promise.all(foldersOf(prepared).map((folder) => syncFolder(folder).catch(() => undefined)));
  await removeAll(prepared);
  await rm(list, { force: true });
  if (failure !== undefined) throw failure;
}

async function prepareAll(
  files: readonly FileToWrite[],
  toError: (thrown: unknown, path: string) => Error,
  disk: Disk | undefined,
): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  let failure: Error | undefined;
  await inParallel(files, filesAtOnce, async ({ path, target, text }) => {
    if (failure !== undefined) return;
    try {
      const before = await hashIfThere(target);
      prepared.push({
        path,
        before,
        staged: await stageFile(target, text, disk === undefined ? {} : { disk }),
      });
    } catch (thrown) {
      failure ??= toError(thrown, path);
    }
  });
  if (failure === undefined) return prepared;
  await removeAll(prepared);
  throw failure;
}

/** Every file that is still beside its target; in one that has taken its place there is nothing to remove. */
async function removeAll(prepared: readonly Prepared[]): Promise<void> {
  await Promise.all(prepared.map(({ staged }) => staged.remove()));
}

async function writeList(root: string, prepared: readonly Prepared[]): Promise<string> {
  const list = join(root, newTemporaryName('set'));
  const files = prepared
    .filter(({ staged }) => isInside(root, staged.target))
    .map(({ staged, before }) => ({
      temporary: toProjectPath(root, staged.temporary),
      target: toProjectPath(root, staged.target),
      before,
    }));
  await writeWholeFile(list, JSON.stringify({ files } satisfies FileSet));
  return list;
}

/** Without a turn of the event loop between two: only a kill within microseconds can come between them. */
function putAll(
  prepared: readonly Prepared[],
  toError: (thrown: unknown, path: string) => Error,
): Error | undefined {
  let failure: Error | undefined;
  for (const { path, staged } of prepared) {
    try {
      renameSync(staged.temporary, staged.target);
    } catch (thrown) {
      failure ??= toError(thrown, path);
    }
  }
  return failure;
}

function foldersOf(prepared: readonly Prepared[]): string[] {
  return [...new Set(prepared.map(({ staged }) => dirname(staged.target)))];
}
