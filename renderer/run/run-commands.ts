import type { RunOptions } from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { type Command, inWorkspace } from '../command-kit/command.ts';
import { attemptQuietly } from '../command-kit/tell-trouble.ts';
import { controlRun, isRunning, startRun } from '../stores/run-session.ts';
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
  if (flow !== null) await runTrusted(workspace, flow, {});
}

async function stepShownFlow(workspace: Workspace): Promise<void> {
  const flow = shownFlow(workspace);
  if (workspace.run.getState().phase === 'paused') await controlRun(workspace, 'step');
  else if (flow !== null) await runTrusted(workspace, flow, { startPaused: true });
}

/** Opening a folder runs nothing: the first run in a folder that this person has not trusted asks first. */
async function runTrusted(workspace: Workspace, flow: string, options: Partial<RunOptions>): Promise<void> {
  try {
    await startRun(workspace, flow, options);
  } catch (thrown) {
    if (!(thrown instanceof CodedError) || thrown.code !== 'host.not-trusted') throw thrown;
    if (await askForTrust(workspace)) await startRun(workspace, flow, options);
  }
}

async function askForTrust(workspace: Workspace): Promise<boolean> {
  const { opened } = workspace.project.getState();
  const { askConfirm } = await import('../ui/ask.tsx');
  const trusted = await askConfirm(workspace, {
    title: workspace.text('run.trustTitle'),
    body: workspace.text('run.trustBody', { root: opened.root }),
    confirm: workspace.text('run.trustConfirm'),
  });
  if (!trusted) return false;
  // Where it can't be kept it holds until the Studio ends.
  await attemptQuietly(workspace, async () => {
    await workspace.backend.call('project.trust', { projectId: opened.projectId, trusted });
  });
  return true;
}
