import { expect, it, vi } from 'vitest';
import type { JournalEvent } from '../../../core/contract/journal.ts';
import { partOf } from '../../../core/run/journal/journal-parts.ts';
import { testWorkspace } from '../../project-life/test-workspace.ts';
import { hearEvents } from '../../stores/run-events.ts';
import { startRun } from '../../stores/run-start.ts';
import { runOf, withChange } from '../../stores/runs.ts';
import { continueWish, nextRow, type Possible } from './continue-wish.ts';
import { endOfRun } from './end-of-run.ts';

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

const end: JournalEvent = {
  ...{ kind: 'finished', status: 'stopped', stoppedBecause: 'end' },
  ...{ leftInBuffer: 0, elapsedMs: 1, memoryBytes: 0, found: [] },
};

it('ends the run that waits before it goes on from it, and leaves another run of the flow alone', async () => {
  const { workspace, calls } = testWorkspace(files, ({ method }) =>
    method === 'runs.list'
      ? { runs: [], dropped: { runs: 0, bytes: 0 } }
      : method === 'run.start'
        ? { runId: 'x' }
        : null,
  );
  const { run } = workspace;
  const start = async (): Promise<string> => {
    await startRun(workspace, 'One', { beside: true });
    return run.getState().runId ?? '';
  };
  const [other, waiting] = [await start(), await start()];
  run.setState((state) => withChange(state, waiting, { phase: 'paused' }));
  let hasEnded = false;
  const ending = endOfRun(workspace, waiting).then(() => {
    hasEnded = true;
  });
  const asked = { method: 'run.control', params: { runId: waiting, action: 'stop' } };
  await vi.waitFor(() => expect(calls.at(-1)).toEqual(asked));
  expect([hasEnded, runOf(run.getState(), waiting)?.phase]).toEqual([false, 'stopping']);
  await hearEvents(workspace, [{ runId: waiting, from: 1, lines: partOf([end]).lines }]);
  await ending;
  await startRun(workspace, 'One', continueWish(waiting, found, null));
  expect(calls.filter(({ method }) => method === 'run.start')).toHaveLength(3);
  expect(runOf(run.getState(), other)?.phase).not.toBe('stopping');
  await endOfRun(workspace, waiting);
  expect(calls.filter(({ method }) => method === 'run.control')).toHaveLength(1);
});
