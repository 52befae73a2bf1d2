import { type ConfigEdit, editConfig } from '../../config/edit/edit-config.ts';
import type { FuncConfig } from '../../config/types.ts';
import { CodedError } from '../../errors/coded-error.ts';
import { followedScaffold } from '../first-code.ts';
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
  const edited = reprinted ? withReprinted(project, path, text) : withFile(project, path, text);
  return withFollowedCode(project, edited, path);
}

/**
 * Sets a config file's text as somebody typed it. While it can't be read, `lastRead` is what it last meant: a function's first
 * code follows it from there.
 */
export function setConfigText(project: Project, path: string, text: string, lastRead?: FuncConfig): Project {
  return withFollowedCode(project, withFile(project, path, text), path, lastRead);
}

/** First code that nobody touched follows what its function's configuration gives it: see `followedScaffold`. */
function withFollowedCode(before: Project, after: Project, path: string, lastRead?: FuncConfig): Project {
  const was = projectModel(before).functions.find((entry) => entry.path === path)?.config ?? lastRead;
  if (!was) return after;
  const is = projectModel(after).functions.find((entry) => entry.path === path);
  const code = projectModel(after).codeFile('functions', was.fname);
  if (!is || !code) return after;
  const text = followedScaffold(was, is.config, code.text);
  return text === code.text ? after : withFile(after, code.path, text);
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
