import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLiveMetrics, type LiveMetrics } from './live-metrics.ts';
import { createWorkerMetrics } from './worker-metrics.ts';

const end = { stoppedBecause: 'end', durationMs: 1, visits: [[0, 1, 1, 1]] } as const;
const nodes = [{ fname: 'A', mode: 'Calculate' }];

function counted(text: string, name: string): number {
  return Number(new RegExp(`^${name}(?:{[^}]*})? (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
}

test('no count ever falls, whichever workers die or do not answer, and none is told twice', async () => {
  const events = fc.array(fc.tuple(fc.constantFrom('ack', 'tell', 'die'), fc.nat(2)), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(events, async (all) => {
      const sum = createWorkerMetrics();
      const workers = new Map<number, LiveMetrics>();
      let [told, before] = [0, 0];
      const untold = new Map<number, number>();
      for (const [what, worker] of all) {
        const own = workers.get(worker) ?? createLiveMetrics();
        workers.set(worker, own);
        if (what === 'ack') {
          own.acknowledged('S', 5);
          untold.set(worker, (untold.get(worker) ?? 0) + 5);
        }
        if (what === 'tell') {
          // As it comes from another process.
          sum.told(worker, structuredClone(await own.json()));
          told += untold.get(worker) ?? 0;
          untold.delete(worker);
        }
        if (what === 'die') {
          await sum.died(worker);
          workers.delete(worker);
          untold.delete(worker);
        }
        const now = counted(await sum.registry().metrics(), 'kisflow_live_messages_total');
        expect(now).toBe(told);
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
    }),
    { numRuns: 40 },
  );
});

test('a part that another worker has now waits for nobody', async () => {
  const metrics = createLiveMetrics();
  metrics.ran('F', nodes, 1, { ...end, visits: [] });
  metrics.lag('S', [
    { part: 't-0', waiting: 7 },
    { part: 't-1', waiting: 3 },
  ]);
  metrics.lag('S', [{ part: 't-1', waiting: 2 }]);
  const text = await metrics.text();
  expect(text).toContain('kisflow_live_lag{source="S",part="t-1"} 2');
  expect(text).not.toContain('t-0');
  const sum = createWorkerMetrics();
  sum.told(1, await metrics.json());
  await sum.died(1);
  expect(await sum.registry().metrics()).not.toContain('kisflow_live_lag{');
});
