import { expect, it } from 'vitest';
import type { JournalEvent } from '../../core/contract/journal.ts';
import { emptyState, reduce } from '../../core/run/journal/state.ts';
import { laneSource, ranErrorLane } from './lane-run.ts';

const started = (source: string, pinned?: number[]): JournalEvent => ({
  ...{ kind: 'started', version: 4, runId: 'r', flow: 'F', at: 0, chain: [], batchSize: 10, level: 'full' },
  source,
  ...(pinned && { pinned }),
});
const of = (event: JournalEvent) => ({ journal: reduce(emptyState, event) });

it('tells a run of the rows of an error lane from one of the samples, also of before', () => {
  expect(ranErrorLane(of(started(laneSource)))).toBe(true);
  expect(ranErrorLane(of(started('samples/F.jsonl')))).toBe(false);
  expect(ranErrorLane(of(started('samples/error-lane.jsonl')))).toBe(false);
  expect(ranErrorLane(of(started(laneSource, [1])))).toBe(false);
  expect(ranErrorLane({ journal: null })).toBe(false);
});
