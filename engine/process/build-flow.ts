import type { ConfigPath } from '../../core/config/types.ts';
import { CodedError, fromErrorData, type SourcePlace } from '../../core/errors/coded-error.ts';
import type { ConfigEntry, FlowEntry, ProjectModel } from '../../core/project/model.ts';
import { KisFlow } from '../flow/kis-flow.ts';
import { addConnConfig } from '../function/kis-function.ts';
import type { Pool } from '../pool/pool.ts';

/** The flow of that name; throws `process.unknown-flow`, or what is wrong with a file that may hold it. */
export function findFlow(model: ProjectModel, name: string): FlowEntry {
  const entry = model.flow(name);
  if (entry) return entry;
  refuseBroken(model);
  const flows = model.flows.map((flow) => flow.name).join(', ') || '—';
  throw new CodedError('process.unknown-flow', { flow: name, flows });
}

/**
 * Builds one flow as KisFlow's import does (file/config_import.go), from the files it needs: another flow's unfinished
 * files do no harm here. Coded errors name file and line.
 */
export async function buildFlow(pool: Pool, model: ProjectModel, entry: FlowEntry): Promise<KisFlow> {
  const flow = new KisFlow(structuredClone(entry.config), pool);
  for (const [index, { fname, params }] of entry.config.flows.entries()) {
    const func = model.func(fname);
    if (!func) {
      refuseBroken(model);
      throw new CodedError(
        'import.func-missing',
        { flow: entry.name, name: fname },
        placeOf(entry, ['flows', index, 'fname']),
      );
    }
    const config = structuredClone(func.config);
    const { cname } = config.option;
    const conn = cname === '' ? undefined : model.connector(cname);
    if (cname !== '' && !conn) {
      refuseBroken(model);
      throw new CodedError('import.conn-missing', { fname, name: cname }, placeOf(func, ['option', 'cname']));
    }
    const connConfig = conn && structuredClone(conn.config);
    if (connConfig) addConnConfig(config, connConfig);
    withPlace(placeOf(func, ['fmode']), () => flow.append(config, structuredClone(params), connConfig));
  }
  await flow.ready();
  return flow;
}

/** What is missing may stand in a file that can't be read: that is what has to be mended. */
function refuseBroken({ broken: [broken] }: ProjectModel): void {
  if (broken === undefined) return;
  const { code, params, range } = broken.problem;
  throw fromErrorData({ code, params, file: broken.path, line: range.line, column: range.column });
}

/** Where a value of a config file is. */
export function placeOf(entry: ConfigEntry, path: ConfigPath): SourcePlace {
  const range = entry.document.rangeOf(path) ?? entry.document.rangeOf([]);
  return { file: entry.path, line: range?.line, column: range?.column };
}

function withPlace(place: SourcePlace, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof CodedError && thrown.code === 'import.bad-mode')
      throw new CodedError(thrown.code, thrown.data.params, place, thrown);
    throw thrown;
  }
}
