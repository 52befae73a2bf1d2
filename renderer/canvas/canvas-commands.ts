import { type FunctionMode, functionModes } from '../../core/config/types.ts';
import { inWorkspace, type WorkspaceCommand } from '../command-kit/command.ts';
import { toggleSelectedBreakpoints } from '../flow-actions/breakpoints.ts';
import { copySelected, cutSelected, duplicateSelected, paste } from '../flow-actions/flow-clipboard.ts';
import {
  addNoteAt,
  deleteSelected,
  disconnectFunction,
  moveSelected,
  setEnabled,
  tidy,
} from '../flow-actions/flow-edits.ts';
import {
  openCodeOfSelected,
  openSelected,
  type Step,
  selectAll,
  selectEdge,
  selectNextEdge,
  selectNothing,
  step,
} from '../flow-actions/flow-navigation.ts';
import { togglePinnedRows } from '../flow-actions/pin-rows.ts';
import { hasFlow, hasSelectedFunctions, insertionIndex, shownFlow } from '../flow-actions/shown-flow.ts';
import type { ScreenPoint } from '../stores/canvas-store.ts';
import type { Workspace } from '../stores/scopes.ts';

/** A command of the canvas: its keys hold while the canvas has the focus. */
type CanvasCommand = Omit<WorkspaceCommand, 'menu' | 'scope' | 'needs'>;

const editing: readonly CanvasCommand[] = [
  {
    id: 'flow.insertFunction',
    label: 'canvas.command.insert',
    keys: ['A', 'Insert'],
    enabled: hasFlow,
    run: (workspace) => openInsertMenu(workspace, 'after'),
  },
  {
    id: 'flow.insertBefore',
    label: 'canvas.command.insertBefore',
    keys: ['Shift+A', 'Shift+Insert'],
    enabled: hasFlow,
    run: (workspace) => openInsertMenu(workspace, 'before'),
  },
  {
    id: 'flow.addNote',
    label: 'canvas.command.addNote',
    keys: ['N'],
    enabled: hasFlow,
    run: (workspace) => addNoteAt(workspace, placeForNote(workspace)),
  },
  {
    id: 'flow.editNote',
    label: 'canvas.menu.editNote',
    enabled: (workspace) => workspace.canvas.getState().selectedNotes.length === 1,
    run(workspace) {
      const { selectedNotes, set } = workspace.canvas.getState();
      set({ editedNote: selectedNotes[0] ?? null });
    },
  },
  {
    id: 'flow.disconnect',
    label: 'canvas.menu.disconnect',
    enabled: (workspace) => connectedFunction(workspace) !== null,
    run(workspace) {
      const connected = connectedFunction(workspace);
      if (connected !== null) disconnectFunction(workspace, connected.fname);
    },
  },
  {
    id: 'flow.delete',
    label: 'canvas.command.delete',
    keys: ['Delete', 'Backspace'],
    enabled: (workspace) =>
      hasSelectedFunctions(workspace) || workspace.canvas.getState().selectedNotes.length > 0,
    run: deleteSelected,
  },
  {
    id: 'flow.copy',
    label: 'canvas.command.copy',
    keys: ['Mod+C'],
    enabled: hasSelectedFunctions,
    run: copySelected,
  },
  {
    id: 'flow.cut',
    label: 'canvas.command.cut',
    keys: ['Mod+X'],
    enabled: hasSelectedFunctions,
    run: cutSelected,
  },
  { id: 'flow.paste', label: 'canvas.command.paste', keys: ['Mod+V'], enabled: hasFlow, run: paste },
  {
    id: 'flow.duplicate',
    label: 'canvas.command.duplicate',
    keys: ['Mod+D'],
    enabled: hasSelectedFunctions,
    run: duplicateSelected,
  },
  {
    id: 'flow.moveBack',
    label: 'canvas.command.moveBack',
    keys: ['Alt+ArrowLeft', 'Alt+ArrowUp'],
    enabled: hasSelectedFunctions,
    run: (workspace) => moveSelected(workspace, -1),
  },
  {
    id: 'flow.moveForth',
    label: 'canvas.command.moveForth',
    keys: ['Alt+ArrowRight', 'Alt+ArrowDown'],
    enabled: hasSelectedFunctions,
    run: (workspace) => moveSelected(workspace, 1),
  },
  {
    id: 'flow.toggleBreakpoint',
    label: 'canvas.command.breakpoint',
    keys: ['F9'],
    enabled: hasSelectedFunctions,
    run: toggleSelectedBreakpoints,
  },
  {
    id: 'flow.pinRows',
    label: 'canvas.command.pin',
    keys: ['P'],
    enabled: hasSelectedFunctions,
    run: togglePinnedRows,
  },
  { id: 'flow.tidy', label: 'canvas.command.tidy', keys: ['T'], enabled: hasFlow, run: tidy },
  {
    id: 'flow.enable',
    label: 'canvas.command.enable',
    enabled: (workspace) => shownFlow(workspace)?.entry.config.status === 0,
    run: (workspace) => setEnabled(workspace, true),
  },
  {
    id: 'flow.disable',
    label: 'canvas.command.disable',
    enabled: (workspace) => (shownFlow(workspace)?.entry.config.status ?? 0) !== 0,
    run: (workspace) => setEnabled(workspace, false),
  },
];

const inserting: readonly CanvasCommand[] = functionModes.map((mode) => ({
  id: `flow.insert${mode}`,
  label: `canvas.command.insert${mode}` as const,
  enabled: hasFlow,
  run: (workspace) => openInsertMenu(workspace, 'after', mode),
}));

const navigating: readonly CanvasCommand[] = [
  stepCommand('flow.selectPrevious', 'canvas.command.previous', 'ArrowLeft', 'previous'),
  stepCommand('flow.selectNext', 'canvas.command.next', 'ArrowRight', 'next'),
  stepCommand('flow.selectAbove', 'canvas.command.above', 'ArrowUp', 'up'),
  stepCommand('flow.selectBelow', 'canvas.command.below', 'ArrowDown', 'down'),
  stepCommand('flow.selectFirst', 'canvas.command.first', 'Home', 'first'),
  stepCommand('flow.selectLast', 'canvas.command.last', 'End', 'last'),
  extendCommand('flow.extendPrevious', 'canvas.command.extendPrevious', 'Shift+ArrowLeft', 'previous'),
  extendCommand('flow.extendNext', 'canvas.command.extendNext', 'Shift+ArrowRight', 'next'),
  {
    id: 'flow.selectAll',
    label: 'canvas.command.selectAll',
    keys: ['Mod+A'],
    enabled: hasFlow,
    run: selectAll,
  },
  {
    id: 'flow.selectEdge',
    label: 'canvas.command.selectEdge',
    keys: ['E'],
    enabled: hasFlow,
    run: selectNextEdge,
  },
  {
    id: 'flow.showEdgeRows',
    label: 'canvas.menu.showRows',
    enabled: (workspace) => workspace.selection.getState().edgeIndex !== null,
    run(workspace) {
      const { edgeIndex } = workspace.selection.getState();
      if (edgeIndex !== null) selectEdge(workspace, edgeIndex);
    },
  },
  {
    id: 'flow.openConnector',
    label: 'canvas.menu.openConnector',
    enabled: (workspace) => connectorInHand(workspace) !== null,
    run: openConnector,
  },
  {
    id: 'flow.escape',
    label: 'canvas.command.escape',
    keys: ['Escape'],
    enabled: hasFlow,
    run: selectNothing,
  },
  {
    id: 'flow.open',
    label: 'canvas.command.open',
    keys: ['Shift+Enter'],
    enabled: hasSelectedFunctions,
    run: (workspace) => openSelected(workspace, 'config'),
  },
  {
    id: 'flow.openCode',
    label: 'canvas.command.openCode',
    keys: ['Enter'],
    enabled: hasSelectedFunctions,
    run: openCodeOfSelected,
  },
  {
    id: 'flow.contextMenu',
    label: 'canvas.command.contextMenu',
    keys: ['Shift+F10', 'ContextMenu'],
    enabled: hasFlow,
    run: openContextMenu,
  },
];

const looking: readonly CanvasCommand[] = [
  {
    id: 'map.find',
    label: 'canvas.command.findOnMap',
    keys: ['Mod+F'],
    enabled: (workspace) => workspace.canvas.getState().findOnMap !== null,
    run: (workspace) => workspace.canvas.getState().findOnMap?.(),
  },
  cameraCommand('flow.zoomIn', 'canvas.command.zoomIn', ['+', '='], (camera) => camera.zoomIn()),
  cameraCommand('flow.zoomOut', 'canvas.command.zoomOut', ['-'], (camera) => camera.zoomOut()),
  cameraCommand('flow.zoomReset', 'canvas.command.zoomReset', ['0'], (camera) => camera.zoomTo(1)),
  cameraCommand('flow.fit', 'canvas.command.fit', ['F', '1'], (camera) => camera.fit()),
  {
    id: 'flow.outline',
    label: 'canvas.command.outline',
    keys: ['O'],
    enabled: hasFlow,
    run: (workspace) =>
      workspace.canvas.getState().set({ outlineOpen: !workspace.canvas.getState().outlineOpen }),
  },
];

/** Everything that can be done on the canvas. */
export const canvasCommands = inWorkspace([
  ...editing.map((command) => ({ ...command, menu: 'flow' as const, scope: 'canvas' as const })),
  ...inserting.map((command) => ({ ...command, menu: 'flow' as const, scope: 'canvas' as const })),
  ...navigating.map((command) => ({ ...command, menu: 'flow' as const, scope: 'canvas' as const })),
  ...looking.map((command) => ({ ...command, menu: 'view' as const, scope: 'canvas' as const })),
]);

function stepCommand(id: string, label: WorkspaceCommand['label'], key: string, where: Step): CanvasCommand {
  return { id, label, keys: [key], enabled: hasFlow, run: (workspace) => step(workspace, where) };
}

function extendCommand(
  id: string,
  label: WorkspaceCommand['label'],
  key: string,
  where: Step,
): CanvasCommand {
  return {
    id,
    label,
    keys: [key],
    enabled: hasSelectedFunctions,
    run: (workspace) => step(workspace, where, true),
  };
}

type Camera = NonNullable<ReturnType<Workspace['canvas']['getState']>['camera']>;

function cameraCommand(
  id: string,
  label: WorkspaceCommand['label'],
  keys: readonly string[],
  run: (camera: Camera) => void,
): CanvasCommand {
  return {
    id,
    label,
    keys,
    enabled: (workspace) => workspace.canvas.getState().camera !== null,
    run(workspace) {
      const { camera } = workspace.canvas.getState();
      if (camera !== null) run(camera);
    },
  };
}

function openInsertMenu(workspace: Workspace, side: 'before' | 'after', mode?: FunctionMode): void {
  const shown = shownFlow(workspace);
  const { camera, set } = workspace.canvas.getState();
  if (!shown || camera === null) return;
  const first = shown.selected[0] ?? 0;
  const index = side === 'after' ? insertionIndex(workspace, shown) : first;
  const at = camera.screenPointOf({ edgeIndex: index });
  set({ insertMenu: { index, at, ...(mode === undefined ? {} : { mode }) }, contextMenu: null });
}

function openContextMenu(workspace: Workspace): void {
  const { camera, set } = workspace.canvas.getState();
  const { nodeIds, edgeIndex } = workspace.selection.getState();
  if (camera === null) return;
  const last = nodeIds.at(-1);
  if (last !== undefined) {
    const at = camera.screenPointOf({ nodeId: last });
    set({ contextMenu: { at, target: { kind: 'node', nodeId: last } } });
  } else if (edgeIndex !== null) {
    const at = camera.screenPointOf({ edgeIndex });
    set({ contextMenu: { at, target: { kind: 'edge', index: edgeIndex } } });
  } else {
    const at = camera.screenPointOf({ edgeIndex: 0 });
    set({ contextMenu: { at, target: { kind: 'canvas' } } });
  }
}

/** Where the menu of the canvas was asked for, else above the chain. */
function placeForNote(workspace: Workspace): ScreenPoint {
  const { contextMenu, camera } = workspace.canvas.getState();
  const asked = contextMenu?.target.kind === 'canvas' ? camera?.flowPointOf(contextMenu.at) : undefined;
  return asked ?? { x: 0, y: -130 };
}

/** The selected function that has a connector, with the connector's name. */
function connectedFunction(workspace: Workspace): { fname: string; cname: string } | null {
  const shown = shownFlow(workspace);
  const fname = shown?.entry.config.flows[shown.selected.at(-1) ?? -1]?.fname;
  const cname = fname === undefined ? undefined : shown?.model.func(fname)?.config.option.cname;
  return fname === undefined || !cname ? null : { fname, cname };
}

/** The connector that is inspected, or the selected function's. */
function connectorInHand(workspace: Workspace): string | null {
  const { inspected } = workspace.selection.getState();
  return inspected?.kind === 'connector' ? inspected.name : (connectedFunction(workspace)?.cname ?? null);
}

function openConnector(workspace: Workspace): void {
  const name = connectorInHand(workspace);
  if (name === null) return;
  workspace.selection.getState().set({ inspected: { kind: 'connector', name } });
  workspace.ui.setState(({ shown }) => ({ shown: { ...shown, inspector: true } }));
}
