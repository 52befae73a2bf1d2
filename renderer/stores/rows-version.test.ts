import { describe, expect, it } from 'vitest';
import { rowsVersion } from './rows-version.ts';
import type { RunState } from './run-store.ts';

function versionAt(phase: RunState['phase'], elapsedMs: number, events: number, runId = 'one'): string {
  const progress = { elapsedMs, rowsRead: 0, batches: 0, nodes: [] } as unknown as RunState['progress'];
  return rowsVersion({ runId: 'one', phase, progress, events }, runId);
}

describe('when the rows of a run are asked for again', () => {
  it('at every pause, however little time has passed between two', () => {
    const versions = [
      versionAt('running', 14, 3),
      versionAt('paused', 14, 5),
      versionAt('running', 15, 5),
      versionAt('paused', 15, 9),
    ];
    expect(versions[0]).toBe(versions[2]);
    expect(new Set(versions).size).toBe(3);
  });

  it('in steps while it goes on, and once at its end', () => {
    expect(versionAt('running', 10, 1)).toBe(versionAt('running', 240, 9));
    expect(versionAt('running', 10, 1)).not.toBe(versionAt('running', 260, 9));
    expect(versionAt('finished', 900, 20)).toBe('end');
  });

  it('never for a run that is not the one that goes on', () => {
    expect(versionAt('running', 10, 1, 'other')).toBe('end');
  });
});
