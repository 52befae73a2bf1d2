import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FSWatcher } from 'chokidar';
import { isProjectPath, type Layout, projectRoots } from './project-files.ts';
import { isInside, isToolFolder, toProjectPath } from './project-path.ts';

/** Changes come in bursts (git checkout, formatters): they are gathered for this long. */
const gatherMs = 60;
/** Files that go may go with the whole folder: that is waited for, so long after the last one. */
const gatherGoneMs = 300;

export interface FileWatcher {
  /** Resolves when changes are seen from then on. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/** Calls `onChange` with the paths (relative to `root`) of project files that were made, changed or removed. */
export function watchFiles(root: string, layout: Layout, onChange: (paths: string[]) => void): FileWatcher {
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const watched = projectRoots(root, layout).map((path) => ({ path, real: realOf(path) }));
  /** A path of the system as the project names it: what lies in a linked folder, by the link. */
  function nameOf(path: string): string {
    const linked = watched.find(
      ({ path: link, real }) => real !== link && (path === real || isInside(real, path)),
    );
    return toProjectPath(root, linked ? join(linked.path, relative(linked.real, path)) : path);
  }
  function ignored(path: string): boolean {
    const name = nameOf(path);
    const parts = name.split('/');
    return name.startsWith('..') || parts.some(isToolFolder);
  }
  function flush(): void {
    timer = undefined;
    const paths = [...changed];
    changed.clear();
    onChange(paths);
  }
  function note(path: string): boolean {
    const name = nameOf(path);
    if (!isProjectPath(name, layout)) return false;
    changed.add(name);
    timer ??= setTimeout(flush, gatherMs);
    return true;
  }
  function noteGone(path: string): void {
    if (!note(path)) return;
    clearTimeout(timer);
    timer = setTimeout(flush, gatherGoneMs);
  }

  const inside = watched.map(({ real }) => real).filter((real) => isInside(root, real));
  async function begin(): Promise<{ watcher: FSWatcher; ready: Promise<void> }> {
    // Nobody needs it before a folder is open.
    const { watch } = await import('chokidar');
    const watcher = watch(inside, {
      ignored,
      ignoreInitial: true,
      followSymlinks: false,
      ignorePermissionErrors: true,
      // Atomic writes replace a file by another: without this that is an `unlink` and an `add`.
      atomic: true,
    });
    watcher.on('add', note);
    watcher.on('change', note);
    watcher.on('unlink', noteGone);
    // Too many watches, or a folder that went away: changes by others are then found when saving, by their hash.
    watcher.on('error', (thrown) => console.warn(`files are not watched: ${String(thrown)}`));
    const ready = new Promise<void>((resolve) => {
      watcher.once('ready', resolve);
      watcher.once('error', () => resolve());
    });
    return { watcher, ready };
  }
  const begun = begin();
  return {
    ready: begun.then(({ ready }) => ready),
    async close() {
      const { watcher } = await begun;
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** The real path; the path itself while nothing is there. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
