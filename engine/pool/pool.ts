import type { GlobalConfig } from '../../core/config/types.ts';
import type { ConnectorCallback, ConnectorInit, ConnectorModule } from '../kis/connector-callback.ts';
import type { Context } from '../kis/context.ts';
import type { Flow } from '../kis/flow.ts';
import type { FunctionBody } from '../kis/function.ts';
import { KisPanic } from '../kis/kis-error.ts';
import { createDefaultLogger, type Logger } from '../log/logger.ts';
import { createLoggingContext } from '../log/logging-context.ts';
import type { FlowMetrics } from '../metrics/flow-metrics.ts';
import { createJsonSerializer } from '../serialize/json-serializer.ts';
import type { Serializer } from '../serialize/serializer.ts';

/** A registered function: its code, and how its rows are decoded. */
export interface RegisteredFunction {
  readonly body: FunctionBody;
  readonly serializer: Serializer;
  /** Whether the code declares a parameter for rows: if not, rows that do not decode are nobody's problem. */
  readonly takesRows: boolean;
}

interface RegisteredConnector {
  init: ConnectorInit | undefined;
  /** By function name; '' holds the callback for every function without one of its own. */
  readonly callbacks: {
    readonly Save: Map<string, ConnectorCallback>;
    readonly Load: Map<string, ConnectorCallback>;
  };
}

/** Every function's callback, where a connector's module has one for all. */
const anyFunction = '';

/**
 * The registry that flows find each other, their functions and connectors in (kis/pool.go). KisFlow has one for the whole process;
 * here a program may make several. Registering a name twice is a panic in KisFlow, and throws a KisPanic here.
 */
export class Pool {
  readonly #functions = new Map<string, RegisteredFunction>();
  readonly #connectors = new Map<string, RegisteredConnector>();
  readonly #flows = new Map<string, Flow>();
  #logger: Logger = createDefaultLogger();
  /** What a run gets that brings no context of its own. */
  readonly context: Context = createLoggingContext(() => this.#logger);
  #now = (): number => performance.now();
  #metricsConfigured = false;
  #metrics: FlowMetrics | undefined;

  /**
   * Registers the code of a function by its fname. `serializer` replaces the JSON decoding of its rows.
   */
  faas<Row = never>(fname: string, body: FunctionBody<Row>, options: { serializer?: Serializer } = {}): void {
    if (this.#functions.has(fname)) throw new KisPanic('pool.repeat-function', { fname });
    this.#functions.set(fname, {
      body: body as FunctionBody,
      serializer: options.serializer ?? createJsonSerializer(),
      takesRows: body.length >= 3,
    });
  }

  /** Registers what runs once for every object of this connector. */
  caasInit(cname: string, init: ConnectorInit): void {
    const connector = this.#connector(cname);
    if (connector.init !== undefined) throw new KisPanic('pool.repeat-connector', { cname });
    connector.init = init;
  }

  /** Registers what `connector.call` runs for one function of the mode Save or Load. */
  caas(cname: string, fname: string, mode: string, callback: ConnectorCallback): void {
    if (mode !== 'Save' && mode !== 'Load') throw new KisPanic('pool.bad-callback-mode', { cname, mode });
    const callbacks = this.#connector(cname).callbacks[mode];
    if (callbacks.has(fname)) throw new KisPanic('pool.repeat-callback', { cname, fname, mode });
    callbacks.set(fname, callback);
  }

  /** Registers a whole connector: its init, and one save and one load callback for all its functions. */
  connector(cname: string, module: ConnectorModule): void {
    this.caasInit(cname, (conn) => module.init?.(conn));
    if (module.save) this.caas(cname, anyFunction, 'Save', module.save.bind(module));
    if (module.load) this.caas(cname, anyFunction, 'Load', module.load.bind(module));
  }

  addFlow(name: string, flow: Flow): void {
    if (this.#flows.has(name)) throw new KisPanic('import.flow-already-in-pool', { name });
    this.#flows.set(name, flow);
  }

  getFlow(name: string): Flow | undefined {
    return this.#flows.get(name);
  }

  /** All flows by name. */
  get flows(): ReadonlyMap<string, Flow> {
    return this.#flows;
  }

  get logger(): Logger {
    return this.#logger;
  }

  /** Milliseconds on a steady clock: the entries of flows' caches live by it. */
  get now(): () => number {
    return this.#now;
  }

  /** Replaces the clock, for whoever decides how time goes by. No part of KisFlow. */
  setClock(now: () => number): void {
    this.#now = now;
  }

  setLogger(logger: Logger): void {
    this.#logger = logger;
  }

  findFunction(fname: string): RegisteredFunction | undefined {
    return this.#functions.get(fname);
  }

  findInit(cname: string): ConnectorInit | undefined {
    return this.#connectors.get(cname)?.init;
  }

  /** The callback for a function; none for modes other than Save and Load (trap 27). */
  findCallback(cname: string, fname: string, mode: string): ConnectorCallback | undefined {
    if (mode !== 'Save' && mode !== 'Load') return undefined;
    const callbacks = this.#connectors.get(cname)?.callbacks[mode];
    return callbacks?.get(fname) ?? callbacks?.get(anyFunction);
  }

  /** Counters of this pool's flows, once a global config with `prometheus_enable` asked for them. */
  get metrics(): FlowMetrics | undefined {
    return this.#metrics;
  }

  /**
   * Starts counting, and serving the counts, as a global config asks. A second one, whatever it asks, is a panic (trap 23). A server
   * that cannot start is logged; `serve: false` never starts one.
   */
  async configureMetrics(config: GlobalConfig, options: { serve?: boolean } = {}): Promise<void> {
    if (this.#metricsConfigured) throw new KisPanic('import.repeat-global');
    this.#metricsConfigured = true;
    if (!config.prometheus_enable) return;
    // Loaded only when asked for: most programs count nothing.
    const { FlowMetrics } = await import('../metrics/flow-metrics.ts');
    this.#metrics = new FlowMetrics();
    if (!config.prometheus_listen || options.serve === false) return;
    await this.#metrics
      .serve(config.prometheus_serve)
      .catch((error: Error) => this.#logger.error(error.message));
  }

  /** Ends what the pool started: the metrics server, if there is one. */
  async close(): Promise<void> {
    await this.#metrics?.close();
  }

  #connector(cname: string): RegisteredConnector {
    const known = this.#connectors.get(cname);
    if (known !== undefined) return known;
    const connector = { init: undefined, callbacks: { Save: new Map(), Load: new Map() } };
    this.#connectors.set(cname, connector);
    return connector;
  }
}
