import type { RunOutput } from '../../core/contract/run-payloads.ts';
import { globalBatch, workerOf } from '../../core/run/worker-batches.ts';

/** Characters of rows that wait for earlier batches, about; a worker that has more for them waits. */
const mostHeld = 64 * 1024 * 1024;

/** Brings what several workers hand on into the order of one: batch by batch. */
export interface BatchOrder {
  /** A promise when nothing more should come of this worker before it settles. */
  write(worker: number, output: RunOutput): Promise<void> | undefined;
  /** So many batches of the worker have ended. */
  ended(worker: number, batches: number): void;
  /** The worker has nothing more to hand on. */
  over(worker: number): void;
  /** What batches behind this one hand on goes nowhere. */
  cut(batch: number): void;
  /** The last batch that counts; infinite until one is to end the run. */
  readonly lastBatch: number;
  /** Of all workers, the worker's first batch that is not known to have ended. */
  next(worker: number): number;
}

interface Held {
  outputs: RunOutput[];
  /** Resolves when they are on their way. */
  gone: PromiseWithResolvers<void>;
}

export interface OrderSettings {
  workers: number;
  write(output: RunOutput): Promise<void> | undefined;
  /** Characters; for tests. */
  mostHeld?: number | undefined;
}

export function createBatchOrder(settings: OrderSettings): BatchOrder {
  const { workers, write } = settings;
  const limit = settings.mostHeld ?? mostHeld;
  const held = new Map<number, Held>();
  const done: { batches: number; isOver: boolean }[] = Array.from({ length: workers }, () => ({
    batches: 0,
    isOver: false,
  }));
  let length = 0;
  /** The batch whose rows go straight on, and the last one that anything is known of. */
  let current = 1;
  let newest = 0;
  let lastBatch = Number.POSITIVE_INFINITY;

  function isDone(batch: number): boolean {
    const worker = done[workerOf(batch, settings)];
    if (!worker) return false;
    return worker.isOver || globalBatch(workerOf(batch, settings), worker.batches, settings) >= batch;
  }
  function release(batch: number, isWritten: boolean): void {
    const waiting = held.get(batch);
    if (!waiting) return;
    held.delete(batch);
    for (const output of waiting.outputs) {
      length -= output.lines.length;
      // A disk that fails is told where the next rows are asked for.
      if (isWritten) write(output)?.catch(() => undefined);
    }
    waiting.gone.resolve();
  }
  function goOn(): void {
    while (current <= newest && isDone(current)) {
      current++;
      release(current, current <= lastBatch);
    }
  }
  function hold(batch: number, output: RunOutput): Promise<void> | undefined {
    const waiting = held.get(batch) ?? { outputs: [], gone: Promise.withResolvers<void>() };
    held.set(batch, waiting);
    waiting.outputs.push(output);
    length += output.lines.length;
    return length > limit ? waiting.gone.promise : undefined;
  }
  function ended(worker: number, batches: number): void {
    const known = done[worker];
    if (!known || batches <= known.batches) return;
    known.batches = batches;
    newest = Math.max(newest, globalBatch(worker, batches, settings));
    goOn();
  }

  return {
    write(worker, output) {
      const batch = globalBatch(worker, output.batch, settings);
      // Whoever is at this batch has ended the one before.
      ended(worker, output.batch - 1);
      newest = Math.max(newest, batch);
      goOn();
      if (batch > lastBatch) return undefined;
      const own = { ...output, batch };
      return batch <= current ? write(own) : hold(batch, own);
    },
    ended,
    over(worker) {
      const known = done[worker];
      if (known) known.isOver = true;
      goOn();
    },
    cut(batch) {
      lastBatch = Math.min(lastBatch, batch);
      for (const one of [...held.keys()]) if (one > lastBatch) release(one, false);
    },
    get lastBatch() {
      return lastBatch;
    },
    next: (worker) => globalBatch(worker, (done[worker]?.batches ?? 0) + 1, settings),
  };
}
