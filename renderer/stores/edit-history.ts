import { createStore } from 'zustand/vanilla';
import type { Project } from '../../core/project/project.ts';
import {
  applyChange,
  fileChange,
  type ProjectChange,
  revertChange,
} from '../../core/project/project-change.ts';
import type { TextKey } from '../i18n/i18n.ts';

/** One step of undo and redo. */
export interface EditStep {
  /** The catalogue key of the edit, for "undo <edit>". */
  label: TextKey;
  change: ProjectChange;
}

/** The steps that led to the project as it is, and those that were undone, the next to redo last. */
export interface EditHistory {
  readonly past: readonly EditStep[];
  readonly future: readonly EditStep[];
}

export const noHistory: EditHistory = { past: [], future: [] };

export function createHistoryStore() {
  return createStore<EditHistory>()(() => noHistory);
}

/** The project and its history one step back; null when there is none. */
export function stepBack(project: Project, { past, future }: EditHistory) {
  const step = past.at(-1);
  if (step === undefined) return null;
  return {
    project: revertChange(project, step.change),
    history: { past: past.slice(0, -1), future: [...future, step] },
  };
}

/** The project and its history one step forward; null when there is none. */
export function stepForward(project: Project, { past, future }: EditHistory) {
  const step = future.at(-1);
  if (step === undefined) return null;
  return {
    project: applyChange(project, step.change),
    history: { past: [...past, step], future: future.slice(0, -1) },
  };
}

/**
 * The history with a file's texts replaced (null: no file), before and after every step: one that changed nothing else, and
 * now changes nothing at all, is gone.
 */
export function withOtherText(
  project: Project,
  { past, future }: EditHistory,
  path: string,
  replace: (text: string | null) => string | null,
): EditHistory {
  const touches = ({ change }: EditStep) => change.some((file) => file.path === path);
  if (![...past, ...future].some(touches)) return { past, future };
  const rewritten = (step: EditStep, before: Project, after: Project): EditStep[] => {
    if (!touches(step)) return [step];
    const others = step.change.filter((file) => file.path !== path);
    const textIn = ({ files }: Project) => replace(files.get(path)?.text ?? null);
    const change = [...others, ...fileChange(path, textIn(before), textIn(after))];
    return change.length === 0 ? [] : [{ ...step, change }];
  };
  const newPast: EditStep[] = [];
  let state = project;
  for (const step of past.toReversed()) {
    const before = revertChange(state, step.change);
    newPast.unshift(...rewritten(step, before, state));
    state = before;
  }
  const newFuture: EditStep[] = [];
  state = project;
  for (const step of future.toReversed()) {
    const after = applyChange(state, step.change);
    newFuture.unshift(...rewritten(step, state, after));
    state = after;
  }
  return { past: newPast, future: newFuture };
}
