import type { PauseOn } from '../../core/debug/breakpoint.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { inWorkspace } from '../command-kit/command.ts';
import { changePauseOn } from '../flow-actions/breakpoints.ts';
import { shownFlow } from '../flow-actions/shown-flow.ts';
import type { Workspace } from '../stores/scopes.ts';

/** What one does with a run that waits, and what makes it wait; what each does is loaded when it is first wanted. */
export const debugCommands = inWorkspace([
  {
    id: 'debug.batch',
    label: 'debug.commandBatch',
    menu: 'run',
    keys: ['Mod+Shift+F10'],
    scope: 'global',
    enabled: isPaused,
    run: async (workspace) => (await actions()).goOn(workspace, { to: 'batch' }),
  },
  {
    id: 'debug.here',
    label: 'debug.commandHere',
    menu: 'run',
    keys: ['Mod+F10'],
    scope: 'global',
    enabled: (workspace) => isPaused(workspace) && placeOfSelected(workspace) !== null,
    run: async (workspace) => {
      const node = placeOfSelected(workspace);
      if (node !== null) await (await actions()).goOn(workspace, { to: 'here', node });
    },
  },
  {
    id: 'debug.visit',
    label: 'debug.commandVisit',
    menu: 'run',
    enabled: isPaused,
    run: async (workspace) => (await actions()).goOnToVisit(workspace),
  },
  {
    id: 'debug.end',
    label: 'debug.commandEnd',
    menu: 'run',
    enabled: isPaused,
    run: async (workspace) => (await actions()).goOn(workspace, { to: 'end' }),
  },
  {
    id: 'debug.skip',
    label: 'debug.commandSkip',
    menu: 'run',
    enabled: (workspace) => workspace.debug.getState().paused?.side === 'before',
    run: async (workspace) => (await actions()).goOn(workspace, { to: 'skip' }),
  },
  {
    id: 'debug.goToRow',
    label: 'debug.commandGoToRow',
    menu: 'run',
    keys: ['G'],
    enabled: (workspace) => rowOfReason(workspace) !== null,
    run: async (workspace) => (await actions()).showPaused(workspace),
  },
  {
    id: 'debug.form',
    label: 'debug.commandForm',
    menu: 'flow',
    keys: ['Shift+F9'],
    scope: 'global',
    enabled: (workspace) => shownFlow(workspace)?.selected.length === 1,
    run: async (workspace) => (await actions()).askForm(workspace),
  },
  {
    id: 'debug.timeline',
    label: 'debug.commandTimeline',
    menu: 'view',
    keys: ['Alt+H'],
    scope: 'global',
    enabled: hasRun,
    run: async (workspace) => (await timeline()).toggleTimeline(workspace),
  },
  stepCommand('debug.back', 'debug.commandBack', 'visit', -1, 'F7'),
  stepCommand('debug.forth', 'debug.commandForth', 'visit', 1, 'Shift+F7'),
  stepCommand('debug.backBatch', 'debug.commandBackBatch', 'batch', -1),
  stepCommand('debug.forthBatch', 'debug.commandForthBatch', 'batch', 1),
  stepCommand('debug.backMarked', 'debug.commandBackMarked', 'marked', -1),
  stepCommand('debug.forthMarked', 'debug.commandForthMarked', 'marked', 1),
  {
    id: 'debug.now',
    label: 'debug.commandNow',
    menu: 'run',
    enabled: ({ debug }) => debug.getState().cursor !== null,
    run: async (workspace) => (await timeline()).toEnd(workspace),
  },
  {
    id: 'debug.continueFrom',
    label: 'debug.commandContinueFrom',
    menu: 'run',
    keys: ['Alt+F7'],
    scope: 'global',
    enabled: ({ run }) => run.getState().moment !== null,
    run: async (workspace) => (await import('./timeline/continue-from.tsx')).continueFromHere(workspace),
  },
  pauseCommand('debug.pauseOnError', 'debug.commandOnError', 'error'),
  pauseCommand('debug.pauseOnStop', 'debug.commandOnStop', 'stop'),
  pauseCommand('debug.pauseOnThrownAway', 'debug.commandOnThrownAway', 'thrownAway'),
]);

type StepLabel = `debug.command${'Back' | 'Forth'}${'' | 'Batch' | 'Marked'}`;

/** Stepping back is moving the cursor: it runs no code. */
function stepCommand(
  id: string,
  label: StepLabel,
  by: 'visit' | 'batch' | 'marked',
  direction: 1 | -1,
  key?: string,
) {
  return {
    id,
    label,
    menu: 'run' as const,
    ...(key !== undefined && { keys: [key], scope: 'global' as const }),
    enabled: (workspace: Workspace) =>
      direction === -1 ? hasRun(workspace) : workspace.debug.getState().cursor !== null,
    run: async (workspace: Workspace) => (await timeline()).step(workspace, by, direction),
  };
}

type Label = 'debug.commandOnError' | 'debug.commandOnStop' | 'debug.commandOnThrownAway';

function pauseCommand(id: string, label: Label, what: keyof PauseOn) {
  return {
    id,
    label,
    menu: 'run' as const,
    detail: (workspace: Workspace) =>
      workspace.text(isOn(workspace, what) ? 'debug.commandOn' : 'debug.commandOff'),
    enabled: (workspace: Workspace) => shownFlow(workspace) !== null,
    async run(workspace: Workspace) {
      const flow = shownFlow(workspace)?.entry.name;
      if (flow !== undefined) await changePauseOn(workspace, flow, { [what]: !isOn(workspace, what) });
    },
  };
}

function isOn(workspace: Workspace, what: keyof PauseOn): boolean {
  const shown = shownFlow(workspace);
  return shown !== null && flowStudio(shown.model.studio, shown.entry.name).pauseOn[what];
}

function timeline() {
  return import('./timeline/timeline-actions.ts');
}

function hasRun({ run }: Workspace): boolean {
  return run.getState().progress !== null;
}

function actions() {
  return import('./debug-actions.ts');
}

function isPaused({ debug }: Workspace): boolean {
  return debug.getState().paused !== null;
}

/** The selected place in the chain of the run that waits. */
function placeOfSelected({ run, selection }: Workspace): number | null {
  const [id] = selection.getState().nodeIds;
  const place = id === undefined ? -1 : run.getState().nodeIds.indexOf(id);
  return place < 0 ? null : place;
}

function rowOfReason({ debug }: Workspace): number | null {
  const reason = debug.getState().paused?.reason;
  return reason !== undefined && 'row' in reason ? (reason.row ?? null) : null;
}
