import { printConfig } from '../../core/config/print.ts';
import type { ConfigFile } from '../../core/config/types.ts';
import { CodedError } from '../../core/errors/coded-error.ts';
import type { Flow } from '../kis/flow.ts';
import { KisPanic, thrownText } from '../kis/kis-error.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Writes a flow's config, its functions' and their connectors', byte for byte as KisFlow does (file/config_export.go):
 * `flow-<flow_name>.yaml`, `func-<fname>.yaml`, `conn-<cname>.yaml`. As in KisFlow, `savePath` is a prefix and no folder: end it with
 * a separator. Throws `export.write-error`; each file is the whole new one or the whole old one, and
 * those written before stay.
 */
export function configExportYaml(flow: Flow, savePath: string): void {
  const config = flow.getConfig();
  write(`${savePath}flow-${flow.getName()}.yaml`, { kind: 'flow', config });
  for (const { fname } of config.flows) {
    const func = flow.getFuncConfigByName(fname);
    if (func === undefined) throw new KisPanic('import.func-missing', { flow: flow.getName(), name: fname });
    write(`${savePath}func-${fname}.yaml`, { kind: 'func', config: func });
    const conn = flow.getConnConfigByName(fname);
    if (conn !== undefined) write(`${savePath}conn-${conn.cname}.yaml`, { kind: 'conn', config: conn });
  }
}

function write(path: string, file: ConfigFile): void {
  try {
    writeWhole(path, printConfig(file));
  } catch (thrown) {
    throw new CodedError('export.write-error', { path, detail: thrownText(thrown) }, {}, thrown);
  }
}
