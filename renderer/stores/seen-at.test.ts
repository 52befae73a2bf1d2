import { expect, it } from 'vitest';
import { nodeIdOf } from '../../core/project/chain.ts';
import { createRunStore } from './run-store.ts';
import { seenAt, withSeen } from './seen-at.ts';

const [a, b] = [nodeIdOf('A', 1), nodeIdOf('B', 1)];

function progressOf(runId: string, visits: readonly number[]) {
  const nodes = visits.map((count, node) => ({
    node,
    fname: 'AB'.charAt(node),
    visits: count,
    rowsIn: count * 10,
    rowsOut: count * 5,
    durationMs: 1,
    errors: 0,
    active: false,
    reasons: {},
    jumps: {},
  }));
  const none = { batches: 1, rowsRead: 1, elapsedMs: 1, memoryBytes: 0 };
  return { runId, flow: 'F', nodes, ...none };
}

/** The state after a run that has just ended, on top of what was seen before. */
function after(
  runId: string,
  visits: readonly number[],
  alone: number | null,
  before = createRunStore().getInitialState(),
) {
  const progress = progressOf(runId, visits);
  const run = { ...before, runId, flow: 'F', nodeIds: [a, b], progress, alone, phase: 'finished' as const };
  return { ...run, seen: withSeen(run, progress) };
}

it('after a function was run alone, the others’ rows are those of the run before', () => {
  const run = after('alone', [0, 1], 1, after('whole', [1, 1], null));
  expect(seenAt(run, 'F', a)).toMatchObject({ runId: 'whole', node: 0, rowsIn: 10, alone: false });
  expect(seenAt(run, 'F', b)).toMatchObject({ runId: 'alone', node: 1, rowsOut: 5, alone: true });
  expect(seenAt(run, 'Other', b)).toBeNull();
});

it('while a run goes on, what it has reached is its own', () => {
  const before = after('whole', [1, 1], null);
  const run = { ...before, runId: 'next', progress: progressOf('next', [1, 0]), phase: 'running' as const };
  expect(seenAt(run, 'F', a)).toMatchObject({ runId: 'next', at: null });
  expect(seenAt(run, 'F', b)).toMatchObject({ runId: 'whole' });
});

it('a part that was run with rows of before stands on what those stood on, however often it is run', () => {
  const whole = after('whole', [1, 1], null);
  const begun = (runId: string, before: typeof whole) =>
    after(runId, [0, 1], 1, { ...before, input: seenAt(before, 'F', b) });
  const once = begun('once', whole);
  expect(seenAt(once, 'F', b)).toMatchObject({ runId: 'once', input: { runId: 'whole', input: null } });
  const again = begun('again', once);
  expect(seenAt(again, 'F', b)).toMatchObject({ runId: 'again', input: { runId: 'whole', input: null } });
});

it('of a run of before it is known when it ended', () => {
  const { seen, ...run } = { ...after('old', [1, 1], null), endedAt: 5, ofBefore: 1 };
  expect(seenAt({ ...run, seen: new Map() }, 'F', a)).toMatchObject({ runId: 'old', at: 5, basis: null });
  expect(seen.size).toBe(2);
});
