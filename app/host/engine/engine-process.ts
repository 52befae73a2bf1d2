import type { PipeChannel } from '../../../engine/wire/pipe-channel.ts';

/** What an engine process is started with. */
export interface EngineLaunch {
  /** The Node that runs it. */
  node: string;
  /** Node's options: permissions and limits. */
  options: string[];
  /** The script to run, and what it is told. */
  entry: string;
  args: string[];
  /** The whole environment of the process. */
  env: Record<string, string>;
}

export interface EngineExit {
  code: number | null;
  signal: string | null;
  /** The end of what it wrote to standard error. */
  errorText: string;
  /** What it sent that no engine sends, in a few English words; it was ended for it. */
  violation: string | undefined;
}

/** A running engine process and its channel. */
export interface EngineProcess {
  readonly pid: number | null;
  readonly channel: PipeChannel;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
  onExit(listener: (exit: EngineExit) => void): void;
}

export type EngineSpawner = (launch: EngineLaunch) => EngineProcess;
