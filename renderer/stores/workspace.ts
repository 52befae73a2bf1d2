import { projectModel } from '../../core/project/model.ts';
import type { Project } from '../../core/project/project.ts';
import { createCanvasStore } from './canvas-store.ts';
import { createComparisonStore } from './comparison-store.ts';
import { createDebugStore } from './debug-store.ts';
import { createDraftStore } from './draft-store.ts';
import { createExplorerStore } from './explorer-store.ts';
import { createGoStore } from './go-store.ts';
import { createGoldenStore } from './golden-store.ts';
import { createLastGoodModel } from './last-good-model.ts';
import { createLifeStore } from './life-store.ts';
import { createLiveStore } from './live-store.ts';
import { createOutcomeStore } from './outcome-store.ts';
import { createProblemsStore } from './problems-store.ts';
import { createProjectStore, type OpenedProject } from './project-store.ts';
import { createRowsStore } from './rows-store.ts';
import { createRunStore } from './run-store.ts';
import type { StudioWindow, Workspace } from './scopes.ts';
import { createSelectionStore } from './selection-store.ts';
import { createStorageStore } from './storage-store.ts';

/** The workspace of a folder that has been read. `onReprinted` is told which files an edit printed afresh. */
export function createWorkspace(
  studio: StudioWindow,
  opened: OpenedProject,
  onReprinted: (paths: readonly string[]) => void,
): Workspace {
  const project = createProjectStore(opened, onReprinted);
  const go = createGoStore();
  const problems = createProblemsStore(project, go, studio.ui);
  const lastGood = createLastGoodModel();
  const selection = createSelectionStore();
  const run = createRunStore();
  const shownModel = (shown: Project) => lastGood(projectModel(shown));
  const live = createLiveStore();
  const outcome = createOutcomeStore({ project, run, selection, shownModel });
  return {
    ...studio,
    project,
    problems: problems.problems,
    selection,
    run,
    debug: createDebugStore(),
    rows: createRowsStore(),
    comparison: createComparisonStore(),
    outcome: outcome.outcome,
    canvas: createCanvasStore(),
    explorer: createExplorerStore(),
    golden: createGoldenStore(),
    go,
    life: createLifeStore(),
    drafts: createDraftStore(),
    storage: createStorageStore(),
    live,
    shownModel,
    dispose() {
      problems.dispose();
      outcome.dispose();
      live.getState().end?.();
    },
  };
}
