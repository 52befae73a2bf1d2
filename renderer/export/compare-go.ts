import type { ProgramComparison } from '../../core/contract/host/go-compare.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { isNodeId } from '../../core/project/chain.ts';
import { withTrust } from '../flow-actions/run-flow.ts';
import { ownBatchSize } from '../stores/batch-size.ts';
import { lookAt } from '../stores/look-at.ts';
import { loadHistory } from '../stores/run-history.ts';
import { showRun, unsavedFiles } from '../stores/run-session.ts';
import { rowSource } from '../stores/run-start.ts';
import type { Workspace } from '../stores/scopes.ts';

/** A program to compare a flow with, and the absolute path where it starts. */
export interface ProgramWish {
  folder: string;
  command: string;
}

/** Runs a flow, and a program with the same rows. Null when it was stopped, or the person does not trust the folder. */
export async function compareWithProgram(
  workspace: Workspace,
  flow: string,
  wish: ProgramWish,
): Promise<ProgramComparison | null> {
  const { opened, project } = workspace.project.getState();
  const asked = {
    ...wish,
    projectId: opened.projectId,
    flow,
    source: rowSource(workspace, flow),
    overlay: unsavedFiles(workspace),
    batchSize: ownBatchSize(project, flow) ?? workspace.settings.getState().batchSize,
  };
  try {
    return (await withTrust(workspace, () => workspace.backend.call('go.compare', asked))) ?? null;
  } catch (thrown) {
    if (thrown instanceof CodedError && thrown.code === 'process.stopped') return null;
    throw thrown;
  } finally {
    await loadHistory(workspace);
  }
}

/** Ends the comparison that goes on, its program too. */
export async function stopComparing(workspace: Workspace): Promise<void> {
  const { projectId } = workspace.project.getState().opened;
  await workspace.backend.call('go.stopCompare', { projectId });
}

/** The visit of the Studio's run at which the two part; null where it had none. */
export function partingVisit({ difference }: ProgramComparison): { visit: number; node: string } | null {
  if (difference === null) return null;
  const { visit } = difference;
  if (difference.kind === 'row') return { visit, node: difference.node };
  return difference.studio && { visit, node: difference.studio.node };
}

/** Shows the Studio's run as it was after a visit, with the rows that this one handed on. */
export async function showVisit(
  workspace: Workspace,
  runId: string,
  { visit, node }: { visit: number; node: string },
): Promise<void> {
  await loadHistory(workspace);
  const summary = workspace.run.getState().history.find((run) => run.runId === runId);
  if (!summary) throw new CodedError('host.no-journal');
  await showRun(workspace, summary);
  workspace.debug.setState({ timeline: true });
  workspace.rows.setState({ visit, batch: null, text: '', where: '', sort: null, chosen: null });
  if (isNodeId(node)) {
    workspace.selection.getState().selectNodes([node]);
    workspace.selection.getState().set({ watched: { nodeId: node, side: 'out' }, bottomTab: 'rows' });
  }
  await lookAt(workspace, visit);
}
