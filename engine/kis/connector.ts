import type { ConnConfig } from '../../core/config/types.ts';
import type { MadeFrom } from './made-from.ts';

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
  /**
   * Calls the callback registered for this connector and the current function's mode; rejects when there is none. `made` says of which
   * rows new ones are made: see `commitRow`.
   */
  call(args: unknown, made?: MadeFrom): Promise<unknown>;
  getMetaData(key: string): unknown;
  setMetaData(key: string, value: unknown): void;
}
