import type { JournalState } from '../contract/journal-state.ts';

/** How the rows of one run are dealt to several workers: whole batches, in turns. Workers count from 0, batches and rows from 1. */
export interface WorkerShape {
  workers: number;
  batchSize: number;
}

/** The number that a batch of one worker has among all. */
export function globalBatch(
  worker: number,
  batch: number,
  { workers }: Pick<WorkerShape, 'workers'>,
): number {
  return (batch - 1) * workers + worker + 1;
}

/** Which worker a batch belongs to. */
export function workerOf(batch: number, { workers }: Pick<WorkerShape, 'workers'>): number {
  return (batch - 1) % workers;
}

/** How many of a worker's batches are among the first ones. */
export function batchesUpTo(last: number, worker: number, { workers }: Pick<WorkerShape, 'workers'>): number {
  return Math.max(0, Math.floor((last - worker - 1) / workers) + 1);
}

/** The number that a row of one worker's input has among all. */
export function globalRow(worker: number, row: number, shape: WorkerShape): number {
  const { batchSize } = shape;
  const batch = Math.floor((row - 1) / batchSize) + 1;
  return (globalBatch(worker, batch, shape) - 1) * batchSize + ((row - 1) % batchSize) + 1;
}

/**
 * How many of a worker's batches are known to be over, and not to have ended its part: neither one that failed, nor one that is not
 * full, behind which a row may stand that can't be read.
 */
export function endedBatches(
  { batches, stoppedBecause, rowsRead }: Pick<JournalState, 'batches' | 'stoppedBecause' | 'rowsRead'>,
  { batchSize }: Pick<WorkerShape, 'batchSize'>,
): number {
  const passed = stoppedBecause === 'error' ? batches - 1 : batches;
  return Math.min(passed, Math.floor(rowsRead / batchSize));
}
