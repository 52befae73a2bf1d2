import { type ConfigEdit, editConfig } from '../../config/edit/edit-config.ts';
import { CodedError } from '../../errors/coded-error.ts';
import { type ConnEntry, type FlowEntry, type FuncEntry, projectModel } from '../model.ts';
import { type Project, withFile, withReprinted } from '../project.ts';

/**
 * Edits one config file in place; where that can't be, the project that comes out names the file among its `reprints`.
 * Throws `project.file-not-found`, and what `editConfig` throws.
 */
export function editConfigFile(project: Project, path: string, edits: readonly ConfigEdit[]): Project {
  if (edits.length === 0) return project;
  const file = project.files.get(path);
  if (!file) throw new CodedError('project.file-not-found', { path }, { file: path });
  const { text, reprinted } = editConfig(file.text, edits);
  return reprinted ? withReprinted(project, path, text) : withFile(project, path, text);
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
