import { type Command, inWorkspace } from '../command-kit/command.ts';
import { runFlow } from '../flow-actions/run-flow.ts';
import { controlRun, type RunWish } from '../stores/run-session.ts';
import { flowGoesOn, goingOn, hiddenGoesOn, isRunning, mayStart } from '../stores/runs.ts';
import type { CurrentStore, Workspace } from '../stores/scopes.ts';

/** Running the shown flow: what F5 and the header's buttons do. */
export const runCommands = inWorkspace([
  {
    id: 'run.start',
    label: 'run.commandStart',
    menu: 'run',
    keys: ['Mod+Enter', 'Mod+Shift+Enter', 'F5'],
    scope: 'global',
    enabled: canStart,
    run: (workspace) => runShownFlow(workspace),
  },
  {
    id: 'run.beside',
    label: 'run.commandBeside',
    menu: 'run',
    scope: 'global',
    enabled: (workspace) => flowGoesOn(workspace.run.getState(), shownFlow(workspace)),
    run: (workspace) => runShownFlow(workspace, { beside: true }),
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
    id: 'run.stopAll',
    label: 'run.commandStopAll',
    menu: 'run',
    scope: 'global',
    // The shown one alone has a command of its own.
    enabled: (workspace) => hiddenGoesOn(workspace.run.getState()),
    run: stopAll,
  },
  {
    id: 'run.step',
    label: 'run.commandStep',
    menu: 'run',
    keys: ['F10'],
    scope: 'global',
    enabled: (workspace) => canStart(workspace) || isPausedHere(workspace),
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

/** What runs of this window save to and load from. */
export const storageCommands = inWorkspace([
  {
    id: 'run.realStorage',
    label: 'run.commandRealStorage',
    menu: 'run',
    enabled: ({ storage }) => storage.getState().kind === 'embedded',
    run: async (workspace) => {
      const { turnOnRealStorage } = await import('../flow-actions/real-storage.tsx');
      await turnOnRealStorage(workspace, shownFlow(workspace));
    },
  },
  {
    id: 'run.embeddedStore',
    label: 'run.commandEmbeddedStore',
    menu: 'run',
    enabled: ({ storage }) => storage.getState().kind === 'real',
    run: ({ storage }) => storage.setState({ kind: 'embedded' }),
  },
]);

export const engineCommands: readonly Command[] = [
  {
    id: 'run.restartEngine',
    label: 'run.commandRestartEngine',
    menu: 'run',
    run: async ({ backend, engine, current }) =>
      engine.setState({ engines: await backend.call('engine.restart', { runId: runThatGoesOn(current) }) }),
  },
];

function shownFlow(workspace: Workspace): string | null {
  const { view } = workspace.selection.getState();
  return view.kind === 'flow' ? view.flow : null;
}

function canStart(workspace: Workspace): boolean {
  const flow = shownFlow(workspace);
  return flow !== null && mayStart(workspace.run.getState(), flow);
}

/** Whether the run that is shown waits, and is of what is shown. */
function isPausedHere(workspace: Workspace): boolean {
  const { phase, flow } = workspace.run.getState();
  return phase === 'paused' && (shownFlow(workspace) ?? flow) === flow;
}

/** The engine that is to start anew is that of the run that is shown; null where it has ended. */
function runThatGoesOn(current: CurrentStore): string | null {
  const run = current.getState().workspace?.run.getState();
  return run && isRunning(run) ? run.runId : null;
}

async function stopAll(workspace: Workspace): Promise<void> {
  const going = goingOn(workspace.run.getState());
  await Promise.all(going.map(({ runId }) => controlRun(workspace, 'stop', runId)));
}

async function runShownFlow(workspace: Workspace, wish?: RunWish): Promise<void> {
  const flow = shownFlow(workspace);
  if (flow !== null) await runFlow(workspace, flow, wish);
}

async function stepShownFlow(workspace: Workspace): Promise<void> {
  const flow = shownFlow(workspace);
  if (isPausedHere(workspace)) await controlRun(workspace, 'step');
  else if (flow !== null) await runFlow(workspace, flow, { options: { startPaused: true } });
}
