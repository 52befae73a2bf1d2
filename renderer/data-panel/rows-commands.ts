import type { RunSummary } from '../../core/contract/host/runs.ts';
import { inWorkspace } from '../command-kit/command.ts';
import { showRun } from '../stores/run-session.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';

/** What one does with the rows that a run left; how is loaded when it is first wanted. */
export const rowsCommands = inWorkspace([
  {
    id: 'rows.ask',
    label: 'debug.commandAsk',
    menu: 'run',
    keys: ['Alt+A'],
    scope: 'global',
    enabled: hasRun,
    run: askPast,
  },
  {
    id: 'rows.follow',
    label: 'debug.commandFollow',
    menu: 'run',
    keys: ['Shift+F'],
    scope: 'global',
    enabled: ({ rows }) => rows.getState().chosen?.row != null,
    run: async (workspace) => (await import('./follow/follow-actions.ts')).followChosen(workspace),
  },
  {
    id: 'rows.lastRun',
    label: 'debug.commandLastRun',
    menu: 'run',
    enabled: (workspace) => lastRunOf(workspace) !== undefined,
    async run(workspace) {
      const last = lastRunOf(workspace);
      if (last) await showRun(workspace, last);
    },
  },
  {
    id: 'rows.saveLines',
    label: 'debug.commandSaveLines',
    menu: 'file',
    enabled: hasRows,
    run: async (workspace) => (await saving()).saveRows(workspace, 'jsonl'),
  },
  {
    id: 'rows.saveCsv',
    label: 'debug.commandSaveCsv',
    menu: 'file',
    enabled: hasRows,
    run: async (workspace) => (await saving()).saveRows(workspace, 'csv'),
  },
  {
    id: 'rows.toSamples',
    label: 'debug.commandToSamples',
    menu: 'file',
    enabled: hasRows,
    run: async (workspace) => (await saving()).rowsToSamples(workspace),
  },
]);

function saving() {
  return import('./all-rows/write-rows.ts');
}

function hasRun({ run }: Workspace): boolean {
  return run.getState().runId !== null;
}

/** The newest run of the flow in front that is kept, where none of it is shown. */
function lastRunOf({ run, selection }: Workspace): RunSummary | undefined {
  const { history, flow, phase } = run.getState();
  const { view } = selection.getState();
  if (view.kind !== 'flow' || (phase !== 'idle' && flow === view.flow)) return undefined;
  return history.find((one) => one.flow === view.flow);
}

function hasRows({ rows }: Workspace): boolean {
  return (rows.getState().shown?.matching ?? 0) > 0;
}

/** A question to all rows that passed: of the place that is watched, or else of the first one. */
function askPast({ ui, selection, run, rows }: Workspace): void {
  const { watched } = selection.getState();
  const [first] = run.getState().nodeIds;
  togglePanel(ui, 'bottom', true);
  selection.getState().set({
    bottomTab: 'rows',
    ...(watched === null && first !== undefined && { watched: { nodeId: first, side: 'in' as const } }),
    ...(watched?.side === 'difference' && { watched: { ...watched, side: 'in' as const } }),
  });
  rows.setState(({ asked }) => ({ by: 'expression', asked: asked + 1 }));
}
