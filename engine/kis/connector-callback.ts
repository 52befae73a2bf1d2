import type { Connector } from './connector.ts';
import type { Context } from './context.ts';
import type { Flow, FunctionInfo } from './flow.ts';

/** Runs once for every Connector object, when its function is linked into a flow. */
export type ConnectorInit = (conn: Connector) => unknown;

/** What `connector.call(args)` runs in a Save or Load function; its result, awaited, is what the call resolves to. */
export type ConnectorCallback = (
  ctx: Context,
  conn: Connector,
  fn: FunctionInfo,
  flow: Flow,
  args: never,
) => unknown;

/** A connector's code: the default export of connectors/<CName>.ts. */
export interface ConnectorModule {
  init?: ConnectorInit;
  save?: ConnectorCallback;
  load?: ConnectorCallback;
}
