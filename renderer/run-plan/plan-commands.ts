import { inWorkspace } from '../command-kit/command.ts';
import { attempt } from '../command-kit/run-command.ts';
import { flowGoesOn } from '../stores/runs.ts';
import type { Workspace } from '../stores/scopes.ts';

/** Running a part of the shown flow: what it will do is shown before it does it. */
export const planCommands = inWorkspace([
  {
    id: 'run.plan',
    label: 'run.commandPlan',
    menu: 'run',
    keys: ['Alt+F5'],
    scope: 'global',
    enabled: canPlan,
    run: (workspace) => attempt(async () => (await import('./plan-actions.ts')).openPlan(workspace)),
  },
]);

/** At a function; without one, there are no parts to choose from. */
function canPlan({ selection, run, canvas }: Workspace): boolean {
  const { view, nodeIds } = selection.getState();
  return (
    view.kind === 'flow' &&
    nodeIds.length > 0 &&
    canvas.getState().plan === null &&
    !flowGoesOn(run.getState(), view.flow)
  );
}
