import type { Command } from '../command-kit/command.ts';
import { isOpen } from '../command-kit/is-open.ts';
import type { App } from '../stores/app-stores.tsx';
import type { EditStep } from '../stores/edit-history.ts';
import { isDirty } from './changes.ts';
import { reviewConflicts } from './conflict-dialog.tsx';
import { closeProject } from './open-project.ts';
import { saveProject } from './save-project.ts';

export const saveCommands: readonly Command[] = [
  {
    id: 'file.save',
    label: 'commands.save',
    menu: 'file',
    keys: ['Mod+S'],
    scope: 'global',
    enabled: isOpen,
    run: save,
  },
  {
    id: 'file.reviewConflicts',
    label: 'commands.reviewConflicts',
    menu: 'file',
    enabled: (app) => app.life.getState().conflicts.length > 0,
    run: reviewConflicts,
  },
];

export const closeCommands: readonly Command[] = [
  { id: 'file.close', label: 'commands.closeProject', menu: 'file', enabled: isOpen, run: closeProject },
];

export const undoCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    label: 'commands.undo',
    menu: 'edit',
    keys: ['Mod+Z'],
    detail: (app) => labelOf(app, app.project.history.getState().past),
    enabled: (app) => app.project.history.getState().past.length > 0,
    run: (app) => app.project.getState().undo(),
  },
  {
    id: 'edit.redo',
    label: 'commands.redo',
    menu: 'edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    detail: (app) => labelOf(app, app.project.history.getState().future),
    enabled: (app) => app.project.history.getState().future.length > 0,
    run: (app) => app.project.getState().redo(),
  },
];

/** Saves; conflicts that come up, or are still there, are shown. */
async function save(app: App): Promise<void> {
  if (isDirty(app)) await saveProject(app);
  if (app.life.getState().conflicts.length > 0) await reviewConflicts(app);
}

function labelOf(app: App, steps: readonly EditStep[]): string {
  const step = steps.at(-1);
  return step === undefined ? '' : app.text(step.label);
}
