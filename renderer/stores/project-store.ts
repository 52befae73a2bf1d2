import type { z } from 'zod';
import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import type { openProjectSchema } from '../../core/contract/host-contract.ts';
import { createProject, type Project, withFile, withoutFile } from '../../core/project/project.ts';
import type { TextKey } from '../i18n/i18n.ts';

export type OpenedProject = z.output<typeof openProjectSchema>;

/** A file as it was last read from or written to disk. */
export interface SavedFile {
  readonly text: string;
  readonly hash: string;
}

export interface ProjectState {
  /** What the host told about the open folder; null on the welcome screen. */
  opened: OpenedProject | null;
  /** The project as edited; its undo history is kept by `temporal`. */
  project: Project | null;
  /** What the disk holds, for the dirty state and for conflicts. */
  saved: ReadonlyMap<string, SavedFile>;
  /** The catalogue key of the edit that led here, for "undo <edit>". */
  lastEdit: TextKey | null;
  open(opened: OpenedProject): void;
  close(): void;
  /**
   * Applies a pure edit; nothing is recorded when it returns the same project. `label` is a text key of the i18n catalogue.
   * With the same non-null `mergeKey` as the edit before, both become one undo step (typing in one field).
   */
  edit(label: TextKey, change: (project: Project) => Project, mergeKey?: string): void;
  setSaved(path: string, file: SavedFile | null): void;
  /**
   * Takes over what another hand wrote to a file that is not edited here. It is no edit: undo does not bring the old text
   * back, and steps that did not touch the file keep not touching it.
   */
  followDisk(path: string, file: SavedFile | null): void;
  /** Takes the same folder as it is now on disk, keeping what is edited here and its history. */
  reconnect(opened: OpenedProject): void;
}

export type ProjectStore = ReturnType<typeof createProjectStore>;

/** The open project with unlimited undo and redo over every edit: `store.temporal.getState().undo()`. */
export function createProjectStore() {
  let lastMergeKey: string | undefined;
  const store = createStore<ProjectState>()(
    temporal(
      (set, get) => ({
        opened: null,
        project: null,
        saved: new Map(),
        lastEdit: null,
        open(opened) {
          const saved = new Map(
            opened.files.map((file) => [file.path, { text: file.text, hash: file.hash }]),
          );
          set({ opened, project: createProject(opened.name, opened.files), saved, lastEdit: null });
          store.temporal.getState().clear();
          lastMergeKey = undefined;
        },
        close() {
          set({ opened: null, project: null, saved: new Map(), lastEdit: null });
          store.temporal.getState().clear();
        },
        edit(label, change, mergeKey) {
          const { project } = get();
          if (project === null) return;
          const next = change(project);
          if (next === project) return;
          const merges = mergeKey !== undefined && mergeKey === lastMergeKey;
          if (merges) store.temporal.getState().pause();
          set({ project: next, lastEdit: label });
          if (merges) store.temporal.getState().resume();
          lastMergeKey = mergeKey;
        },
        setSaved(path, file) {
          const saved = new Map(get().saved);
          if (file === null) saved.delete(path);
          else saved.set(path, file);
          set({ saved });
        },
        followDisk(path, file) {
          const { project, saved } = get();
          const before = saved.get(path)?.text;
          const follow = (state: Project) =>
            state.files.get(path)?.text !== before
              ? state
              : file === null
                ? withoutFile(state, path)
                : withFile(state, path, file.text);
          const { pastStates, futureStates } = store.temporal.getState();
          const followAll = (states: typeof pastStates) =>
            states.map((state) => (state.project ? { ...state, project: follow(state.project) } : state));
          store.temporal.getState().pause();
          if (project !== null) set({ project: follow(project) });
          store.temporal.getState().resume();
          store.temporal.setState({
            pastStates: followAll(pastStates),
            futureStates: followAll(futureStates),
          });
          get().setSaved(path, file);
        },
        reconnect(opened) {
          set({ opened });
        },
      }),
      {
        partialize: (state) => ({ project: state.project, lastEdit: state.lastEdit }),
        equality: (past, current) => past.project === current.project,
      },
    ),
  );
  store.temporal.subscribe(() => {
    lastMergeKey = undefined;
  });
  return store;
}

/** Paths whose text differs from the disk, with deleted ones. */
export function dirtyPaths(project: Project | null, saved: ReadonlyMap<string, SavedFile>): string[] {
  if (project === null) return [];
  const changed = [...project.files.values()].filter((file) => saved.get(file.path)?.text !== file.text);
  const deleted = [...saved.keys()].filter((path) => !project.files.has(path));
  return [...changed.map((file) => file.path), ...deleted].sort();
}
