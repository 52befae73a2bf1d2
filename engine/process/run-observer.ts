import type {
  EnteredVisit,
  OddResults,
  RowsPage,
  RunOptions,
  rowSideSchema,
  Visit,
} from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { FlowObserver, RunSummary, VisitChange, VisitRecord, VisitStart } from '../kis/observer.ts';
import type { Breather } from './breather.ts';
import { createVisitTeller } from './entered-visits.ts';
import type { Jump } from './explain-error.ts';
import { oddResults } from './odd-results.ts';
import { createRowKeeper, type RowKeeper, type RowsWindow } from './row-keeper.ts';
import { jsonLines } from './row-text.ts';
import type { RunCounters, VisitErrors } from './run-counters.ts';
import type { RunGate, Stop } from './run-gate.ts';

type RowSide = (typeof rowSideSchema.options)[number];

/** Bytes of row snapshots of one run, over all its functions. */
const snapshotBytes = 128 * 1024 * 1024;
const noRows: RowsPage = { rows: [], matching: 0, kept: 0, total: 0 };

export interface ObserverSettings {
  options: RunOptions;
  /** Places in the chain. */
  places: number;
  flow: string;
  counters: RunCounters;
  gate: RunGate;
  breather: Breather;
  signal: AbortSignal;
  /** Progress should go out now. */
  announce(): void;
  /** A visit is about to begin. */
  enter(visit: Omit<EnteredVisit, 'runId'>): void;
  onPause(stop: Stop): void;
  /** What the person made of the visit that waited. */
  takeChange(): VisitChange | undefined;
  /** Rows that a place handed on, as JSON Lines; called with the option `outputs` only. */
  onOutput(node: number, lines: string): void;
  toErrorData(error: Error): NonNullable<Visit['error']>;
}

/** Watches the visits of one run: counts, keeps rows, and lets the person in between. */
export interface RunObserver
  extends Required<Pick<FlowObserver, 'beforeVisit' | 'takeChange' | 'afterVisit' | 'afterRun'>> {
  /** Number of the batch under way, from 0. */
  batch: number;
  /** Of the last batch. */
  stoppedBecause: RunSummary['stoppedBecause'];
  /** The place of the last visit, or of the one under way; -1 before the first. */
  lastNode: number;
  /** The last jump that was made. */
  lastJump: Jump | undefined;
  /** The row that a function was at when it threw, among all that went in there. */
  failedRow: number | undefined;
  rows(node: number, side: RowSide, window: RowsWindow): RowsPage;
  /** What each place did that was probably not meant; asked for when the run has ended. */
  odd(): (OddResults | undefined)[];
}

export function createRunObserver(settings: ObserverSettings): RunObserver {
  const { options, counters, gate, breather, signal } = settings;
  const keepers = options.snapshots ? createKeepers(settings.places) : undefined;
  const tellVisit = keepers && createVisitTeller((visit) => settings.enter(visit));

  async function waitBefore(stop: Stop | 'delay' | undefined): Promise<void> {
    if (stop === undefined) await breather.breathe();
    else await gate.wait(stop, settings.onPause);
    if (signal.aborted) throw new CodedError('run.cancelled', { flow: settings.flow });
  }

  function errorsOf({ error, decodeError }: VisitRecord): VisitErrors {
    return {
      error: error && settings.toErrorData(error),
      decodeError: decodeError && settings.toErrorData(decodeError),
    };
  }

  return {
    batch: 0,
    stoppedBecause: 'end',
    lastNode: -1,
    lastJump: undefined,
    failedRow: undefined,
    takeChange: settings.takeChange,
    beforeVisit(visit: VisitStart) {
      const now = performance.now();
      this.lastNode = visit.node;
      const isTold = tellVisit?.(visit, this.batch, counters.rowsInto(visit.node), now) ?? false;
      if (counters.begin(visit, now) || isTold) settings.announce();
      keepers?.in[visit.node]?.offer(visit.input, this.batch);
      const stop = gate.before(visit, this.batch);
      return stop !== undefined || breather.isDue(now) ? waitBefore(stop) : undefined;
    },
    afterVisit(record: VisitRecord) {
      const stop = gate.after(record, this.batch);
      counters.end(record, this.batch, errorsOf(record));
      if (record.next === 'jump') this.lastJump = { fname: record.fname, target: record.action.jumpFunc };
      if (options.outputs && record.rowsOut > 0 && record.data)
        for (const lines of jsonLines(record.data)) settings.onOutput(record.node, lines);
      if (record.rowAt !== undefined)
        this.failedRow = counters.rowsInto(record.node) - record.input.length + record.rowAt;
      if (keepers) keepRows(keepers, record, this.batch);
      return stop && gate.wait(stop, settings.onPause);
    },
    afterRun(summary: RunSummary) {
      counters.endBatch(summary.error !== undefined);
      this.stoppedBecause = summary.stoppedBecause;
      if (summary.failedAt) this.lastNode = summary.failedAt.node;
    },
    odd: () =>
      keepers?.out.map((rowsOut, node) => {
        const rowsIn = keepers.in[node];
        if (!rowsIn) return undefined;
        return oddResults({
          rowsIn: rowsIn.kept(),
          rowsOut: rowsOut.kept(),
          ...rowsOut.lost(),
          visits: counters.visitsOf(node),
          batches: counters.batches,
        });
      }) ?? [],
    rows: (node, side, window) => keepers?.[side][node]?.page(window) ?? noRows,
  };
}

function keepRows(keepers: Record<RowSide, RowKeeper[]>, record: VisitRecord, batch: number): void {
  if (record.error) {
    keepers.in[record.node]?.offerFailed(record.input, batch, true, record.rowAt);
    keepers.out[record.node]?.offerFailed(record.committed, batch, false);
  } else if (record.rowsOut > 0 && record.data) keepers.out[record.node]?.offer(record.data, batch);
}

function createKeepers(places: number): Record<RowSide, RowKeeper[]> {
  const budget = { left: snapshotBytes };
  const side = (): RowKeeper[] => Array.from({ length: places }, () => createRowKeeper(budget));
  return { in: side(), out: side() };
}
