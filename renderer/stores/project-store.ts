import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { openProjectSchema } from '../../core/contract/host/project.ts';
import { createProject, type Project, reprintedSince, withText } from '../../core/project/project.ts';
import { projectChange } from '../../core/project/project-change.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { createHistoryStore, stepBack, stepForward, withOtherText } from './edit-history.ts';

export type OpenedProject = z.output<typeof openProjectSchema>;

/** A file as it was last read from or written to disk. */
export interface SavedFile {
  readonly text: string;
  /** Null for what is kept beside the edits and not there yet. */
  readonly hash: string | null;
}

export interface ProjectState {
  /** What the host told about the folder. */
  opened: OpenedProject;
  /** The project as edited. */
  project: Project;
  /** What the disk holds, for the dirty state and for conflicts. */
  saved: ReadonlyMap<string, SavedFile>;
  /**
   * Applies a pure edit; nothing is recorded when it returns the same project. `label` is a text key of the i18n catalogue.
   * With the same non-null `mergeKey` as the edit before, both become one undo step (typing in one field).
   */
  edit(label: TextKey, change: (project: Project) => Project, mergeKey?: string): void;
  /** Takes the last edit back, or makes it again; nothing when there is none. */
  undo(): void;
  redo(): void;
  setSaved(path: string, file: SavedFile | null): void;
  /**
   * Takes over what another hand wrote to a file that is not edited here. It is no edit: undo does not bring the old text
   * back, and steps that did not touch the file keep not touching it.
   */
  followDisk(path: string, file: SavedFile | null): void;
  /**
   * Changes what a file says here, on disk and at every step of the history alike: no edit, and nothing to undo. The caller
   * writes the file as it is in `saved` then.
   */
  amend(path: string, change: (text: string | null) => string | null): void;
  /** Takes the same folder as it is now on disk, keeping what is edited here and its history. */
  reconnect(opened: OpenedProject): void;
}

export type ProjectStore = ReturnType<typeof createProjectStore>;

/**
 * The open project with unlimited undo and redo over every edit; `history` holds the steps. `edit` is the only door to the
 * project: the files that an edit printed afresh are told to `onReprinted`, whoever made the edit.
 */
export function createProjectStore(opened: OpenedProject, onReprinted: (paths: readonly string[]) => void) {
  const history = createHistoryStore();
  /** While edits with one key go on: the project before the first of them. */
  let merging: { key: string; base: Project } | null = null;
  const store = createStore<ProjectState>()((set, get) => ({
    opened,
    project: createProject(opened.name, opened.files),
    saved: new Map(opened.files.map((file) => [file.path, { text: file.text, hash: file.hash }])),
    edit(label, change, mergeKey) {
      const { project } = get();
      const next = change(project);
      if (next === project) return;
      const merged = merging !== null && mergeKey === merging.key ? merging.base : null;
      const made = projectChange(merged ?? project, next);
      const { past } = history.getState();
      const before = merged === null ? past : past.slice(0, -1);
      merging =
        mergeKey === undefined || made.length === 0 ? null : { key: mergeKey, base: merged ?? project };
      set({ project: next });
      history.setState({
        past: made.length === 0 ? before : [...before, { label, change: made }],
        future: [],
      });
      const reprinted = reprintedSince(project, next);
      if (reprinted.length > 0) onReprinted(reprinted);
    },
    undo: () => move(stepBack),
    redo: () => move(stepForward),
    setSaved(path, file) {
      const saved = new Map(get().saved);
      if (file === null) saved.delete(path);
      else saved.set(path, file);
      set({ saved });
    },
    followDisk(path, file) {
      const { project, saved } = get();
      const before = saved.get(path)?.text ?? null;
      const after = file?.text ?? null;
      const replace = (text: string | null) => (text === before ? after : text);
      const steps = withOtherText(project, history.getState(), path, replace);
      set({ project: withText(project, path, replace(project.files.get(path)?.text ?? null)) });
      history.setState(steps);
      merging = null;
      get().setSaved(path, file);
    },
    amend(path, change) {
      const { project, saved, setSaved } = get();
      const steps = withOtherText(project, history.getState(), path, change);
      set({ project: withText(project, path, change(project.files.get(path)?.text ?? null)) });
      history.setState(steps);
      merging = null;
      const onDisk = change(saved.get(path)?.text ?? null);
      if (onDisk !== null) setSaved(path, { text: onDisk, hash: saved.get(path)?.hash ?? null });
    },
    reconnect(again) {
      set({ opened: again });
    },
  }));

  function move(step: typeof stepBack): void {
    const { project } = store.getState();
    const moved = step(project, history.getState());
    if (!moved) return;
    merging = null;
    store.setState({ project: moved.project });
    history.setState(moved.history);
  }
  return Object.assign(store, { history });
}

/** Paths whose text differs from the disk, with deleted ones. */
export function dirtyPaths(project: Project, saved: ReadonlyMap<string, SavedFile>): string[] {
  const changed = [...project.files.values()].filter((file) => saved.get(file.path)?.text !== file.text);
  const deleted = [...saved.keys()].filter((path) => !project.files.has(path));
  return [...changed.map((file) => file.path), ...deleted].sort();
}
