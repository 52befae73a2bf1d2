import { expect, it } from 'vitest';
import { testWorkspace } from '../../project-life/test-workspace.ts';
import { startRun } from '../../stores/run-start.ts';
import { continueWish, nextRow, type Possible } from './continue-wish.ts';

const samples = '{"n":1}\n{"n":2}\n{"n":3}\n{"n":4}\n';
const files = {
  'conf/flow/One.yml': 'kistype: flow\nstatus: 1\nflow_name: One\nflows:\n  - fname: A\n',
  'samples/One.jsonl': samples,
};
const found: Possible = {
  ...{
    kind: 'can',
    place: 'A#1',
    batch: 1,
    visit: 2,
    rows: 1,
    buffered: 0,
    metadata: 0,
    cache: 0,
    params: 0,
  },
  ...{ batchSize: 1, lost: [], source: { name: 'samples/One.jsonl', rows: 1, withoutRow: 2 } },
};

it('leaves out the row again that the earlier run was run without, and counts what is left', async () => {
  const { workspace, calls } = testWorkspace(files, () => ({ runId: 'later' }));
  await startRun(workspace, 'One', continueWish('earlier', found, null));
  const params = calls.find(({ method }) => method === 'run.start')?.params;
  expect(params).toMatchObject({
    source: { kind: 'lines', lines: samples.replace('{"n":2}', '') },
    options: { withoutRow: 2 },
    continues: { runId: 'earlier', visit: 2 },
  });
  // One row to begin with, and what comes behind the one that was read: rows 3 and 4.
  expect(workspace.run.getState().totalRows).toBe(3);
});

it('says which row of the file is read next', () => {
  const next = (rows: number, withoutRow?: number) =>
    nextRow({ name: 's', rows, ...(withoutRow !== undefined && { withoutRow }) });
  expect([next(1), next(1, 2), next(1, 3), next(2, 1)]).toEqual([2, 3, 2, 4]);
});
