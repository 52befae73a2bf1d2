/**
 * KisFlow's configuration as its Go structs hold it (config/*.go). Field names are the YAML keys, since user code reads
 * them too (`flow.getThisFuncConf()`). A field that is absent or null in the file has its zero value here.
 */

export const functionModes = ['Verify', 'Save', 'Load', 'Calculate', 'Expand'] as const;
export type FunctionMode = (typeof functionModes)[number];

export type Params = Record<string, string>;

/** One place in a flow's chain. */
export interface FlowFunction {
  fname: string;
  /** Override the function's default_params at this place. */
  params: Params;
}

export interface FlowConfig {
  kistype: string;
  /** 0 is disabled; KisFlow runs a flow with any other status. */
  status: number;
  flow_name: string;
  flows: FlowFunction[];
}

export interface FuncConfig {
  kistype: string;
  fname: string;
  /** One of `functionModes`, or whatever the file says: KisFlow refuses it only when a flow uses the function. */
  fmode: string;
  source: { name: string; must: string[] };
  option: { cname: string; retry_times: number; return_duration: number; default_params: Params };
}

export interface ConnConfig {
  kistype: string;
  cname: string;
  addrs: string;
  type: string;
  key: string;
  params: Params;
  load: string[];
  save: string[];
}

export interface GlobalConfig {
  kistype: string;
  prometheus_enable: boolean;
  prometheus_listen: boolean;
  prometheus_serve: string;
}

/** A config file's meaning, told apart by its `kistype`. */
export type ConfigFile =
  | { kind: 'flow'; config: FlowConfig }
  | { kind: 'func'; config: FuncConfig }
  | { kind: 'conn'; config: ConnConfig }
  | { kind: 'global'; config: GlobalConfig };

export type ConfigKind = ConfigFile['kind'];

/** A span of text: lines and columns from 1, the end exclusive. */
export interface TextRange {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Keys and list indexes from the document's root, such as `['flows', 0, 'params', 'rounding']`. */
export type ConfigPath = readonly (string | number)[];
