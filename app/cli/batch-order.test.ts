import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BatchDealer, createBatchDealer } from '../host/rows/deal-batches.ts';
import type { RowSource } from '../host/rows/row-source.ts';
import { type BatchOrder, createBatchOrder } from './batch-order.ts';

interface Scene {
  /** '' for a blank line. */
  lines: string[];
  linesPerChunk: number;
  batchSize: number;
  workers: number;
  /** Characters that may wait. */
  mostHeld: number;
  /** Batches whose second function throws. */
  failing: number[];
  /** Whether workers say at once that a batch has ended. */
  tellsEnds: boolean;
}

const scene: fc.Arbitrary<Scene> = fc.record({
  lines: fc.array(fc.constantFrom('{"n":1}', '', '{"long":"row row row"}', '  ', '3'), { maxLength: 40 }),
  linesPerChunk: fc.integer({ min: 1, max: 9 }),
  batchSize: fc.integer({ min: 1, max: 5 }),
  workers: fc.integer({ min: 1, max: 4 }),
  mostHeld: fc.integer({ min: 0, max: 60 }),
  failing: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
  tellsEnds: fc.boolean(),
});

/** Rows with their numbers, so that none can stand for another. */
function numbered({ lines }: Scene): string[] {
  return lines.map((line, index) => (line.trim() === '' ? line : `${line} ${index + 1}`));
}

function sourceOf(scene: Scene): RowSource {
  const lines = numbered(scene);
  return {
    name: 'rows',
    async *chunks() {
      for (let at = 0; at < lines.length; at += scene.linesPerChunk)
        yield { lines: lines.slice(at, at + scene.linesPerChunk).join('\n'), firstLine: at + 1 };
    },
  };
}

/** What one worker hands on: two functions a batch, and the second one of a failing batch nothing more. */
function ofOneWorker(scene: Scene): string[] {
  const rows = numbered(scene).filter((line) => line.trim() !== '');
  const out: string[] = [];
  for (let batch = 1; batch === 1 || (batch - 1) * scene.batchSize < rows.length; batch++) {
    const own = rows.slice((batch - 1) * scene.batchSize, batch * scene.batchSize).join('\n');
    out.push(`${batch} 0 ${own}`);
    if (scene.failing.includes(batch)) break;
    out.push(`${batch} 1 ${own}`);
  }
  return out;
}

/** As an engine: reads its rows, fills batches, hands on at its own speed, waits when it is told to. */
async function work(
  worker: number,
  { batchSize, workers, failing, tellsEnds }: Scene,
  dealer: BatchDealer,
  order: BatchOrder,
  pause: () => Promise<unknown>,
): Promise<void> {
  if (worker > 0 && !(await dealer.hasRows(worker))) return;
  let rows: string[] = [];
  let batch = 0;
  async function run(): Promise<boolean> {
    batch++;
    const isFailing = failing.includes((batch - 1) * workers + worker + 1);
    for (const node of isFailing ? [0] : [0, 1]) {
      await pause();
      await order.write(worker, { runId: '', node, batch, visit: 1, lines: rows.join('\n') });
    }
    rows = [];
    if (isFailing) {
      order.cut((batch - 1) * workers + worker + 1);
      dealer.end(order.lastBatch);
    } else if (tellsEnds) order.ended(worker, batch);
    return !isFailing && order.next(worker) <= order.lastBatch;
  }
  let goesOn = true;
  for await (const { lines, firstLine } of dealer.source(worker).chunks()) {
    for (const [index, line] of lines.split('\n').entries()) {
      if (line.trim() === '') continue;
      expect(line.endsWith(` ${firstLine + index}`)).toBe(true);
      rows.push(line);
      if (rows.length === batchSize) goesOn = await run();
      if (!goesOn) break;
    }
    if (!goesOn) break;
  }
  if (goesOn && (rows.length > 0 || (batch === 0 && worker === 0))) await run();
  order.over(worker);
}

test('whatever the sizes and speeds, several workers hand on what one does, in its order, to the first batch that fails', async () => {
  await fc.assert(
    fc.asyncProperty(scene, fc.scheduler(), async (found, scheduler) => {
      const out: string[] = [];
      const { workers, mostHeld } = found;
      const dealer = createBatchDealer(sourceOf(found), found);
      const order = createBatchOrder({
        ...{ workers, mostHeld },
        write({ batch, node, lines }) {
          out.push(`${batch} ${node} ${lines}`);
          return undefined;
        },
      });
      const pause = () => scheduler.schedule(Promise.resolve());
      const all = Array.from({ length: workers }, (_, worker) => work(worker, found, dealer, order, pause));
      await scheduler.waitFor(Promise.all(all));
      expect(out).toEqual(ofOneWorker(found));
    }),
    { numRuns: 300 },
  );
});

test('a source that fails is told to the worker with its last rows, behind them', async () => {
  const source: RowSource = {
    name: 'rows',
    async *chunks() {
      yield { lines: '1\n2\n3', firstLine: 1 };
      throw new Error('the disk failed');
    },
  };
  const dealer = createBatchDealer(source, { workers: 2, batchSize: 2 });
  const read = async (worker: number): Promise<string> => {
    const lines: string[] = [];
    try {
      for await (const chunk of dealer.source(worker).chunks()) lines.push(chunk.lines);
    } catch (thrown) {
      lines.push(String(thrown));
    }
    return lines.join('|');
  };
  expect(await Promise.all([read(0), read(1)])).toEqual(['1\n2', '3|Error: the disk failed']);
});
