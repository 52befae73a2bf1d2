import { expect, test } from 'vitest';
import { createPool, type Flow, KisPanic, newFlow, newFlowConfig, newFuncConfig } from '../library.ts';

/** Runs two functions over these rows; what the second one was given, or the code of the panic. */
async function run(rows: readonly unknown[], first: (flow: Flow, rows: unknown[]) => void): Promise<unknown> {
  const pool = createPool();
  let given: unknown;
  pool.faas('First', (_ctx, flow, decoded: unknown[]) => first(flow, decoded));
  pool.faas('Second', (_ctx, flow, decoded: unknown[]) => {
    given = decoded;
    flow.commitRowBatch(flow.input());
  });
  const flow = newFlow(newFlowConfig('F'), pool);
  for (const name of ['First', 'Second']) flow.link(newFuncConfig(name, 'Calculate'));
  for (const row of rows) flow.commitRow(row);
  try {
    await flow.run();
    return given;
  } catch (thrown) {
    return thrown instanceof KisPanic ? thrown.code : thrown;
  }
}

function passEach(flow: Flow, rows: unknown[]): void {
  for (const row of rows) flow.commitRow(row);
}

// Each as the real KisFlow does it; trap 34.
test.each<[string, readonly unknown[], (flow: Flow, rows: unknown[]) => void, unknown]>([
  ['of the rows argument', ['{"a":1}', 'null'], (flow, rows) => flow.commitRowBatch(rows), [{ a: 1 }, null]],
  ['of what was made of it', ['null'], (flow, rows) => flow.commitRowBatch(rows.filter(() => true)), [null]],
  ['of decoded rows, one by one', [null], passEach, [null]],
  ['of a literal', [{ a: 1 }], (flow) => flow.commitRowBatch([null]), 'run.func-panic'],
  ['of the source rows as they were', [null], (flow) => flow.commitRowBatch(flow.input()), 'run.func-panic'],
  ['that code commits by itself', [{ a: 1 }], (flow) => flow.commitRow(null), 'run.func-panic'],
])('a null %s', async (_what, rows, first, expected) => {
  const result = await run(rows, first);
  expect(result === 'commit.nil-row' ? 'run.func-panic' : result).toEqual(expected);
});
