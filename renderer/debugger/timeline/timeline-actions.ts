import type { VisitMark } from '../../../core/contract/host/runs.ts';
import { functionOfNode, type NodeId } from '../../../core/project/chain.ts';
import { isOfKind, type VisitKind, worstKind } from '../../../core/run/journal/visit-mark.ts';
import { lookAt } from '../../stores/look-at.ts';
import type { Workspace } from '../../stores/scopes.ts';

/** The function at a place of a run's chain. */
export function nameAt(ids: readonly NodeId[], node: number | undefined): string {
  const id = ids[node ?? -1];
  return id === undefined ? '' : functionOfNode(id);
}

/** Visits that a window holds of a run. */
const mostVisits = 200_000;
const pageSize = 20_000;

/** Asks for the visits of the run that is shown which are not known yet. */
export async function loadVisits(workspace: Workspace): Promise<readonly VisitMark[]> {
  const { run, debug, backend } = workspace;
  const { projectId } = workspace.project.getState().opened;
  for (;;) {
    const { runId } = run.getState();
    if (runId === null) return [];
    const marks = marksOf(workspace);
    if (marks.length >= mostVisits) return marks;
    const from = (marks.at(-1)?.[0] ?? 0) + 1;
    const { visits, total } = await backend.call('runs.visits', { projectId, runId, from, limit: pageSize });
    // Another call may have brought the same ones.
    if (run.getState().runId !== runId || marksOf(workspace) !== marks) continue;
    const all = visits.length === 0 ? marks : [...marks, ...visits];
    if (all !== marks || debug.getState().visits === null) debug.setState({ visits: { runId, marks: all } });
    if (visits.length === 0 || all.length >= total) return all;
  }
}

const none: readonly VisitMark[] = [];

function marksOf({ run, debug }: Workspace): readonly VisitMark[] {
  const { visits } = debug.getState();
  return visits !== null && visits.runId === run.getState().runId ? visits.marks : none;
}

/** Opens the timeline, or closes it: then the run is looked at as it is. */
export async function toggleTimeline(workspace: Workspace): Promise<void> {
  const { timeline } = workspace.debug.getState();
  workspace.debug.setState({ timeline: !timeline });
  if (timeline) await goTo(workspace, null);
}

/** Looks at the run as it is, or as it ended. */
export async function toEnd(workspace: Workspace): Promise<void> {
  await goTo(workspace, null);
}

/** Looks at the run as it was after a visit. Where the rows of the visit before were shown, those of this one are now. */
export async function goTo(workspace: Workspace, visit: number | null): Promise<void> {
  const { rows, debug } = workspace;
  const before = debug.getState().cursor;
  const isOfVisit = before !== null && rows.getState().visit === before;
  await lookAt(workspace, visit);
  if (!isOfVisit || debug.getState().cursor !== visit) return;
  if (visit === null) rows.setState({ visit: null, chosen: null });
  else showVisitRows(workspace);
}

/** Where one can go from the visit that is looked at. */
export type TimelineStep = 'visit' | 'batch' | 'marked';

/** Goes on, or back; behind the last visit is the end. */
export async function step(workspace: Workspace, by: TimelineStep, direction: 1 | -1): Promise<void> {
  const marks = await loadVisits(workspace);
  const { cursor, kinds } = workspace.debug.getState();
  if (cursor === null && direction === 1) return;
  const at = cursor === null ? marks.length : marks.findIndex(([visit]) => visit >= cursor);
  const next = nextPlace(marks, at < 0 ? marks.length : at, { by, direction, kinds });
  const mark = marks[next];
  if (mark) {
    await goTo(workspace, mark[0]);
    const nodeId = workspace.run.getState().nodeIds[mark[2]];
    // Only where it is out of sight: looking back moves nothing else.
    if (nodeId !== undefined) workspace.canvas.getState().camera?.reveal(nodeId);
  }
  if (!mark && next >= marks.length && direction === 1) await goTo(workspace, null);
}

interface StepSettings {
  by: TimelineStep;
  direction: 1 | -1;
  kinds: ReadonlySet<VisitKind>;
}

/** The place that a step leads to; outside of the visits where there is none. */
export function nextPlace(
  marks: readonly VisitMark[],
  at: number,
  { by, direction, kinds }: StepSettings,
): number {
  let next = at + direction;
  if (by === 'marked') while (marks[next] && !isMarked(marks[next], kinds)) next += direction;
  if (by !== 'batch') return next;
  const batch = marks[at]?.[1];
  while (marks[next] && marks[next]?.[1] === batch) next += direction;
  // Back leads to the first visit of a batch, too.
  if (direction === -1) while (marks[next - 1] && marks[next - 1]?.[1] === marks[next]?.[1]) next--;
  return next;
}

function isMarked(mark: VisitMark | undefined, kinds: ReadonlySet<VisitKind>): boolean {
  if (!mark) return false;
  return kinds.size === 0 ? worstKind(mark) !== null : [...kinds].some((kind) => isOfKind(mark, kind));
}

/** Marks visits of a kind, or no longer. */
export function toggleKind({ debug }: Workspace, kind: VisitKind): void {
  debug.setState(({ kinds }) => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    return { kinds: next };
  });
}

/** Shows the rows that went into the visit that is looked at, and no others. */
export function showVisitRows({ debug, run, rows, selection }: Workspace): void {
  const { cursor, visits } = debug.getState();
  const mark = visits?.marks.find(([visit]) => visit === cursor);
  const nodeId = run.getState().nodeIds[mark?.[2] ?? -1];
  if (cursor === null || nodeId === undefined) return;
  selection.getState().selectNodes([nodeId]);
  selection.getState().set({ watched: { nodeId, side: 'in' }, bottomTab: 'rows' });
  rows.setState({ visit: cursor, batch: null, text: '', where: '', chosen: null });
}
