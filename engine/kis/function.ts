import type { FuncConfig } from '../../core/config/types.ts';
import type { Connector } from './connector.ts';
import type { Context } from './context.ts';
import type { Flow } from './flow.ts';

/** A function's settings as its code reads them: those of its func file. */
export type FunctionSettings = Omit<FuncConfig, 'kistype'>;

/**
 * A function instance, one place of one flow's chain: what `flow.getThisFunction()` gives, and what a connector callback works
 * for. Mirrors kis/function.go of KisFlow.
 */
export interface FunctionInfo {
  readonly name: string;
  /** Verify, Save, Load, Calculate or Expand. */
  readonly mode: string;
  readonly config: FunctionSettings;
  /** The id of this instance: the same function at another place, or in a fork, has another one. */
  getId(): string;
  getConfig(): FunctionSettings;
  /** A value that `setMetaData` of this instance kept, in this or an earlier run; undefined when there is none. */
  getMetaData(key: string): unknown;
  setMetaData(key: string, value: unknown): void;
  /** The flow that the function belongs to. */
  getFlow(): Flow;
  /** Its connector; undefined when it has none. */
  getConnector(): Connector | undefined;
  /** The function before it in the chain; undefined for the first. */
  prev(): FunctionInfo | undefined;
  /** The function after it in the chain; undefined for the last. */
  next(): FunctionInfo | undefined;
  /** The id of the function before it; `FunctionIDFirstVirtual` for the first. */
  getPrevId(): string;
  /** The id of the function after it; `FunctionIDLastVirtual` for the last. */
  getNextId(): string;
}

/**
 * A function's code. It gets its own copy of the rows and may be async; what it returns is ignored, what it throws ends the run.
 * `rows` holds what the function before it committed; strings are decoded from JSON. When one row cannot be decoded, it
 * is called with no rows at all, as in KisFlow; `flow.input()` has them as they were committed.
 */
export type FunctionBody<Row = never> = (ctx: Context, flow: Flow, rows: Row[]) => unknown;
