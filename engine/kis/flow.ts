import type { ConnConfig, FlowConfig, FuncConfig, Params } from '../../core/config/types.ts';
import type { Action } from './action.ts';
import type { Connector, ConnectorSettings } from './connector.ts';
import type { Context } from './context.ts';
import type { MadeFrom } from './made-from.ts';
import type { RunOptions } from './run-options.ts';

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
 * One instance of a flow: an ordered chain of functions, with its own buffer, metadata and cache, which live on from run
 * to run. Mirrors kis/flow.go of KisFlow.
 */
export interface Flow {
  /** Adds a row: before a run to the source rows, inside a function to what it hands on. A string is decoded as JSON for the next function. */
  commitRow(row: unknown, made?: MadeFrom): void;
  /**
   * Adds every row of an array. Throws `commit.not-a-slice` for anything else, and a KisPanic for a null, unless it comes from the
   * function's own rows (trap 34).
   */
  commitRowBatch(rows: readonly unknown[]): void;
  /** The rows of the current function as they were committed, not copied: strings stay strings. */
  input(): readonly unknown[];
  /** Says how the flow goes on after this function: `return flow.next(ctx.Action.abort)`. The last call wins; `next()` clears. */
  next(...actions: Action[]): void;

  /** The flow's name (a fork has the name of its original). */
  getName(): string;
  /** The id of this instance; a fork has one of its own. */
  getId(): string;
  /** The function that is being called: its id, its place in the chain, and metadata that belongs to that place. */
  getThisFunction(): FunctionInfo;
  /** The settings of the function that is being called. */
  getThisFuncConf(): FunctionSettings;
  /** A param of the current function: the func file's default_params, overridden by the flow's params; '' when there is none. */
  getFuncParam(key: string): string;
  /** All params of the current function; the live object, as in KisFlow: what is changed in it stays changed. */
  getFuncParamAll(): Params;
  /** The params of every function of the chain, by the function's id; each the live object. */
  getFuncParamsAllFuncs(): Record<string, Params>;

  /** A value that `setMetaData` of this flow kept, in this or an earlier run; undefined when there is none. */
  getMetaData(key: string): unknown;
  setMetaData(key: string, value: unknown): void;
  /** A value of the flow's cache; undefined when there is none, or when it has expired. */
  getCacheData(key: string): unknown;
  /** Keeps a value for `ttlMs` milliseconds; for ever when that is 0. */
  setCacheData(key: string, value: unknown, ttlMs?: number): void;

  /** The current function's connector. Throws `run.no-connector` when it has none. */
  getConnector(): Connector;
  /** The settings of the current function's connector. Throws `run.no-connector` when it has none. */
  getConnConf(): ConnectorSettings;

  /**
   * Appends a function to the chain. A function whose `option.cname` is set, or is to be, gets the connector of `connector`.
   * Throws a KisPanic when that connector has no init or its init throws.
   */
  link(config: FuncConfig, params?: Params, connector?: ConnConfig): void;
  /** Runs the chain once over the committed rows. Rejects with what a function threw, as a coded error with that as its cause. */
  run(ctx?: Context, options?: RunOptions): Promise<void>;
  /** A new instance of the same chain, with an empty buffer, metadata and cache of its own; for runs side by side. */
  fork(): Flow;
  /** The flow's config: shared with its forks, so that a status change reaches all. */
  getConfig(): FlowConfig;
  /** The config of a function of the chain (the last of that name), as the exporter writes it. */
  getFuncConfigByName(fname: string): FuncConfig | undefined;
  /** The config of the connector of a function of the chain. */
  getConnConfigByName(fname: string): ConnConfig | undefined;
  /** Rows committed and not yet run. */
  buffered(): number;
}
