import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CodedError } from '../../core/errors/coded-error.ts';
import { samplesPathOf } from '../../core/project/samples-path.ts';
import type { ReadFolder } from './read-folder.ts';

/** The flow that a run means: the one named, else the only enabled one. */
export function chooseFlow({ model }: ReadFolder, folder: string, name: string | undefined): string {
  const names = model.flows.map((flow) => flow.name);
  if (name !== undefined) {
    if (names.includes(name)) return name;
    throw new CodedError('cli.unknown-flow', { flow: name, folder, flows: names.join(', ') });
  }
  const enabled = model.flows.filter((flow) => flow.config.status !== 0).map((flow) => flow.name);
  const [only] = enabled;
  if (only === undefined) throw new CodedError('cli.no-flow', { folder });
  if (enabled.length > 1) throw new CodedError('cli.which-flow', { folder, flows: enabled.join(', ') });
  return only;
}

/** The absolute path of the file with the rows: the one named, else the flow's samples; `-` stays what it is. */
export function chooseRows({ root, model }: ReadFolder, flow: string, rows: string | undefined): string {
  if (rows === '-') return rows;
  if (rows !== undefined) {
    if (!existsSync(rows)) throw new CodedError('cli.rows-missing', { file: rows });
    return resolve(rows);
  }
  const file = samplesPathOf(model, flow);
  if (!existsSync(join(root, file))) throw new CodedError('cli.no-rows', { flow, file });
  return join(root, file);
}
