import type { UserCode } from '../faas/user-code.ts';
import { createLogBox, type LogBox, type LogOrigin, type LogSettings } from './log-box.ts';

/** The log of one run, from before its code is loaded: what a module or an init writes is in it. */
export interface RunLog {
  readonly runId: string;
  readonly code: UserCode;
  readonly logs: LogBox;
  /** Where the run is; nowhere yet while code loads. */
  origin(): LogOrigin;
  /** No more of this run's own code is called. */
  finished: boolean;
}

export function createRunLog(runId: string, code: UserCode, settings: Omit<LogSettings, 'origin'>): RunLog {
  const log: RunLog = {
    runId,
    code,
    logs: createLogBox({ ...settings, origin: () => log.origin() }),
    origin: () => ({}),
    finished: false,
  };
  return log;
}
