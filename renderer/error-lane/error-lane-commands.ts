import { inWorkspace } from '../command-kit/command.ts';
import { attempt } from '../command-kit/run-command.ts';
import { isRunning } from '../stores/runs.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';

/** Rows that the shown run went on without. What is done with them is loaded when it is first wanted. */
export const errorLaneCommands = inWorkspace([
  {
    id: 'errors.show',
    label: 'commands.errorsShow',
    menu: 'run',
    enabled: hasErrors,
    run: showErrors,
  },
  {
    id: 'errors.runAgain',
    label: 'commands.errorsRunAgain',
    menu: 'run',
    enabled: (workspace) => hasErrors(workspace) && !isRunning(workspace.run.getState()),
    run: (workspace) =>
      attempt(async () => (await import('./error-lane-actions.ts')).runErrorsAgain(workspace)),
  },
  {
    id: 'errors.save',
    label: 'commands.errorsSave',
    menu: 'run',
    enabled: hasErrors,
    run: (workspace) => attempt(async () => (await import('./error-lane-actions.ts')).saveErrors(workspace)),
  },
]);

function hasErrors({ run }: Workspace): boolean {
  return (run.getState().journal?.errorLane.rows ?? 0) > 0;
}

function showErrors({ ui, selection }: Workspace): void {
  togglePanel(ui, 'bottom', true);
  selection.getState().set({ bottomTab: 'errors' });
}
