import { placeOfNode } from '../../core/project/chain.ts';
import type { OutcomeAction } from '../../core/run/action.ts';
import type { Outcome } from '../../core/run/outcome.ts';
import type { OutcomeState } from '../stores/outcome-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';
import { performAction } from './act.ts';

/**
 * Shows what a run comes to, where that is more than words: the bottom panel opens at an error, and the function that a paused
 * run waits before is selected, with its rows in. Nothing else moves by itself. Returns what ends it.
 */
export function followOutcome(workspace: Workspace): () => void {
  return workspace.outcome.subscribe((now, before) => {
    const [outcome, last] = [now.outcome, before.outcome];
    if (outcome === null || last === null || now.flow !== before.flow) return;
    if (isGoing(last) && outcome.colour === 'red') void showError(workspace, outcome);
    if (pausedNode(now) !== pausedNode(before)) showPaused(workspace, pausedNode(now));
  });
}

function isGoing({ state }: Outcome): boolean {
  return state === 'running' || state === 'paused';
}

/** At the row that is meant, where it is one; else among the problems. */
async function showError(workspace: Workspace, { actions }: Outcome): Promise<void> {
  const toRow = actions.find(isRow);
  togglePanel(workspace.ui, 'bottom', true);
  if (toRow?.kind === 'go-to-sample-row') await performAction(workspace, toRow);
  else if (toRow) watch(workspace, toRow.node, toRow.side);
  else workspace.selection.getState().set({ bottomTab: 'problems' });
}

function isRow(
  action: OutcomeAction,
): action is Extract<OutcomeAction, { kind: 'go-to-sample-row' | 'show-rows' }> {
  return action.kind === 'go-to-sample-row' || action.kind === 'show-rows';
}

/** Shows rows without selecting anything: an open editor stays open. */
function watch(workspace: Workspace, id: string, side: 'in' | 'out'): void {
  const ids = workspace.run.getState().nodeIds;
  const nodeId = ids[placeOfNode(ids, id)];
  if (nodeId !== undefined)
    workspace.selection.getState().set({ watched: { nodeId, side }, bottomTab: 'rows' });
}

/** The place and the batch that a run waits at; null when it does not. */
function pausedNode({ facts }: OutcomeState): string | null {
  if (!facts?.paused) return null;
  return facts.nodes[facts.paused.node]?.id ?? null;
}

function showPaused(workspace: Workspace, id: string | null): void {
  const ids = workspace.run.getState().nodeIds;
  const nodeId = id === null ? undefined : ids[placeOfNode(ids, id)];
  if (nodeId === undefined) return;
  workspace.selection.getState().selectNodes([nodeId]);
  workspace.selection.getState().set({ watched: { nodeId, side: 'in' }, bottomTab: 'rows' });
  // Who looks at code goes on doing so.
  if (workspace.selection.getState().inspectorTab === 'config')
    workspace.selection.getState().set({ inspectorTab: 'debug' });
  workspace.canvas.getState().camera?.reveal(nodeId);
}
