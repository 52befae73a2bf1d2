import type { EngineConnection } from './engine-connection.ts';
import type { RunSink } from './run-registry.ts';

/** The process that runs go to. */
export interface Engine {
  readonly connection: EngineConnection;
  readonly grantsKey: string;
  /** The runs it has been given, those that are over too, and their journals. */
  readonly given: Map<string, RunSink>;
  /** A stopped function is still going in it: it is not shared with the next run. */
  tainted: boolean;
  /** Resolves when it is gone and all runs know. */
  settled: Promise<void>;
}
