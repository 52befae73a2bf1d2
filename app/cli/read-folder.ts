import { basename } from 'node:path';
import { CodedError, fromErrorData } from '../../core/errors/coded-error.ts';
import { type ProjectModel, projectModel } from '../../core/project/model.ts';
import { createProject, type Project } from '../../core/project/project.ts';
import { layoutOf } from '../host/project/project-files.ts';
import { realFolder } from '../host/project/project-folders.ts';
import { readProject } from '../host/project/read-project.ts';

export interface ReadFolder {
  /** The real path of the folder. */
  root: string;
  project: Project;
  model: ProjectModel;
}

/**
 * Reads a project's folder as a whole; of a sample file that is large, the name. Throws when the folder or one of its
 * files can't be read, or when there is no config in it.
 */
export async function readFolder(path: string): Promise<ReadFolder> {
  const root = await realFolder(path);
  const contents = await readProject(root, await layoutOf(root));
  for (const { error } of contents.unreadable) throw fromErrorData(error);
  const largeFiles = contents.largeFiles.map((file) => ({ path: file.path, text: '' }));
  const project = createProject(basename(root), [...contents.files, ...largeFiles]);
  const model = projectModel(project);
  const configs = model.flows.length + model.functions.length + model.connectors.length;
  if (configs + model.globals.length + model.broken.length === 0)
    throw new CodedError('cli.no-config', { folder: path });
  return { root, project, model };
}
