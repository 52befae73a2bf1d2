import type { KisFlow } from '../flow/kis-flow.ts';
import type { Context } from '../kis/context.ts';
import type { RunOptions } from '../kis/run-options.ts';
import type { Breather } from './breather.ts';
import { createErrorLane, type ErrorLane, type LaneSettings } from './error-lane.ts';
import type { RunJournal } from './journal-of-run.ts';
import type { LogBox } from './log-box.ts';
import type { RunObserver } from './run-observer.ts';
import { createPartTrier, type PartTrier } from './try-part.ts';

/** The error lane of one run, over the flow that it runs. */
export interface RunLane extends Pick<PartTrier, 'at' | 'valueSet'> {
  readonly lane: ErrorLane;
}

export interface RunLaneSettings extends Pick<LaneSettings, 'run' | 'isStopped' | 'toErrorData'> {
  flow: KisFlow;
  context: Context;
  breather: Breather;
  logs: LogBox;
  journal: RunJournal;
  observer: RunObserver;
  options: RunOptions;
  keepsState(fname: string): boolean;
  /** What the batch has handed on so far is nothing. */
  dropOutputs(): void;
}

export function createRunLane(settings: RunLaneSettings): RunLane {
  const { flow, journal, observer, logs } = settings;
  const trier = createPartTrier(settings);
  const lane = createErrorLane({
    ...settings,
    tell: (event) => journal.event(event),
    batches: () => journal.batches,
    again() {
      settings.dropOutputs();
      journal.takeBack();
    },
    clear() {
      flow.dropLeftovers();
      observer.failedRow = undefined;
    },
    failedAt: () => observer.lastNode,
    reach: () => Math.max(observer.reach, observer.lastNode),
    canTry: trier.canTry,
    async attempt(rows, reach) {
      logs.isMuted = true;
      try {
        return await trier.attempt(rows, reach);
      } finally {
        logs.isMuted = false;
      }
    },
  });
  return {
    lane,
    get at() {
      return trier.at;
    },
    valueSet: trier.valueSet,
  };
}
