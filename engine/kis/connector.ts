import type { ConnConfig } from '../../core/config/types.ts';
import type { Context } from './context.ts';
import type { Flow } from './flow.ts';
import type { FunctionInfo } from './function.ts';

/** A connector's settings as code reads them: those of its conn file. */
export type ConnectorSettings = Omit<ConnConfig, 'kistype'>;

/**
 * The storage behind one function. Each place in a chain has a Connector object of its own (trap 26): two functions with
 * the same cname share the settings and the callbacks, not the metadata.
 */
export interface Connector {
  readonly name: string;
  readonly config: ConnectorSettings;
  /** The id of this object. */
  getId(): string;
  getName(): string;
  getConfig(): ConnectorSettings;
  /** Calls the callback registered for this connector and the current function's mode; rejects when there is none. */
  call(args: unknown): Promise<unknown>;
  getMetaData(key: string): unknown;
  setMetaData(key: string, value: unknown): void;
}

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
