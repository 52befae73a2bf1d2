import { expect, test } from 'vitest';
import type { NodeCounters } from '../../../core/contract/run-payloads.ts';
import { createRunStore, type RunState } from '../../stores/run-store.ts';
import { edgeRows, jumpCount, nodeRun, runJumps } from './run-view.ts';

const counters = (node: number, more: Partial<NodeCounters>): NodeCounters => ({
  node,
  fname: 'F',
  visits: 1,
  rowsIn: 0,
  rowsOut: 0,
  durationMs: 1,
  errors: 0,
  active: false,
  reasons: {},
  jumps: {},
  ...more,
});

function runOf(nodes: NodeCounters[], more: Partial<RunState> = {}): RunState {
  const progress = {
    runId: 'r',
    flow: 'F',
    batches: 1,
    rowsRead: 10,
    elapsedMs: 1,
    nodes,
    memoryBytes: 0,
  };
  const nodeIds = ['A#1', 'B#1', 'C#1'] as const;
  return { ...createRunStore().getState(), phase: 'finished', flow: 'F', nodeIds, progress, ...more };
}

test('a function that commits nothing has stopped the flow, and what follows was not reached', () => {
  const run = runOf([
    counters(0, { rowsIn: 10, rowsOut: 8, last: 'next' }),
    counters(1, { rowsIn: 8, last: 'no-rows', reasons: { 'no-rows': 1 } }),
  ]);
  expect(nodeRun(run, 'F', 'A#1').phase).toBe('done');
  expect(nodeRun(run, 'F', 'B#1')).toMatchObject({ phase: 'stopped', rowsIn: 8, rowsOut: 0, stops: 1 });
  expect(nodeRun(run, 'F', 'C#1').phase).toBe('unreached');
});

test('an edge counts what its target read; none, where the flow stopped before it', () => {
  const run = runOf([counters(0, { rowsIn: 10, rowsOut: 8 }), counters(1, { rowsIn: 8 })]);
  expect(edgeRows(run, 'F', { before: null, after: 'A#1' })).toBe(10);
  expect(edgeRows(run, 'F', { before: 'A#1', after: 'B#1' })).toBe(8);
  expect(edgeRows(run, 'F', { before: 'B#1', after: 'C#1' })).toBe(0);
  expect(edgeRows(run, 'F', { before: 'C#1', after: null })).toBe(null);
});

test('while a run goes on, what has not been called yet waits', () => {
  const run = runOf([counters(0, { active: true })], { phase: 'running' });
  expect(nodeRun(run, 'F', 'A#1').phase).toBe('running');
  expect(nodeRun(run, 'F', 'B#1').phase).toBe('waiting');
});

test('a run of another flow, and a node that came after the run, show nothing', () => {
  const run = runOf([counters(0, {})]);
  expect(nodeRun(run, 'G', 'A#1').phase).toBe('none');
  expect(nodeRun(run, 'F', 'New#1').phase).toBe('none');
  expect(edgeRows(run, 'F', { before: 'A#1', after: 'New#1' })).toBe(null);
});

test('jumps are counted by their target', () => {
  const run = runOf([counters(2, { last: 'jump', jumps: { '0': 4, '1': 1 } })]);
  expect(nodeRun(run, 'F', 'C#1')).toMatchObject({ jumps: 5, jumpTo: 0 });
  expect(jumpCount(run, 'F', 'C#1', 'A#1')).toBe(4);
  expect(runJumps(run, 'F')).toBe('2>0 2>1');
});

test('a failed function is told so', () => {
  const error = { code: 'engine.function-threw', params: {}, file: 'functions/B.ts', line: 3 };
  const run = runOf([counters(1, { last: 'error', errors: 1 })]);
  if (run.progress === null) throw new Error('the run has progress');
  const end = {
    runId: 'r',
    status: 'error',
    stoppedBecause: 'error',
    error,
    node: 1,
    leftInBuffer: 0,
  } as const;
  run.finished = { ...end, progress: run.progress };
  expect(nodeRun(run, 'F', 'B#1').phase).toBe('failed');
});
