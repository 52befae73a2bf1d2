import { CodedError } from '../../../core/errors/coded-error.ts';
import { eventLine } from '../../../core/run/journal/journal-text.ts';
import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import { compareJournals } from '../journal/compare-journals.ts';
import { continuationOf, momentOf } from '../journal/continuation.ts';
import { failedRows } from '../journal/failed-rows.ts';
import { visitRows } from '../journal/journal-rows.ts';
import { placeRows } from '../journal/place-rows.ts';
import type { OpenJournal } from '../journal/run-journals.ts';

export const journalHandlers = {
  'runs.list': ({ projectId }, { session }) => session.project(projectId).journals.list(),
  'runs.clear': clearRuns,
  'runs.events': eventsOfRun,
  'runs.stateAt': stateOfRun,
  'runs.visits': visitsOfRun,
  'runs.visit': visitOfRun,
  'runs.visitRows': rowsOfVisit,
  'runs.placeRows': rowsOfPlace,
  'runs.failedRows': rowsThatFailed,
  'runs.compare': compareTwoRuns,
  'runs.continuation': continuationFrom,
  'runs.cancelQuery': cancelQuery,
} satisfies Partial<HostHandlers>;

function open(
  { projectId, runId }: { projectId: string; runId: string },
  { session }: HandlerContext,
): Promise<OpenJournal> {
  return session.project(projectId).journals.open(runId);
}

async function clearRuns({ projectId }: HostParams<'runs.clear'>, { session }: HandlerContext) {
  await session.project(projectId).journals.clear();
  return null;
}

async function eventsOfRun(params: HostParams<'runs.events'>, context: HandlerContext) {
  const { reader, isLive } = await open(params, context);
  const events = await reader.events(params.from, params.limit);
  const { events: total, tornBytes } = reader.index;
  return { lines: events.map(eventLine).join(''), total, isLive, tornBytes };
}

async function stateOfRun(params: HostParams<'runs.stateAt'>, context: HandlerContext) {
  const { reader } = await open(params, context);
  const { event, state } = await reader.stateAt(params.visit);
  return { event, state: JSON.stringify(state) };
}

async function visitOfRun(params: HostParams<'runs.visit'>, context: HandlerContext) {
  const { reader } = await open(params, context);
  const visit = await reader.visit(params.visit);
  const madeOf = visit && (await reader.madeOf(visit));
  return { line: visit ? eventLine(visit) : '', ...(madeOf && { madeOf: [...madeOf] }) };
}

async function visitsOfRun(params: HostParams<'runs.visits'>, context: HandlerContext) {
  const { reader } = await open(params, context);
  const marks = await reader.marks();
  // Whoever follows a run asks for its end.
  const first = marks.findLastIndex(([visit]) => visit < params.from) + 1;
  const visits = marks.slice(first, first + params.limit);
  return { visits, total: marks.length };
}

async function rowsOfVisit(params: HostParams<'runs.visitRows'>, context: HandlerContext) {
  const { reader } = await open(params, context);
  const { visit, side, offset, limit } = params;
  return await visitRows(reader, visit, side, { offset, limit });
}

async function rowsOfPlace(params: HostParams<'runs.placeRows'>, context: HandlerContext) {
  const { reader } = await open(params, context);
  const { place, side, offset, limit, filter } = params;
  const { state } = await reader.stateAt(0);
  const node = state.started?.chain.findIndex(({ id }) => id === place) ?? -1;
  if (node < 0) throw new CodedError('host.no-journal');
  const { queryId } = params;
  const { session } = context;
  const query = { node, side, offset, limit, filter };
  if (queryId === undefined) return await placeRows(reader, query);
  const stop = new AbortController();
  session.queries.set(queryId, stop);
  try {
    const onProgress = (rows: number, of: number) => session.emit('runs.searched', { queryId, rows, of });
    return await placeRows(reader, query, { signal: stop.signal, onProgress });
  } finally {
    session.queries.delete(queryId);
  }
}

async function rowsThatFailed(params: HostParams<'runs.failedRows'>, context: HandlerContext) {
  const { reader } = await open(params, context);
  return { rows: await failedRows(reader, params) };
}

async function compareTwoRuns(params: HostParams<'runs.compare'>, context: HandlerContext) {
  const { projectId } = params;
  const [earlier, later] = await Promise.all([
    open({ projectId, runId: params.earlier }, context),
    open({ projectId, runId: params.later }, context),
  ]);
  return await compareJournals(earlier.reader, later.reader);
}

async function continuationFrom(params: HostParams<'runs.continuation'>, context: HandlerContext) {
  const { reader } = await open(params, context);
  const moment = await momentOf(reader, params.visit);
  const { state } = await reader.stateAt(0);
  return { continuation: JSON.stringify(continuationOf(moment, state)) };
}

function cancelQuery({ queryId }: HostParams<'runs.cancelQuery'>, { session }: HandlerContext) {
  session.queries.get(queryId)?.abort();
  return null;
}
