import { readFile, rm } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import type { ResultOf } from '../../../core/contract/contract.ts';
import type { HostContract } from '../../../core/contract/host-contract.ts';
import { CodedError } from '../../../core/errors/coded-error.ts';
import { wordedError } from '../../../core/errors/worded-error.ts';
import { exportRefusals } from '../../../core/lint/export-refusals.ts';
import { createProject, type Project } from '../../../core/project/project.ts';
import type { HostParams } from '../host-params.ts';
import { toFileError } from '../project/file-error.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { checkRelativePath } from '../project/project-path.ts';
import { readProject } from '../project/read-project.ts';
import { rareError } from '../rare-errors.ts';
import { type PlannedGoExport, planGoExport } from './go-export.ts';
import { basePath, manifestPath } from './manifest.ts';

type Wish = HostParams<'export.go'>;
type ShownFile = ResultOf<HostContract, 'export.go'>['files'][number];
type WriteFiles = (files: readonly { path: string; text: string }[]) => Promise<void>;

/** An export to Go for a window: what it would do, and, where that is wanted and nothing stands in the way, all of it. */
export async function exportGoFor(
  folder: ProjectFolder,
  wish: Wish,
  write: WriteFiles,
): Promise<ResultOf<HostContract, 'export.go'>> {
  if (!isAbsolute(wish.folder)) throw new CodedError('host.not-absolute', { path: wish.folder });
  const { root } = folder;
  const project = await projectNow(folder, wish.overlay);
  const count = exportRefusals(project).length;
  if (count > 0) throw hasErrors(count);
  const toError = (thrown: unknown) => toFileError(thrown, wish.folder);
  const asked = {
    ...wish,
    to: wish.folder,
    module: wish.module || undefined,
    package: wish.package ?? undefined,
  };
  const planned = await planGoExport(root, project, asked, toError);
  if (planned.isOwnFolder) throw rareError('host.export-into-project', { to: wish.folder, folder: root });
  const files = await shownFiles(planned, wish.folder);
  const { plan, refusal } = planned;
  const mayWrite = refusal === undefined && (wish.merge || plan.merged.length === 0);
  if (!wish.write || !mayWrite)
    return { files, refusal: refusal === undefined ? null : { ...refusal.data }, written: null };
  await write([...plan.write, ...plan.merged]);
  for (const old of plan.remove) await rm(join(wish.folder, ...old.split('/')), { force: true });
  return { files, refusal: null, written: plan.changed + plan.merged.length + plan.remove.length };
}

/** The project as the window has it: what is on the disk, with the unsaved edits laid over. */
async function projectNow({ root, layout }: ProjectFolder, overlay: Wish['overlay']): Promise<Project> {
  const { files, largeFiles } = await readProject(root, layout);
  const texts = new Map([
    ...largeFiles.map(({ path }) => [path, ''] as const),
    ...files.map(({ path, text }) => [path, text] as const),
  ]);
  for (const { path, text } of overlay) {
    checkRelativePath(path);
    if (text === null) texts.delete(path);
    else texts.set(path, text);
  }
  return createProject(
    basename(root),
    [...texts].map(([path, text]) => ({ path, text })),
  );
}

/** Every file of the export, and those that it would take away or meets, with what becomes of each. */
async function shownFiles({ files, plan }: PlannedGoExport, to: string): Promise<ShownFile[]> {
  const written = new Map(plan.write.map(({ path, text }) => [path, text]));
  const merged = new Map(plan.merged.map((file) => [file.path, file]));
  const foreign = new Set(plan.foreign);
  const shown = await Promise.all(
    files.map(async ({ path, isYours }): Promise<ShownFile> => {
      const before = await readFile(join(to, ...path.split('/')), 'utf8').catch(() => null);
      const merge = merged.get(path);
      if (merge)
        return { path, state: merge.conflicts > 0 ? 'conflict' : 'merged', before, after: merge.text };
      const after = written.get(path) ?? null;
      if (foreign.has(path)) return { path, state: 'foreign', before: null, after: null };
      if (after === null) return { path, state: isYours ? 'yours' : 'same', before: null, after: null };
      return { path, state: before === null ? 'new' : 'changed', before, after };
    }),
  );
  const known = new Set(shown.map(({ path }) => path));
  const gone = plan.remove.filter((path) => !path.startsWith(basePath('')) && path !== manifestPath);
  const others = plan.foreign.filter((path) => !known.has(path));
  const nothing = { before: null, after: null };
  return [
    ...shown,
    ...gone.map((path): ShownFile => ({ path, state: 'removed', ...nothing })),
    ...others.map((path): ShownFile => ({ path, state: 'foreign', ...nothing })),
  ];
}

function hasErrors(count: number): CodedError {
  return wordedError(
    'golang.refused',
    {
      en: {
        message: 'the project has errors ({count}) with which KisFlow refuses it',
        help: 'Nothing was written. The problems say what they are.',
      },
      'zh-CN': {
        message: '项目有 {count} 个会使 KisFlow 拒绝它的错误',
        help: '未写入任何文件。详见“问题”。',
      },
    },
    { count },
  );
}
