import type { ConnConfig } from '../../core/config/types.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import { type Connector, createConnector } from './connector.ts';
import type { Shared } from './driver.ts';
import { loadDriver } from './drivers.ts';
import { expandConnector } from './expand-connector.ts';
import { farewell } from './within.ts';

/** The connectors that calls may name. */
export interface Connectors {
  /** Throws what is wrong with the first that can't be opened; then those before stay. */
  open(configs: readonly ConnConfig[]): Promise<void>;
  /** Throws `connect.unknown-connector`. */
  get(cname: string): Connector;
  /** One that no call may name. */
  alone(config: ConnConfig): Connector;
  /** Ends every connection. */
  close(): Promise<void>;
}

export function createConnectors(): Connectors {
  let known = new Map<string, Connector>();
  const shared = new Map<string, Shared>();

  function make(config: ConnConfig, own: Map<string, Shared>): Connector {
    const expanded = expandConnector(config);
    return createConnector({
      expanded,
      loadDriver: () => loadDriver(expanded.settings.type.type),
      share<T extends Shared>(id: string, create: () => T): T {
        // One id is of one driver, which makes one kind of thing for it.
        const there = own.get(id) as T | undefined;
        const one = there ?? create();
        own.set(id, one);
        return one;
      },
    });
  }
  async function close(): Promise<void> {
    const all: Shared[] = [...known.values(), ...shared.values()];
    shared.clear();
    await Promise.all(all.map(farewell));
  }

  return {
    async open(configs) {
      const opened = new Map(configs.map((config) => [config.cname, make(config, shared)]));
      await close();
      known = opened;
    },
    get(cname) {
      const connector = known.get(cname);
      if (!connector) throw new CodedError('connect.unknown-connector', { cname });
      return connector;
    },
    alone(config) {
      const own = new Map<string, Shared>();
      const connector = make(config, own);
      return {
        ...connector,
        async close() {
          await connector.close();
          await Promise.all([...own.values()].map(farewell));
        },
      };
    },
    close,
  };
}
