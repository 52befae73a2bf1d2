import { expect, test } from 'vitest';
import type { NodeCounters, RunFinished } from '../contract/run-payloads.ts';
import { nodeIdOf } from '../project/chain.ts';
import { outcomeOf } from './outcome.ts';
import { type HeardRun, runFacts } from './run-facts.ts';
import { say } from './sentence.ts';

const chain = ['Check', 'Notify'].map((fname) => ({
  id: nodeIdOf(fname, 1),
  fname,
  mode: 'Verify',
  connector: null,
  codeFile: `functions/${fname}.ts`,
  connectorFile: null,
}));

function counters(node: number, more: Partial<NodeCounters> = {}): NodeCounters {
  const fname = chain[node]?.fname ?? '';
  const totals = { visits: 2, rowsIn: 10, rowsOut: 10, durationMs: 1, errors: 0 };
  return { node, fname, ...totals, active: false, reasons: { next: 2 }, jumps: {}, ...more };
}

function finished(nodes: NodeCounters[], more: Partial<RunFinished> = {}): RunFinished {
  const progress = {
    ...{ runId: 'r', flow: 'F', batches: 2, rowsRead: 10, elapsedMs: 5, nodes },
    ...{ visits: [], visitsDropped: 0, memoryBytes: 0 },
  };
  return { runId: 'r', status: 'ok', stoppedBecause: 'end', progress, leftInBuffer: 0, ...more };
}

function heard(more: Partial<HeardRun>): HeardRun {
  return { flow: 'F', phase: 'ended', chain, totalRows: 10, progress: null, finished: null, ...more };
}

function english(run: HeardRun): string {
  return say(outcomeOf(runFacts(run)).sentence, 'en');
}

test('a run that ended tells it from its last counters', () => {
  expect(english(heard({ finished: finished([counters(0), counters(1)]) }))).toBe(
    'Done: 10 rows in 2 batches',
  );
  const early = counters(0, { rowsOut: 5, reasons: { next: 1, 'no-rows': 1 } });
  expect(english(heard({ finished: finished([early, counters(1)]) }))).toBe(
    'Ended: Check handed on 0 rows in 1 of 2 batches',
  );
});

test('a run that could not begin tells why', () => {
  const refused = { code: 'process.function-syntax-error', params: {}, file: 'functions/Notify.ts', line: 3 };
  const outcome = outcomeOf(runFacts(heard({ refused })));
  expect(outcome.nodes['Notify#1']?.tone).toBe('red');
});

test('a run that is listed as cut off, or whose end was not heard, is told as that', () => {
  const told = 'Cut off: how it ended is not known';
  const end = { status: 'crashed', stoppedBecause: 'crashed' } as const;
  expect(english(heard({ finished: finished([counters(0)], end) }))).toBe(told);
  const { progress } = finished([counters(0)]);
  expect(english(heard({ progress }))).toBe(told);
});

test('before and while it runs, a run has no end', () => {
  expect(english(heard({ phase: 'not-run' }))).toBe('Not run yet: 10 sample rows');
  const { progress } = finished([counters(0)]);
  expect(english(heard({ phase: 'running', progress }))).toBe('Running F: 10 of 10 rows');
});

test('at a moment at which a visit had failed that is told, with its row among all that went in there', () => {
  const { progress } = finished([counters(0), counters(1, { last: 'error' })]);
  const error = { code: 'process.function-threw', params: { fname: 'Notify', detail: 'Error: no' } };
  const lastVisit = { next: 'error' as const, error, node: 1, threwAt: 2, rowsIn: 4 };
  const then = runFacts(heard({ phase: 'running', progress, lastVisit }));
  expect(then.end).toMatchObject({ status: 'error', node: 1, error, row: 7 });
  const { nodes } = outcomeOf(then);
  expect([nodes['Check#1']?.tone, nodes['Notify#1']?.tone, nodes['#source']?.tone]).toEqual([
    'none',
    'red',
    'none',
  ]);
  const before = { ...lastVisit, next: 'next' as const };
  expect(runFacts(heard({ phase: 'running', progress, lastVisit: before })).end).toBeNull();
});

test('a run that waits at an error has its guilty node red, and is still said to be paused', () => {
  const error = { code: 'process.function-threw', params: { fname: 'Notify', detail: 'no' } };
  const pausedAt = { node: 1, side: 'after', rows: 0, next: null } as const;
  const { progress } = finished([counters(0), counters(1)]);
  const at = heard({ phase: 'paused', progress, pausedAt, pausedAtError: error });
  const outcome = outcomeOf(runFacts(at));
  expect([outcome.state, outcome.nodes['Notify#1']?.tone]).toEqual(['paused', 'red']);
  expect(outcomeOf(runFacts({ ...at, pausedAtError: null })).nodes['Notify#1']?.tone).toBe('none');
});
