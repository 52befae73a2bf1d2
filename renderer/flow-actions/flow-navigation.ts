import { placeOfNode } from '../../core/project/chain.ts';
import type { Workspace } from '../stores/scopes.ts';
import { selectPlaces } from './flow-edits.ts';
import { shownFlow } from './shown-flow.ts';
import { openWideCode } from './wide-code.ts';

export type Step = 'previous' | 'next' | 'up' | 'down' | 'first' | 'last';

/** Moves the selection along the chain; with `extend`, selects everything on the way. */
export function step(workspace: Workspace, where: Step, extend = false): void {
  const shown = shownFlow(workspace);
  if (!shown || shown.ids.length === 0) return;
  const { nodeIds } = workspace.selection.getState();
  const current = placeOfNode(shown.ids, nodeIds.at(-1) ?? '');
  const target = targetOf(workspace, where, current, shown.ids.length);
  const from = shown.selected[0] ?? target;
  if (!extend || current === -1) selectPlaces(workspace, [target]);
  else selectPlaces(workspace, rangeTo(shown.selected, from, current, target));
}

function targetOf(workspace: Workspace, where: Step, current: number, length: number): number {
  const last = length - 1;
  if (where === 'first') return 0;
  if (where === 'last') return last;
  if (current === -1) return where === 'next' || where === 'down' ? 0 : last;
  if (where === 'up' || where === 'down')
    return workspace.canvas.getState().camera?.placeAcross(current, where) ?? current;
  return Math.max(0, Math.min(last, current + (where === 'next' ? 1 : -1)));
}

/** The caret is the end that moved last; the other end of the selection stays. */
function rangeTo(selected: readonly number[], first: number, caret: number, target: number): number[] {
  const anchor = caret === first ? (selected.at(-1) ?? first) : first;
  const length = Math.abs(target - anchor) + 1;
  const places = Array.from({ length }, (_, offset) => Math.min(anchor, target) + offset);
  return target < anchor ? places.reverse() : places;
}

export function selectAll(workspace: Workspace): void {
  const shown = shownFlow(workspace);
  if (shown) workspace.selection.getState().selectNodes(shown.ids);
}

/** Closes what floats above the canvas, else selects nothing. */
export function selectNothing(workspace: Workspace): void {
  const { insertMenu, contextMenu, set } = workspace.canvas.getState();
  if (insertMenu !== null || contextMenu !== null) {
    set({ insertMenu: null, contextMenu: null });
    return;
  }
  set({ selectedNotes: [] });
  workspace.selection.getState().selectNodes([]);
  workspace.selection.getState().set({ edgeIndex: null });
}

/** Selects the edge into a place and shows the rows on it. */
export function selectEdge(workspace: Workspace, index: number): void {
  const shown = shownFlow(workspace);
  if (!shown || index < 0 || index > shown.ids.length) return;
  const into = shown.ids[index];
  const outOf = shown.ids[index - 1];
  workspace.selection.getState().selectNodes([]);
  workspace.canvas.getState().set({ selectedNotes: [] });
  workspace.selection.getState().set({
    edgeIndex: index,
    bottomTab: 'rows',
    watched:
      into !== undefined
        ? { nodeId: into, side: 'in' }
        : outOf !== undefined
          ? { nodeId: outOf, side: 'out' }
          : null,
  });
}

/** The edge before the selected function, or the next one along the chain. */
export function selectNextEdge(workspace: Workspace): void {
  const shown = shownFlow(workspace);
  if (!shown) return;
  const { edgeIndex } = workspace.selection.getState();
  const next = edgeIndex !== null ? edgeIndex + 1 : (shown.selected.at(-1) ?? -1) + 1;
  selectEdge(workspace, next > shown.ids.length ? 0 : next);
}

/** Opens the inspector on the selected function: its config, or its code. */
export function openSelected(workspace: Workspace, tab: 'config' | 'code'): void {
  const { view, nodeIds, selectNodes, set } = workspace.selection.getState();
  if (view.kind !== 'flow') return;
  selectNodes(nodeIds.slice(-1));
  set({ inspectorTab: tab });
  workspace.ui.setState(({ shown }) => ({ shown: { ...shown, inspector: true } }));
}

/** Opens the code of the selected function wide. */
export function openCodeOfSelected(workspace: Workspace): void {
  const { view, nodeIds, selectNodes } = workspace.selection.getState();
  if (view.kind !== 'flow') return;
  selectNodes(nodeIds.slice(-1));
  openWideCode(workspace);
}
