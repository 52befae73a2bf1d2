import { basename } from 'node:path';
import { CodedError, fromErrorData } from '../../core/errors/coded-error.ts';
import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import { createProject, type Project } from '../../core/project/project.ts';
import { layoutOf } from '../host/project/project-files.ts';
import { type FileFailure, readProject } from '../host/project/read-project.ts';
import { realFolder } from '../host/project/real-folder.ts';

export interface ReadFolder {
  /** The real path of the folder. */
  root: string;
  project: Project;
  model: ProjectModel;
  /** Files that are not in `project`, each with why. */
  unreadable: readonly FileFailure[];
}

/**
 * Reads a project's folder as a whole; of a sample file that is large, the name. Throws when the folder can't be read, or
 * when there is neither config in it nor a `conf/`, as a new, empty project has.
 */
export async function inspectFolder(path: string): Promise<ReadFolder> {
  const root = await realFolder(path);
  const layout = await layoutOf(root);
  const { files, largeFiles, unreadable } = await readProject(root, layout);
  const project = createProject(basename(root), [
    ...files,
    ...largeFiles.map((file) => ({ path: file.path, text: '' })),
  ]);
  const model = projectModel(project);
  const configs = model.flows.length + model.functions.length + model.connectors.length;
  const isEmpty = configs + model.globals.length + model.broken.length + unreadable.length === 0;
  if (isEmpty && layout === 'loose') throw new CodedError('cli.no-config', { folder: path });
  return { root, project, model, unreadable };
}

/**
 * The same, and throws when one of the files can't be read. A folder that is named as a file stops KisFlow's import, as
 * other errors that `check` tells; here nothing is missing for it.
 */
export async function readFolder(path: string): Promise<ReadFolder> {
  const read = await inspectFolder(path);
  for (const failure of read.unreadable) if (lacksSomething(failure)) throw fromErrorData(failure.error);
  return read;
}

/** Whether something of the project is missing for it: not so where KisFlow enters no folder either. */
export function lacksSomething({ error }: FileFailure): boolean {
  return error.code !== 'host.folder-named-as-file' && error.code !== 'host.link-folder';
}
