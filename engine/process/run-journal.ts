import type { JournalEvent, JournalLevel, JournalVisit, LevelData } from '../../core/contract/journal.ts';
import type { NodeTotals, RunOptions } from '../../core/contract/run-payloads.ts';
import { addVisit, copyTally, emptyTally, endBatch, type RunTally } from '../../core/run/journal/tally.ts';
import { visitLine } from '../../core/run/journal/visit-line.ts';
import { boundedText } from '../../core/text/bounded-text.ts';
import { thrownText } from '../kis/kis-error.ts';
import type { RunSummary, ValueListener, VisitRecord, VisitStart } from '../kis/observer.ts';
import type { ResumePoint } from '../kis/run-options.ts';
import { createChangedValues } from './changed-values.ts';
import { emptyVisit } from './empty-visit.ts';
import { createJournalBlocks, type JournalBlocks } from './journal-blocks.ts';
import type { JournalPipe } from './journal-pipe.ts';
import type { PickedLines } from './row-block.ts';
import type { RunClock } from './run-clock.ts';

/** Visits that are told one by one between two flushes, by what the run keeps; at `full` all of them are. */
const toldVisits: Readonly<Record<JournalLevel, number>> = {
  counters: 100,
  sampled: 500,
  full: Number.POSITIVE_INFINITY,
};
/** After so many, fewer: a run of days must not fill the disk with numbers. */
const manyTold = 500_000;
const toldOfMany = 10;
/** Connector calls of a visit that are told. */
const toldCalls = 20;
const longestWords = 500;

/** A visit's errors as data: what ended it, and why it got no rows. */
export type VisitErrors = Pick<JournalVisit, 'error' | 'decodeError'>;

/** Writes what a run does: adds its visits up, and tells them one by one as long as there are not too many. */
export interface RunJournal {
  /** Rows read of the source; batches that have ended; visits that have begun. */
  rowsRead: number;
  readonly batches: number;
  readonly visits: number;
  /** The place whose function is being called, -1 for none. */
  readonly active: number;
  totals(node: number): NodeTotals | undefined;
  beginBatch(rows: readonly unknown[]): void;
  /** A batch that begins inside: its levels and its buffer are as they were in an earlier run. */
  beginInside(point: ResumePoint): void;
  endBatch(summary: RunSummary): void;
  /** The batch that has just ended comes again: its visits count no more. */
  takeBack(): void;
  beginVisit(visit: VisitStart, picked: PickedLines | undefined): void;
  /** Tells that the visit has begun, with the first of its rows, before anything can happen to the process. */
  tellBegun(input: readonly unknown[]): void;
  /** Other rows go into the visit that is about to begin. */
  changeInput(rows: readonly unknown[]): void;
  endVisit(record: VisitRecord, errors: VisitErrors, picked: PickedLines | undefined): void;
  /** Told of each value of metadata and cache that is set. */
  readonly valueSet: ValueListener;
  event(event: JournalEvent): void;
  /** Sends all there is to tell, the visit under way included. */
  flush(): void;
}

export interface JournalSettings {
  pipe: JournalPipe;
  clock: RunClock;
  options: Pick<RunOptions, 'journal' | 'journalShare' | 'onError'>;
  chain: readonly { connector: string | null }[];
  memoryBytes(): number;
}

export function createRunJournal(settings: JournalSettings): RunJournal {
  const { pipe, clock, options, chain } = settings;
  const isOn = options.journal !== 'none';
  const tally: RunTally = emptyTally(chain);
  /** As it was when the batch began; only where a batch may come again. */
  let before: RunTally | undefined;
  const blocks: JournalBlocks = createJournalBlocks({
    pipe,
    level: options.journal === 'none' ? 'counters' : options.journal,
    share: options.journalShare,
    elapsedMs: clock.elapsedMs,
    onFall: (because) => pipe.event({ kind: 'level', level: 'sampled', batch: journal.batches + 1, because }),
  });
  /** The visit that set each level in this batch, its rows and block; the arrays themselves, to see when a level is set again. */
  const levels: LevelData[] = Array.from({ length: chain.length + 1 }, () => ({
    visit: 0,
    rows: 0,
    block: 0,
  }));
  const arrays: (readonly unknown[] | undefined)[] = new Array<undefined>(chain.length + 1).fill(undefined);
  /** The level that was set last, while no code has run since; -1 otherwise. */
  let fresh = -1;
  let visits = 0;
  let batches = 0;
  let active = -1;
  /** Whether the visit under way is told already, and where it began. */
  let isBegunTold = false;
  const begun = { level: -1, sequence: 0, node: 0, rowsIn: 0, inputVisit: 0, blockIn: 0 };
  let told = 0;
  let toldHere = 0;
  let untold = 0;
  /** Whether totals have to be told, since visits were not. */
  let isUncounted = false;
  let changed = false;
  let buffered = 0;
  let because: RunSummary['stoppedBecause'] = 'end';
  const values = createChangedValues();
  /** Filled again for every visit: there may be half a million of them a second. */
  const scratch: JournalVisit = emptyVisit();

  function setLevel(level: number, rows: readonly unknown[], visit: number, block: number): void {
    arrays[level] = rows;
    const data = levels[level];
    if (data) {
      data.visit = visit;
      data.rows = rows.length;
      data.block = block;
    }
    fresh = level;
  }
  /** Rows that lie at a level before as well are stored once. */
  function blockInside(set: ResumePoint['levels'], level: number): number {
    const rows = set[level] ?? [];
    const first = set.indexOf(rows);
    return first < level ? blocks.reuse(first, level, rows, undefined) : blocks.set(level, rows, undefined);
  }
  function tellBegun(words = 0): void {
    if (active < 0 || isBegunTold) return;
    isBegunTold = true;
    tellCounted();
    const { sequence, node, rowsIn, inputVisit } = begun;
    pipe.event({
      kind: 'visit-began',
      visit: visits,
      batch: batches + 1,
      sequence,
      node,
      rowsIn,
      inputVisit,
      startMs: clock.elapsedMs(),
      blockIn: begun.blockIn || words,
    });
  }
  function tellCounted(): void {
    if (!isUncounted) return;
    isUncounted = false;
    const { rowsRead } = journal;
    pipe.event({
      kind: 'counted',
      ...{ visit: active < 0 ? visits : visits - 1, batch: batches + 1, untold, rowsRead, buffered },
      // Written at once: what is added up further changes nothing of it.
      ...{ batches, because, nodes: tally.nodes, lastBatch: tally.lastBatch, leftBehind: tally.leftBehind },
      levels: levels.map((data, level) => (arrays[level] ? { ...data } : null)),
    });
  }
  /** Whether the visit is told by itself. */
  function isTold(record: VisitRecord): boolean {
    if (record.error !== undefined || record.decodeError !== undefined) return true;
    if (scratch.blockIn + scratch.blockOut + scratch.blockCommitted > 0) return true;
    return toldHere < (told < manyTold ? toldVisits[blocks.level] : toldOfMany);
  }
  /** The blocks of what a visit handed on and of what it committed, and whether it set its level. */
  function keepRows(record: VisitRecord, picked: PickedLines | undefined): void {
    const { node, data, committed, input, error } = record;
    const level = node + 1;
    const isSet = data !== undefined && data !== arrays[level];
    scratch.dataRows = isSet ? data.length : -1;
    if (isSet) {
      const isReused = data === input && data.length > 0;
      const block = isReused ? blocks.reuse(node, level, data, picked) : blocks.set(level, data, picked);
      scratch.blockOut = block;
      setLevel(level, data, visits, block);
    }
    if (!isSet && data !== undefined) tellChanged(level, data);
    const isHandedOn = isSet && data === committed;
    if (isHandedOn || committed.length === 0) return;
    const failed = error === undefined ? 0 : blocks.failed(committed, undefined);
    scratch.blockCommitted = failed > 0 ? failed : blocks.aside(committed, isSet ? undefined : picked);
  }

  /** Rows that a visit left where they lay: code that read them meanwhile may have changed them in place. */
  function tellChanged(level: number, rows: readonly unknown[]): void {
    if (blocks.level !== 'full' || rows.length === 0 || fresh === level) return;
    const block = blocks.read(level, rows, false, undefined);
    if (block === levels[level]?.block) return;
    scratch.dataRows = rows.length;
    scratch.blockOut = block;
    setLevel(level, rows, visits, block);
  }

  const journal: RunJournal = {
    rowsRead: 0,
    get batches() {
      return batches;
    },
    get visits() {
      return visits;
    },
    get active() {
      return active;
    },
    valueSet: values.set,
    totals: (node) => tally.nodes[node],
    beginBatch(rows) {
      if (!isOn) return;
      if (options.onError === 'record') before = copyTally(tally);
      arrays.fill(undefined);
      blocks.clear();
      buffered = 0;
      // A batch of one row is told with its visits only when it is one of those that are.
      if (toldHere >= toldVisits[blocks.level]) {
        setLevel(0, rows, 0, 0);
        isUncounted = true;
        return;
      }
      const block = blocks.level === 'full' ? blocks.set(0, rows, undefined) : 0;
      setLevel(0, rows, 0, block);
      tellCounted();
      const { rowsRead } = journal;
      pipe.event({ kind: 'batch-began', batch: batches + 1, rowsRead, rows: rows.length, block });
    },
    beginInside({ levels: set, buffer }) {
      if (!isOn) return;
      if (options.onError === 'record') before = copyTally(tally);
      for (const [level, rows] of set.entries()) if (rows) setLevel(level, rows, 0, blockInside(set, level));
      fresh = -1;
      buffered = buffer.length;
      const block = buffer.length === 0 ? 0 : blocks.aside(buffer, undefined);
      pipe.event({
        kind: 'batch-began',
        ...{ batch: batches + 1, rowsRead: journal.rowsRead },
        ...{ rows: levels[0]?.rows ?? 0, block: levels[0]?.block ?? 0 },
        levels: levels.map((data, level) => (arrays[level] ? { ...data } : null)),
        buffer: { rows: buffered, blocks: block === 0 ? [] : [block] },
      });
    },
    endBatch({ stoppedBecause, leftInBuffer, error }) {
      active = -1;
      changed = true;
      buffered = leftInBuffer.length;
      if (isOn) endBatch(tally, error !== undefined);
      if (stoppedBecause !== 'disabled') batches++;
      because = stoppedBecause;
      if (!isOn || isUncounted) return;
      const batch = stoppedBecause === 'disabled' ? batches + 1 : batches;
      pipe.event({ kind: 'batch-ended', batch, because: stoppedBecause, buffered });
    },
    takeBack() {
      batches--;
      if (!isOn || !before) return;
      Object.assign(tally, before);
      buffered = 0;
      isUncounted = true;
      tellCounted();
    },
    beginVisit({ node, sequence, inputFrom, input }, picked) {
      visits++;
      active = node;
      changed = true;
      isBegunTold = false;
      if (!isOn) return;
      const level = inputFrom + 1;
      const isKnown = arrays[level] === input;
      const blockIn = blocks.read(level, input, isKnown && fresh === level, picked);
      if (!isKnown) setLevel(level, input, 0, blockIn);
      const inputVisit = levels[level]?.visit ?? 0;
      begun.level = level;
      begun.sequence = sequence;
      begun.node = node;
      begun.rowsIn = input.length;
      begun.inputVisit = inputVisit;
      begun.blockIn = blockIn;
      fresh = -1;
    },
    tellBegun(input) {
      if (!isOn) return;
      tellBegun(begun.blockIn > 0 ? 0 : blocks.words(input));
      tellValues();
      pipe.flush();
    },
    changeInput(rows) {
      if (!isOn || begun.level < 0) return;
      const block = blocks.set(begun.level, rows, undefined);
      setLevel(begun.level, rows, 0, block);
      Object.assign(begun, { rowsIn: rows.length, inputVisit: 0, blockIn: block });
      isBegunTold = false;
      fresh = -1;
    },
    endVisit(record, errors, picked) {
      changed = true;
      if (!isOn) {
        active = -1;
        return;
      }
      fillVisit(record, errors);
      keepRows(record, picked);
      const tells = isTold(record);
      if (tells) tellCounted();
      active = -1;
      addVisit(tally, scratch);
      if (!tells) {
        untold++;
        isUncounted = true;
        return;
      }
      told++;
      toldHere++;
      pipe.text(`${visitLine(scratch)}\n`);
      tellCalls(record);
      tellValues();
    },
    event(event) {
      tellCounted();
      pipe.event(event);
    },
    flush() {
      if (isOn) {
        tellCounted();
        tellBegun();
        tellValues();
        toldHere = 0;
        if (changed && !pipe.isEmpty) tellClock();
        changed = false;
      }
      pipe.flush();
    },
  };

  function fillVisit(record: VisitRecord, { error, decodeError }: VisitErrors): void {
    const { durationMs } = record;
    scratch.visit = visits;
    scratch.batch = batches + 1;
    scratch.sequence = record.sequence;
    scratch.node = record.node;
    scratch.rowsIn = record.input.length;
    scratch.rowsCommitted = record.committed.length;
    scratch.rowsOut = record.rowsOut;
    // Whole microseconds, as they are written.
    scratch.durationMs = Math.round(durationMs * 1000) / 1000;
    scratch.startMs = Math.max(0, clock.elapsedMs() - durationMs);
    scratch.action = record.action;
    scratch.next = record.next;
    scratch.nextNode = record.nextNode ?? -1;
    scratch.inputVisit = begun.inputVisit;
    scratch.buffered = record.buffered;
    scratch.connectorCalls = record.connectorsCalled;
    scratch.blockIn = begun.blockIn;
    scratch.blockOut = 0;
    scratch.blockCommitted = 0;
    scratch.threwAt = record.rowAt === undefined ? 0 : record.rowAt + 1;
    scratch.error = error;
    scratch.decodeError = decodeError;
    buffered = record.buffered;
    if (record.error !== undefined) {
      const failed = blocks.failed(record.input, record.rowAt);
      if (failed > 0) scratch.blockIn = failed;
    }
  }
  function tellCalls({ connectorCalls }: VisitRecord): void {
    for (const { connector, mode, durationMs, error } of connectorCalls.slice(0, toldCalls)) {
      const failed = error === undefined ? {} : { error: boundedText(thrownText(error), longestWords) };
      pipe.event({ kind: 'connector', visit: visits, connector, mode, durationMs, ...failed });
    }
  }
  function tellValues(): void {
    if (values.isEmpty) return;
    for (const event of values.take(visits)) pipe.event(event);
  }
  function tellClock(): void {
    pipe.event({ kind: 'clock', elapsedMs: clock.elapsedMs(), memoryBytes: settings.memoryBytes() });
  }
  return journal;
}
