import type { EventName, EventPayload } from '../../core/contract/contract.ts';
import type { EngineContract } from '../../core/contract/engine-contract.ts';
import type {
  NodeCounters,
  RowsPage,
  RunFinished,
  RunOptions,
  RunProgress,
  rowSideSchema,
} from '../../core/contract/run-payloads.ts';
import type { ReceivedError } from '../../core/errors/coded-error.ts';
import { isOfSamples } from '../../core/run/failure.ts';
import type { UserCode } from '../faas/user-code.ts';
import { strayError } from '../faas/user-error.ts';
import type { KisFlow } from '../flow/kis-flow.ts';
import type { Context } from '../kis/context.ts';
import type { Breather } from './breather.ts';
import { errorPayload, explainError, type RunPlaces } from './explain-error.ts';
import type { LogBox, LogOrigin } from './log-box.ts';
import { pinnedRows } from './pinned-rows.ts';
import type { RowsWindow } from './row-keeper.ts';
import type { RowQueue } from './row-queue.ts';
import { createRunBreakpoints } from './run-breakpoints.ts';
import { createRunCounters, type RunCounters } from './run-counters.ts';
import { createRunDebugger, type RunDebugger } from './run-debugger.ts';
import { createRunGate, type RunGate } from './run-gate.ts';
import { createRunObserver, type RunObserver } from './run-observer.ts';
import type { RunStore } from './store-client.ts';

type Emit = <E extends EventName<EngineContract>>(event: E, payload: EventPayload<EngineContract, E>) => void;

/** Everything one run is made of. */
export interface RunParts {
  runId: string;
  flow: KisFlow;
  options: RunOptions;
  places: RunPlaces;
  context: Context;
  stopper: AbortController;
  logs: LogBox;
  queue: RowQueue;
  breather: Breather;
  store: RunStore;
  emit: Emit;
  /** The run is over. */
  onEnd(): void;
}

/** One run of one flow, from the first row to the last. */
export interface RunSession {
  readonly runId: string;
  readonly debug: RunDebugger;
  readonly code: UserCode;
  readonly logs: LogBox;
  readonly finished: boolean;
  /** Where the run is now. */
  origin(): LogOrigin;
  /** Feeds batch after batch until the input ends, the run fails or is stopped; then emits `run.finished`. */
  run(): Promise<void>;
  control(action: 'stop' | 'pause' | 'resume' | 'step'): void;
  /** User code failed outside of every call: the run ends with its batch, as a panic ends KisFlow's whole process. */
  stray(thrown: unknown): void;
  push(lines: string, firstLine: number, last: boolean): Promise<void>;
  rows(node: number, side: (typeof rowSideSchema.options)[number], window: RowsWindow): RowsPage;
  /** Sends what changed since the last time: called by a timer, never by a visit. */
  flush(): void;
}

/** Rows that a run has at most where it is told at which one a function threw. */
const fewRows = 5000;

type Ending = Pick<RunFinished, 'status' | 'stoppedBecause' | 'error' | 'node' | 'row'>;

export function createRunSession(parts: RunParts): RunSession {
  const { runId, flow, options, queue, stopper, emit } = parts;
  const fnames = flow.chain.map((fn) => fn.name);
  const counters: RunCounters = createRunCounters(
    runId,
    flow.getName(),
    flow.chain.map(({ name: fname, connector }) => ({ fname, hasConnector: connector !== undefined })),
  );
  const breakpoints = createRunBreakpoints({
    breakpoints: options.breakpoints,
    pauseOn: options.pauseOn,
    param: (node, key) => own(flow.chain[node]?.params ?? {}, key),
    log: (text) => parts.logs.add('info', [text]),
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
  let doubled: ReadonlyMap<string, number> = new Map();
  /** The first error outside of every call. */
  let stray: { thrown: unknown } | undefined;

  const observer: RunObserver = createRunObserver({
    options,
    places: fnames.length,
    flow: flow.getName(),
    counters,
    gate,
    breather: parts.breather,
    signal: stopper.signal,
    announce: () => emit('run.progress', counters.progress()),
    enter: (visit) => emit('run.entered', { runId, ...visit }),
    onPause() {
      counters.pause();
      flush();
      emit('run.paused', debug.paused());
    },
    takeChange: debug.takeChange,
    onOutput: (node, lines) => emit('run.output', { runId, node, lines }),
    toErrorData: (error) => errorPayload(explain(error)),
  });

  function explain(thrown: unknown): unknown {
    return explainError(thrown, parts.places, observer.lastJump);
  }
  function flush(): void {
    if (finished) return;
    if (options.counters && counters.changed) emit('run.progress', counters.progress());
    parts.logs.flush();
  }

  /** All rows are here, and few: those of a person who tries things out. What watching them costs is nothing there. */
  function isSmall(): boolean {
    return counters.rowsRead <= fewRows && (pinned !== undefined || queue.isAtEnd);
  }

  const pinned = pinnedRows(options, fnames.length);
  const runOptions = {
    observer,
    watchRows: options.snapshots ? isSmall : undefined,
    maxVisits: options.maxVisitsPerBatch,
    signal: stopper.signal,
    enforceRequiredFields: options.enforceRequiredFields,
    enforceRetry: options.enforceRetry,
    pinned: pinned?.byPlace,
    alone: options.alone,
    upTo: options.upTo,
  };
  /**
   * One batch: committed row by row, as KisFlow's users do, then one run of the flow. What nobody waited for of the store is done
   * before the next one, also when the run fails.
   */
  async function runBatch(rows: readonly unknown[]): Promise<void> {
    counters.rowsRead += rows.length;
    for (const row of rows) flow.commitRow(row);
    try {
      await flow.run(parts.context, runOptions);
    } finally {
      if (parts.store.isBusy) await parts.store.settled();
    }
    // KisFlow's Run returns at once from a disabled flow: that is no batch, and its rows stay in the buffer.
    if (observer.stoppedBecause !== 'disabled') observer.batch = ++counters.batches;
    if (parts.breather.isDue(performance.now())) await parts.breather.breathe();
  }
  /** An input without rows still runs the flow once: KisFlow's first function is called with none. */
  async function runAll(): Promise<Ending> {
    const isDisabled = flow.getConfig().status === 0;
    const readsRows = !isDisabled && !pinned;
    if (pinned && !isDisabled) counters.rowsRead = pinned.count;
    let rows = readsRows ? await queue.take(options.batchSize) : [];
    do {
      await runBatch(rows);
      await failOnStray(false);
      rows = readsRows ? await queue.take(options.batchSize) : [];
    } while (rows.length > 0);
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
    parts.logs.flush();
    finished = true;
    const { node = observer.lastNode, ...how } = ending;
    emit('run.finished', {
      runId,
      ...how,
      ...(node >= 0 && how.stoppedBecause !== 'end' ? { node } : {}),
      progress: withOddResults(counters.progress()),
      leftInBuffer: flow.buffered(),
      ...(debug.edits.length === 0 ? {} : { edits: [...debug.edits] }),
    });
    parts.onEnd();
  }

  /** The last counters, with what was probably not meant. */
  function withOddResults(progress: RunProgress): RunProgress {
    const odd = observer.odd();
    const nodes = progress.nodes.map((node): NodeCounters => {
      const { mode, connector } = flow.chain[node.node] ?? {};
      const rows = mode === 'Save' && connector ? doubled.get(connector.name) : undefined;
      const found = odd[node.node];
      return {
        ...node,
        ...(found === undefined ? {} : { odd: found }),
        ...(rows === undefined ? {} : { doubled: rows }),
      };
    });
    return { ...progress, nodes };
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
      const node = counters.active;
      return node < 0 ? { batch: observer.batch } : { node, fname: fnames[node], batch: observer.batch };
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
    rows: (node, side, window) => observer.rows(node, side, window),
    flush,
  };
}

/** A parameter as KisFlow's GetFuncParam gives it: '' for one that is not there. */
function own(params: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(params, key) ? (params[key] ?? '') : '';
}
