import type { ConnConfig } from '../../core/config/types.ts';
import type { CodedError } from '../../core/errors/coded-error.ts';
import { kisId } from '../id/kis-id.ts';
import type { Connector, ConnectorSettings } from '../kis/connector.ts';
import type { ConnectorInit } from '../kis/connector-callback.ts';
import { KisPanic, thrownText } from '../kis/kis-error.ts';
import type { MadeFrom } from '../kis/made-from.ts';

/** A connector object of one function instance (conn/kis_connector.go). */
export class KisConnector implements Connector {
  readonly id = kisId('conn');
  readonly name: string;
  readonly config: ConnectorSettings;
  readonly #call: (conn: KisConnector, args: unknown, made?: MadeFrom) => Promise<unknown>;
  #metaData: Map<string, unknown> | undefined;

  /** `call` runs the callback for the flow's current function. */
  constructor(
    config: ConnConfig,
    call: (conn: KisConnector, args: unknown, made?: MadeFrom) => Promise<unknown>,
  ) {
    const { kistype: _, ...settings } = config;
    this.name = config.cname;
    this.config = settings;
    this.#call = call;
  }

  getId(): string {
    return this.id;
  }

  getName(): string {
    return this.name;
  }

  getConfig(): ConnectorSettings {
    return this.config;
  }

  call(args: unknown, made?: MadeFrom): Promise<unknown> {
    return this.#call(this, args, made);
  }

  getMetaData(key: string): unknown {
    return this.#metaData?.get(key);
  }

  setMetaData(key: string, value: unknown): void {
    this.#metaData ??= new Map();
    this.#metaData.set(key, value);
  }

  /** Runs the init; a promise when the init is async. An init that fails is a panic in KisFlow (trap 25). */
  init(init: ConnectorInit): Promise<void> | undefined {
    try {
      const result = init(this);
      if (!(result instanceof Promise)) return undefined;
      return result.then(
        () => undefined,
        (thrown: unknown) => Promise.reject(this.#initFailed(thrown)),
      );
    } catch (thrown) {
      throw this.#initFailed(thrown);
    }
  }

  #initFailed(thrown: unknown): CodedError {
    return new KisPanic(
      'import.conn-init-failed',
      { name: this.name, detail: thrownText(thrown) },
      {},
      thrown,
    );
  }
}
