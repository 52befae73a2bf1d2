import { join, resolve } from 'node:path';
import type { CodedError } from '../../../core/errors/coded-error.ts';
import { exportGo, type GoFile } from '../../../core/golang/export-go.ts';
import { refused } from '../../../core/golang/refusals.ts';
import { projectModel } from '../../../core/project/model.ts';
import type { Project } from '../../../core/project/project.ts';
import { exportClash, realPathSoFar } from '../project/export-target.ts';
import { layoutOf } from '../project/project-files.ts';
import { type ExportPlan, planExport } from './export-again.ts';
import { uncommittedFiles } from './git-changes.ts';
import { readSampleStore } from './sample-store.ts';

/** What a person wants of an export to Go. */
export interface GoExportWish {
  /** The folder to write to. */
  readonly to: string;
  /** Undefined: one that is made of the project's name. */
  readonly module?: string | undefined;
  /** A package to import instead of a command. */
  readonly package?: string | undefined;
  /** Whether the connectors' rows are those of the sample store, in files. */
  readonly store: boolean;
  /** Whether what a person changed, and what is foreign, is written over. */
  readonly force: boolean;
}

/** An export of a project to Go, before anything is written. */
export interface PlannedGoExport {
  readonly files: readonly GoFile[];
  readonly plan: ExportPlan;
  /** Whether the folder is the project's own: an export there would define everything twice, or lie among its files. */
  readonly isOwnFolder: boolean;
  /** What stands in the way of writing it; merges are none. */
  readonly refusal: CodedError | undefined;
}

/** Works out what an export would do. Throws `golang.refused` for what Go can't have, and what `toError` makes of the disk's troubles. */
export async function planGoExport(
  root: string,
  project: Project,
  wish: GoExportWish,
  toError: (thrown: unknown) => Error,
): Promise<PlannedGoExport> {
  const to = resolve(wish.to);
  const cnames = projectModel(project).connectors.map(({ name }) => name);
  const files = exportGo(project, {
    module: modulePath(wish.module ?? `example.com/${projectWord(project.name)}`),
    package: wish.package === undefined ? undefined : packageName(wish.package),
    store: wish.store ? await readSampleStore(root, cnames) : undefined,
  });
  const textOf = async (file: string) => project.files.get(file)?.text ?? null;
  const target = await realPathSoFar(to);
  const clash = await exportClash({ root, layout: await layoutOf(root) }, target, files, textOf);
  const plan = await planExport(to, files, wish.force).catch((thrown: unknown) => {
    throw toError(thrown);
  });
  const yours = new Set(files.filter(({ isYours }) => isYours).map((file) => file.path));
  const refusal = wish.force ? undefined : await refusalOf(plan, wish.to, yours);
  return { files, plan, isOwnFolder: clash !== null, refusal: refusal ?? conflictOf(plan, wish.to) };
}

/** What a person has in the folder that could be lost, or that is none of an export's. */
async function refusalOf(
  plan: ExportPlan,
  to: string,
  yours: ReadonlySet<string>,
): Promise<CodedError | undefined> {
  const [foreign] = plan.foreign;
  const changed = new Set([...plan.foreign, ...plan.own]);
  const uncommitted = (await uncommittedFiles(resolve(to))).find(
    (path) => !yours.has(path) && (plan.isFirst || changed.has(path)),
  );
  if (uncommitted !== undefined) return refused('uncommitted', { file: join(to, uncommitted) });
  return foreign === undefined ? undefined : refused('foreign', { file: join(to, foreign) });
}

/** Lines that a person and the export both changed: nobody but a person puts them together. */
function conflictOf({ merged }: ExportPlan, to: string): CodedError | undefined {
  const found = merged.find(({ conflicts }) => conflicts > 0);
  return found && refused('conflict', { file: join(to, found.path), count: found.conflicts });
}

/** `my-project` of My Project. */
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
