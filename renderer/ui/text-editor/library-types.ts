import { formTypes } from './form-types.ts';

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
  /** Aborts when the run is stopped; pass it to timers and the like. */
  readonly signal: AbortSignal;
}

export type Params = Record<string, string>;

export interface FunctionSettings {
  fname: string;
  fmode: string;
  source: { name: string; must: string[] };
  option: { cname: string; retry_times: number; return_duration: number; default_params: Params };
}

export interface ConnectorSettings {
  cname: string;
  addrs: string;
  type: string;
  key: string;
  params: Params;
  load: string[];
  save: string[];
}

/** A func file as a whole. */
export interface FuncConfig extends FunctionSettings {
  kistype: string;
}

/** A conn file as a whole. */
export interface ConnConfig extends ConnectorSettings {
  kistype: string;
}

/** A flow file as a whole. */
export interface FlowConfig {
  kistype: string;
  /** 0 is disabled; KisFlow runs a flow with any other status. */
  status: number;
  flow_name: string;
  flows: { fname: string; params: Params }[];
}

/** A function instance: one place of one flow's chain. */
export interface FunctionInfo {
  readonly name: string;
  readonly mode: string;
  readonly config: FunctionSettings;
  /** The id of this instance: the same function at another place has another one. */
  getId(): string;
  getConfig(): FunctionSettings;
  /** A value that setMetaData of this instance kept, in this or an earlier run; undefined when there is none. */
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
  /** The id of the function before it; 'FunctionIDFirstVirtual' for the first. */
  getPrevId(): string;
  /** The id of the function after it; 'FunctionIDLastVirtual' for the last. */
  getNextId(): string;
}

/** What a new row is made of. */
export interface MadeFrom {
  /** One of the rows that the function was given, of which alone the new one is made; of an array one each. */
  readonly from: unknown;
}

export interface Connector {
  readonly name: string;
  readonly config: ConnectorSettings;
  /** The id of this object: every function that uses the connector has one of its own. */
  getId(): string;
  getName(): string;
  getConfig(): ConnectorSettings;
  /**
   * Calls the connector's save or load, by the current function's mode. Without code the project's embedded store answers. Of new rows
   * { from: rows } names those that they are made of, one each: see commitRow.
   */
  call(args: unknown, made?: MadeFrom): Promise<unknown>;
  getMetaData(key: string): unknown;
  setMetaData(key: string, value: unknown): void;
}

export interface Flow {
  /**
   * Adds a row to what this function hands on. { from: row } names the row that a new one is made of: live runs then know the message
   * that it comes from, and it is there once in Redis and Elasticsearch. The Studio's own: it changes nothing else, and KisFlow has none.
   */
  commitRow(row: unknown, made?: MadeFrom): void;
  /** Adds every row of an array. */
  commitRowBatch(rows: readonly unknown[]): void;
  /** The rows as they were committed, not copied: strings stay strings. */
  input(): readonly unknown[];
  /** How the flow goes on after this function: return flow.next(ctx.Action.abort). The last call wins; next() clears. */
  next(...actions: Action[]): void;
  getName(): string;
  /** The id of this instance; a fork has one of its own. */
  getId(): string;
  /** The function that is being called: its id, its place in the chain, and metadata that belongs to that place. */
  getThisFunction(): FunctionInfo;
  getThisFuncConf(): FunctionSettings;
  /** A param of this function at this place; '' when there is none. */
  getFuncParam(key: string): string;
  /** All params of this function; the live object, as in KisFlow: what is changed in it stays changed. */
  getFuncParamAll(): Params;
  /** The params of every function of the chain, by the function's id; each the live object. */
  getFuncParamsAllFuncs(): Record<string, Params>;
  getMetaData(key: string): unknown;
  setMetaData(key: string, value: unknown): void;
  getCacheData(key: string): unknown;
  /** Keeps a value for ttlMs milliseconds; for ever when that is 0. */
  setCacheData(key: string, value: unknown, ttlMs?: number): void;
  /** This function's connector. Throws when it has none. */
  getConnector(): Connector;
  getConnConf(): ConnectorSettings;
  /** The flow's config: shared with its forks, so that a status change reaches all. */
  getConfig(): FlowConfig;
  /** The config of a function of the chain (the last of that name). */
  getFuncConfigByName(fname: string): FuncConfig | undefined;
  /** The config of the connector of a function of the chain. */
  getConnConfigByName(fname: string): ConnConfig | undefined;
  /** Rows committed and not yet run. */
  buffered(): number;
  /** A new instance of the same chain, with an empty buffer, metadata and cache of its own. */
  fork(): Flow;
  /** Appends a function to the chain. */
  link(config: FuncConfig, params?: Params, connector?: ConnConfig): void;
  /** Runs the chain once over the committed rows. */
  run(ctx?: Context): Promise<void>;
}

/** A connector's code: the default export, or the functions as named exports. */
export interface ConnectorModule {
  init?(conn: Connector): unknown;
  save?(ctx: Context, conn: Connector, fn: FunctionInfo, flow: Flow, args: never): unknown;
  load?(ctx: Context, conn: Connector, fn: FunctionInfo, flow: Flow, args: never): unknown;
}
${formTypes}`;
