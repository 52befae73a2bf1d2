/**
 * All of the library that touches no file: what a program has, and what user code in the engine's process has.
 * @module
 */
import type {
  ConnConfig,
  FlowConfig,
  FlowFunction,
  FuncConfig,
  FunctionMode,
  Params,
} from '../core/config/types.ts';
import { KisFlow } from './flow/kis-flow.ts';
import type { Flow } from './kis/flow.ts';
import type { Logger } from './log/logger.ts';
import { Pool } from './pool/pool.ts';

export { form } from '../core/builtins/form.ts';
export { CodedError } from '../core/errors/coded-error.ts';
export type { Action, Actions } from './kis/action.ts';
export type { Connector, ConnectorSettings } from './kis/connector.ts';
export type { ConnectorCallback, ConnectorInit, ConnectorModule } from './kis/connector-callback.ts';
export { type Context, type ContextLog, createContext } from './kis/context.ts';
export type { Flow, FunctionInfo, FunctionSettings } from './kis/flow.ts';
export type { FunctionBody } from './kis/function.ts';
export { KisPanic } from './kis/kis-error.ts';
export type { MadeFrom } from './kis/made-from.ts';
export type {
  ConnectorCall,
  FlowObserver,
  RunSummary,
  VisitRecord,
  VisitStart,
} from './kis/observer.ts';
export type { RunOptions } from './kis/run-options.ts';
export { createDefaultLogger, type Logger } from './log/logger.ts';
export type { Pool } from './pool/pool.ts';
export { cloneJson } from './serialize/clone-json.ts';
export { jsonSerializer } from './serialize/json-serializer.ts';
export type { Serializer } from './serialize/serializer.ts';
export type { ConnConfig, FlowConfig, FuncConfig, FunctionMode, Params };

/** The pool of the program, which everything uses that is not given another. */
export const pool: Pool = new Pool();

/** A pool of its own: functions, connectors and flows that know nothing of other pools. */
export function createPool(): Pool {
  return new Pool();
}

/** A flow without functions yet: append them with `flow.link`. It is not in the pool; `pool.addFlow` puts it there. */
export function newFlow(config: FlowConfig, inPool: Pool = pool): Flow {
  return new KisFlow(config, inPool);
}

/** A flow's config made in code; its functions are added by `flow.link`. `status` 0 disables it. */
export function newFlowConfig(flowName: string, status = 1, flows: FlowFunction[] = []): FlowConfig {
  return { kistype: '', status, flow_name: flowName, flows };
}

/** A function's config made in code. */
export function newFuncConfig(
  fname: string,
  fmode: FunctionMode,
  source: Partial<FuncConfig['source']> = {},
  option: Partial<FuncConfig['option']> = {},
): FuncConfig {
  return {
    kistype: '',
    fname,
    fmode,
    source: { name: '', must: [], ...source },
    option: { cname: '', retry_times: 0, return_duration: 0, default_params: {}, ...option },
  };
}

/** A connector's config made in code; pass it to `flow.link` with the function that uses it. */
export function newConnConfig(
  cname: string,
  settings: Partial<Omit<ConnConfig, 'kistype' | 'cname'>> = {},
): ConnConfig {
  return { kistype: '', cname, addrs: '', type: '', key: '', params: {}, load: [], save: [], ...settings };
}

/** Replaces what log lines are written with. */
export function setLogger(logger: Logger, inPool: Pool = pool): void {
  inPool.setLogger(logger);
}
