import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../core/contract/journal.ts';
import { partOf } from '../../core/run/journal/journal-parts.ts';
import { testWorkspace } from '../project-life/test-workspace.ts';
import { connectDebug } from './debug-session.ts';
import { endLostRuns, hearEvents } from './run-events.ts';
import { controlRun, showKnownRun } from './run-session.ts';
import type { OneRun } from './run-store.ts';
import { flowGoesOn, goingOn, hiddenGoesOn, knownRuns, mayStart, shownInstead } from './runs.ts';

const log = (message: string): JournalEvent => ({
  kind: 'log',
  entry: { time: 0, level: 'info', fname: 'A', node: 0, message },
});
const none = { leftInBuffer: 0, elapsedMs: 1, memoryBytes: 0, found: [] };
const end: JournalEvent = { kind: 'finished', status: 'ok', stoppedBecause: 'end', ...none };
const part = (runId: string, from: number, ...events: JournalEvent[]) => ({
  runId,
  from,
  lines: partOf(events).lines,
});

/** What the journal of the run `one` has behind the events that were heard; that of `two` has nothing more. */
function missedOf(params: unknown) {
  const { runId, from } = params as { runId: string; from: number };
  const isThere = runId === 'one' && from === 1;
  return { lines: isThere ? partOf([end]).lines : '', total: 1, isLive: false, tornBytes: 0 };
}

function twoRuns() {
  const made = testWorkspace({}, ({ method, params }) => {
    if (method === 'runs.events') return missedOf(params);
    return method === 'runs.list' ? { runs: [], dropped: { runs: 0, bytes: 0 } } : null;
  });
  const { run } = made.workspace;
  const begin = (runId: string, flow: string, askedAt: number) =>
    run.setState((state) => {
      const {
        others: _others,
        seen: _seen,
        history: _history,
        historyDropped: _dropped,
        ...blank
      } = run.getInitialState();
      return shownInstead(state, { ...(blank as OneRun), runId, flow, askedAt, phase: 'running' });
    });
  begin('one', 'A', 1);
  begin('two', 'B', 2);
  return { ...made, begin };
}

describe('runs that go on at once', () => {
  it('can be stopped all together while one is hidden, also when the shown one has ended', () => {
    const { run } = twoRuns().workspace;
    run.setState({ phase: 'finished' });
    expect(hiddenGoesOn(run.getState())).toBe(true);
    run.setState({ phase: 'running', others: new Map() });
    expect(hiddenGoesOn(run.getState())).toBe(false);
  });

  it('are told each its own events, and show what came meanwhile', async () => {
    const { workspace } = twoRuns();
    await hearEvents(workspace, [
      part('one', 1, log('a')),
      part('two', 1, log('b')),
      part('one', 2, log('c')),
    ]);
    expect(workspace.run.getState().logs.map(({ message }) => message)).toEqual(['b']);
    showKnownRun(workspace, 'one');
    expect(workspace.run.getState().logs.map(({ message }) => message)).toEqual(['a', 'c']);
    expect(workspace.selection.getState().view).toEqual({ kind: 'flow', flow: 'A' });
    await hearEvents(workspace, [part('two', 2, log('d'))]);
    showKnownRun(workspace, 'two');
    expect(workspace.run.getState()).toMatchObject({ events: 2, flow: 'B' });
    expect(goingOn(workspace.run.getState()).map(({ runId }) => runId)).toEqual(['one', 'two']);
  });

  it('end each for itself; one that ended unseen can be shown until its flow runs again', async () => {
    const { workspace, begin } = twoRuns();
    const state = () => workspace.run.getState();
    await hearEvents(workspace, [part('one', 1, end)]);
    expect([flowGoesOn(state(), 'A'), flowGoesOn(state(), 'B')]).toEqual([false, true]);
    expect(knownRuns(state()).map(({ runId, phase }) => [runId, phase])).toEqual([
      ['two', 'running'],
      ['one', 'finished'],
    ]);
    showKnownRun(workspace, 'one');
    expect(state().finished).toMatchObject({ status: 'ok' });
    showKnownRun(workspace, 'two');
    begin('three', 'A', 3);
    expect([...state().others.keys()]).toEqual(['two']);
  });

  it('keep a flow from starting while one of its own is shown, and not when that one is over', async () => {
    const { workspace, begin } = twoRuns();
    const state = () => workspace.run.getState();
    begin('beside', 'B', 3);
    expect([mayStart(state(), 'A'), mayStart(state(), 'B'), mayStart(state(), 'C')]).toEqual([
      false,
      false,
      true,
    ]);
    await hearEvents(workspace, [part('beside', 1, end)]);
    expect(flowGoesOn(state(), 'B')).toBe(true);
    expect(mayStart(state(), 'B')).toBe(true);
  });

  it('are stopped, and wait in the debugger, each for itself', async () => {
    const { workspace, calls } = twoRuns();
    const stop = connectDebug(workspace);
    const reason = { kind: 'asked' };
    const at = { runId: 'one', visit: 3, reason, edits: [] } as unknown as OneRun['pausedAt'];
    workspace.run.setState(({ others }) => ({
      others: new Map([...others].map(([id, other]) => [id, { ...other, phase: 'paused', pausedAt: at }])),
    }));
    expect(workspace.debug.getState().paused).toBeNull();
    showKnownRun(workspace, 'one');
    expect(workspace.debug.getState().paused).toBe(at);
    await controlRun(workspace, 'stop', 'two');
    expect(calls.at(-1)).toEqual({ method: 'run.control', params: { runId: 'two', action: 'stop' } });
    expect(workspace.run.getState()).toMatchObject({ runId: 'one', phase: 'paused' });
    expect(workspace.run.getState().others.get('two')?.phase).toBe('stopping');
    stop();
  });

  it('end when the host has forgotten them: as their journals say, or as nobody knows', async () => {
    const { workspace } = twoRuns();
    const state = () => workspace.run.getState();
    await endLostRuns(workspace);
    expect(goingOn(state())).toEqual([]);
    expect(state().others.get('one')).toMatchObject({ phase: 'finished', finished: { status: 'ok' } });
    expect(state()).toMatchObject({ runId: 'two', phase: 'finished', finished: null });
  });
});
