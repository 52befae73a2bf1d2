import type { ConnConfig, FlowConfig, FuncConfig, Params } from '../../core/config/types.ts';
import type { ActionState } from '../../core/contract/run-payloads.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { KisConnector } from '../conn/kis-connector.ts';
import { addConnConfig, isFunctionMode, KisFunction } from '../function/kis-function.ts';
import { kisId } from '../id/kis-id.ts';
import { type Action, loadActions, noAction } from '../kis/action.ts';
import type { Connector, ConnectorSettings } from '../kis/connector.ts';
import type { Context } from '../kis/context.ts';
import type { Flow, FunctionInfo, FunctionSettings } from '../kis/flow.ts';
import { KisPanic } from '../kis/kis-error.ts';
import type { MadeFrom } from '../kis/made-from.ts';
import type { ValueListener } from '../kis/observer.ts';
import type { RunOptions } from '../kis/run-options.ts';
import type { Pool } from '../pool/pool.ts';
import { FlowCache } from './cache.ts';
import { callConnector } from './call-connector.ts';
import { FlowState } from './flow-state.ts';
import type { RowOrigins } from './row-origins.ts';
import { type RunSubject, runFlow } from './run-flow.ts';
import { runWatched } from './run-watched.ts';
import { TrackedRows } from './tracked-rows.ts';

/** A flow instance (flow/kis_flow.go, kis_flow_data.go). */
export class KisFlow implements Flow {
  readonly id = kisId('flow');
  readonly #pool: Pool;
  readonly #config: FlowConfig;
  readonly #state = new FlowState();
  readonly #chain: KisFunction[] = [];
  readonly #byName = new Map<string, KisFunction>();
  readonly #subject: RunSubject;
  readonly #metaData = new Map<string, unknown>();
  #cache: FlowCache | undefined;
  #context: Context;
  #initialising: Promise<unknown> | undefined;
  #onValue: ValueListener | undefined;

  constructor(config: FlowConfig, pool: Pool) {
    this.#config = config;
    this.#pool = pool;
    this.#context = pool.context;
    this.#subject = {
      flow: this,
      name: config.flow_name,
      pool,
      state: this.#state,
      chain: this.#chain,
      byName: this.#byName,
    };
  }

  commitRow(row: unknown, made?: MadeFrom): void {
    const state = this.#state;
    // A literal has room for its row alone; an empty array that is pushed to makes room for seventeen.
    if (state.buffer.length === 0) state.buffer = [row];
    else state.buffer.push(row);
    if (row === null || row === undefined) state.nulls.committed(state);
    state.origins?.committed(state.buffer, made?.from ?? row);
    if (made !== undefined) state.tracked?.named(state.buffer.length - 1, made.from);
  }

  commitRowBatch(rows: readonly unknown[]): void {
    if (!Array.isArray(rows)) throw new CodedError('commit.not-a-slice');
    const { buffer, origins } = this.#state;
    for (let index = 0; index < rows.length; index += 1) {
      const row: unknown = rows[index];
      if ((row === null || row === undefined) && !this.#state.nulls.isTyped(this.#state, rows, index))
        throw new KisPanic('commit.nil-row', { row: index + 1 });
      buffer.push(row ?? null);
      origins?.committed(buffer, row);
    }
  }

  input(): readonly unknown[] {
    return this.#state.input;
  }

  next(...actions: Action[]): void {
    this.#state.action = loadActions(actions);
    this.#state.nextCalled = true;
  }

  getName(): string {
    return this.#config.flow_name;
  }

  getId(): string {
    return this.id;
  }

  getThisFunction(): FunctionInfo {
    return this.#current();
  }

  getThisFuncConf(): FunctionSettings {
    return this.#current().config;
  }

  getFuncParam(key: string): string {
    const params = this.#state.current?.params;
    return params !== undefined && Object.hasOwn(params, key) ? (params[key] ?? '') : '';
  }

  getFuncParamAll(): Params {
    return this.#current().params;
  }

  getFuncParamsAllFuncs(): Record<string, Params> {
    return Object.fromEntries(this.#chain.map(({ id, params }) => [id, params]));
  }

  getMetaData(key: string): unknown {
    return this.#metaData.get(key);
  }

  setMetaData(key: string, value: unknown): void {
    this.#metaData.set(key, value);
    this.#onValue?.('metadata', null, key, value);
  }

  getCacheData(key: string): unknown {
    return this.#cache?.get(key);
  }

  setCacheData(key: string, value: unknown, ttlMs = 0): void {
    this.#cache ??= new FlowCache(this.#pool.now);
    this.#cache.set(key, value, ttlMs);
    this.#onValue?.('cache', null, key, value);
  }

  getConnector(): Connector {
    const { name, connector } = this.#current();
    if (connector === undefined) throw new CodedError('run.no-connector', { fname: name });
    return connector;
  }

  getConnConf(): ConnectorSettings {
    return this.getConnector().config;
  }

  link(config: FuncConfig, params: Params = {}, connector?: ConnConfig): void {
    if (connector !== undefined) addConnConfig(config, connector);
    try {
      this.append(config, params, connector);
    } catch (thrown) {
      // KisFlow's Link swallows the error of a bad mode (trap 24), but not a panic.
      if (!(thrown instanceof CodedError) || thrown instanceof KisPanic) throw thrown;
      this.#pool.logger.errorX(this.#context, thrown.message);
    }
    this.#config.flows.push({ fname: config.fname, params });
  }

  /** Appends a function without touching the flow's config, as the import and the fork do (AppendNewFunction). */
  append(config: FuncConfig, params: Params, connConfig: ConnConfig | undefined): void {
    const known = isFunctionMode(config.fmode);
    const fn = new KisFunction(this, this.#chain, config, params, connConfig);
    if (config.option.cname !== '') this.#connect(fn, known);
    if (!known) throw new CodedError('import.bad-mode', { fname: config.fname, mode: config.fmode });
    this.#chain.push(fn);
    this.#state.data.push(undefined);
    this.#byName.set(fn.name, fn);
  }

  /** Waits for connectors whose init is async; rejects when one fails. */
  async ready(): Promise<void> {
    await this.#initialising;
    this.#initialising = undefined;
  }

  run(ctx: Context = this.#pool.context, options?: RunOptions): Promise<void> {
    if (this.#state.running) return Promise.reject(new CodedError('run.flow-busy', { flow: this.getName() }));
    this.#context = ctx;
    if (this.#initialising !== undefined) return this.ready().then(() => this.run(ctx, options));
    if (options !== undefined || this.#pool.metrics !== undefined)
      return runWatched(this.#subject, ctx, options ?? {});
    return this.#config.status === 0 ? Promise.resolve() : runFlow(this.#subject, ctx);
  }

  fork(): KisFlow {
    const fork = new KisFlow(this.#config, this.#pool);
    for (const { fname, params } of this.#config.flows) {
      const fn = this.#byName.get(fname);
      if (fn === undefined) throw new KisPanic('import.func-missing', { flow: this.getName(), name: fname });
      fork.append(fn.fileConfig, params, fn.connConfig);
    }
    return fork;
  }

  getConfig(): FlowConfig {
    return this.#config;
  }

  getFuncConfigByName(fname: string): FuncConfig | undefined {
    return this.#byName.get(fname)?.fileConfig;
  }

  getConnConfigByName(fname: string): ConnConfig | undefined {
    return this.#byName.get(fname)?.connConfig;
  }

  buffered(): number {
    return this.#state.buffer.length;
  }

  /** The chain, for those who show it. */
  get chain(): readonly KisFunction[] {
    return this.#chain;
  }

  /** Knows from now on which message each row is made of. No part of KisFlow. */
  trackOrigins(origins: RowOrigins): void {
    this.#state.origins = origins;
  }

  /** Knows from now on which of the rows that a function was given each row was made of. No part of KisFlow. */
  trackRows(): void {
    this.#state.tracked = new TrackedRows();
  }

  /** Tells of each value of metadata and cache that is set from now on. */
  watchValues(listener: ValueListener): void {
    this.#onValue = listener;
    for (const fn of this.#chain) fn.onMetaData = (key, value) => listener('metadata', fn.node, key, value);
  }

  /** The rows that wait in the buffer, not copied. */
  get buffer(): readonly unknown[] {
    return this.#state.buffer;
  }

  /** Rows and action that a failed run left behind go, where KisFlow would keep them (traps 3 and 9). No part of KisFlow. */
  dropLeftovers(): void {
    this.#state.buffer = [];
    this.#state.action = noAction;
  }

  metaData(): Record<string, unknown> {
    return Object.fromEntries(this.#metaData);
  }

  /** The cache's entries that have not expired. */
  cacheData(): Record<string, unknown> {
    return this.#cache?.entries() ?? {};
  }

  /** The actions in force: those of the function before, or what an earlier run left over (trap 9). */
  get action(): ActionState {
    return this.#state.action;
  }

  /** Cached values live so many milliseconds longer: time in which a run was paused is none. */
  extendCache(ms: number): void {
    this.#cache?.extend(ms);
  }

  #connect(fn: KisFunction, knownMode: boolean): void {
    const { connConfig } = fn;
    if (connConfig === undefined)
      throw new KisPanic('import.conn-missing', { fname: fn.name, name: fn.config.option.cname });
    const init = this.#pool.findInit(connConfig.cname);
    if (init === undefined) throw new KisPanic('import.conn-init-not-registered', { name: connConfig.cname });
    const connector = new KisConnector(connConfig, (conn, args, made) => {
      if (made !== undefined) this.#state.origins?.handed(args, made.from);
      return callConnector(this.#subject, this.#context, conn, args);
    });
    const initialising = connector.init(init);
    if (initialising !== undefined) this.#wait(initialising);
    if (!knownMode) throw new KisPanic('import.bad-mode', { fname: fn.name, mode: fn.mode });
    fn.connector = connector;
  }

  #wait(initialising: Promise<void>): void {
    // Looked at by `ready`; until then a rejection must not end the process.
    initialising.catch(() => undefined);
    this.#initialising = Promise.all([this.#initialising, initialising]);
    this.#initialising.catch(() => undefined);
  }

  #current(): KisFunction {
    const { current } = this.#state;
    if (current === undefined) throw new CodedError('run.no-function', { flow: this.getName() });
    return current;
  }
}
