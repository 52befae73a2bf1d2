import { describe, expect, test } from 'vitest';
import type { RunSummary } from '../../../core/contract/host/runs.ts';
import type { NodeCounters } from '../../../core/contract/run-payloads.ts';
import { choose, compareNodes, inOrder, runBefore } from './compare-runs.ts';

function counters(fname: string, rowsIn: number, node = 0): NodeCounters {
  const rest = {
    visits: 1,
    rowsOut: rowsIn,
    durationMs: 1,
    errors: 0,
    active: false,
    reasons: {},
    jumps: {},
  };
  return { node, fname, rowsIn, ...rest };
}

function entry(runId: string, flow: string, startedAt: number): RunSummary {
  const progress = {
    runId,
    flow,
    batches: 1,
    rowsRead: 1,
    elapsedMs: 1,
    nodes: [],
    memoryBytes: 0,
  };
  const finished = {
    runId,
    status: 'ok' as const,
    stoppedBecause: 'end' as const,
    progress,
    leftInBuffer: 0,
  };
  const of = { runId, flow, startedAt, finished, batchSize: 1, source: 'samples/A.jsonl' };
  return { ...of, state: 'ended', alone: null, level: 'full', bytes: 1 };
}

describe('two runs of a flow', () => {
  const sides = (earlier: string[], later: string[]) =>
    compareNodes(
      earlier.map((fname, at) => counters(fname, at)),
      later.map((fname, at) => counters(fname, at + 10)),
    ).map(({ key, earlier, later }) => [key, earlier?.rowsIn ?? null, later?.rowsIn ?? null]);

  test('stand side by side, function by function', () => {
    expect(sides(['A', 'B'], ['A', 'B'])).toEqual([
      ['A#1', 0, 10],
      ['B#1', 1, 11],
    ]);
  });

  test('show functions that were added, removed, moved, or stand twice', () => {
    expect(sides(['A', 'Old', 'Older', 'B', 'B'], ['New', 'B', 'A', 'B'])).toEqual([
      ['New#1', null, 10],
      ['B#1', 3, 11],
      ['A#1', 0, 12],
      ['Old#1', 1, null],
      ['Older#1', 2, null],
      ['B#2', 4, 13],
    ]);
    expect(sides(['Gone', 'A'], ['A'])).toEqual([
      ['Gone#1', 0, null],
      ['A#1', 1, 10],
    ]);
    expect(sides(['A'], [])).toEqual([['A#1', 0, null]]);
  });
});

test('the run before is the last one of the same flow', () => {
  const history = [
    entry('4', 'One', 40),
    entry('3', 'Two', 30),
    entry('2', 'One', 20),
    entry('1', 'One', 10),
  ];
  const before = (at: number) => history[at] && runBefore(history, history[at])?.runId;
  expect([before(0), before(1), before(2), before(3)]).toEqual(['2', undefined, '1', undefined]);
});

test('runs are compared in the order they began', () => {
  const [one, two] = [entry('1', 'One', 10), entry('2', 'One', 20)];
  expect(inOrder(two, one).map(({ runId }) => runId)).toEqual(['1', '2']);
  expect(inOrder(one, two).map(({ runId }) => runId)).toEqual(['1', '2']);
});

test('two runs are chosen at most', () => {
  expect(choose(['1'], '2')).toEqual(['1', '2']);
  expect(choose(['1', '2'], '3')).toEqual(['2', '3']);
  expect(choose(['1', '2'], '1')).toEqual(['2']);
});
