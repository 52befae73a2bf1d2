import type { JournalEvent, JournalEventOf, JournalVisit } from '../../contract/journal.ts';
import type { JournalState } from '../../contract/journal-state.ts';
import { addVisit, copyTally, emptyTally, endBatch, isAnyLeftBehind } from './tally.ts';

/** A journal before its first event. */
export const emptyState: JournalState = {
  ...{ started: null, phase: 'starting', batch: 0, batches: 0, rowsRead: 0, visit: 0, untold: 0 },
  tally: { nodes: [], lastBatch: [], leftBehind: [] },
  levels: [],
  buffer: { rows: 0, blocks: [] },
  action: null,
  metadata: { flow: {}, places: {} },
  cache: {},
  ...{ active: null, last: null, stoppedBecause: null, paused: null, level: 'counters', falls: [] },
  errorLane: { rows: 0, kept: 0, tries: 0, places: {} },
  ...{ edits: [], logs: 0, logsDropped: 0, elapsedMs: 0, memoryBytes: 0, ended: null },
};

/** The state after the first `count` events, from 0. */
export function stateAt(events: Iterable<JournalEvent>, count = Number.POSITIVE_INFINITY): JournalState {
  let state = emptyState;
  let seen = 0;
  for (const event of events) {
    if (seen++ >= count) break;
    state = reduce(state, event);
  }
  return state;
}

/** The state after one more event. Pure: states share what did not change. */
export function reduce(state: JournalState, event: JournalEvent): JournalState {
  switch (event.kind) {
    case 'started':
      return {
        ...emptyState,
        started: event,
        phase: 'running',
        level: event.level,
        tally: emptyTally(event.chain),
        levels: [null, ...event.chain.map(() => null)],
      };
    case 'batch-began':
      return beginBatch(state, event);
    case 'batch-ended':
      return finishBatch(state, event);
    case 'visit-began':
      return beginVisit(state, event);
    case 'visit':
      return endVisit(state, event);
    case 'counted':
      return recount(state, event);
    case 'values':
      return withValues(state, event);
    case 'log':
      return { ...state, logs: state.logs + 1 };
    case 'logs-dropped':
      return { ...state, logsDropped: state.logsDropped + event.count };
    case 'paused':
      return { ...state, phase: 'paused', paused: event.at };
    case 'resumed':
      return { ...state, phase: 'running', paused: null };
    case 'level': {
      const { level, batch, because } = event;
      return { ...state, level, falls: [...state.falls, { level, batch, because }] };
    }
    case 'edited':
      return { ...state, edits: [...state.edits, event.edit] };
    case 'clock':
      return {
        ...state,
        elapsedMs: Math.max(state.elapsedMs, event.elapsedMs),
        memoryBytes: event.memoryBytes,
      };
    case 'finished':
      return {
        ...state,
        phase: 'ended',
        ended: event,
        paused: null,
        elapsedMs: Math.max(state.elapsedMs, event.elapsedMs),
        memoryBytes: event.memoryBytes || state.memoryBytes,
      };
    case 'went-on':
      return goneOn(state, event);
    case 'row-failed':
    case 'connector':
    case 'made-of':
      return state;
  }
}

/** All level data of the last batch goes; what waited in the buffer is among the source's rows. */
function beginBatch(state: JournalState, event: JournalEventOf<'batch-began'>): JournalState {
  const { batch, rows, block, rowsRead, buffer = { rows: 0, blocks: [] } } = event;
  const levels = event.levels ?? [{ visit: 0, rows, block }, ...state.tally.nodes.map(() => null)];
  return { ...running(state), batch, rowsRead, levels, buffer };
}

function finishBatch(state: JournalState, { batch, because, buffered }: JournalEventOf<'batch-ended'>) {
  const { blocks } = state.buffer;
  const ended = {
    ...state,
    ...(because === 'disabled' ? {} : { batch, batches: batch }),
    stoppedBecause: because,
    buffer: { rows: buffered, blocks: buffered === 0 ? [] : blocks },
  };
  if (!isAnyLeftBehind(state.tally)) return ended;
  const tally = copyTally(state.tally);
  endBatch(tally, because === 'error');
  return { ...ended, tally };
}

function beginVisit(state: JournalState, event: JournalEventOf<'visit-began'>): JournalState {
  return {
    ...running(state),
    active: event,
    visit: event.visit,
    elapsedMs: Math.max(state.elapsedMs, event.startMs),
  };
}

function running(state: JournalState): JournalState {
  return state.phase === 'paused' ? { ...state, phase: 'running', paused: null } : state;
}

function endVisit(state: JournalState, visit: JournalVisit): JournalState {
  const tally = copyTally(state.tally, visit.node);
  addVisit(tally, visit);
  return {
    ...running(state),
    tally,
    active: null,
    last: visit,
    visit: visit.visit,
    levels: levelsAfter(state, visit),
    buffer: { rows: visit.buffered, blocks: bufferBlocks(state, visit) },
    action: visit.next === 'error' ? visit.action : null,
    elapsedMs: Math.max(state.elapsedMs, visit.startMs + visit.durationMs),
  };
}

/** What it read is as it was then: rows may have been changed in place since they were set. What it handed on is set. */
function levelsAfter({ levels }: JournalState, visit: JournalVisit): JournalState['levels'] {
  const { node, blockIn, blockOut, dataRows } = visit;
  const read = levels[node];
  const known =
    read && read.rows === visit.rowsIn && blockIn > 0 && blockIn !== read.block
      ? levels.with(node, { ...read, block: blockIn })
      : levels;
  return dataRows < 0 ? known : known.with(node + 1, { visit: visit.visit, rows: dataRows, block: blockOut });
}

/** Blocks of what waits in the buffer after a visit: what it committed comes behind what was there. */
function bufferBlocks({ buffer }: JournalState, { buffered, blockCommitted }: JournalVisit): number[] {
  if (buffered === 0) return [];
  return buffered > buffer.rows && blockCommitted > 0 ? [...buffer.blocks, blockCommitted] : buffer.blocks;
}

function recount(state: JournalState, event: JournalEventOf<'counted'>): JournalState {
  const { visit, batch, untold, rowsRead, batches, nodes, lastBatch, leftBehind, levels, buffered } = event;
  return {
    ...running(state),
    ...{ visit, batch, untold, rowsRead, batches, levels, stoppedBecause: event.because },
    tally: { nodes, lastBatch, leftBehind },
    buffer: { rows: buffered, blocks: [] },
    active: null,
  };
}

/** Nothing is left of what failed. The totals of a batch that comes again are told before, as they were when it began. */
function goneOn(state: JournalState, { node, rows, kept, tries }: JournalEventOf<'went-on'>): JournalState {
  const { errorLane: before } = state;
  const place = node === null ? {} : { [node]: (before.places[node] ?? 0) + rows };
  const errorLane = {
    rows: before.rows + rows,
    kept: before.kept + kept,
    tries: before.tries + tries,
    places: { ...before.places, ...place },
  };
  // A row that could not be read has come to no function.
  if (node === null) return { ...state, errorLane };
  return { ...state, errorLane, buffer: { rows: 0, blocks: [] }, action: null };
}

function withValues(state: JournalState, { node, of, values }: JournalEventOf<'values'>): JournalState {
  if (of === 'cache') return { ...state, cache: { ...state.cache, ...values } };
  const { flow, places } = state.metadata;
  if (node === null) return { ...state, metadata: { places, flow: { ...flow, ...values } } };
  return { ...state, metadata: { flow, places: { ...places, [node]: { ...places[node], ...values } } } };
}
