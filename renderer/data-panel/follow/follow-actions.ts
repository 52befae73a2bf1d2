import type { VisitMark } from '../../../core/contract/host/runs.ts';
import type { JournalVisit } from '../../../core/contract/journal.ts';
import { type FollowSource, followRow } from '../../../core/run/follow/follow-row.ts';
import { eventsOf } from '../../../core/run/journal/journal-parts.ts';
import { lookAt } from '../../stores/look-at.ts';
import type { Workspace } from '../../stores/scopes.ts';
import { drawFollowed } from './draw-followed.ts';

/** Rows of one side of a visit that are read at once, and visits of a batch. */
const mostRows = 10_000;
const mostVisits = 50_000;

/** Follows the row that is looked at, both ways. */
export async function followChosen(workspace: Workspace): Promise<void> {
  const { rows, run } = workspace;
  const { chosen, shown } = rows.getState();
  if (!chosen?.row || shown === null) return;
  const { visit, row } = chosen.row;
  const { runId } = shown;
  const place = { visit, side: shown.side, row };
  const isFirst = rows.getState().followed === null;
  rows.setState({ followed: { runId, place, found: null } });
  if (isFirst) drawFollowed(workspace);
  const places = run.getState().nodeIds.length;
  const found = await followRow(sourceOf(workspace, runId, places), place);
  if (rows.getState().followed?.place === place) rows.setState({ followed: { runId, place, found } });
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
  rows.setState({ visit, batch: null, text: '', where: '', sort: null, chosen: null });
  selection.getState().selectNodes([nodeId]);
  selection.getState().set({ watched: { nodeId, side } });
  await lookAt(workspace, visit);
}

function sourceOf({ backend, project }: Workspace, runId: string, places: number): FollowSource {
  const { projectId } = project.getState().opened;
  const of = { projectId, runId };
  const known = new Map<number, JournalVisit | undefined>();
  let marks: Promise<readonly VisitMark[]> | undefined;
  async function visitOf(visit: number): Promise<JournalVisit | undefined> {
    if (known.has(visit)) return known.get(visit);
    const { line } = await backend.call('runs.visit', { ...of, visit });
    const [event] = eventsOf(line);
    const found = event?.kind === 'visit' ? event : undefined;
    known.set(visit, found);
    return found;
  }
  return {
    places,
    visit: visitOf,
    async rows(visit, side) {
      const page = await backend.call('runs.visitRows', { ...of, visit, side, limit: mostRows });
      return page.rows.length === page.total ? page.rows.map(({ json }) => json) : undefined;
    },
    async readers(visit) {
      // What a visit handed on is read in its batch, or never.
      marks ??= backend
        .call('runs.visits', { ...of, from: visit, limit: mostVisits })
        .then(({ visits }) => visits);
      return (await marks).filter((mark) => mark[9] === visit).map(([number]) => number);
    },
  };
}
