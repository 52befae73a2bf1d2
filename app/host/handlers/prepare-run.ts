import type { RunOptions, StorageKind } from '../../../core/contract/run-payloads.ts';
import type { HostParams } from '../host-params.ts';
import { toFileError } from '../project/file-error.ts';
import { filesToRun } from '../project/files-to-run.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { resolveInside } from '../project/project-path.ts';
import { prepareStudioFile, storeFileOf } from '../project/studio-folder.ts';
import type { RunRequest } from '../run-engine.ts';
import { stampOf } from '../samples/sample-file.ts';
import type { OnTrouble } from '../storage/troubles.ts';

interface RunWays {
  runId: string;
  options: RunOptions;
  /** Default: the embedded store. */
  storage?: StorageKind;
  onTrouble: OnTrouble;
}

/** A run as the engine wants it: the files as the disk has them with the unsaved edits laid over, and the store. */
export async function prepareRun(
  folder: ProjectFolder,
  params: Pick<HostParams<'run.start'>, 'flow' | 'source' | 'overlay'>,
  { runId, options, storage = 'embedded', onTrouble }: RunWays,
): Promise<RunRequest> {
  const { source } = params;
  return {
    runId,
    flow: params.flow,
    root: folder.root,
    files: await filesToRun(folder, params.overlay),
    storePath: storage === 'real' ? null : await storePathOf(folder, onTrouble),
    storage,
    options,
    source: source.kind === 'file' ? { ...source, path: await rowFile(folder, source.path) } : source,
  };
}

/** The absolute path of a file with rows. Throws `host.file-missing`. */
async function rowFile(folder: ProjectFolder, path: string): Promise<string> {
  try {
    const target = await resolveInside(folder.root, path);
    await stampOf(target);
    return target;
  } catch (thrown) {
    throw toFileError(thrown, path);
  }
}

/** In a folder that can't be written, or has no room, the store lives in memory, for one run. */
async function storePathOf(folder: ProjectFolder, onTrouble: OnTrouble): Promise<string | null> {
  if (await folder.isReadOnly()) return null;
  const file = storeFileOf(folder.root);
  try {
    return await prepareStudioFile(folder.root, file);
  } catch (thrown) {
    const error = toFileError(thrown, file);
    if (error.code !== 'host.disk-full' && error.code !== 'host.quota-full') throw error;
    onTrouble(error);
    return null;
  }
}
