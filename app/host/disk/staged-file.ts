import { access, constants, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../project/file-error.ts';
import { syncFolder } from './sync-folder.ts';
import { newTemporaryName } from './temporary-name.ts';

/** What the writer asks of the disk, so that a test can put a failing one in its place. */
export interface Disk {
  open(path: string, flags: string, mode?: number): Promise<FileHandle>;
  rename(from: string, to: string): Promise<void>;
}

export interface StageOptions {
  /** Permissions of the file; by default those of the file in its place, or the usual ones of a new file. */
  mode?: number;
  /** Where the temporary file lies; by default beside its target, so that it has the same disk and owner. */
  folder?: string;
  disk?: Disk;
}

/** A file on its way: bytes go to a temporary one, which then takes the place of the target, or goes without a trace. */
export interface OpenedFile {
  write(bytes: Uint8Array): Promise<void>;
  /** All is on the disk, byte for byte; nothing has changed at the target yet. */
  stage(): Promise<StagedFile>;
  /** Does nothing once the file was staged. Never rejects. */
  abort(): Promise<void>;
}

export interface StagedFile {
  readonly temporary: string;
  /** The real path: a link is followed and stays a link. */
  readonly target: string;
  /** Takes the target's place in one step; when that fails, the temporary file goes. */
  put(): Promise<void>;
  /** Never rejects. */
  remove(): Promise<void>;
}

const realDisk: Disk = { open, rename };

/** A file that nobody may write is not replaced either, though its folder would allow that: who made it so meant it. */
async function refuseReadOnly(path: string): Promise<void> {
  try {
    await access(path, constants.W_OK);
  } catch (thrown) {
    if (errorCode(thrown) !== 'ENOENT') throw thrown;
  }
}

/** Begins a file that will be at `path` as a whole or not at all. */
export async function openFile(path: string, options: StageOptions = {}): Promise<OpenedFile> {
  const { disk = realDisk } = options;
  const target = await realpath(path).catch(() => path);
  await refuseReadOnly(target);
  const temporary = join(options.folder ?? dirname(target), newTemporaryName());
  const file = await disk.open(temporary, 'wx', options.mode ?? (await modeOf(target)));
  let bytes = 0;
  let isOpen = true;
  let isStaged = false;
  const remove = () => rm(temporary, { force: true }).catch(() => undefined);

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  }
  async function put(): Promise<void> {
    try {
      await disk.rename(temporary, target);
    } catch (thrown) {
      await remove();
      throw thrown;
    }
    await syncFolder(dirname(target));
  }
  return {
    async write(more) {
      // Node's own loop: a disk that takes only a part is asked again, until it refuses.
      await file.writeFile(more);
      bytes += more.byteLength;
    },
    async stage() {
      await adopt(file, target, options.mode);
      // Some disks say only here, or when it is closed, that what they took before found no room.
      await file.sync();
      const { size } = await file.stat();
      if (size !== bytes) throw shortWrite(size, bytes);
      await close();
      isStaged = true;
      return { temporary, target, put, remove };
    },
    async abort() {
      if (isStaged) return;
      await close().catch(() => undefined);
      await remove();
    },
  };
}

/** A whole file beside its target, to be put in place. A failure leaves nothing behind. */
export async function stageFile(
  path: string,
  content: string | Uint8Array,
  options: StageOptions = {},
): Promise<StagedFile> {
  const opened = await openFile(path, options);
  try {
    await opened.write(typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    return await opened.stage();
  } catch (thrown) {
    await opened.abort();
    throw thrown;
  }
}

async function modeOf(target: string): Promise<number | undefined> {
  return toPermissions((await stat(target).catch(() => undefined))?.mode);
}

/** Owner and permissions of the file that is replaced. Who may not give files away keeps them. */
async function adopt(file: FileHandle, target: string, mode: number | undefined): Promise<void> {
  const found = await stat(target).catch(() => undefined);
  if (found && process.getuid) await file.chown(found.uid, found.gid).catch(unlessRefused);
  const wanted = mode ?? toPermissions(found?.mode);
  if (wanted !== undefined) await file.chmod(wanted).catch(unlessRefused);
}

function toPermissions(mode: number | undefined): number | undefined {
  return mode === undefined ? undefined : mode & 0o7777;
}

function unlessRefused(thrown: unknown): void {
  const isRoot = process.getuid?.() === 0;
  const refused = isRoot ? ['ENOSYS', 'ENOTSUP'] : ['ENOSYS', 'ENOTSUP', 'EINVAL', 'EPERM'];
  if (!refused.includes(errorCode(thrown))) throw thrown;
}

/** A disk that keeps less than it was given, and says nothing, has no room. */
function shortWrite(size: number, bytes: number): Error {
  return Object.assign(new Error(`ENOSPC: ${size} of ${bytes} bytes were written`), { code: 'ENOSPC' });
}
