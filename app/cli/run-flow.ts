import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import type { JournalRows } from '../../core/contract/host/runs.ts';
import { type LogEntry, runOptionsSchema, type StorageKind } from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { isForEngine } from '../../core/project/engine-files.ts';
import { chainPlaces } from '../../core/run/chain-places.ts';
import { type LaneEntry, laneEntry } from '../../core/run/failed-rows.ts';
import { logsOf } from '../../core/run/journal/logs.ts';
import { progressOf } from '../../core/run/journal/progress.ts';
import { outcomeOf } from '../../core/run/outcome.ts';
import { runFacts } from '../../core/run/run-facts.ts';
import type { EngineSpawner } from '../host/engine/engine-process.ts';
import { type RunHandle, startRun } from '../host/engine/run.ts';
import { spawnEngine } from '../host/engine/spawn-engine.ts';
import { createEngineSupervisor, type EngineSupervisor } from '../host/engine/supervisor.ts';
import { errorCode } from '../host/project/file-error.ts';
import { prepareStudioFile, storeFileOf } from '../host/project/studio-folder.ts';
import { afterOutput } from '../host/rows/after-output.ts';
import { fileRows, limitRows, type RowSource, streamRows } from '../host/rows/row-source.ts';
import type { ReadFolder } from './read-folder.ts';
import type { NodeRows, RunOutcome } from './run-document.ts';
import type { RowOutlet } from './run-output.ts';
import type { ChainNode } from './run-report.ts';
import type { RunView } from './run-view.ts';

export interface FlowRun {
  read: ReadFolder;
  flow: string;
  /** A file, or `-` for standard input. */
  rows: string;
  limit: number | undefined;
  storage: StorageKind;
  /** Where the rows out of every function go; undefined for nowhere. */
  out: ((chain: readonly ChainNode[]) => Promise<RowOutlet>) | undefined;
  /** Rows to fetch of each side of every function when the run has ended. */
  rowsToShow: number;
  options: {
    batchSize: number | undefined;
    maxVisitsPerBatch: number | undefined;
    delayMs: number | undefined;
    onError: 'stop' | 'record' | undefined;
  };
  createView(chain: readonly ChainNode[]): RunView;
}

/** Log lines that the run's document holds. */
const keptLogs = 1000;
const noRows: JournalRows = { rows: [], matching: 0, kept: 0, total: 0 };
/** Counters are shown at most so often. */
const shownEveryMs = 33;

/** Runs a flow to its end, or until Ctrl-C. Rejects when it cannot begin: config or code that does not load. */
export async function runFlow(run: FlowRun): Promise<{ outcome: RunOutcome; interrupted: boolean }> {
  keepHeapSmall();
  const interrupt = listenForInterrupt();
  const supervisor = createEngineSupervisor({ spawn: engineSpawner(interrupt) });
  try {
    const outcome = await runWith(supervisor, run, interrupt);
    return { outcome, interrupted: interrupt.happened() };
  } catch (thrown) {
    throw interrupt.happened() ? new CodedError('cli.interrupted', {}, {}, thrown) : thrown;
  } finally {
    interrupt.close();
    if (run.rows === '-') process.stdin.destroy();
    await supervisor.close();
  }
}

/**
 * Millions of rows pass through this process and none stays: V8 would rather let its heaps grow than collect often. Its
 * flags for small heaps keep a run of any length, in both processes, below 300 MB.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size');
}

/** After Ctrl-C no new process takes the place of one that had to be killed. */
function engineSpawner(interrupt: Interrupt): EngineSpawner {
  return (launch) => {
    if (interrupt.happened()) throw new CodedError('cli.interrupted');
    return spawnEngine({ ...launch, options: [...launch.options, '--max-semi-space-size=2'] });
  };
}

async function runWith(
  supervisor: EngineSupervisor,
  run: FlowRun,
  interrupt: Interrupt,
): Promise<RunOutcome> {
  const runId = randomUUID();
  // As the files say it; the engine builds the same.
  const chain = chainPlaces(run.read.model, run.flow);
  const logs = createLogs();
  const failedRows: LaneEntry[] = [];
  const output = await run.out?.(chain);
  const view = run.createView(chain);
  let shownAt = Number.NEGATIVE_INFINITY;
  supervisor.on('run.events', ({ events, state }) => {
    const { entries, dropped } = logsOf(events);
    logs.add(entries, dropped);
    for (const event of events) if (event.kind === 'row-failed') failedRows.push(laneEntry(event, chain));
    if (entries.length + dropped > 0) view.logs(entries, dropped);
    const now = performance.now();
    if (now - shownAt < shownEveryMs) return;
    shownAt = now;
    view.progress(progressOf(state));
  });
  supervisor.on('run.output', (rows) => output?.write(rows));
  let end: Parameters<RowOutlet['close']>[0] = 'never-began';
  try {
    const handle = startRun({
      supervisor,
      request: await startRequest(run, runId),
      source: output ? afterOutput(rowSource(run), output) : rowSource(run),
    });
    interrupt.listen(() => void handle.control('stop'));
    await handle.began;
    end = 'partial';
    const finished = await handle.finished;
    if (finished.status === 'ok') end = 'complete';
    const rows = await fetchRows(handle, run.rowsToShow);
    return {
      flow: run.flow,
      storage: run.storage,
      chain,
      finished,
      told: outcomeOf(
        runFacts({ flow: run.flow, phase: 'ended', chain, totalRows: null, progress: null, finished }),
      ),
      rows,
      failedRows,
      logs: logs.entries,
      logsDropped: logs.dropped(),
    };
  } finally {
    view.end();
    await output?.close(end);
  }
}

async function startRequest({ read, flow, options, out, storage }: FlowRun, runId: string) {
  const { batchSize, maxVisitsPerBatch, delayMs, onError } = options;
  const files = [...read.project.files.values()].filter(isForEngine);
  return {
    runId,
    flow,
    root: read.root,
    files,
    storePath: storage === 'real' ? null : await storePathOf(read.root),
    storage,
    options: runOptionsSchema.parse({
      ...{ batchSize, maxVisitsPerBatch, delayMs, onError },
      outputs: out !== undefined,
    }),
  };
}

/** The store that the Studio uses for this folder; in memory, for one run, where nothing can be written. */
async function storePathOf(root: string): Promise<string | null> {
  try {
    return await prepareStudioFile(root, storeFileOf(root));
  } catch (thrown) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(errorCode(thrown))) return null;
    throw thrown;
  }
}

function rowSource({ rows, limit }: FlowRun): RowSource {
  const source = rows === '-' ? streamRows(process.stdin, 'stdin') : fileRows(rows);
  return limit === undefined ? source : limitRows(source, limit);
}

async function fetchRows(handle: RunHandle, limit: number): Promise<NodeRows[]> {
  return await Promise.all(
    (await handle.began).map(async (_, node) => ({
      in: await fetchSide(handle, node, 'in', limit),
      out: await fetchSide(handle, node, 'out', limit),
    })),
  );
}

async function fetchSide(
  handle: RunHandle,
  node: number,
  side: 'in' | 'out',
  limit: number,
): Promise<JournalRows> {
  if (limit === 0) return noRows;
  return await handle.rows({ node, side, limit });
}

function createLogs() {
  const entries: LogEntry[] = [];
  let dropped = 0;
  return {
    entries,
    dropped: () => dropped,
    add(more: readonly LogEntry[], lost: number) {
      const kept = more.slice(0, keptLogs - entries.length);
      entries.push(...kept);
      dropped += lost + more.length - kept.length;
    },
  };
}

interface Interrupt {
  happened(): boolean;
  /** Calls when Ctrl-C comes, or at once when it has come. */
  listen(listener: () => void): void;
  close(): void;
}

/** Ctrl-C stops the run; a second one changes nothing, since stopping takes less than a second. */
function listenForInterrupt(): Interrupt {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const signal of signals) process.on(signal, abort);
  return {
    happened: () => controller.signal.aborted,
    listen(listener) {
      if (controller.signal.aborted) listener();
      else controller.signal.addEventListener('abort', listener);
    },
    close() {
      for (const signal of signals) process.off(signal, abort);
    },
  };
}
