import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConnectorCallback, ConnectorModule } from '../kis/connector-callback.ts';
import type { Pool } from '../pool/pool.ts';

/** What the replay wants to know of a connector's use. */
export interface ConnectorWitness {
  initCalled(cname: string): void;
  /** A callback is called; answers what to tell about its end. */
  callbackCalled(call: { connector: string; function: string; mode: string; args: unknown }): {
    returned(result: unknown): void;
    threw(error: unknown): void;
  };
}

/** Registers the case's functions and connectors. A case without a file for one has it not registered. */
export async function registerModules(folder: string, pool: Pool, witness: ConnectorWitness): Promise<void> {
  for (const [name, exported] of await defaultExports(join(folder, 'functions'))) {
    if (typeof exported !== 'function') throw new Error(`functions/${name}.js exports no function`);
    pool.faas(name, (ctx, flow, rows) => exported(ctx, flow, rows));
  }
  for (const [name, exported] of await defaultExports(join(folder, 'connectors'))) {
    if (!isConnectorModule(exported)) throw new Error(`connectors/${name}.js exports no connector`);
    pool.connector(name, witnessed(exported, witness));
  }
}

async function defaultExports(folder: string): Promise<[string, unknown][]> {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => /\.m?js$/.test(file));
  const modules = await Promise.all(
    files.map(async (file): Promise<[string, object]> => {
      return [file.replace(/\.m?js$/, ''), await import(pathToFileURL(join(folder, file)).href)];
    }),
  );
  // A module without a default export is one that the others import.
  return modules.flatMap(([name, module]): [string, unknown][] =>
    'default' in module ? [[name, module.default]] : [],
  );
}

function isConnectorModule(value: unknown): value is ConnectorModule {
  return typeof value === 'object' && value !== null;
}

function witnessed(module: ConnectorModule, witness: ConnectorWitness): ConnectorModule {
  return {
    init(conn) {
      witness.initCalled(conn.name);
      return module.init?.(conn);
    },
    ...(module.save && { save: witnessedCallback(module.save.bind(module), witness) }),
    ...(module.load && { load: witnessedCallback(module.load.bind(module), witness) }),
  };
}

function witnessedCallback(callback: ConnectorCallback, witness: ConnectorWitness): ConnectorCallback {
  return async (ctx, conn, fn, flow, args) => {
    const told = witness.callbackCalled({ connector: conn.name, function: fn.name, mode: fn.mode, args });
    try {
      const result = await callback(ctx, conn, fn, flow, args);
      told.returned(result);
      return result;
    } catch (thrown) {
      told.threw(thrown);
      throw thrown;
    }
  };
}
