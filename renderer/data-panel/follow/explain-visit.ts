import type { BuiltinCall, CallRows } from '../../../core/builtins/drops/builtin-call.ts';
import type { ExplainedCall } from '../../../core/builtins/drops/explain-call.ts';
import type { Params } from '../../../core/config/types.ts';
import type { JournalVisit } from '../../../core/contract/journal.ts';
import { nodeIds, placeOfNode } from '../../../core/project/chain.ts';
import { projectModel } from '../../../core/project/model.ts';
import { eventsOf } from '../../../core/run/journal/journal-parts.ts';
import { isOfKind, markOf } from '../../../core/run/journal/visit-mark.ts';
import type { Workspace } from '../../stores/scopes.ts';

/** Rows of one side of a visit that are read at once, and of all earlier visits together. */
const mostRows = 10_000;
/** Earlier visits of a place, and visits of a run that they are looked for among. */
const mostBefore = 100;
const mostVisits = 50_000;

/** One visit that has ended, and what its rows were made of where the engine saw that. */
export interface ToldVisit {
  visit: JournalVisit | undefined;
  madeOf: readonly number[] | undefined;
}

/** The visit is undefined where it is not told by itself. */
export async function readToldVisit(
  { backend, project }: Workspace,
  runId: string,
  visit: number,
): Promise<ToldVisit> {
  const { projectId } = project.getState().opened;
  const { line, madeOf } = await backend.call('runs.visit', { projectId, runId, visit });
  const [event] = eventsOf(line);
  return { visit: event?.kind === 'visit' ? event : undefined, madeOf };
}

/** One visit that has ended; undefined where it is not told by itself. */
export async function readVisit(
  workspace: Workspace,
  runId: string,
  visit: number,
): Promise<JournalVisit | undefined> {
  return (await readToldVisit(workspace, runId, visit)).visit;
}

/** All rows of one side of a visit as JSON; undefined where not every one is kept. */
export async function rowsOfVisit(
  { backend, project }: Workspace,
  { runId, visit, side }: { runId: string; visit: number; side: 'in' | 'out' | 'committed' },
): Promise<readonly string[] | undefined> {
  const { projectId } = project.getState().opened;
  const page = await backend.call('runs.visitRows', { projectId, runId, visit, side, limit: mostRows });
  return page.rows.length === page.total ? page.rows.map(({ json }) => json) : undefined;
}

/**
 * What the built-in of a visit of the shown run did with its rows, worked out from the setup that the run began with, or, of a run
 * of before, from the one of now; undefined for a function with code, and where it is not known for certain.
 */
export async function explainVisit(
  workspace: Workspace,
  runId: string,
  visit: JournalVisit,
): Promise<ExplainedCall | undefined> {
  const place = setupAt(workspace, runId, visit.node);
  if (place === undefined || visit.next === 'error') return undefined;
  const { explainCall, remembersRows } = await import('../../../core/builtins/drops/explain-call.ts');
  const before = remembersRows(place.setup) ? await callsBefore(workspace, runId, visit) : [];
  if (before === undefined) return undefined;
  const side = isOfKind(markOf(visit), 'thrownAway') ? 'committed' : 'out';
  const rows = parsed(await rowsOfVisit(workspace, { runId, visit: visit.visit, side: 'in' }));
  const out = parsed(await rowsOfVisit(workspace, { runId, visit: visit.visit, side }));
  return rows && out && explainCall({ ...place, batch: visit.batch, before, rows, out });
}

/** The setup of a place of the shown run; undefined where it has code, or is not known. */
function setupAt(
  { run, project }: Workspace,
  runId: string,
  node: number,
): Pick<BuiltinCall, 'setup' | 'params'> | undefined {
  const shown = run.getState();
  if (shown.runId !== runId || shown.flow === null) return undefined;
  const model = shown.basis?.model ?? projectModel(project.getState().project);
  const config = model.flow(shown.flow)?.config;
  const at = config ? placeOfNode(nodeIds(config), shown.nodeIds[node] ?? '') : -1;
  const place = config?.flows[at];
  const setup: Params | undefined = place && model.func(place.fname)?.config.option.default_params;
  if (!place || !setup || model.codeFile('functions', place.fname)) return undefined;
  return { setup, params: { ...setup, ...place.params } };
}

/** The rows that went into earlier visits of the same place; undefined where they are too many, or not all kept. */
async function callsBefore(
  workspace: Workspace,
  runId: string,
  visit: JournalVisit,
): Promise<CallRows[] | undefined> {
  const { projectId } = workspace.project.getState().opened;
  const told = await workspace.backend.call('runs.visits', { projectId, runId, from: 1, limit: mostVisits });
  const before = told.visits.filter(([number, , node]) => number < visit.visit && node === visit.node);
  const count = before.reduce((sum, [, , , rowsIn]) => sum + rowsIn, 0);
  if (before.length > mostBefore || count > mostRows) return undefined;
  const calls: CallRows[] = [];
  for (const [number, batch] of before) {
    const rows = parsed(await rowsOfVisit(workspace, { runId, visit: number, side: 'in' }));
    if (rows === undefined) return undefined;
    calls.push({ batch, rows });
  }
  return calls;
}

/** Undefined where a row was cut: it is no JSON any more. */
function parsed(rows: readonly string[] | undefined): unknown[] | undefined {
  try {
    return rows?.map((json): unknown => JSON.parse(json));
  } catch {
    return undefined;
  }
}
