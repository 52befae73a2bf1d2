import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CodedError } from '../../core/errors/coded-error.ts';
import { refused } from '../../core/golang/refusals.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import type { ExportPlan } from '../host/golang/export-again.ts';
import { type GoExportWish, planGoExport } from '../host/golang/go-export.ts';
import type { ReadFolder } from './read-folder.ts';
import type { Terminal } from './terminal.ts';
import { toWriteError } from './write-error.ts';
import { writeFiles } from './write-files.ts';

export interface GoExportOptions extends Omit<GoExportWish, 'to'> {
  /** Whether merges that were shown are accepted. */
  readonly merge: boolean;
}

/** Writes a project as a Go module, all of it or nothing; gives how many of its files were written. */
export async function writeGo(
  terminal: Terminal,
  { root, project }: ReadFolder,
  to: string,
  options: GoExportOptions,
): Promise<number> {
  const toError = (thrown: unknown) => toWriteError(thrown, to);
  const { plan, isOwnFolder, refusal } = await planGoExport(root, project, { ...options, to }, toError);
  if (isOwnFolder) throw new CodedError('cli.export-into-project', { to, folder: root });
  if (refusal !== undefined) throw refusal;
  const merged = accepted(terminal, plan, to, options.merge);
  await writeFiles([...plan.write, ...merged], to);
  for (const old of plan.remove) await rm(join(resolve(to), ...old.split('/')), { force: true });
  return plan.changed + merged.length + plan.remove.length;
}

/** Shows what a merge makes of files that a person changed; gives them when that is accepted. */
function accepted(
  terminal: Terminal,
  { merged }: ExportPlan,
  to: string,
  isAccepted: boolean,
): readonly { path: string; text: string }[] {
  const [first] = merged;
  if (isAccepted || first === undefined) return merged;
  for (const { path, difference } of merged)
    terminal.print([join(to, path), ...difference].map(visibleLine).join('\n'));
  throw refused('merge', { file: join(to, first.path), count: merged.length });
}
