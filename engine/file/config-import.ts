import type { ConnConfig, FuncConfig } from '../../core/config/types.ts';
import { CodedError, type SourcePlace } from '../../core/errors/coded-error.ts';
import { KisFlow } from '../flow/kis-flow.ts';
import { addConnConfig } from '../function/kis-function.ts';
import { KisPanic } from '../kis/kis-error.ts';
import type { Pool } from '../pool/pool.ts';
import { type AllConfig, addConfigFile, emptyConfig, type PlacedConfig } from './all-config.ts';
import { type ConfigText, walkYaml } from './walk-yaml.ts';

/** Imports every YAML file below a folder into a pool (ConfigImportYaml of file/config_import.go). See `importConfig`. */
export function importFolder(folder: string, pool: Pool): Promise<void> {
  return importConfig(walkYaml(folder), pool);
}

/**
 * Imports config files into a pool: every enabled flow is built with its functions and connectors, whose inits run. The functions' code may
 * be registered later. Rejects with a CodedError that names file, line and column for what KisFlow refuses, a KisPanic for
 * what would end its process. Flows built before an error stay in the pool, in the order of the files (trap 22).
 */
export async function importConfig(
  files: Iterable<ConfigText>,
  pool: Pool,
  options: { serveMetrics?: boolean } = {},
): Promise<void> {
  const all = emptyConfig();
  for (const file of files) {
    const global = addConfigFile(all, file);
    if (global === undefined) continue;
    try {
      await pool.configureMetrics(global, { serve: options.serveMetrics ?? true });
    } catch (thrown) {
      throw placed(thrown, { file: file.path });
    }
  }
  for (const name of all.flows.keys()) await buildFlow(all, name, pool);
}

async function buildFlow(all: AllConfig, name: string, pool: Pool): Promise<void> {
  const source = all.flows.get(name);
  if (source === undefined) return;
  const flow = new KisFlow(source.config, pool);
  for (const [index, { fname, params }] of source.config.flows.entries()) {
    const func = all.funcs.get(fname);
    if (func === undefined)
      throw new CodedError(
        'import.func-missing',
        { flow: name, name: fname },
        source.placeOf(['flows', index, 'fname']),
      );
    const conn = connectorOf(all, func);
    if (conn !== undefined) addConnConfig(func.config, conn.config);
    try {
      flow.append(func.config, params, conn?.config);
      await flow.ready();
    } catch (thrown) {
      throw placed(thrown, causeOf(thrown, func, conn));
    }
  }
  try {
    pool.addFlow(name, flow);
  } catch (thrown) {
    throw placed(thrown, source.placeOf(['flow_name']));
  }
}

function connectorOf(all: AllConfig, func: PlacedConfig<FuncConfig>): PlacedConfig<ConnConfig> | undefined {
  const { cname } = func.config.option;
  if (cname === '') return undefined;
  const conn = all.conns.get(cname);
  if (conn === undefined)
    throw new CodedError(
      'import.conn-missing',
      { fname: func.config.fname, name: cname },
      func.placeOf(['option', 'cname']),
    );
  return conn;
}

/** The value to blame for a function that cannot be appended: its mode, or its connector's name. */
function causeOf(
  thrown: unknown,
  func: PlacedConfig<FuncConfig>,
  conn: PlacedConfig<ConnConfig> | undefined,
): SourcePlace {
  if (thrown instanceof CodedError && thrown.code === 'import.bad-mode') return func.placeOf(['fmode']);
  return conn?.placeOf(['cname']) ?? func.placeOf(['option', 'cname']);
}

/** The error with its place in a config file. */
function placed(thrown: unknown, place: SourcePlace): unknown {
  if (!(thrown instanceof CodedError)) return thrown;
  const { code, params } = thrown.data;
  return thrown instanceof KisPanic
    ? new KisPanic(code, params, place, thrown.cause)
    : new CodedError(code, params, place, thrown.cause);
}
