import { readFile, rm, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import type { conflictSchema, fileChangeSchema } from '../../../core/contract/host/project.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { caseKey } from '../../../core/project/file-names.ts';
import { writeWholeFile } from '../disk/write-whole-file.ts';
import { errorCode, toFileError } from './file-error.ts';
import { inParallel } from './in-parallel.ts';
import { makeFolder } from './make-folder.ts';
import { checkNewName, resolveInside } from './project-path.ts';
import type { FileFailure } from './read-project.ts';
import { decodeText, encodeText, hashOf } from './text-file.ts';

export type FileChange = z.output<typeof fileChangeSchema>;
type Conflict = z.output<typeof conflictSchema>;

export interface SaveResult {
  saved: { path: string; hash: string | null }[];
  conflicts: Conflict[];
  failed: FileFailure[];
}

const filesAtOnce = 16;

/** Called just before a file is changed, with its hash to be, and again with the old one when that failed. */
type OnWrite = (path: string, hash: string | null) => void;

/**
 * Writes changes where the disk still holds what the edit began from (or already what it ends with); what differs comes
 * back as a conflict, what can't be written as failed. Each file is written atomically. A root that is gone is not made
 * anew unless `recreate` says so. Never rejects.
 */
export async function saveFiles(
  root: string,
  changes: FileChange[],
  onWrite: OnWrite,
  { recreate = false }: { recreate?: boolean | undefined } = {},
): Promise<SaveResult> {
  const result: SaveResult = { saved: [], conflicts: [], failed: [] };
  if (recreate) await makeFolder(root).catch(() => undefined);
  if (await isGone(root)) {
    const { data } = new CodedError('host.folder-gone', { root });
    result.failed.push(...changes.map(({ path }) => ({ path, error: { ...data } })));
    return result;
  }
  const written = new Set(
    changes.filter((change) => change.text !== null).map((change) => caseKey(change.path)),
  );
  // A new case of the same name is the same file on Windows and macOS: there the old name goes first.
  const recased = changes.filter((change) => change.text === null && written.has(caseKey(change.path)));
  const writes = changes.filter((change) => change.text !== null);
  const deletions = changes.filter((change) => change.text === null && !recased.includes(change));
  for (const group of [recased, writes, deletions]) {
    await inParallel(group, filesAtOnce, (change) => saveFile(root, change, onWrite, result));
  }
  return result;
}

/** Whether a project's folder was moved or deleted while it was open. */
export async function isGone(root: string): Promise<boolean> {
  return await stat(root).then(
    () => false,
    (thrown) => errorCode(thrown) === 'ENOENT',
  );
}

async function saveFile(
  root: string,
  change: FileChange,
  onWrite: OnWrite,
  result: SaveResult,
): Promise<void> {
  const { path, text } = change;
  try {
    const target = await resolveInside(root, path);
    const before = await readIfThere(target, path);
    const content = text === null ? null : encodeText(text, path, before.bytes);
    const hash = content === null ? null : hashOf(content);
    if (before.hash !== hash) {
      if (before.hash !== change.baseHash) {
        result.conflicts.push({ path, diskText: before.text, diskHash: before.hash });
        return;
      }
      onWrite(path, hash);
      try {
        if (content === null) await removeFile(root, target);
        else await writeContent(target, path, content, before.hash === null);
      } catch (thrown) {
        onWrite(path, before.hash);
        throw thrown;
      }
    }
    result.saved.push({ path, hash });
  } catch (thrown) {
    result.failed.push({ path, error: { ...toFileError(thrown, path).data } });
  }
}

async function writeContent(
  target: string,
  path: string,
  content: Uint8Array,
  isNew: boolean,
): Promise<void> {
  if (isNew) {
    for (const part of path.split('/')) checkNewName(part);
    await makeFolder(dirname(target));
  }
  await writeWholeFile(target, content);
}

async function removeFile(root: string, target: string): Promise<void> {
  await rm(target, { force: true });
  // A folder left empty goes too, as git would have it, but never one of the project's own folders.
  const folder = dirname(target);
  if (dirname(folder) !== root && folder !== root) await rmdir(folder).catch(() => undefined);
}

/** What the disk holds. Bytes that are no text still have a hash: it is in conflict with any edit. */
async function readIfThere(
  target: string,
  path: string,
): Promise<{ bytes: Buffer | null; text: string | null; hash: string | null }> {
  let bytes: Buffer;
  try {
    bytes = await readFile(target);
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return { bytes: null, text: null, hash: null };
    throw thrown;
  }
  try {
    return { bytes, text: decodeText(bytes, path), hash: hashOf(bytes) };
  } catch {
    return { bytes, text: null, hash: hashOf(bytes) };
  }
}
