import type { VisitMark } from '../../../core/contract/host/runs.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { placeOfNode } from '../../../core/project/chain.ts';
import { type FollowSource, followRow, type RowPlace } from '../../../core/run/follow/follow-row.ts';
import { type StoredRow, type StoredStop, storedStops } from '../../../core/run/follow/stored-rows.ts';
import { lookAt } from '../../stores/look-at.ts';
import { showRun } from '../../stores/run-session.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { drawFollowed } from './draw-followed.ts';
import { explainVisit, readToldVisit, rowsOfVisit, type ToldVisit } from './explain-visit.ts';
import { storeSourceOf } from './stored-source.ts';

/** Visits of a batch that are looked through. */
const mostVisits = 50_000;

/** Follows the row that is looked at, both ways. */
export async function followChosen(workspace: Workspace): Promise<void> {
  const { chosen, shown } = workspace.rows.getState();
  if (!chosen?.row || shown === null) return;
  const { visit, row } = chosen.row;
  await followPlace(workspace, shown.runId, { visit, side: shown.side, row });
}

async function followPlace(workspace: Workspace, runId: string, place: RowPlace): Promise<void> {
  const { rows, run } = workspace;
  const isFirst = rows.getState().followed === null;
  const isWanted = () => rows.getState().followed?.place === place;
  rows.setState({ followed: { runId, place, found: null, stored: null } });
  if (isFirst) drawFollowed(workspace);
  const places = run.getState().nodeIds.length;
  const found = await followRow(sourceOf(workspace, runId, places), place);
  if (!isWanted()) return;
  rows.setState({ followed: { runId, place, found, stored: null } });
  let stored: readonly StoredStop[] = [];
  try {
    stored = await storedStops(storeSourceOf(workspace, runId), found.steps);
  } finally {
    if (isWanted()) rows.setState({ followed: { runId, place, found, stored } });
  }
}

/** Lets the row go. */
export function stopFollowing({ rows }: Workspace): void {
  rows.setState({ followed: null });
}

/** Shows the rows of one stop of a followed row, and the run as it was then. */
export async function goToStop(
  workspace: Workspace,
  { visit, side, node }: { visit: number; side: 'in' | 'out'; node: number },
): Promise<void> {
  const { run, rows, selection } = workspace;
  const nodeId = run.getState().nodeIds[node];
  if (nodeId === undefined) return;
  selection.getState().selectNodes([nodeId]);
  selection.getState().set({ watched: { nodeId, side } });
  rows.setState({ visit, batch: null, text: '', where: '', sort: null, chosen: null });
  await lookAt(workspace, visit);
}

/** Follows a row on where it likely came out of storage, or went into it: there another run may have to be shown first. */
export async function followStored(
  workspace: Workspace,
  { runId, row, side }: { runId: string; row: StoredRow; side: 'in' | 'out' },
): Promise<void> {
  const { backend, project, run } = workspace;
  if (run.getState().runId !== runId) {
    const { projectId } = project.getState().opened;
    const { runs } = await backend.call('runs.list', { projectId });
    const summary = runs.find((one) => one.runId === runId);
    if (!summary) throw new CodedError('host.no-journal');
    await showRun(workspace, summary);
  }
  const node = placeOfNode(run.getState().nodeIds, row.place);
  await goToStop(workspace, { visit: row.visit, side, node });
  await followPlace(workspace, runId, { visit: row.visit, side, row: row.row });
}

function sourceOf(workspace: Workspace, runId: string, places: number): FollowSource {
  const { backend, project } = workspace;
  const { projectId } = project.getState().opened;
  const of = { projectId, runId };
  const known = new Map<number, Promise<ToldVisit>>();
  let marks: Promise<readonly VisitMark[]> | undefined;
  function toldOf(visit: number): Promise<ToldVisit> {
    const told = known.get(visit) ?? readToldVisit(workspace, runId, visit);
    known.set(visit, told);
    return told;
  }
  return {
    places,
    visit: async (visit) => (await toldOf(visit)).visit,
    madeOf: async (visit) => (await toldOf(visit)).madeOf,
    rows: (visit, side) => rowsOfVisit(workspace, { runId, visit, side }),
    explain: (visit) => explainVisit(workspace, runId, visit),
    async readers(visit) {
      // What a visit handed on is read in its batch, or never.
      marks ??= backend
        .call('runs.visits', { ...of, from: visit, limit: mostVisits })
        .then(({ visits }) => visits);
      return (await marks).filter((mark) => mark[9] === visit).map(([number]) => number);
    },
  };
}
