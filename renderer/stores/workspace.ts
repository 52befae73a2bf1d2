import { projectModel } from '../../core/project/model.ts';
import { createCanvasStore } from './canvas-store.ts';
import { createExplorerStore } from './explorer-store.ts';
import { createLastGoodModel } from './last-good-model.ts';
import { createLifeStore } from './life-store.ts';
import { createProblemsStore } from './problems-store.ts';
import { createProjectStore, type OpenedProject } from './project-store.ts';
import { createRunStore } from './run-store.ts';
import type { StudioWindow, Workspace } from './scopes.ts';
import { createSelectionStore } from './selection-store.ts';

/** The workspace of a folder that has been read. `onReprinted` is told which files an edit printed afresh. */
export function createWorkspace(
  studio: StudioWindow,
  opened: OpenedProject,
  onReprinted: (paths: readonly string[]) => void,
): Workspace {
  const project = createProjectStore(opened, onReprinted);
  const { problems, dispose } = createProblemsStore(project);
  const lastGood = createLastGoodModel();
  return {
    ...studio,
    project,
    problems,
    selection: createSelectionStore(),
    run: createRunStore(),
    canvas: createCanvasStore(),
    explorer: createExplorerStore(),
    life: createLifeStore(),
    shownModel: (shown) => lastGood(projectModel(shown)),
    dispose,
  };
}
