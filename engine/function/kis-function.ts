import { type ConnConfig, type FuncConfig, functionModes, type Params } from '../../core/config/types.ts';
import type { KisConnector } from '../conn/kis-connector.ts';
import { kisId } from '../id/kis-id.ts';
import type { Connector } from '../kis/connector.ts';
import type { Flow, FunctionInfo, FunctionSettings } from '../kis/flow.ts';
import type { RegisteredFunction } from '../pool/pool.ts';

/** What KisFlow calls the neighbours of the two ends of a chain. */
const beforeFirst = 'FunctionIDFirstVirtual';
const afterLast = 'FunctionIDLastVirtual';

/**
 * A function instance: one place in one flow's chain (function/kis_base_function.go). The five modes do the same when they are
 * called; the mode only picks the connector's callback (trap 17).
 */
export class KisFunction implements FunctionInfo {
  readonly id = kisId('func');
  readonly name: string;
  readonly mode: string;
  /** What the function's code sees. */
  readonly config: FunctionSettings;
  readonly fileConfig: FuncConfig;
  readonly connConfig: ConnConfig | undefined;
  /** Place in the chain, from 0. */
  readonly node: number;
  /** default_params overridden by the flow's params of this place; live, as in KisFlow. */
  readonly params: Params;
  connector: KisConnector | undefined;
  /** Its code, once it was found: a registration is for good. */
  registered: RegisteredFunction | undefined;
  /** Told of each value that is set. */
  onMetaData: ((key: string, value: unknown) => void) | undefined;
  readonly #flow: Flow;
  readonly #chain: readonly KisFunction[];
  #metaData: Map<string, unknown> | undefined;

  /** The function that will be at the end of `chain`. */
  constructor(
    flow: Flow,
    chain: readonly KisFunction[],
    config: FuncConfig,
    params: Params,
    connConfig: ConnConfig | undefined,
  ) {
    const { kistype: _, ...settings } = config;
    this.#flow = flow;
    this.#chain = chain;
    this.name = config.fname;
    this.mode = config.fmode;
    this.config = settings;
    this.fileConfig = config;
    this.connConfig = connConfig;
    this.node = chain.length;
    this.params = { ...config.option.default_params, ...params };
  }

  getId(): string {
    return this.id;
  }

  getConfig(): FunctionSettings {
    return this.config;
  }

  getMetaData(key: string): unknown {
    return this.#metaData?.get(key);
  }

  setMetaData(key: string, value: unknown): void {
    this.#metaData ??= new Map();
    this.#metaData.set(key, value);
    this.onMetaData?.(key, value);
  }

  getFlow(): Flow {
    return this.#flow;
  }

  getConnector(): Connector | undefined {
    return this.connector;
  }

  prev(): FunctionInfo | undefined {
    return this.#chain[this.node - 1];
  }

  next(): FunctionInfo | undefined {
    return this.#chain[this.node + 1];
  }

  getPrevId(): string {
    return this.prev()?.getId() ?? beforeFirst;
  }

  getNextId(): string {
    return this.next()?.getId() ?? afterLast;
  }
}

/** Whether this is one of the five modes, spelt exactly so. */
export function isFunctionMode(mode: string): boolean {
  return functionModes.some((known) => known === mode);
}

/** Ties a connector to a function, as AddConnConfig does: its list of savers or loaders grows with every use (trap 29). */
export function addConnConfig(func: FuncConfig, conn: ConnConfig): void {
  if (func.fmode === 'Save') conn.save.push(func.fname);
  if (func.fmode === 'Load') conn.load.push(func.fname);
  func.option.cname = conn.cname;
}
