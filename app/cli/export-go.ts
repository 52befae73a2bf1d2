import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CodedError } from '../../core/errors/coded-error.ts';
import { exportGo } from '../../core/golang/export-go.ts';
import { refused } from '../../core/golang/refusals.ts';
import { visibleLine } from '../../core/text/visible-text.ts';
import { type ExportPlan, planExport } from '../host/golang/export-again.ts';
import { uncommittedFiles } from '../host/golang/git-changes.ts';
import { readSampleStore } from '../host/golang/sample-store.ts';
import { exportClash, realPathSoFar } from '../host/project/export-target.ts';
import { layoutOf } from '../host/project/project-files.ts';
import type { ReadFolder } from './read-folder.ts';
import type { Terminal } from './terminal.ts';
import { toWriteError } from './write-error.ts';
import { writeFiles } from './write-files.ts';

export interface GoExportOptions {
  readonly package?: string | undefined;
  readonly module?: string | undefined;
  /** Whether the connectors' rows are those of the sample store, in files. */
  readonly store: boolean;
  readonly force: boolean;
  /** Whether merges that were shown are accepted. */
  readonly merge: boolean;
}

/** Writes a project as a Go module, all of it or nothing; gives how many of its files were written. */
export async function writeGo(
  terminal: Terminal,
  { root, project, model }: ReadFolder,
  to: string,
  { package: name, module, store, force, merge }: GoExportOptions,
): Promise<number> {
  const path = modulePath(module ?? `example.com/${projectWord(project.name)}`);
  const cnames = model.connectors.map((connector) => connector.name);
  const files = exportGo(project, {
    module: path,
    package: name === undefined ? undefined : packageName(name),
    store: store ? await readSampleStore(root, cnames) : undefined,
  });
  const target = await realPathSoFar(resolve(to));
  const textOf = async (file: string) => project.files.get(file)?.text ?? null;
  const clash = await exportClash({ root, layout: await layoutOf(root) }, target, files, textOf);
  if (clash !== null) throw new CodedError('cli.export-into-project', { to, folder: root });
  const plan = await planExport(resolve(to), files, force).catch((thrown: unknown) => {
    throw toWriteError(thrown, to);
  });
  if (!force)
    await refuseChanges(plan, to, new Set(files.filter(({ isYours }) => isYours).map((file) => file.path)));
  const merged = accepted(terminal, plan, to, merge);
  await writeFiles([...plan.write, ...merged], to);
  for (const old of plan.remove) await rm(join(resolve(to), ...old.split('/')), { force: true });
  return plan.changed + merged.length + plan.remove.length;
}

/** What a person has in the folder that could be lost, or that is none of an export's: nothing is written then. */
async function refuseChanges(plan: ExportPlan, to: string, yours: ReadonlySet<string>): Promise<void> {
  const [foreign] = plan.foreign;
  const changed = new Set([...plan.foreign, ...plan.own]);
  const uncommitted = (await uncommittedFiles(resolve(to))).find(
    (path) => !yours.has(path) && (plan.isFirst || changed.has(path)),
  );
  if (uncommitted !== undefined) throw refused('uncommitted', { file: join(to, uncommitted) });
  if (foreign !== undefined) throw refused('foreign', { file: join(to, foreign) });
}

/** Shows what a merge makes of files that a person changed; gives them when that is accepted. */
function accepted(
  terminal: Terminal,
  { merged }: ExportPlan,
  to: string,
  isAccepted: boolean,
): readonly { path: string; text: string }[] {
  const conflict = merged.find(({ conflicts }) => conflicts > 0);
  if (conflict !== undefined) {
    const { path, conflicts } = conflict;
    throw refused('conflict', { file: join(to, path), count: conflicts });
  }
  const [first] = merged;
  if (isAccepted || first === undefined) return merged;
  for (const { path, difference } of merged)
    terminal.print([join(to, path), ...difference].map(visibleLine).join('\n'));
  throw refused('merge', { file: join(to, first.path), count: merged.length });
}

function projectWord(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'flows'
  );
}

function modulePath(value: string): string {
  if (/^[A-Za-z0-9_~][\w.~-]*(?:\/[A-Za-z0-9_~][\w.~-]*)*$/.test(value)) return value;
  throw refused('bad-module', { value });
}

const goWords: ReadonlySet<string> = new Set(
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var main'.split(
    ' ',
  ),
);

function packageName(value: string): string {
  if (/^[a-z][a-z0-9]*$/.test(value) && !goWords.has(value)) return value;
  throw refused('bad-package', { value });
}
