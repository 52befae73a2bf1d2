import { inWorkspace } from '../command-kit/command.ts';
import type { EditStep } from '../stores/edit-history.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';
import { unappliedForms } from '../stores/unapplied-forms.ts';
import { isDirty } from './changes.ts';
import { closeProject } from './open-project.ts';
import { reviewConflicts } from './review-conflicts.ts';
import { saveProject } from './save-project.ts';

export const saveCommands = inWorkspace([
  {
    id: 'file.save',
    label: 'commands.save',
    menu: 'file',
    keys: ['Mod+S'],
    scope: 'global',
    run: save,
  },
  {
    id: 'file.reviewConflicts',
    label: 'commands.reviewConflicts',
    menu: 'file',
    enabled: (workspace) => workspace.life.getState().conflicts.length > 0,
    run: reviewConflicts,
  },
]);

export const closeCommands = inWorkspace([
  {
    id: 'file.showInFolder',
    label: 'commands.showInFolder',
    menu: 'view',
    // In a browser the folder is on the server's computer.
    enabled: ({ ui }) => ui.getState().info?.host === 'desktop',
    async run({ backend, project }) {
      await backend.call('shell.showInFolder', { path: project.getState().opened.root });
    },
  },
  { id: 'file.close', label: 'commands.closeProject', menu: 'file', run: closeProject },
]);

export const undoCommands = inWorkspace([
  {
    id: 'edit.undo',
    label: 'commands.undo',
    menu: 'edit',
    keys: ['Mod+Z'],
    detail: (workspace) => labelOf(workspace, workspace.project.history.getState().past),
    enabled: (workspace) => workspace.project.history.getState().past.length > 0,
    run: (workspace) => workspace.project.getState().undo(),
  },
  {
    id: 'edit.redo',
    label: 'commands.redo',
    menu: 'edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    detail: (workspace) => labelOf(workspace, workspace.project.history.getState().future),
    enabled: (workspace) => workspace.project.history.getState().future.length > 0,
    run: (workspace) => workspace.project.getState().redo(),
  },
]);

/** Saves; conflicts that come up, or are still there, are shown, and forms that were not applied are named. */
async function save(workspace: Workspace): Promise<void> {
  if (isDirty(workspace)) await saveProject(workspace);
  const [first, ...others] = unappliedForms(workspace);
  if (first !== undefined) await tellOf(workspace, [first, ...others]);
  if (workspace.life.getState().conflicts.length > 0) await reviewConflicts(workspace);
}

async function tellOf(workspace: Workspace, names: readonly [string, ...string[]]): Promise<void> {
  const { tellOfForms } = await import('../command-kit/tell-forms.ts');
  tellOfForms(workspace, 'notSaved', names);
}

function labelOf(studio: StudioWindow, steps: readonly EditStep[]): string {
  const step = steps.at(-1);
  return step === undefined ? '' : studio.text(step.label);
}
