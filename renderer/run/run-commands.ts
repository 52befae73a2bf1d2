import { type Command, inWorkspace } from '../command-kit/command.ts';
import { runFlow } from '../flow-actions/run-flow.ts';
import { controlRun, isRunning } from '../stores/run-session.ts';
import type { Workspace } from '../stores/scopes.ts';

/** Running the shown flow: what F5 and the header's buttons do. */
export const runCommands = inWorkspace([
  {
    id: 'run.start',
    label: 'run.commandStart',
    menu: 'run',
    keys: ['Mod+Enter', 'Mod+Shift+Enter', 'F5'],
    scope: 'global',
    enabled: canStart,
    run: runShownFlow,
  },
  {
    id: 'run.stop',
    label: 'run.commandStop',
    menu: 'run',
    keys: ['Shift+F5'],
    scope: 'global',
    enabled: (workspace) => isRunning(workspace.run.getState()),
    run: (workspace) => controlRun(workspace, 'stop'),
  },
  {
    id: 'run.step',
    label: 'run.commandStep',
    menu: 'run',
    keys: ['F10'],
    scope: 'global',
    enabled: (workspace) => canStart(workspace) || workspace.run.getState().phase === 'paused',
    run: stepShownFlow,
  },
  {
    id: 'run.pause',
    label: 'run.commandPause',
    menu: 'run',
    keys: ['F6'],
    scope: 'global',
    enabled: (workspace) => workspace.run.getState().phase === 'running',
    run: (workspace) => controlRun(workspace, 'pause'),
  },
  {
    id: 'run.resume',
    label: 'run.commandResume',
    menu: 'run',
    keys: ['F8'],
    scope: 'global',
    enabled: (workspace) => workspace.run.getState().phase === 'paused',
    run: (workspace) => controlRun(workspace, 'resume'),
  },
]);

export const engineCommands: readonly Command[] = [
  {
    id: 'run.restartEngine',
    label: 'run.commandRestartEngine',
    menu: 'run',
    run: async ({ backend, engine }) => engine.setState(await backend.call('engine.restart', {})),
  },
];

function shownFlow(workspace: Workspace): string | null {
  const { view } = workspace.selection.getState();
  return view.kind === 'flow' ? view.flow : null;
}

function canStart(workspace: Workspace): boolean {
  return shownFlow(workspace) !== null && !isRunning(workspace.run.getState());
}

async function runShownFlow(workspace: Workspace): Promise<void> {
  const flow = shownFlow(workspace);
  if (flow !== null) await runFlow(workspace, flow);
}

async function stepShownFlow(workspace: Workspace): Promise<void> {
  const flow = shownFlow(workspace);
  if (workspace.run.getState().phase === 'paused') await controlRun(workspace, 'step');
  else if (flow !== null) await runFlow(workspace, flow, { options: { startPaused: true } });
}
