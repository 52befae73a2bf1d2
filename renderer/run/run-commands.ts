import type { RunOptions } from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { Command } from '../command-kit/command.ts';
import { attemptQuietly } from '../command-kit/tell-trouble.ts';
import type { App } from '../stores/app-stores.tsx';
import { controlRun, isRunning, startRun } from '../stores/run-session.ts';
import { askConfirm } from '../ui/ask.tsx';

/** Running the shown flow: what F5 and the header's buttons do. */
export const runCommands: readonly Command[] = [
  {
    id: 'run.start',
    label: 'run.commandStart',
    menu: 'run',
    keys: ['Mod+Enter', 'F5'],
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
    enabled: (app) => isRunning(app.run.getState()),
    run: (app) => controlRun(app, 'stop'),
  },
  {
    id: 'run.step',
    label: 'run.commandStep',
    menu: 'run',
    keys: ['F10'],
    scope: 'global',
    enabled: (app) => canStart(app) || app.run.getState().phase === 'paused',
    run: stepShownFlow,
  },
  {
    id: 'run.pause',
    label: 'run.commandPause',
    menu: 'run',
    keys: ['F6'],
    scope: 'global',
    enabled: (app) => app.run.getState().phase === 'running',
    run: (app) => controlRun(app, 'pause'),
  },
  {
    id: 'run.resume',
    label: 'run.commandResume',
    menu: 'run',
    keys: ['F8'],
    scope: 'global',
    enabled: (app) => app.run.getState().phase === 'paused',
    run: (app) => controlRun(app, 'resume'),
  },
  {
    id: 'run.restartEngine',
    label: 'run.commandRestartEngine',
    menu: 'run',
    run: async (app) => app.run.setState({ engine: await app.backend.call('engine.restart', {}) }),
  },
];

function shownFlow(app: App): string | null {
  const { view } = app.selection.getState();
  return view.kind === 'flow' ? view.flow : null;
}

function canStart(app: App): boolean {
  return shownFlow(app) !== null && !isRunning(app.run.getState());
}

async function runShownFlow(app: App): Promise<void> {
  const flow = shownFlow(app);
  if (flow !== null) await runTrusted(app, flow, {});
}

async function stepShownFlow(app: App): Promise<void> {
  const flow = shownFlow(app);
  if (app.run.getState().phase === 'paused') await controlRun(app, 'step');
  else if (flow !== null) await runTrusted(app, flow, { startPaused: true });
}

/** Opening a folder runs nothing: the first run in a folder that this person has not trusted asks first. */
async function runTrusted(app: App, flow: string, options: Partial<RunOptions>): Promise<void> {
  try {
    await startRun(app, flow, options);
  } catch (thrown) {
    if (!(thrown instanceof CodedError) || thrown.code !== 'host.not-trusted') throw thrown;
    if (await askForTrust(app)) await startRun(app, flow, options);
  }
}

async function askForTrust(app: App): Promise<boolean> {
  const { opened } = app.project.getState();
  if (opened === null) return false;
  const trusted = await askConfirm(app, {
    title: app.text('run.trustTitle'),
    body: app.text('run.trustBody', { root: opened.root }),
    confirm: app.text('run.trustConfirm'),
  });
  if (!trusted) return false;
  // Where it can't be kept it holds until the Studio ends.
  await attemptQuietly(app, async () => {
    await app.backend.call('project.trust', { projectId: opened.projectId, trusted });
  });
  return true;
}
