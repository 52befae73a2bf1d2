import type { OneRun } from './run-store.ts';

/** What rows of the error lane are called as a run's source; the path of a file of samples has a folder before it. */
export const laneSource = 'error-lane.jsonl';

/** Whether the run read rows of an error lane in place of the flow's samples. */
export function ranErrorLane({ journal }: Pick<OneRun, 'journal'>): boolean {
  const { source, pinned = [] } = journal?.started ?? {};
  return source === laneSource && pinned.length === 0;
}
