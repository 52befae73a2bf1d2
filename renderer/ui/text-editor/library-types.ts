/**
 * What user code can import from 'kisflow-studio', as the editor knows it: the part of engine/library.ts that functions and
 * connectors see. A test compiles it against the library's own types.
 */
export const libraryTypes = `
/** One way to bend a flow's way through its chain; made by ctx.Action, passed to flow.next. */
export type Action = { readonly action: 'abort' | 'dataReuse' | 'forceEntryNext' } | { readonly action: 'jumpFunc'; readonly fname: string };

export interface Actions {
  /** Stop the flow after this function. */
  readonly abort: Action;
  /** Hand on the rows this function was given, and throw away what it committed. */
  readonly dataReuse: Action;
  /** Go on to the next function although nothing was committed. KisFlow then hands on no rows, even if some were. */
  readonly forceEntryNext: Action;
  /** Go on at the last function of this name in the chain. It reads the rows of the function before it in the chain. */
  jumpFunc(fname: string): Action;
}

export interface ContextLog {
  debug(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
}

export interface Context {
  /** The actions to pass to flow.next. */
  readonly Action: Actions;
  /** Written to the Logs panel. */
  readonly log: ContextLog;
  /** Aborts when the run is stopped. */
  readonly signal: { readonly aborted: boolean; throwIfAborted(): void };
}

export interface FunctionSettings {
  fname: string;
  fmode: string;
  source: { name: string; must: string[] };
  option: { cname: string; retry_times: number; return_duration: number; default_params: Record<string, string> };
}

export interface ConnectorSettings {
  cname: string;
  addrs: string;
  type: string;
  key: string;
  params: Record<string, string>;
  load: string[];
  save: string[];
}

export interface FunctionInfo {
  readonly name: string;
  readonly mode: string;
  readonly config: FunctionSettings;
}

export interface Connector {
  readonly name: string;
  readonly config: ConnectorSettings;
  /** Calls the connector's save or load, by the current function's mode. Without code the project's embedded store answers. */
  call(args: unknown): Promise<unknown>;
  getMetaData(key: string): unknown;
  setMetaData(key: string, value: unknown): void;
}

export interface Flow {
  /** Adds a row to what this function hands on. */
  commitRow(row: unknown): void;
  /** Adds every row of an array. */
  commitRowBatch(rows: readonly unknown[]): void;
  /** The rows as they were committed, not copied: strings stay strings. */
  input(): readonly unknown[];
  /** How the flow goes on after this function: return flow.next(ctx.Action.abort). The last call wins; next() clears. */
  next(...actions: Action[]): void;
  getName(): string;
  getThisFuncConf(): FunctionSettings;
  /** A param of this function at this place; '' when there is none. */
  getFuncParam(key: string): string;
  getFuncParamAll(): Record<string, string>;
  getMetaData(key: string): unknown;
  setMetaData(key: string, value: unknown): void;
  getCacheData(key: string): unknown;
  /** Keeps a value for ttlMs milliseconds; for ever when that is 0. */
  setCacheData(key: string, value: unknown, ttlMs?: number): void;
  /** This function's connector. Throws when it has none. */
  getConnector(): Connector;
  getConnConf(): ConnectorSettings;
}

/** A connector's code: the default export, or the functions as named exports. */
export interface ConnectorModule {
  init?(conn: Connector): unknown;
  save?(ctx: Context, conn: Connector, fn: FunctionInfo, flow: Flow, args: never): unknown;
  load?(ctx: Context, conn: Connector, fn: FunctionInfo, flow: Flow, args: never): unknown;
}
`;
