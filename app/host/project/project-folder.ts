import { access, constants, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventPayload } from '../../../core/contract/contract.ts';
import type { HostContract } from '../../../core/contract/host-contract.ts';
import { withFolderLock } from '../disk/folder-lock.ts';
import { inParallel } from './in-parallel.ts';
import { type Layout, listProjectFiles } from './project-files.ts';
import { type ProjectContents, readProject, readProjectFile } from './read-project.ts';
import { type FileChange, isGone, type SaveResult, saveFiles } from './save-files.ts';
import { createTaskQueue } from './task-queue.ts';
import { type FileWatcher, watchFiles } from './watch-files.ts';

export type FileEvent = EventPayload<HostContract, 'project.filesChanged'>['changes'][number];

/** One window's or tab's view of a folder: what its person was last told that the files hold. */
export interface Viewer {
  known: Map<string, string | null>;
  /** When that was read, in milliseconds since the epoch. */
  readAt: number;
  onChange(changes: FileEvent[]): void;
  /** The folder itself is gone: what the person sees is not taken away. */
  onGone(): void;
  /** Whether somebody looks at it now; a connection that was lost may come back. */
  isPresent(): boolean;
}

/** A folder that one or more windows have open: one watcher, and one queue so that their saves don't overlap. */
export interface ProjectFolder {
  readonly root: string;
  readonly layout: Layout;
  readonly viewers: ReadonlySet<Viewer>;
  /** Reads the files. `onChange` is told what others do to them from then on, once the folder is watched. */
  join(
    callbacks: Pick<Viewer, 'onChange' | 'onGone' | 'isPresent'>,
  ): Promise<{ viewer: Viewer; contents: ProjectContents }>;
  /** Begins to watch, unless it is watched; resolves when what happened since the files were read has been told, too. */
  watch(): Promise<void>;
  /** The last one to leave ends the watching. */
  leave(viewer: Viewer): Promise<void>;
  save(viewer: Viewer, changes: FileChange[], options?: { recreate?: boolean }): Promise<SaveResult>;
  /** Runs work on the folder's bookkeeping one after the other. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  isReadOnly(): Promise<boolean>;
}

/** Clocks of disks tick seldom, and those of other machines differ. */
const clockMarginMs = 5_000;

export function createProjectFolder(root: string, layout: Layout): ProjectFolder {
  const viewers = new Set<Viewer>();
  const inTurn = createTaskQueue();
  let watcher: FileWatcher | undefined;

  async function tellChanges(paths: string[]): Promise<void> {
    if (await isGone(root)) {
      for (const viewer of viewers) viewer.onGone();
      return;
    }
    const read = await inParallel(paths, 32, (path) => readChange(root, path));
    const changes = read.filter((change) => change !== undefined);
    for (const viewer of viewers) tell(viewer, changes);
  }

  function beginWatching(): FileWatcher {
    watcher = watchFiles(root, layout, (paths) => void tellChanges(paths));
    return watcher;
  }

  async function watchAgain(): Promise<void> {
    await watcher?.close();
    await beginWatching().ready;
  }

  /** Tells what others did between the reading and the watching. */
  async function catchUp(): Promise<void> {
    const since = Math.min(...[...viewers].map(({ readAt }) => readAt)) - clockMarginMs;
    const held = new Set([...viewers].flatMap(({ known }) => [...known.keys()]));
    const paths = [...new Set([...held, ...(await listProjectFiles(root, layout))])];
    const touched = await inParallel(
      paths,
      32,
      async (path) => !held.has(path) || (await isChangedSince(join(root, path), since)),
    );
    await tellChanges(paths.filter((_path, index) => touched[index]));
  }

  async function leave(viewer: Viewer): Promise<void> {
    viewers.delete(viewer);
    if (viewers.size > 0) return;
    const last = watcher;
    watcher = undefined;
    await last?.close();
  }

  return {
    root,
    layout,
    viewers,
    inTurn,
    async join(callbacks) {
      const viewer: Viewer = { known: new Map(), readAt: Date.now(), ...callbacks };
      viewers.add(viewer);
      try {
        // Who is first reads before it watches, which takes longer: see `watch`.
        await watcher?.ready;
        const contents = await readProject(root, layout);
        for (const file of contents.files) viewer.known.set(file.path, file.hash);
        return { viewer, contents };
      } catch (thrown) {
        await leave(viewer);
        throw thrown;
      }
    },
    async watch() {
      if (watcher || viewers.size === 0) return;
      await beginWatching().ready;
      await catchUp();
    },
    leave,
    save: (viewer, changes, options = {}) =>
      inTurn(async () => {
        const wasGone = await isGone(root);
        const note = (path: string, hash: string | null) => viewer.known.set(path, hash);
        // Another Studio may save here too: what it wrote meanwhile is a conflict, and never written over.
        const result = await withFolderLock(root, () => saveFiles(root, changes, note, options));
        // A watcher does not come back with the folder that it watched.
        if (wasGone && result.saved.length > 0) await watchAgain();
        // The watcher will see these files too; who has been told by then is not told twice.
        if (viewers.size > 1) await tellChanges(result.saved.map((file) => file.path));
        return result;
      }),
    isReadOnly: () =>
      access(root, constants.W_OK).then(
        () => false,
        () => true,
      ),
  };
}

/** Passes on what this viewer does not know yet: its own writes come back from the disk with the hash it knows. */
function tell(viewer: Viewer, changes: FileEvent[]): void {
  const news = changes.filter((change) => (viewer.known.get(change.path) ?? null) !== change.hash);
  for (const change of news) viewer.known.set(change.path, change.hash);
  if (news.length > 0) viewer.onChange(news);
}

/** A file as it is now. One that is too large or not text any more is left as it was last known. */
async function readChange(root: string, path: string): Promise<FileEvent | undefined> {
  const read = await readProjectFile(root, path);
  if (read.kind === 'text') return read.file;
  return read.kind === 'none' ? { path, text: null, hash: null } : undefined;
}

/** By the disk's own times; one that is gone or can't be looked at may have changed. */
async function isChangedSince(path: string, since: number): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found === undefined || Math.max(found.ctimeMs, found.mtimeMs) >= since;
}
