import {
  type NextReason,
  type NodeCounters,
  nextReasonSchema,
  type RunProgress,
  type Visit,
} from '../../core/contract/run-payloads.ts';
import type { VisitRecord, VisitStart } from '../kis/observer.ts';
import { createDiscardedRows, type Discarded } from './discarded-rows.ts';
import { createRunClock } from './run-clock.ts';

/** Visits that one message carries at most. */
const lastVisits = 200;
/** A function that takes so long is announced before each of its visits: that costs nothing beside it. */
const slowVisitMs = 5;
const announceEveryMs = 33;

interface NodeTotals {
  visits: number;
  rowsIn: number;
  rowsOut: number;
  durationMs: number;
  errors: number;
  last: NextReason | undefined;
  readonly reasons: Record<NextReason, number>;
  readonly jumps: Map<number, number>;
  undecoded: NodeCounters['undecoded'];
  connectorCalls: number;
  /** Visits in `batch`, the last one that came here. */
  visitsInBatch: number;
  batch: number;
  announced: boolean;
  slow: boolean;
}

/** A place of the chain as its counters need it. */
export interface CountedPlace {
  fname: string;
  hasConnector: boolean;
}

/** A visit's errors as data: what ended it, and why it got no rows. */
export type VisitErrors = Pick<Visit, 'error' | 'decodeError'>;

/** A run's totals: kept with a few additions a visit, made into a message only when one is sent. */
export interface RunCounters {
  batches: number;
  rowsRead: number;
  /** The place whose function is being called, -1 for none. */
  active: number;
  readonly changed: boolean;
  /** Rows that went into a place in the visits that have ended. */
  rowsInto(node: number): number;
  visitsOf(node: number): number;
  /**
   * A visit begins. True when the host should hear of it at once, so that it can name the function should it never end:
   * the first visit of each place, slow functions, and otherwise 30 times a second.
   */
  begin(visit: VisitStart, now: number): boolean;
  /** The run waits before a visit: its clock stands still until the next one begins. */
  pause(): void;
  end(record: VisitRecord, batch: number, errors: VisitErrors): void;
  endBatch(failed: boolean): void;
  /** The message; visits in it are not sent again. */
  progress(): RunProgress;
}

export function createRunCounters(runId: string, flow: string, places: readonly CountedPlace[]): RunCounters {
  const clock = createRunClock(() => performance.now());
  const memory = createMemoryReading();
  const nodes = places.map(createTotals);
  const discarded = createDiscardedRows(places.length);
  const ring: (Visit | undefined)[] = new Array<undefined>(lastVisits).fill(undefined);
  let visits = 0;
  let sentVisits = 0;
  let announcedAt = -announceEveryMs;
  let changed = true;
  let batches = 0;

  function takeVisits(): { visits: Visit[]; visitsDropped: number } {
    const fresh = visits - sentVisits;
    const kept = Math.min(fresh, lastVisits);
    const list: Visit[] = [];
    for (let number = visits - kept; number < visits; number++) {
      const visit = ring[number % lastVisits];
      if (visit) list.push(visit);
    }
    sentVisits = visits;
    return { visits: list, visitsDropped: fresh - kept };
  }

  return {
    get batches() {
      return batches;
    },
    set batches(count) {
      batches = count;
      changed = true;
    },
    rowsRead: 0,
    active: -1,
    get changed() {
      return changed;
    },
    rowsInto: (node) => nodes[node]?.rowsIn ?? 0,
    visitsOf: (node) => nodes[node]?.visits ?? 0,
    pause: () => clock.pause(),
    begin(visit, now) {
      clock.goOn(now);
      const { node } = visit;
      discarded.begin(visit);
      this.active = node;
      changed = true;
      const totals = nodes[node];
      if (!totals || (totals.announced && !totals.slow && now - announcedAt < announceEveryMs)) return false;
      totals.announced = true;
      announcedAt = now;
      return true;
    },
    end(record, batch, errors) {
      this.active = -1;
      changed = true;
      const totals = nodes[record.node];
      discarded.end(record);
      if (totals) addVisit(totals, record, batch);
      if (totals && errors.decodeError) addUndecoded(totals, batch, errors.decodeError);
      ring[visits++ % lastVisits] = toVisit(record, batch, errors);
    },
    endBatch(failed) {
      discarded.endBatch(failed);
      changed = true;
    },
    progress() {
      changed = false;
      return {
        runId,
        flow,
        batches,
        rowsRead: this.rowsRead,
        elapsedMs: clock.elapsedMs(),
        nodes: nodes.map((totals, node) =>
          toCounters(totals, node, places[node], this.active === node, discarded.of(node)),
        ),
        ...takeVisits(),
        memoryBytes: memory.bytes(),
      };
    },
  };
}

/** The memory of the process, asked for at most as often as it is shown: that takes longer than everything else here. */
function createMemoryReading(): { bytes(): number } {
  let readAt = Number.NEGATIVE_INFINITY;
  let bytes = 0;
  return {
    bytes() {
      const now = performance.now();
      if (now - readAt < announceEveryMs) return bytes;
      readAt = now;
      bytes = memoryBytes();
      return bytes;
    },
  };
}

/** The real process: user code's `process` is another one. */
const memoryBytes = process.memoryUsage.rss.bind(process.memoryUsage);

function createTotals(): NodeTotals {
  const reasons = Object.fromEntries(nextReasonSchema.options.map((reason) => [reason, 0]));
  return {
    visits: 0,
    rowsIn: 0,
    rowsOut: 0,
    durationMs: 0,
    errors: 0,
    last: undefined,
    reasons: reasons as Record<NextReason, number>,
    jumps: new Map(),
    undecoded: undefined,
    connectorCalls: 0,
    visitsInBatch: 0,
    batch: -1,
    announced: false,
    slow: false,
  };
}

function addVisit(totals: NodeTotals, record: VisitRecord, batch: number): void {
  totals.visits++;
  totals.rowsIn += record.input.length;
  totals.rowsOut += record.rowsOut;
  totals.durationMs += record.durationMs;
  totals.connectorCalls += record.connectorsCalled;
  totals.visitsInBatch = totals.batch === batch ? totals.visitsInBatch + 1 : 1;
  totals.batch = batch;
  totals.slow = record.durationMs > slowVisitMs;
  totals.last = record.next;
  totals.reasons[record.next]++;
  if (record.error) totals.errors++;
  if (record.next === 'jump' && record.nextNode !== undefined)
    totals.jumps.set(record.nextNode, (totals.jumps.get(record.nextNode) ?? 0) + 1);
}

function addUndecoded(totals: NodeTotals, batch: number, error: NonNullable<Visit['decodeError']>): void {
  totals.undecoded ??= { visits: 0, batch, error };
  totals.undecoded.visits++;
}

function toVisit(record: VisitRecord, batch: number, { error, decodeError }: VisitErrors): Visit {
  const visit: Visit = {
    batch,
    sequence: record.sequence,
    node: record.node,
    fname: record.fname,
    rowsIn: record.input.length,
    rowsOut: record.rowsOut,
    rowsCommitted: record.committed.length,
    durationMs: record.durationMs,
    action: record.action,
    next: record.next,
  };
  if (record.nextNode !== undefined) visit.nextNode = record.nextNode;
  if (decodeError) visit.decodeError = decodeError;
  if (error) visit.error = error;
  return visit;
}

function toCounters(
  totals: NodeTotals,
  node: number,
  place: CountedPlace | undefined,
  active: boolean,
  discarded: Discarded | undefined,
): NodeCounters {
  const fname = place?.fname ?? '';
  const { visits, rowsIn, rowsOut, durationMs, errors, last } = totals;
  const reasons = Object.fromEntries(Object.entries(totals.reasons).filter(([, count]) => count > 0));
  const jumps = Object.fromEntries([...totals.jumps].map(([target, count]) => [String(target), count]));
  const counters: NodeCounters = {
    ...{ node, fname, visits, rowsIn, rowsOut, durationMs, errors, active, reasons, jumps },
  };
  if (last !== undefined) counters.last = last;
  if (visits > 0) counters.visitsInBatch = totals.visitsInBatch;
  if (place?.hasConnector) counters.connectorCalls = totals.connectorCalls;
  if (discarded) counters.discarded = { ...discarded };
  if (totals.undecoded) counters.undecoded = { ...totals.undecoded };
  return counters;
}
