import { functionOfNode, type NodeId, nodeIds, placeOfNode } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { pinnedInputs } from '../../core/project/pinned-places.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { attempt } from '../command-kit/run-command.ts';
import type { SeenAt } from '../stores/run-store.ts';
import type { Workspace } from '../stores/scopes.ts';
import { seenAt } from '../stores/seen-at.ts';
import { toast } from '../ui/toast.ts';
import type { FlowPlace } from './flow-place.ts';
import { runFlow } from './run-flow.ts';
import { seenRows } from './seen-rows.ts';

/** So many rows are asked for: as many as a page may have, and more than the engine keeps of a place. */
const mostRows = 10_000;

/**
 * Runs one function with the rows that last went into it (its pinned rows, where it has some), or with the samples when it is
 * the first. Where no rows were seen yet, that is said, with the way to see some.
 */
export async function runAlone(workspace: Workspace, { flow, nodeId }: FlowPlace): Promise<void> {
  const place = placeIn(workspace, flow, nodeId);
  if (place < 0) return;
  const { rows, input } = await rowsFor(workspace, { flow, nodeId });
  if (rows === null && place > 0) return offerRunUpTo(workspace, { flow, nodeId });
  const pinned = rows === null ? [] : [{ node: place, rows }];
  const through = { breakpoints: [], pauseOn: { error: false, stop: false, thrownAway: false } };
  await runFlow(workspace, flow, { options: { alone: place, pinned, ...through }, ...(input && { input }) });
}

/** Runs the flow from its samples up to a function and no further. */
export async function runUpTo(workspace: Workspace, { flow, nodeId }: FlowPlace): Promise<void> {
  const upTo = placeIn(workspace, flow, nodeId);
  if (upTo >= 0) await runFlow(workspace, flow, { options: { upTo } });
}

function placeIn(workspace: Workspace, flow: string, nodeId: NodeId): number {
  const entry = projectModel(workspace.project.getState().project).flow(flow);
  return entry === undefined ? -1 : placeOfNode(nodeIds(entry.config), nodeId);
}

interface TriedWith {
  /** As JSON texts; null where it has none of its own. */
  rows: string[] | null;
  /** Where they were seen, where they are none that are pinned. */
  input?: SeenAt | null;
}

/** The rows that a function is tried with. */
async function rowsFor(workspace: Workspace, { flow, nodeId }: FlowPlace): Promise<TriedWith> {
  const { studio } = projectModel(workspace.project.getState().project);
  const config = projectModel(workspace.project.getState().project).flow(flow)?.config;
  const ids = config ? nodeIds(config) : [];
  const place = placeOfNode(ids, nodeId);
  const pinned = pinnedInputs(ids, flowStudio(studio, flow).pinned).find(({ node: at }) => at === place);
  if (pinned) return { rows: pinned.rows };
  if (place === 0) return { rows: null };
  const input = seenAt(workspace.run.getState(), flow, nodeId);
  return { rows: await seenRows(workspace, { flow, nodeId }, { side: 'in', limit: mostRows }), input };
}

function offerRunUpTo(workspace: Workspace, place: FlowPlace): void {
  toast({
    kind: 'warning',
    message: workspace.text('code.aloneNoRows', { name: functionOfNode(place.nodeId) }),
    action: {
      label: workspace.text('code.runUpTo'),
      run: () => void attempt(() => runUpTo(workspace, place)),
    },
  });
}
