import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { CodedError } from '../../core/errors/coded-error.ts';
import { chainPlaces } from '../../core/run/chain-places.ts';
import { type LaneEntry, laneEntry } from '../../core/run/failed-rows.ts';
import { logsOf } from '../../core/run/journal/logs.ts';
import { progressOf } from '../../core/run/journal/progress.ts';
import { outcomeOf } from '../../core/run/outcome.ts';
import { runFacts } from '../../core/run/run-facts.ts';
import { startRun } from '../host/engine/run.ts';
import { createEngineSupervisor, type EngineSupervisor } from '../host/engine/supervisor.ts';
import { afterOutput } from '../host/rows/after-output.ts';
import { createLogs, type FlowRun, fetchRows, rowSource, shownEveryMs, startRequest } from './flow-run.ts';
import { engineSpawner, type Interrupt, listenForInterrupt } from './interrupt.ts';
import type { RunOutcome } from './run-document.ts';
import type { RowOutlet } from './run-output.ts';
import { runOnWorkers } from './run-workers.ts';

/** Runs a flow to its end, or until Ctrl-C. Rejects when it cannot begin: config or code that does not load. */
export async function runFlow(run: FlowRun): Promise<{ outcome: RunOutcome; interrupted: boolean }> {
  keepHeapSmall();
  const interrupt = listenForInterrupt();
  const spawn = engineSpawner(interrupt);
  const supervisor = createEngineSupervisor({ spawn });
  const { workers = 1 } = run;
  try {
    const outcome =
      workers > 1
        ? await runOnWorkers({ run, workers, spawn, interrupt })
        : await runWith(supervisor, run, interrupt);
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
      shared: null,
      failedRows,
      logs: logs.entries,
      logsDropped: logs.dropped(),
    };
  } finally {
    view.end();
    await output?.close(end);
  }
}
