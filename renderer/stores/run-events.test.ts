import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JournalEvent } from '../../core/contract/journal.ts';
import { partOf } from '../../core/run/journal/journal-parts.ts';
import { testWorkspace } from '../project-life/test-workspace.ts';
import { hearEvents } from './run-events.ts';

const runId = 'run';
const told: JournalEvent[] = Array.from({ length: 12 }, (_, at) => ({
  kind: 'log',
  entry: { time: at, level: 'info', fname: 'A', node: 0, message: `line ${at + 1}` },
}));

/** The events from one on, as the host sends them. */
function part(from: number, count: number) {
  return { runId, from, lines: partOf(told.slice(from - 1, from - 1 + count)).lines };
}

/** A part of the run each, in the order of their ends: some tell again what was told, some leave out what is between. */
const parts = fc
  .array(fc.record({ from: fc.integer({ min: 1, max: 12 }), count: fc.integer({ min: 1, max: 5 }) }), {
    minLength: 1,
  })
  .map((all) => all.sort((a, b) => a.from + a.count - b.from - b.count));

it('is told each event once and in order, however the parts are cut, overlap, or are lost', async () => {
  await fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 4 }), async (cuts, together) => {
      const last = Math.max(...cuts.map(({ from, count }) => Math.min(12, from + count - 1)));
      const { workspace } = testWorkspace({}, ({ params }) => {
        const { from } = params as { from: number };
        return {
          lines: from > last ? '' : part(from, last - from + 1).lines,
          total: last,
          isLive: true,
          tornBytes: 0,
        };
      });
      workspace.run.setState({ runId, phase: 'running' });
      for (let at = 0; at < cuts.length; at += together)
        await hearEvents(
          workspace,
          cuts.slice(at, at + together).map(({ from, count }) => part(from, count)),
        );
      const { logs, events } = workspace.run.getState();
      expect(logs.map(({ message }) => message)).toEqual(
        Array.from({ length: last }, (_, at) => `line ${at + 1}`),
      );
      expect(events).toBe(last);
    }),
  );
});

it('is told nothing of another run', async () => {
  const { workspace } = testWorkspace({});
  workspace.run.setState({ runId: 'other', phase: 'running' });
  await hearEvents(workspace, [part(1, 3)]);
  expect(workspace.run.getState().events).toBe(0);
});
