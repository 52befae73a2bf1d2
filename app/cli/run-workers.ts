import { randomUUID } from 'node:crypto';
import type { JournalState } from '../../core/contract/journal-state.ts';
import type { RunFinished } from '../../core/contract/run-payloads.ts';
import { chainPlaces } from '../../core/run/chain-places.ts';
import { emptyState } from '../../core/run/journal/state.ts';
import { lastBatchOf, mergedEnd, type WorkerEnd } from '../../core/run/merge-ends.ts';
import { mergedProgress } from '../../core/run/merge-progress.ts';
import { outcomeOf } from '../../core/run/outcome.ts';
import { runFacts } from '../../core/run/run-facts.ts';
import { endedBatches, type WorkerShape } from '../../core/run/worker-batches.ts';
import type { EngineSpawner } from '../host/engine/engine-process.ts';
import { nodeFinder } from '../host/engine/find-node.ts';
import { roundedLog } from '../host/engine/rounded.ts';
import { type RunHandle, startRun } from '../host/engine/run.ts';
import { createStoreKeeper } from '../host/engine/store-keeper.ts';
import {
  createEngineSupervisor,
  type EngineSupervisor,
  type StartParams,
} from '../host/engine/supervisor.ts';
import { afterOutput } from '../host/rows/after-output.ts';
import { type BatchDealer, createBatchDealer } from '../host/rows/deal-batches.ts';
import { type BatchOrder, createBatchOrder } from './batch-order.ts';
import { type FlowRun, fetchRows, rowSource, shownEveryMs, startRequest } from './flow-run.ts';
import type { Interrupt } from './interrupt.ts';
import type { RunOutcome } from './run-document.ts';
import type { RowOutlet } from './run-output.ts';
import type { RunView } from './run-view.ts';
import { createWorkerLogs, type WorkerLogs } from './worker-logs.ts';
import { mergedRows } from './worker-rows.ts';

export interface SharedFlowRun {
  run: FlowRun;
  workers: number;
  spawn: EngineSpawner;
  interrupt: Interrupt;
}

/** One engine, with its part of the rows. */
interface Worker {
  readonly worker: number;
  readonly supervisor: EngineSupervisor;
  handle: RunHandle | undefined;
  state: JournalState;
  isStopped: boolean;
}

/** What the workers of a run have in common. */
interface Team {
  workers: readonly Worker[];
  shape: WorkerShape;
  request: StartParams;
  dealer: BatchDealer;
  order: BatchOrder;
  logs: WorkerLogs;
  view: RunView;
  clock: Clock;
}

/** Milliseconds since the first engine began; 0 before. */
interface Clock {
  begin(): void;
  elapsedMs(): number;
}

/**
 * Runs a flow that keeps nothing from batch to batch on several engines, over one store: whole batches are dealt in turns, and what
 * comes out is brought into the order of one engine. Rejects as `runFlow` does.
 */
export async function runOnWorkers({ run, workers, spawn, interrupt }: SharedFlowRun): Promise<RunOutcome> {
  const findNode = nodeFinder();
  const stores = createStoreKeeper({ spawn, findNode });
  const engines = Array.from({ length: workers }, (_, worker): Worker => {
    const supervisor = createEngineSupervisor({ spawn, findNode, stores });
    return { worker, supervisor, handle: undefined, state: emptyState, isStopped: false };
  });
  try {
    return await runTeam(run, engines, interrupt);
  } finally {
    await Promise.all(engines.map(({ supervisor }) => supervisor.close()));
    await stores.close();
  }
}

async function runTeam(run: FlowRun, workers: readonly Worker[], interrupt: Interrupt): Promise<RunOutcome> {
  const chain = chainPlaces(run.read.model, run.flow);
  const output = await run.out?.(chain);
  const view = run.createView(chain);
  let end: Parameters<RowOutlet['close']>[0] = 'never-began';
  try {
    const team = await createTeam(run, workers, view, output);
    interrupt.listen(() => stopAll(team));
    const ends = await runAll(team);
    // A run that was stopped before it began has an end, and no beginning.
    await workers[0]?.handle?.began;
    end = 'partial';
    const outcome = await outcomeOfTeam(run, team, ends);
    if (outcome.finished.status === 'ok') end = 'complete';
    return outcome;
  } finally {
    view.end();
    await output?.close(end);
  }
}

async function createTeam(
  run: FlowRun,
  workers: readonly Worker[],
  view: RunView,
  output: RowOutlet | undefined,
): Promise<Team> {
  const request = await startRequest(run, '');
  const shape = { workers: workers.length, batchSize: request.options.batchSize };
  const source = output ? afterOutput(rowSource(run), output) : rowSource(run);
  return {
    ...{ workers, shape, request, view, clock: createClock() },
    dealer: createBatchDealer(source, shape),
    order: createBatchOrder({ workers: shape.workers, write: (rows) => output?.write(rows) }),
    logs: createWorkerLogs(shape.workers),
  };
}

function createClock(): Clock {
  let startedAt: number | undefined;
  return {
    begin() {
      startedAt ??= performance.now();
    },
    elapsedMs: () => (startedAt === undefined ? 0 : performance.now() - startedAt),
  };
}

/** Runs all parts to their ends. Rejects with what the first of them could not begin for, when all are over. */
async function runAll(team: Team): Promise<WorkerEnd[]> {
  listen(team);
  const all = team.workers.map(async (worker) => {
    try {
      return await runPart(team, worker);
    } catch (thrown) {
      stopAll(team);
      throw thrown;
    }
  });
  const settled = await Promise.allSettled(all);
  return settled.flatMap((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value ?? [];
  });
}

/** An engine is started when there is a batch for it; the first one is in any case, as a run without rows calls its functions. */
async function runPart(team: Team, own: Worker): Promise<WorkerEnd | undefined> {
  const { dealer, order, clock } = team;
  const { worker, supervisor } = own;
  if (worker > 0 && !(await dealer.hasRows(worker))) return undefined;
  if (worker > 0 && own.isStopped) return undefined;
  const request = { ...team.request, runId: randomUUID() };
  const handle = startRun({ supervisor, request, source: dealer.source(worker) });
  own.handle = handle;
  if (own.isStopped) void handle.control('stop');
  handle.began.then(clock.begin, () => undefined);
  const finished = await handle.finished;
  const endedAt = earlyEnd(team, worker, finished);
  if (endedAt !== null) endAt(team, endedAt);
  // It took none of its rows.
  if (finished.stoppedBecause === 'disabled') dealer.end(0);
  order.over(worker);
  return { worker, finished, endedAt };
}

/** The batch, among all, in which a part ended early. What is known of one that was killed may be old. */
function earlyEnd({ order, shape }: Team, worker: number, finished: RunFinished): number | null {
  if (finished.status === 'ok') return null;
  const told = lastBatchOf(worker, finished, shape);
  return finished.status === 'error' ? told : Math.max(told, order.next(worker));
}

function listen({ workers, shape, order, logs, view, clock }: Team): void {
  let shownAt = Number.NEGATIVE_INFINITY;
  for (const own of workers) {
    const { worker, supervisor } = own;
    supervisor.on('run.output', (rows) => order.write(worker, rows));
    supervisor.on('run.events', ({ events, state }) => {
      own.state = state;
      order.ended(worker, endedBatches(state, shape));
      if (order.next(worker) > order.lastBatch) stop(own);
      const { entries, dropped } = logs.add(worker, events);
      if (entries.length + dropped > 0) view.logs(entries, dropped);
      const now = performance.now();
      if (now - shownAt < shownEveryMs) return;
      shownAt = now;
      view.progress(mergedProgress(statesOf(workers), clock.elapsedMs()));
    });
  }
}

/** The run ends with this batch: those before it are run, those behind it are stopped. */
function endAt({ workers, dealer, order }: Team, batch: number): void {
  order.cut(batch);
  dealer.end(order.lastBatch);
  for (const own of workers) if (order.next(own.worker) > order.lastBatch) stop(own);
}

function stopAll({ workers, dealer, order }: Team): void {
  order.cut(Math.min(...workers.map(({ worker }) => order.next(worker))));
  dealer.end(0);
  for (const own of workers) stop(own);
}

function stop(own: Worker): void {
  if (own.isStopped) return;
  own.isStopped = true;
  void own.handle?.control('stop');
}

function statesOf(workers: readonly Worker[]): JournalState[] {
  return workers.map(({ state }) => state);
}

async function outcomeOfTeam(run: FlowRun, team: Team, ends: readonly WorkerEnd[]): Promise<RunOutcome> {
  const { workers, shape, logs, view } = team;
  const progress = mergedProgress(statesOf(workers), team.clock.elapsedMs());
  const { finished, endedAt, batchesBehind } = mergedEnd(ends, progress, shape);
  const chain = chainPlaces(run.read.model, run.flow);
  const told = runFacts({ flow: run.flow, phase: 'ended', chain, totalRows: null, progress: null, finished });
  const rounded = roundedLog(finished);
  if (rounded.length > 0) view.logs(rounded, 0);
  const parts = await Promise.all(
    workers.map(async ({ worker, handle }) => {
      const began = await handle?.began.catch(() => undefined);
      return { worker, rows: handle && began ? await fetchRows(handle, run.rowsToShow) : [] };
    }),
  );
  const { entries, dropped } = logs.all();
  return {
    flow: run.flow,
    storage: run.storage,
    ...{ chain, finished },
    told: outcomeOf(told),
    rows: mergedRows(parts, {
      workers: shape.workers,
      limit: run.rowsToShow,
      lastBatch: endedAt ?? Number.POSITIVE_INFINITY,
    }),
    shared: { workers: shape.workers, endedAt, batchesBehind },
    failedRows: [],
    logs: [...entries, ...rounded],
    logsDropped: dropped,
  };
}
