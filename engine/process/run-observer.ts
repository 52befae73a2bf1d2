import type { OddResults, RunOptions, RunOutput } from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { FlowObserver, RunSummary, VisitChange, VisitRecord, VisitStart } from '../kis/observer.ts';
import type { RowLines } from '../serialize/row-block.ts';
import { jsonLines } from '../serialize/row-text.ts';
import type { Breather } from './breather.ts';
import { createVisitTeller } from './entered-visits.ts';
import type { errorPayload, Jump } from './explain-error.ts';
import type { RunJournal, VisitErrors } from './journal-of-run.ts';
import { nullValue, oddResults } from './odd-results.ts';
import { createRowKeeper, type RowKeeper } from './row-keeper.ts';
import type { RunClock } from './run-clock.ts';
import type { RunGate, Stop } from './run-gate.ts';

/** Bytes of row snapshots of one run, over all its functions. */
const snapshotBytes = 128 * 1024 * 1024;

export interface ObserverSettings {
  options: RunOptions;
  /** Places in the chain. */
  places: number;
  flow: string;
  journal: RunJournal;
  clock: RunClock;
  gate: RunGate;
  breather: Breather;
  signal: AbortSignal;
  /** The run waits for the person from now on. */
  onPause(stop: Stop): void;
  /** What the person made of the visit that waited. */
  takeChange(): VisitChange | undefined;
  /** Rows that a visit handed on, as JSON Lines, perhaps in parts; called with the option `outputs` only. */
  onOutput(output: Omit<RunOutput, 'runId'>): void;
  toErrorData(error: Error): ReturnType<typeof errorPayload>;
}

/** Watches the visits of one run: writes its journal, keeps rows, and lets the person in between. */
export interface RunObserver
  extends Required<Pick<FlowObserver, 'beforeVisit' | 'takeChange' | 'afterVisit' | 'afterRun'>> {
  /** Of the last batch. */
  stoppedBecause: RunSummary['stoppedBecause'];
  /** The place of the last visit, or of the one under way; -1 before the first. */
  lastNode: number;
  /** The place farthest back in the chain that the last batch has come to. */
  reach: number;
  /** The last jump that was made. */
  lastJump: Jump | undefined;
  /** The row that a function was at when it threw, among all that went in there. */
  failedRow: number | undefined;
  /** What each place did that was probably not meant; asked for when the run has ended. */
  odd(): (OddResults | undefined)[];
}

export function createRunObserver(settings: ObserverSettings): RunObserver {
  const { options, journal, clock, gate, breather, signal } = settings;
  const keepsRows = options.journal === 'sampled' || options.journal === 'full';
  const keepers = keepsRows ? createKeepers(settings.places) : undefined;
  const teller = options.journal === 'none' ? undefined : createVisitTeller(performance.now());

  async function waitBefore(stop: Stop | 'delay' | undefined): Promise<void> {
    if (stop === undefined) await breather.breathe();
    else await waitAt(stop);
    if (signal.aborted) throw new CodedError('run.cancelled', { flow: settings.flow });
  }
  /** While the run waits for the person its clock stands still. */
  async function waitAt(stop: Stop | 'delay'): Promise<void> {
    await gate.wait(stop, (at) => {
      clock.pause();
      settings.onPause(at);
    });
    if (stop === 'delay') return;
    clock.goOn(performance.now());
    journal.event({ kind: 'resumed' });
  }
  /** A visit without rows is told as well. */
  function tellOutput({ node, rowsOut, data }: VisitRecord): void {
    const at = { node, batch: journal.batches + 1, visit: journal.visits };
    if (rowsOut === 0 || !data) settings.onOutput({ ...at, lines: '' });
    else for (const lines of jsonLines(data)) settings.onOutput({ ...at, lines });
  }
  function errorsOf({ error, decodeError }: VisitRecord): VisitErrors {
    return {
      error: error && settings.toErrorData(error),
      decodeError: decodeError && settings.toErrorData(decodeError),
    };
  }

  /** What the last visit handed on, until code runs again. */
  let handedOn: { by: number; rows: readonly unknown[] } | undefined;

  /** The rows of a visit that are kept of what goes in. */
  function offerIn({ node, inputFrom, input }: VisitStart): RowLines | undefined {
    const isHandedOn = handedOn?.rows === input && handedOn.by === inputFrom && inputFrom === node - 1;
    handedOn = undefined;
    return keepers?.in[node]?.offer(input, journal.batches, isHandedOn);
  }
  /** The same of what comes out. */
  function offerOut({ node, error, rowsOut, data }: VisitRecord): RowLines | undefined {
    if (!keepers || error || rowsOut === 0 || !data) return undefined;
    handedOn = { by: node, rows: data };
    return keepers.out[node]?.offer(data, journal.batches);
  }

  return {
    stoppedBecause: 'end',
    lastNode: -1,
    reach: -1,
    lastJump: undefined,
    failedRow: undefined,
    beforeVisit(visit: VisitStart) {
      const now = performance.now();
      this.lastNode = visit.node;
      this.reach = visit.sequence === 0 ? visit.node : Math.max(this.reach, visit.node);
      journal.beginVisit(visit, offerIn(visit));
      const stop = gate.before(visit, journal.batches);
      if (stop !== undefined) journal.tellBegun(visit.input);
      else teller?.tell(now, () => journal.tellBegun(visit.input));
      return stop !== undefined || breather.isDue(now) ? waitBefore(stop) : undefined;
    },
    takeChange() {
      const change = settings.takeChange();
      if (change?.input) journal.changeInput(change.input);
      return change;
    },
    afterVisit(record: VisitRecord) {
      const stop = gate.after(record, journal.batches);
      if (record.next === 'jump') this.lastJump = { fname: record.fname, target: record.action.jumpFunc };
      if (options.outputs && !record.error) tellOutput(record);
      if (record.rowAt !== undefined)
        this.failedRow = (journal.totals(record.node)?.rowsIn ?? 0) + record.rowAt;
      journal.endVisit(record, errorsOf(record), offerOut(record));
      return stop && waitAt(stop);
    },
    afterRun(summary: RunSummary) {
      journal.endBatch(summary);
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
          mayHaveNulls: rowsOut.mayHold(nullValue),
          ...rowsOut.lost(),
          visits: journal.totals(node)?.visits ?? 0,
          batches: journal.batches,
        });
      }) ?? [],
  };
}

function createKeepers(places: number): Record<'in' | 'out', RowKeeper[]> {
  const budget = { left: snapshotBytes };
  const keepers: Record<'in' | 'out', RowKeeper[]> = { in: [], out: [] };
  for (let node = 0; node < places; node++) {
    const rowsIn = createRowKeeper({ budget, before: keepers.out[node - 1] });
    keepers.in.push(rowsIn);
    keepers.out.push(createRowKeeper({ budget, beside: rowsIn }));
  }
  return keepers;
}
