import { CodedError } from '../../core/errors/coded-error.ts';
import type { ProjectModel } from '../../core/project/model.ts';
import { loadConnector, loadFunction } from '../faas/load-functions.ts';
import type { UserCode } from '../faas/user-code.ts';
import type { RowOrigins } from '../flow/row-origins.ts';
import type { Connector } from '../kis/connector.ts';
import type { ConnectorCallback, ConnectorInit } from '../kis/connector-callback.ts';
import type { FunctionBody } from '../kis/function.ts';
import type { Pool } from '../pool/pool.ts';
import type { BuiltinFunctions } from './builtin-functions.ts';
import type { LogBox } from './log-box.ts';
import type { RunStore } from './store-client.ts';

/**
 * Registers the code of these functions: that of their file, else of the built-in that their YAML names. A function with neither
 * stays unregistered: KisFlow fails when it is reached.
 */
export async function registerFunctions(
  pool: Pool,
  model: ProjectModel,
  code: UserCode,
  builtins: BuiltinFunctions,
  fnames: Iterable<string>,
): Promise<void> {
  for (const fname of new Set(fnames)) {
    const file = model.codeFile('functions', fname);
    const body = file ? ((await loadFunction(code, fname, file)) as FunctionBody) : builtins.bodyOf(fname);
    if (body) pool.faas(fname, body);
  }
}

/** Registers these connectors: what their file exports, and the embedded store for what it does not. */
export async function registerConnectors(
  pool: Pool,
  model: ProjectModel,
  code: UserCode,
  store: RunStore,
  cnames: Iterable<string>,
): Promise<void> {
  for (const cname of cnames) {
    const file = model.codeFile('connectors', cname);
    const own = file ? await loadConnector(code, cname, file) : {};
    pool.connector(cname, {
      init: (own.init as ConnectorInit | undefined) ?? (() => undefined),
      save:
        (own.save as ConnectorCallback | undefined) ??
        ((_ctx, conn, _fn, _flow, args) => store.save(settings(conn), args)),
      load:
        (own.load as ConnectorCallback | undefined) ??
        ((_ctx, conn, _fn, _flow, args) => store.load(settings(conn), args)),
    });
  }
}

/** Which connectors' rows get ids, and what makes these. */
interface RowIds {
  readonly origins: RowOrigins | undefined;
  readonly identified: readonly string[];
}

/** Registers these connectors for real storage: their code is not used, and where there is some the log says so. */
export function registerRealStorage(
  pool: Pool,
  model: ProjectModel,
  logs: Pick<LogBox, 'add'>,
  store: RunStore,
  cnames: Iterable<string>,
  { origins, identified }: RowIds = { origins: undefined, identified: [] },
): void {
  for (const cname of cnames) {
    const file = model.codeFile('connectors', cname);
    const own = identified.includes(cname) ? origins : undefined;
    if (file) {
      const unused = new CodedError('connect.code-unused', { cname, path: file.path });
      logs.add('warn', [unused.message], undefined, unused);
    }
    pool.connector(cname, {
      init: () => undefined,
      save: (_ctx, conn, _fn, _flow, args) => store.save(settings(conn), args, own?.ids(conn.config, args)),
      load: (_ctx, conn, _fn, _flow, args) => store.load(settings(conn), args),
    });
  }
}

function settings(conn: Connector) {
  return { kistype: 'conn', ...conn.config };
}
