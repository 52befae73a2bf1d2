import type { JournalVisit } from '../../core/contract/journal.ts';
import type { RunOptions } from '../../core/contract/run-payloads.ts';
import { addVisit, copyTally, emptyTally, endBatch, type RunTally } from '../../core/run/journal/tally.ts';
import { visitLine } from '../../core/run/journal/visit-line.ts';
import type { RunSummary, VisitRecord } from '../kis/observer.ts';
import type { ResumePoint } from '../kis/run-options.ts';
import type { RowLines } from '../serialize/row-block.ts';
import { createChangedValues } from './changed-values.ts';
import { emptyVisit } from './empty-visit.ts';
import { fillVisit } from './fill-visit.ts';
import { createJournalBlocks, type JournalBlocks } from './journal-blocks.ts';
import type { RunJournal, VisitErrors } from './journal-of-run.ts';
import type { JournalPipe } from './journal-pipe.ts';
import { createLevels } from './level-data.ts';
import type { RunClock } from './run-clock.ts';
import { mayTell } from './told-visits.ts';
import { connectorCalls, madeOf } from './visit-details.ts';

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
  const levels = createLevels(chain.length + 1);
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
      levels: levels.told(),
    });
  }
  /** Whether the visit is told by itself. */
  function isTold(record: VisitRecord): boolean {
    if (record.error !== undefined || record.decodeError !== undefined) return true;
    if (scratch.blockIn + scratch.blockOut + scratch.blockCommitted > 0) return true;
    return mayTell(blocks.level, told, toldHere);
  }
  /** The blocks of what a visit handed on and of what it committed, and whether it set its level. */
  function keepRows(record: VisitRecord, picked: RowLines | undefined): void {
    const { node, data, committed, input, error } = record;
    const level = node + 1;
    const isSet = data !== undefined && !levels.has(level, data);
    scratch.dataRows = isSet ? data.length : -1;
    if (isSet) {
      const isReused = data === input && data.length > 0;
      const block = isReused ? blocks.reuse(node, level, data, picked) : blocks.set(level, data, picked);
      scratch.blockOut = block;
      levels.set(level, data, { visit: visits, block });
    }
    if (!isSet && data !== undefined) tellChanged(level, data);
    const isHandedOn = isSet && data === committed;
    if (isHandedOn || committed.length === 0) return;
    const failed = error === undefined ? 0 : blocks.failed(committed, undefined);
    scratch.blockCommitted = failed > 0 ? failed : blocks.aside(committed, isSet ? undefined : picked);
  }

  /** Rows that a visit left where they lay: code that read them meanwhile may have changed them in place. */
  function tellChanged(level: number, rows: readonly unknown[]): void {
    if (blocks.level !== 'full' || rows.length === 0 || levels.fresh === level) return;
    const block = blocks.read(level, rows, false, undefined);
    if (block === levels.at(level)?.block) return;
    scratch.dataRows = rows.length;
    scratch.blockOut = block;
    levels.set(level, rows, { visit: visits, block });
  }

  const journal: RunJournal = {
    rowsRead: 0,
    get batches() {
      return batches;
    },
    get visits() {
      return visits;
    },
    get keepsAll() {
      return isOn && blocks.level === 'full';
    },
    get active() {
      return active;
    },
    valueSet: values.set,
    totals: (node) => tally.nodes[node],
    beginBatch(rows, lines) {
      if (!isOn) return;
      if (options.onError === 'record') before = copyTally(tally);
      levels.clear();
      blocks.clear();
      buffered = 0;
      // A batch of one row is told with its visits only when it is one of those that are.
      if (!mayTell(blocks.level, told, toldHere)) {
        levels.set(0, rows, { visit: 0, block: 0 });
        isUncounted = true;
        return;
      }
      const block = blocks.begin(rows, lines);
      levels.set(0, rows, { visit: 0, block });
      tellCounted();
      const { rowsRead } = journal;
      pipe.event({ kind: 'batch-began', batch: batches + 1, rowsRead, rows: rows.length, block });
    },
    beginInside({ levels: set, buffer }) {
      if (!isOn) return;
      if (options.onError === 'record') before = copyTally(tally);
      for (const [level, rows] of set.entries())
        if (rows) levels.set(level, rows, { visit: 0, block: blockInside(set, level) });
      levels.fresh = -1;
      buffered = buffer.length;
      const block = buffer.length === 0 ? 0 : blocks.aside(buffer, undefined);
      pipe.event({
        kind: 'batch-began',
        ...{ batch: batches + 1, rowsRead: journal.rowsRead },
        ...{ rows: levels.at(0)?.rows ?? 0, block: levels.at(0)?.block ?? 0 },
        levels: levels.told(),
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
      const isKnown = levels.has(level, input);
      const blockIn = blocks.read(level, input, isKnown && levels.fresh === level, picked);
      if (!isKnown) levels.set(level, input, { visit: 0, block: blockIn });
      const inputVisit = levels.at(level)?.visit ?? 0;
      begun.level = level;
      begun.sequence = sequence;
      begun.node = node;
      begun.rowsIn = input.length;
      begun.inputVisit = inputVisit;
      begun.blockIn = blockIn;
      levels.fresh = -1;
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
      levels.set(begun.level, rows, { visit: 0, block });
      Object.assign(begun, { rowsIn: rows.length, inputVisit: 0, blockIn: block });
      isBegunTold = false;
      levels.fresh = -1;
    },
    endVisit(record, errors, picked) {
      changed = true;
      if (!isOn) {
        active = -1;
        return;
      }
      takeVisit(record, errors);
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
      const made = blocks.level === 'full' ? madeOf(record, scratch) : undefined;
      if (made !== undefined) pipe.event(made);
      for (const call of connectorCalls(record, visits)) pipe.event(call);
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

  function takeVisit(record: VisitRecord, { error, decodeError }: VisitErrors): void {
    const { inputVisit, blockIn } = begun;
    const endMs = clock.elapsedMs();
    fillVisit(scratch, record, {
      visit: visits,
      batch: batches + 1,
      inputVisit,
      blockIn,
      endMs,
      error,
      decodeError,
    });
    buffered = record.buffered;
    if (record.error === undefined) return;
    const failed = blocks.failed(record.input, record.rowAt);
    if (failed > 0) scratch.blockIn = failed;
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
