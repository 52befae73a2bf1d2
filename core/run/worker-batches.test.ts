import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchesUpTo, endedBatches, globalBatch, globalRow, workerOf } from './worker-batches.ts';

test('rows that are dealt batch by batch have their numbers among all back', () => {
  const small = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(small, small, fc.nat(60), (workers, batchSize, rows) => {
      const shape = { workers, batchSize };
      const read = Array.from({ length: workers }, () => 0);
      for (let row = 1; row <= rows; row++) {
        const batch = Math.ceil(row / batchSize);
        const worker = workerOf(batch, shape);
        const own = (read[worker] ?? 0) + 1;
        read[worker] = own;
        expect(globalRow(worker, own, shape)).toBe(row);
        expect(globalBatch(worker, Math.ceil(own / batchSize), shape)).toBe(batch);
        expect(batchesUpTo(batch, worker, shape)).toBe(Math.ceil(own / batchSize));
      }
    }),
  );
});

test('a batch that failed, and one that is not full, are not known to be over', () => {
  const shape = { batchSize: 10 };
  expect(endedBatches({ batches: 3, stoppedBecause: 'end', rowsRead: 30 }, shape)).toBe(3);
  expect(endedBatches({ batches: 3, stoppedBecause: 'error', rowsRead: 30 }, shape)).toBe(2);
  expect(endedBatches({ batches: 3, stoppedBecause: 'end', rowsRead: 27 }, shape)).toBe(2);
});
