import type { RunFinished, RunProgress } from '../contract/run-payloads.ts';
import type { ReceivedError } from '../errors/coded-error.ts';
import { isOfSamples } from './failure.ts';
import { batchesUpTo, globalBatch, globalRow, type WorkerShape } from './worker-batches.ts';

/** How one worker's part of a run ended. */
export interface WorkerEnd {
  worker: number;
  finished: RunFinished;
  /** The batch, among all, in which it ended early; null when it came to the end of its rows. */
  endedAt: number | null;
}

/** How a run ended that several workers shared. */
export interface MergedEnd {
  finished: RunFinished;
  /** The batch that ended it early; null when all were run. */
  endedAt: number | null;
  /** Batches behind that one which other workers had begun by then. */
  batchesBehind: number;
}

/** The number, among all, of the batch in which a worker's part ended early; infinite where it is the source that failed. */
export function lastBatchOf(worker: number, { error, progress }: RunFinished, shape: WorkerShape): number {
  const batches = progress.rowsRead / shape.batchSize;
  // A row that the engine can't read is behind those that it read; the host finds what is wrong behind all batches.
  if (error?.code === 'process.row-not-json') return globalBatch(worker, Math.floor(batches) + 1, shape);
  if (error && isOfSamples(error)) return Number.POSITIVE_INFINITY;
  return globalBatch(worker, Math.max(1, Math.ceil(batches)), shape);
}

/**
 * The end of the whole run: of parts that ended early, that of the earliest batch, which would have ended a single worker; else that
 * of the last batch. `progress` is of all.
 */
export function mergedEnd(ends: readonly WorkerEnd[], progress: RunProgress, shape: WorkerShape): MergedEnd {
  const early = ends
    .filter(({ endedAt: at }) => at !== null)
    .toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0));
  const lastOf = ({ worker, finished: { progress: own } }: WorkerEnd): number =>
    globalBatch(worker, own.batches, shape);
  const late = ends.toSorted((a, b) => lastOf(b) - lastOf(a));
  const [one = late[0]] = early;
  if (!one) throw new Error('a run without an end');
  const endedAt = one.endedAt === null || one.endedAt === Number.POSITIVE_INFINITY ? null : one.endedAt;
  const { row, rounded: _own, ...end } = one.finished;
  const place = row === undefined ? undefined : failingRow(one, row, shape);
  const rounded = mergedRounded(ends, shape);
  const finished = {
    ...end,
    progress,
    ...(place !== undefined && { row: place }),
    ...(rounded && { rounded }),
  };
  return { finished, endedAt, batchesBehind: endedAt === null ? 0 : behind(ends, endedAt, shape) };
}

/** Batches that were begun behind one, as far as is known. */
function behind(ends: readonly WorkerEnd[], last: number, shape: WorkerShape): number {
  return ends.reduce((sum, { worker, finished: { progress } }) => {
    const begun = Math.max(progress.batches, Math.ceil(progress.rowsRead / shape.batchSize));
    return sum + Math.max(0, begun - batchesUpTo(last, worker, shape));
  }, 0);
}

/** From 0, among all that went in there: known of the first place only, where each batch comes in once and whole. */
function failingRow({ worker, finished }: WorkerEnd, row: number, shape: WorkerShape): number | undefined {
  const first = finished.progress.nodes[0];
  if (finished.node !== 0 || first?.visits !== Math.ceil(finished.progress.rowsRead / shape.batchSize))
    return undefined;
  return globalRow(worker, row + 1, shape) - 1;
}

/** Numbers that were rounded: how many in all, and the first of the source. */
function mergedRounded(ends: readonly WorkerEnd[], shape: WorkerShape): ReceivedError | undefined {
  const found = ends.flatMap(({ worker, finished: { rounded } }) =>
    rounded ? [{ rounded, row: globalRow(worker, Number(rounded.params['row']), shape) }] : [],
  );
  const [first] = found.toSorted((a, b) => a.row - b.row);
  if (!first) return undefined;
  const count = found.reduce((sum, { rounded }) => sum + Number(rounded.params['count']), 0);
  return { ...first.rounded, params: { ...first.rounded.params, count, row: first.row } };
}
