import type { MessageChannelLike } from '../../../core/contract/contract.ts';

/** What an engine process is started with. */
export interface EngineLaunch {
  /** The script to run. */
  entry: string;
  /** Node's options: permissions and limits. A host whose processes can't have them leaves them out, and loses a wall. */
  execArgv: string[];
  /** The whole environment of the process. */
  env: Record<string, string>;
}

export interface EngineExit {
  code: number | null;
  signal: string | null;
  /** The end of what it wrote to standard error. */
  errorText: string;
}

/** A running engine process and its channel. */
export interface EngineProcess {
  readonly pid: number | null;
  readonly channel: MessageChannelLike;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
  onExit(listener: (exit: EngineExit) => void): void;
}

/** How a host starts a process: a Node child by default, Electron's utilityProcess on the desktop. */
export type EngineSpawner = (launch: EngineLaunch) => EngineProcess;
