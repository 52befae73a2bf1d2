import { type ConfigEdit, editConfig } from '../../config/edit/edit-config.ts';
import { CodedError } from '../../errors/coded-error.ts';
import { type ConnEntry, type FlowEntry, type FuncEntry, projectModel } from '../model.ts';
import { type Project, withFile } from '../project.ts';

/** Told the path of each file that had to be printed afresh, since an edit in place would have meant something else. */
export type OnReprinted = (path: string) => void;

/** Edits one config file in place. Throws `project.file-not-found`, and what `editConfig` throws. */
export function editConfigFile(
  project: Project,
  path: string,
  edits: readonly ConfigEdit[],
  onReprinted?: OnReprinted,
): Project {
  if (edits.length === 0) return project;
  const file = project.files.get(path);
  if (!file) throw new CodedError('project.file-not-found', { path }, { file: path });
  const { text, reprinted } = editConfig(file.text, edits);
  if (reprinted) onReprinted?.(path);
  return withFile(project, path, text);
}

export function requireFlow(project: Project, name: string): FlowEntry {
  const entry = projectModel(project).flow(name);
  if (!entry) throw new CodedError('project.flow-not-found', { name });
  return entry;
}

export function requireFunction(project: Project, name: string): FuncEntry {
  const entry = projectModel(project).func(name);
  if (!entry) throw new CodedError('project.function-not-found', { name });
  return entry;
}

export function requireConnector(project: Project, name: string): ConnEntry {
  const entry = projectModel(project).connector(name);
  if (!entry) throw new CodedError('project.connector-not-found', { name });
  return entry;
}
