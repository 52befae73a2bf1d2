import type { ResumePayload } from '../../core/contract/resume-payload.ts';
import type { RunEnding, RunOutput } from '../../core/contract/run-payloads.ts';
import type { ReceivedError } from '../../core/errors/coded-error.ts';
import { isOfSamples } from '../../core/run/failure.ts';
import { strayError } from '../faas/user-error.ts';
import type { ResumePoint } from '../kis/run-options.ts';
import { errorPayload, explainError } from './explain-error.ts';
import type { SourceLines } from './journal-blocks.ts';
import type { RunJournal } from './journal-of-run.ts';
import { createMemoryReading } from './memory-reading.ts';
import { pinnedRows } from './pinned-rows.ts';
import { restoredValues, restoreValues, resumePoint } from './resume-point.ts';
import { createRunBreakpoints } from './run-breakpoints.ts';
import { createRunClock } from './run-clock.ts';
import { createRunDebugger } from './run-debugger.ts';
import { createRunGate, type RunGate } from './run-gate.ts';
import { createRunJournal } from './run-journal.ts';
import { createRunLane, type RunLane } from './run-lane.ts';
import { createRunObserver, type RunObserver } from './run-observer.ts';
import type { RunParts, RunSession } from './run-parts.ts';

/** Rows that a run has at most where it is told at which one a function threw. */
const fewRows = 5000;

type Ending = Pick<RunEnding, 'status' | 'stoppedBecause' | 'error' | 'node' | 'row'>;

export function createRunSession(parts: RunParts): RunSession {
  const { runId, flow, options, queue, stopper, emit, resume } = parts;
  const fnames = flow.chain.map((fn) => fn.name);
  const clock = createRunClock(() => performance.now());
  const memory = createMemoryReading();
  const journal: RunJournal = createRunJournal({
    pipe: parts.pipe,
    clock,
    options,
    chain: flow.chain.map(({ connector }) => ({ connector: connector?.name ?? null })),
    memoryBytes: memory.bytes,
  });
  const breakpoints = createRunBreakpoints({
    breakpoints: options.breakpoints,
    pauseOn: options.pauseOn,
    params: (node) => flow.chain[node]?.params ?? {},
    log: (text, hit, visit) => parts.logs.add('info', [text], () => ({ hit, visit })),
    toErrorData: (error) => errorPayload(explain(error)),
  });
  const gate: RunGate = createRunGate({
    breakpoints,
    startPaused: options.startPaused,
    delayMs: options.delayMs,
    onResume: (pausedMs) => flow.extendCache(pausedMs),
  });
  const debug = createRunDebugger({ runId, flow, gate, breakpoints });
  let finished = false;
  let toldEdits = 0;
  let doubled: ReadonlyMap<string, number> = new Map();
  /** The first error outside of every call. */
  let stray: { thrown: unknown } | undefined;

  if (options.journal === 'full') flow.trackRows();
  const observer: RunObserver = createRunObserver({
    options,
    places: fnames.length,
    flow: flow.getName(),
    journal,
    clock,
    gate,
    breather: parts.breather,
    signal: stopper.signal,
    onPause() {
      journal.event({ kind: 'paused', at: debug.paused() });
      flush();
    },
    takeChange() {
      const change = debug.takeChange();
      tellEdits();
      return change;
    },
    onOutput: (output) => (lane ? held.push(output) : tellOutput(output)),
    toErrorData: (error) => errorPayload(explain(error)),
  });

  function tellOutput(output: Omit<RunOutput, 'runId'>): void {
    emit('run.output', { runId, ...output });
  }
  function explain(thrown: unknown): unknown {
    return explainError(thrown, parts.places, observer.lastJump);
  }
  function flush(): void {
    if (finished) return;
    parts.logs.flush();
    journal.flush();
  }

  /** What the person changed while the run waited; what they took back again was none. */
  function tellEdits(): void {
    for (const edit of debug.edits) {
      if (edit.id <= toldEdits) continue;
      toldEdits = edit.id;
      journal.event({ kind: 'edited', edit });
    }
  }

  /** All rows are here, and few: those of a person who tries things out. What watching them costs is nothing there. */
  function isSmall(): boolean {
    const isRead = pinned !== undefined || queue.isAtEnd || (resume !== undefined && journal.batches === 0);
    return journal.rowsRead <= fewRows && isRead;
  }

  const pinned = pinnedRows(options, fnames.length);
  const runOptions = {
    observer,
    watchRows: options.journal === 'sampled' || options.journal === 'full' ? isSmall : undefined,
    maxVisits: options.maxVisitsPerBatch,
    signal: stopper.signal,
    enforceRequiredFields: options.enforceRequiredFields,
    enforceRetry: options.enforceRetry,
    pinned: pinned?.byPlace,
    alone: options.alone,
    upTo: options.upTo,
  };
  const isRecording = options.onError === 'record' && pinned === undefined && options.alone === undefined;
  /** What a batch handed on, until it is known that it does not come again. */
  let held: Omit<RunOutput, 'runId'>[] = [];
  const recording = isRecording ? makeLane() : undefined;
  const lane = recording?.lane;
  if (resume) restoreValues(flow, resume);
  watchValues();

  function makeLane(): RunLane {
    const { context, breather, logs, places } = parts;
    return createRunLane({
      ...{ flow, context, breather, logs, journal, observer, options: runOptions, run: runBatch },
      keepsState: places.keepsState,
      dropOutputs() {
        held = [];
      },
      isStopped: () => stopper.signal.aborted,
      toErrorData: (thrown) => errorPayload(explain(thrown)),
    });
  }
  function watchValues(): void {
    const isOn = options.journal !== 'none';
    if (!isOn && !recording) return;
    flow.watchValues((...value) => {
      if (isOn) journal.valueSet(...value);
      recording?.valueSet(...value);
    });
  }
  /** Reads a batch, and runs it; false at the end of the rows. A first one is run also without any. */
  async function nextBatch(isFirst: boolean): Promise<boolean> {
    const rows = await queue.take(options.batchSize, lane, journal.keepsAll && !lane);
    journal.rowsRead = lane ? lane.read + (resume?.rowsIn ?? 0) : journal.rowsRead + rows.length;
    // Rows that could not be read are no input without rows.
    if (rows.length === 0 && !(isFirst && journal.rowsRead === 0)) return false;
    await (lane ? lane.runBatch(rows) : runBatch(rows, queue.lines));
    for (const output of held.splice(0)) tellOutput(output);
    return rows.length > 0;
  }
  /**
   * One batch: committed row by row, as KisFlow's users do, then one run of the flow. What nobody waited for of the store is done
   * before the next one, also when the run fails.
   */
  async function runBatch(
    rows: readonly unknown[],
    lines?: SourceLines,
    inside?: ResumePoint,
  ): Promise<void> {
    // What an earlier run of the flow left in the buffer was read from elsewhere.
    const isClean = flow.buffered() === 0;
    commitAll(rows);
    if (inside) journal.beginInside(inside);
    else journal.beginBatch(flow.buffer, isClean ? lines : undefined);
    try {
      await flow.run(parts.context, inside ? { ...runOptions, resume: inside } : runOptions);
    } finally {
      if (parts.store.isBusy) await parts.store.settled();
    }
    if (parts.breather.isDue(performance.now())) await parts.breather.breathe();
  }
  /** By itself: V8 compiles it once, however often it has to compile the rest of a batch again. */
  function commitAll(rows: readonly unknown[]): void {
    for (const row of rows) flow.commitRow(row);
  }
  async function readBatches(isFirst: boolean): Promise<void> {
    for (let first = isFirst; await nextBatch(first); first = false) await failOnStray(false);
  }
  /** The rest of the batch that an earlier run was in, then those behind it. */
  async function goOnFrom(from: ResumePayload): Promise<void> {
    const point = resumePoint(from);
    for (const values of restoredValues(from)) journal.event(values);
    journal.rowsRead = from.rowsIn;
    await runBatch([], undefined, point);
    await failOnStray(false);
    if (from.from.readsOn) await readBatches(false);
  }
  /** An input without rows still runs the flow once: KisFlow's first function is called with none. */
  async function runAll(): Promise<Ending> {
    const isDisabled = flow.getConfig().status === 0;
    if (resume && !isDisabled) await goOnFrom(resume);
    else {
      if (pinned && !isDisabled) journal.rowsRead = pinned.count;
      if (isDisabled || pinned) await runBatch([]);
      else await readBatches(true);
    }
    await failOnStray(true);
    doubled = await parts.store.doubled();
    return { status: 'ok', stoppedBecause: observer.stoppedBecause };
  }
  /** A promise that nobody waited for is known to have failed one turn of the event loop later. */
  async function failOnStray(last: boolean): Promise<void> {
    if (last) await parts.breather.breathe();
    if (stray) throw strayError(parts.places.code, stray.thrown);
  }
  function failed(thrown: unknown): Ending {
    if (stopper.signal.aborted) return { status: 'stopped', stoppedBecause: 'stopped' };
    const error = errorPayload(explain(thrown));
    const row = observer.failedRow;
    const at = row === undefined ? {} : { row };
    return { status: 'error', stoppedBecause: 'error', error, node: guiltyNode(error), ...at };
  }
  /** The place that an error is due to; -1 for none of them, as of a row that no function has seen. */
  function guiltyNode(error: ReceivedError): number {
    if (isOfSamples(error)) return -1;
    return error.code === 'process.stray-error' ? nodeOfFile(error.file) : observer.lastNode;
  }
  /** The place whose code is in this file; -1 when that is none of them. */
  function nodeOfFile(file: string | undefined): number {
    return fnames.findIndex((fname) => file !== undefined && parts.places.codeFile(fname)?.path === file);
  }
  /** A function may never come back; the person who stops the run does not wait for it. */
  const stopped = new Promise<Ending>((resolve) => {
    stopper.signal.addEventListener('abort', () => resolve({ status: 'stopped', stoppedBecause: 'stopped' }));
  });
  async function run(): Promise<void> {
    const ending = await Promise.race([runAll().catch(failed), stopped]);
    queue.close();
    gate.open();
    flush();
    finished = true;
    const { node = observer.lastNode, ...how } = ending;
    const end: RunEnding = {
      ...how,
      ...(node >= 0 && how.stoppedBecause !== 'end' ? { node } : {}),
      leftInBuffer: flow.buffered(),
      elapsedMs: clock.elapsedMs(),
      memoryBytes: memory.bytes(),
      found: found(),
      ...(lane && lane.rows > 0 ? { errorLane: { rows: lane.rows, kept: lane.kept } } : {}),
      ...(debug.edits.length === 0 ? {} : { edits: [...debug.edits] }),
    };
    emit('run.finished', { runId, end });
    parts.onEnd();
  }

  /** What was probably not meant, by place. */
  function found(): RunEnding['found'] {
    const odd = observer.odd();
    const keyless = parts.store.unkeyed();
    return flow.chain.flatMap(({ mode, connector }, node) => {
      const saved = mode === 'Save' ? connector?.name : undefined;
      const rows = saved === undefined ? undefined : doubled.get(saved);
      const unkeyed = saved === undefined ? undefined : keyless.get(saved);
      const results = odd[node];
      if (rows === undefined && results === undefined && unkeyed === undefined) return [];
      return [
        {
          node,
          ...(results === undefined ? {} : { odd: results }),
          ...(rows === undefined ? {} : { doubled: rows }),
          ...(unkeyed === undefined ? {} : { unkeyed }),
        },
      ];
    });
  }

  return {
    runId,
    debug,
    code: parts.places.code,
    logs: parts.logs,
    get finished() {
      return finished;
    },
    origin() {
      const node = journal.active < 0 ? (recording?.at ?? -1) : journal.active;
      const batch = journal.batches + 1;
      return node < 0 ? { batch } : { node, fname: fnames[node], batch };
    },
    run,
    control(action) {
      if (action !== 'stop') return gate[action]();
      stopper.abort();
      gate.open();
    },
    stray(thrown) {
      stray ??= { thrown };
    },
    push: (lines, firstLine, last) => queue.push(lines, firstLine, last),
    flush,
  };
}
