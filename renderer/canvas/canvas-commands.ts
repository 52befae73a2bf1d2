import { type FunctionMode, functionModes } from '../../core/config/types.ts';
import type { Command } from '../command-kit/command.ts';
import { copySelected, cutSelected, duplicateSelected, paste } from '../flow-actions/flow-clipboard.ts';
import {
  addNoteAt,
  deleteSelected,
  moveSelected,
  setEnabled,
  tidy,
  toggleSelectedBreakpoints,
} from '../flow-actions/flow-edits.ts';
import {
  openSelected,
  type Step,
  selectAll,
  selectNextEdge,
  selectNothing,
  step,
} from '../flow-actions/flow-navigation.ts';
import { togglePinnedRows } from '../flow-actions/pin-rows.ts';
import { hasFlow, hasSelectedFunctions, insertionIndex, shownFlow } from '../flow-actions/shown-flow.ts';
import type { App } from '../stores/app-stores.tsx';

/** A command of the canvas: its keys hold while the canvas has the focus. */
type CanvasCommand = Omit<Command, 'menu' | 'scope'>;

const editing: readonly CanvasCommand[] = [
  {
    id: 'flow.insertFunction',
    label: 'canvas.command.insert',
    keys: ['A', 'Insert'],
    enabled: hasFlow,
    run: (app) => openInsertMenu(app, 'after'),
  },
  {
    id: 'flow.insertBefore',
    label: 'canvas.command.insertBefore',
    keys: ['Shift+A', 'Shift+Insert'],
    enabled: hasFlow,
    run: (app) => openInsertMenu(app, 'before'),
  },
  {
    id: 'flow.addNote',
    label: 'canvas.command.addNote',
    keys: ['N'],
    enabled: hasFlow,
    run: (app) => addNoteAt(app, { x: 0, y: -130 }),
  },
  {
    id: 'flow.delete',
    label: 'canvas.command.delete',
    keys: ['Delete', 'Backspace'],
    enabled: (app) => hasSelectedFunctions(app) || app.canvas.getState().selectedNotes.length > 0,
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
    run: (app) => moveSelected(app, -1),
  },
  {
    id: 'flow.moveForth',
    label: 'canvas.command.moveForth',
    keys: ['Alt+ArrowRight', 'Alt+ArrowDown'],
    enabled: hasSelectedFunctions,
    run: (app) => moveSelected(app, 1),
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
    enabled: (app) => shownFlow(app)?.entry.config.status === 0,
    run: (app) => setEnabled(app, true),
  },
  {
    id: 'flow.disable',
    label: 'canvas.command.disable',
    enabled: (app) => (shownFlow(app)?.entry.config.status ?? 0) !== 0,
    run: (app) => setEnabled(app, false),
  },
];

const inserting: readonly CanvasCommand[] = functionModes.map((mode) => ({
  id: `flow.insert${mode}`,
  label: `canvas.command.insert${mode}` as const,
  enabled: hasFlow,
  run: (app) => openInsertMenu(app, 'after', mode),
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
    id: 'flow.escape',
    label: 'canvas.command.escape',
    keys: ['Escape'],
    enabled: hasFlow,
    run: selectNothing,
  },
  {
    id: 'flow.open',
    label: 'canvas.command.open',
    keys: ['Enter'],
    enabled: hasSelectedFunctions,
    run: (app) => openSelected(app, 'config'),
  },
  {
    id: 'flow.openCode',
    label: 'canvas.command.openCode',
    keys: ['Shift+Enter'],
    enabled: hasSelectedFunctions,
    run: (app) => openSelected(app, 'code'),
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
  cameraCommand('flow.zoomIn', 'canvas.command.zoomIn', ['+', '='], (camera) => camera.zoomIn()),
  cameraCommand('flow.zoomOut', 'canvas.command.zoomOut', ['-'], (camera) => camera.zoomOut()),
  cameraCommand('flow.zoomReset', 'canvas.command.zoomReset', ['0'], (camera) => camera.zoomTo(1)),
  cameraCommand('flow.fit', 'canvas.command.fit', ['F', '1'], (camera) => camera.fit()),
  {
    id: 'flow.outline',
    label: 'canvas.command.outline',
    keys: ['O'],
    enabled: hasFlow,
    run: (app) => app.canvas.getState().set({ outlineOpen: !app.canvas.getState().outlineOpen }),
  },
];

/** Everything that can be done on the canvas. */
export const canvasCommands: readonly Command[] = [
  ...editing.map((command) => ({ ...command, menu: 'flow' as const, scope: 'canvas' as const })),
  ...inserting.map((command) => ({ ...command, menu: 'flow' as const, scope: 'canvas' as const })),
  ...navigating.map((command) => ({ ...command, menu: 'flow' as const, scope: 'canvas' as const })),
  ...looking.map((command) => ({ ...command, menu: 'view' as const, scope: 'canvas' as const })),
];

function stepCommand(id: string, label: Command['label'], key: string, where: Step): CanvasCommand {
  return { id, label, keys: [key], enabled: hasFlow, run: (app) => step(app, where) };
}

function extendCommand(id: string, label: Command['label'], key: string, where: Step): CanvasCommand {
  return { id, label, keys: [key], enabled: hasSelectedFunctions, run: (app) => step(app, where, true) };
}

type Camera = NonNullable<ReturnType<App['canvas']['getState']>['camera']>;

function cameraCommand(
  id: string,
  label: Command['label'],
  keys: readonly string[],
  run: (camera: Camera) => void,
): CanvasCommand {
  return {
    id,
    label,
    keys,
    enabled: (app) => app.canvas.getState().camera !== null,
    run(app) {
      const { camera } = app.canvas.getState();
      if (camera !== null) run(camera);
    },
  };
}

function openInsertMenu(app: App, side: 'before' | 'after', mode?: FunctionMode): void {
  const shown = shownFlow(app);
  const { camera, set } = app.canvas.getState();
  if (!shown || camera === null) return;
  const first = shown.selected[0] ?? 0;
  const index = side === 'after' ? insertionIndex(app, shown) : first;
  const at = camera.screenPointOf({ edgeIndex: index });
  set({ insertMenu: { index, at, ...(mode === undefined ? {} : { mode }) }, contextMenu: null });
}

function openContextMenu(app: App): void {
  const { camera, set } = app.canvas.getState();
  const { nodeIds, edgeIndex } = app.selection.getState();
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
    set({ contextMenu: { at, target: { kind: 'canvas', flowPoint: { x: 0, y: -130 } } } });
  }
}
