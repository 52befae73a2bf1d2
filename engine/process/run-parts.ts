import type { EventName, EventPayload } from '../../core/contract/contract.ts';
import type { EngineContract } from '../../core/contract/engine-contract.ts';
import type { ResumePayload } from '../../core/contract/resume-payload.ts';
import type { RunOptions } from '../../core/contract/run-payloads.ts';
import type { UserCode } from '../faas/user-code.ts';
import type { KisFlow } from '../flow/kis-flow.ts';
import type { Context } from '../kis/context.ts';
import type { Breather } from './breather.ts';
import type { RunPlaces } from './explain-error.ts';
import type { JournalPipe } from './journal-pipe.ts';
import type { LogBox, LogOrigin } from './log-box.ts';
import type { RowQueue } from './row-queue.ts';
import type { RunDebugger } from './run-debugger.ts';
import type { RunStore } from './store-client.ts';

type Emit = <E extends EventName<EngineContract>>(event: E, payload: EventPayload<EngineContract, E>) => void;

/** Everything one run is made of. */
export interface RunParts {
  runId: string;
  flow: KisFlow;
  options: RunOptions;
  /** It begins at a visit of an earlier run. */
  resume?: ResumePayload | undefined;
  places: RunPlaces;
  context: Context;
  stopper: AbortController;
  logs: LogBox;
  pipe: JournalPipe;
  queue: RowQueue;
  breather: Breather;
  store: RunStore;
  emit: Emit;
  /** The run is over. */
  onEnd(): void;
}

/** One run of one flow, from the first row to the last. */
export interface RunSession {
  readonly runId: string;
  readonly code: UserCode;
  readonly logs: LogBox;
  readonly debug: RunDebugger;
  readonly finished: boolean;
  /** Where the run is now. */
  origin(): LogOrigin;
  /** Feeds batch after batch until the input ends, the run fails or is stopped; then emits `run.finished`. */
  run(): Promise<void>;
  control(action: 'stop' | 'pause' | 'resume' | 'step'): void;
  /** User code failed outside of every call: the run ends with its batch, as a panic ends KisFlow's whole process. */
  stray(thrown: unknown): void;
  push(lines: string, firstLine: number, last: boolean): Promise<void>;
  /** Sends what changed since the last time: called by a timer, never by a visit. */
  flush(): void;
}
