import { expect, test } from 'vitest';
import type { RunFinished } from '../contract/run-payloads.ts';
import { lastBatchOf, mergedEnd } from './merge-ends.ts';

const shape = { workers: 2, batchSize: 10 };

function finished(rowsRead: number, end: Partial<RunFinished> = {}): RunFinished {
  const batches = Math.ceil(rowsRead / 10);
  const counts = {
    visits: batches,
    rowsIn: rowsRead,
    rowsOut: 0,
    durationMs: 0,
    errors: 0,
    reasons: {},
    jumps: {},
  };
  const nodes = [{ node: 0, fname: 'A', active: false, ...counts }];
  const progress = { runId: '', flow: 'F', batches, rowsRead, elapsedMs: 1, memoryBytes: 1, nodes };
  return { runId: '', status: 'ok', stoppedBecause: 'end', leftInBuffer: 0, progress, ...end };
}
const failed = { status: 'error', stoppedBecause: 'error', node: 0, row: 16 } as const;

test('the earliest batch that failed ends the run, with the number of its row, and what was begun behind it is counted', () => {
  const own = finished(20, failed);
  expect(lastBatchOf(1, own, shape)).toBe(4);
  const ends = [
    { worker: 0, finished: finished(50), endedAt: null },
    { worker: 1, finished: own, endedAt: 4 },
  ];
  const end = mergedEnd(ends, own.progress, shape);
  // Row 17 of the second worker is row 7 of batch 4.
  expect(end).toMatchObject({ endedAt: 4, batchesBehind: 3, finished: { status: 'error', row: 36 } });
});

test('rounded numbers are those of all, the first of the source first', () => {
  const rounded = (row: number, count: number) => ({
    code: 'process.numbers-rounded',
    params: { row, count },
  });
  const ends = [
    { worker: 0, finished: finished(20, { rounded: rounded(12, 3) }), endedAt: null },
    { worker: 1, finished: finished(15, { rounded: rounded(2, 4) }), endedAt: null },
  ];
  const end = mergedEnd(ends, finished(35).progress, shape);
  expect(end.finished.rounded?.params).toEqual({ row: 12, count: 7 });
  expect(end).toMatchObject({ endedAt: null, batchesBehind: 0, finished: { status: 'ok' } });
});
